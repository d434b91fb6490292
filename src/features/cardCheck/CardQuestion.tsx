import { Button, Form, Input } from 'antd'
import { useTranslation } from '../../i18n/useTranslation'

export interface CardName {
  number: string
  name: string
}

interface Props {
  isBusy: boolean
  initial?: CardName
  onAsk(card: CardName): void
}

/** Number and name, as on the face of the card. */
export function CardQuestion({ isBusy, initial, onAsk }: Props) {
  const { t } = useTranslation()
  return (
    <Form<CardName>
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={onAsk}
      disabled={isBusy}
    >
      <Form.Item
        name="number"
        label={t('cardCheck.number')}
        rules={[{ required: true, whitespace: true, message: t('cardCheck.numberMissing') }]}
      >
        <Input
          size="large"
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('cardCheck.name')}
        rules={[{ required: true, whitespace: true, message: t('cardCheck.nameMissing') }]}
      >
        <Input size="large" maxLength={60} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {t('cardCheck.check')}
      </Button>
    </Form>
  )
}
