import { Alert, App, Button, Form, Typography, theme } from 'antd'
import { useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import { toAppError } from '../../data/errors'
import { type NewPerson, type RegisterAnswer, registerPerson } from '../../data/people'
import { errorSentence } from '../../i18n/errorSentence'
import { type MessageKey, useTranslation } from '../../i18n/useTranslation'
import { newPersonOf, type Registered, RegisterFields } from './RegisterFields'

interface Props {
  dictionaries: Dictionaries
  /** The day in Shanghai. */
  today: string
  /** The unit that registers one of its people; left out where somebody registers oneself. */
  unit?: { id: string; name: string }
  /** What was typed for a claim that found nothing. */
  typed?: { name?: string; idNumber?: string; cardNumber?: string }
  onDone(): void
  onBack(): void
}

/** Fields of the call by the field of the screen, for errors that name one. */
const FIELD_OF: Readonly<Record<string, keyof Registered>> = {
  name: 'name',
  id_number: 'idNumber',
  phone: 'phone',
  institution_id: 'institution',
  kind: 'kind',
  issuer_code: 'issuer',
  number: 'number',
  valid_from: 'validFrom',
  valid_to: 'validTo',
  occupations: 'occupations',
}

/** Why nobody was registered. */
function sentenceOf({ outcome }: RegisterAnswer, isByUnit: boolean): MessageKey {
  if (outcome === 'blocked') return isByUnit ? 'portal.blockedUnit' : 'portal.blocked'
  if (outcome === 'banned') return 'errors.identity_banned'
  return isByUnit ? 'portal.knownByUnit' : 'portal.knownAlready'
}

/** Registers a person with a card: unverified until the unit confirms, or by the unit itself. */
export function RegisterForm({ dictionaries, today, unit, typed, onDone, onBack }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { token } = theme.useToken()
  const { message } = App.useApp()
  const [form] = Form.useForm<Registered>()
  const [isBusy, setIsBusy] = useState(false)
  const [answer, setAnswer] = useState<RegisterAnswer>()
  const [problem, setProblem] = useState<string>()

  async function register(entered: Registered) {
    setIsBusy(true)
    setAnswer(undefined)
    setProblem(undefined)
    try {
      const person: NewPerson = newPersonOf(entered, dictionaries)
      const found = await registerPerson(person, unit === undefined)
      if (found.outcome === 'registered') {
        message.success(unit ? t('portal.registeredByUnit') : t('portal.registered'))
        onDone()
      } else setAnswer(found)
    } catch (thrown) {
      const error = toAppError(thrown)
      const sentence = errorSentence(error, translation)
      const field = FIELD_OF[String(error.values.field)]
      if (field) form.setFields([{ name: field, errors: [sentence] }])
      else setProblem(sentence)
    } finally {
      setIsBusy(false)
    }
  }

  const isBlocked = answer?.outcome === 'blocked'
  return (
    <section
      aria-label={t('portal.registerTitle')}
      style={{
        maxWidth: 640,
        padding: unit ? 0 : 20,
        background: unit ? undefined : token.colorBgContainer,
        borderRadius: token.borderRadius,
      }}
    >
      {!unit && (
        <>
          <Typography.Title level={2} style={{ fontSize: 18, margin: '0 0 4px' }}>
            {t('portal.registerTitle')}
          </Typography.Title>
          <Typography.Paragraph type="secondary">{t('portal.registerText')}</Typography.Paragraph>
        </>
      )}
      {answer && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          style={{ marginBottom: 12 }}
          message={t(sentenceOf(answer, unit !== undefined), { left: answer.left ?? 0 })}
        />
      )}
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 12 }} />}
      <Form
        form={form}
        layout="vertical"
        onFinish={register}
        requiredMark={false}
        scrollToFirstError
        disabled={isBusy || isBlocked}
        initialValues={{
          institution: unit,
          occupations: [],
          name: typed?.name,
          idNumber: typed?.idNumber,
          number: typed?.cardNumber,
        }}
      >
        <RegisterFields dictionaries={dictionaries} today={today} isUnitFixed={unit !== undefined} />
        <Button type="primary" size="large" htmlType="submit" block loading={isBusy}>
          {t('portal.register')}
        </Button>
      </Form>
      <Button type="link" block onClick={onBack} style={{ marginTop: 8 }}>
        {unit ? t('common.cancel') : t('portal.backToClaim')}
      </Button>
    </section>
  )
}
