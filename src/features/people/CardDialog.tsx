import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { type CardFacts, correctCard, registerCard } from '../../data/cardsRegister'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import type { PersonCard } from '../../data/peopleRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'

interface Props {
  person: { id: string; name: string }
  /** The card to correct; left out: a new one. */
  card?: PersonCard
  dictionaries: Dictionaries
  onSaved(): Promise<void>
  onClose(): void
}

type Values = Omit<CardFacts, 'level'> & { level: string; reason: string }

/** Registers an old card of any issuer, or corrects what is on record of one. */
export function CardDialog({ person, card, dictionaries, onSaved, onClose }: Props) {
  const { t, language } = useTranslation()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form)
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const isSupervisor = dictionaries.cardKinds.find(({ code }) => code === kind)?.role === 'supervisor'
  const required = [{ required: true, message: t('errors.field_required') }]
  const date = [{ required: true, message: t('errors.card_date_missing') }]

  async function save({ reason, ...facts }: Values) {
    const wish = { ...facts, level: facts.level.trim() || null, occupations: facts.occupations ?? [] }
    const isSaved = await attempt(async () => {
      if (card) await correctCard(card, wish, reason)
      else await registerCard(person.id, wish)
      await onSaved()
    })
    if (isSaved) onClose()
  }

  return (
    <EditDialog
      title={
        card
          ? t('person.correctTitle', { number: card.number })
          : t('person.addCardTitle', { name: person.name })
      }
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={() => void onSaved()}
    >
      {!card && <p>{t('person.addCardHint')}</p>}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: card?.kind,
          issuer_code: card?.issuer_code,
          number: card?.number ?? '',
          level: card?.level ?? '',
          occupations: card?.occupations ?? [],
          valid_from: card?.valid_from,
          valid_to: card?.valid_to,
        }}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item name="kind" label={t('person.card.kind')} rules={required}>
          <FormSelect
            options={dictionaries.cardKinds
              .filter(({ is_active, code }) => is_active || code === card?.kind)
              .map((row) => ({ value: row.code, label: nameIn(language, row) }))}
          />
        </Form.Item>
        <Form.Item name="issuer_code" label={t('person.card.issuer')} rules={required}>
          <FormSelect
            showSearch
            optionFilterProp="label"
            options={dictionaries.issuers
              .filter((issuer) => !isSupervisor || issuer.kind === 'province')
              .map((row) => ({ value: row.code, label: nameIn(language, row) }))}
          />
        </Form.Item>
        <Form.Item name="number" label={t('person.card.number')} rules={required}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="level" label={`${t('person.card.level')}（${t('common.optional')}）`}>
          <Input maxLength={30} />
        </Form.Item>
        {!isSupervisor && (
          <Form.Item
            name="occupations"
            label={t('person.card.occupations')}
            extra={t('person.occupationsHint')}
            rules={[{ required: true, type: 'array', min: 1, message: t('errors.occupations_missing') }]}
          >
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
          </Form.Item>
        )}
        <Form.Item name="valid_from" label={t('person.card.validFrom')} rules={date}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="valid_to" label={t('person.card.validTo')} rules={date}>
          <DayPicker />
        </Form.Item>
        {card && (
          <Form.Item
            name="reason"
            label={t('ui.reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('errors.reason_missing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </EditDialog>
  )
}
