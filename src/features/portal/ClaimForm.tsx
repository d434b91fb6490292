import { Alert, App, Button, Flex, Form, Input, Typography, theme } from 'antd'
import { useState } from 'react'
import { toAppError } from '../../data/errors'
import { type ClaimAnswer, claimPerson } from '../../data/people'
import { normaliseIdentityNumber, parseIdentityNumber } from '../../domain/identityNumber'
import { normalisePersonName } from '../../domain/personName'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'

/** What a claim asks for, as it was typed. */
export interface Claimed {
  name: string
  idNumber: string
  cardNumber: string
}

interface Props {
  today: string
  /** What was typed before. */
  typed: Partial<Claimed>
  onDone(): void
  /** There is no record: what was typed goes along. */
  onRegister(typed: Partial<Claimed>): void
}

/** 认领: name, identity number and card number bind the login to its record; misses are counted and told. */
export function ClaimForm({ today, typed, onDone, onRegister }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { token } = theme.useToken()
  const { message } = App.useApp()
  const [form] = Form.useForm<Claimed>()
  const [isBusy, setIsBusy] = useState(false)
  const [answer, setAnswer] = useState<ClaimAnswer>()
  const [problem, setProblem] = useState<string>()

  async function claim({ name, idNumber, cardNumber }: Claimed) {
    setIsBusy(true)
    setAnswer(undefined)
    setProblem(undefined)
    try {
      const found = await claimPerson(
        normalisePersonName(name),
        normaliseIdentityNumber(idNumber),
        cardNumber.trim(),
      )
      if (found.outcome === 'claimed') {
        message.success(t('portal.claimed'))
        onDone()
      } else if (found.outcome === 'disputed') onDone()
      else setAnswer(found)
    } catch (error) {
      setProblem(errorSentence(toAppError(error), translation))
    } finally {
      setIsBusy(false)
    }
  }

  const isBlocked = answer?.outcome === 'blocked'
  return (
    <section
      aria-label={t('portal.claimTitle')}
      style={{
        maxWidth: 560,
        padding: 20,
        background: token.colorBgContainer,
        borderRadius: token.borderRadius,
      }}
    >
      <Typography.Title level={2} style={{ fontSize: 18, margin: '0 0 4px' }}>
        {t('portal.claimTitle')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('portal.claimText')}</Typography.Paragraph>
      {answer && <Outcome answer={answer} />}
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 12 }} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={typed}
        onFinish={claim}
        requiredMark={false}
        disabled={isBusy || isBlocked}
      >
        <Form.Item
          name="name"
          label={t('portal.name')}
          extra={t('portal.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('portal.nameRequired') }]}
        >
          <Input size="large" autoComplete="name" maxLength={60} />
        </Form.Item>
        <Form.Item name="idNumber" label={t('portal.idNumber')} rules={[idNumberRule(today, translation)]}>
          <Input size="large" autoComplete="off" inputMode="text" maxLength={30} />
        </Form.Item>
        <Form.Item
          name="cardNumber"
          label={t('portal.cardNumber')}
          rules={[{ required: true, whitespace: true, message: t('portal.cardRequired') }]}
        >
          <Input size="large" autoComplete="off" maxLength={30} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={isBusy}>
          {t('portal.claim')}
        </Button>
      </Form>
      <Flex justify="center" style={{ marginTop: 12 }}>
        <Button type="link" onClick={() => onRegister(form.getFieldsValue())}>
          {t('portal.notOnRecord')}
        </Button>
      </Flex>
    </section>
  )
}

function Outcome({ answer }: { answer: ClaimAnswer }) {
  const { t } = useTranslation()
  const sentence =
    answer.outcome === 'blocked'
      ? t('portal.blocked')
      : answer.outcome === 'kept'
        ? t('portal.keptClaim')
        : t('portal.noMatch', { left: answer.left ?? 0 })
  return <Alert type="warning" showIcon role="alert" message={sentence} style={{ marginBottom: 12 }} />
}

/** A rule of antd's form that says what is wrong with an identity number (GB 11643). */
export function idNumberRule(today: string, translation: ReturnType<typeof useTranslation>) {
  return {
    validator: (_: unknown, text?: string) => {
      const identity = parseIdentityNumber(text ?? '', today)
      return identity.ok
        ? Promise.resolve()
        : Promise.reject(new Error(errorSentence({ key: identity.key, values: {} }, translation)))
    },
  }
}
