import { Alert, Button, Flex, Form } from 'antd'
import { useEffect, useRef } from 'react'
import type { RoundRow } from '../../data/rounds'
import type { RoundTerms } from '../../domain/round'
import type { WorkingCalendar } from '../../domain/workingDays'
import { useTranslation } from '../../i18n/useTranslation'
import { ConflictNotice } from '../../ui/ConflictNotice'
import { useAttempt } from '../../ui/useAttempt'
import { RoundFields } from './RoundFields'
import { RoundPlanPreview } from './RoundPlanPreview'
import { emptyForm, formOf, type RoundFormValues, warningsOf } from './roundForm'
import { suggestRound } from './roundSuggestion'

interface Props {
  /** The draft to change; left out: a new one. */
  existing?: RoundRow
  rounds: readonly RoundRow[]
  terms: RoundTerms
  calendar: WorkingCalendar
  provisionalYears: readonly number[]
  thisYear: number
  /** Rejects with an AppError; values.field of it names the field at fault. */
  onSave(values: RoundFormValues): Promise<void>
  onCancel(): void
  /** Reads the draft again after somebody else changed it. */
  onReload?(): void
}

/** The form of a round with everything that follows from it beside it. */
export function RoundForm(props: Props) {
  const { existing, rounds, terms, calendar, provisionalYears, thisYear, onSave, onCancel, onReload } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<RoundFormValues>()
  const { isBusy, error, problem, attempt } = useAttempt()
  const isChanged = useRef(false)
  const initial = existing ? formOf(existing) : emptyForm(thisYear, terms)
  const values: RoundFormValues = { ...initial, ...Form.useWatch([], form) }
  const isStale = error?.key === 'stale_version'

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isChanged.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])

  useEffect(() => {
    const field = error?.values.field
    if (typeof field === 'string' && problem)
      form.setFields([{ name: field as keyof RoundFormValues, errors: [problem] }])
  }, [error, problem, form])

  function suggest(changed: Partial<RoundFormValues>) {
    isChanged.current = true
    if (!('year' in changed || 'month' in changed)) return
    const { year, month } = form.getFieldsValue()
    if (!year || !month || existing) return
    const suggestion = suggestRound(year, month, rounds, calendar, terms.publishByDay)
    const fresh = { ...suggestion, name: t('round.nameOf', { year, month }) }
    // what the user has written stays
    form.setFieldsValue(
      Object.fromEntries(
        Object.entries(fresh).filter(([field]) => !form.isFieldTouched(field as keyof RoundFormValues)),
      ),
    )
  }

  const warnings = warningsOf(values, existing?.id ?? '', rounds, calendar, terms)
  return (
    <Flex gap={16} wrap align="flex-start">
      <Form<RoundFormValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={suggest}
        onFinish={async () => {
          const isSaved = await attempt(() => onSave({ ...initial, ...form.getFieldsValue(true) }))
          if (isSaved) isChanged.current = false
        }}
        scrollToFirstError
        style={{ flex: '1 1 420px', minWidth: 0 }}
      >
        {isStale && (
          <div style={{ marginBottom: 16 }}>
            <ConflictNotice
              title={t('round.staleTitle')}
              text={t('round.staleText')}
              actions={onReload && <Button onClick={onReload}>{t('round.reload')}</Button>}
            />
          </div>
        )}
        {problem && !isStale && !error?.values.field && (
          <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
        )}
        <RoundFields isOverridden={values.isOverridden} />
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('round.saveDraft')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </Flex>
      </Form>
      <div style={{ flex: '1 1 320px', minWidth: 0 }}>
        <RoundPlanPreview
          opensOn={values.opens_on}
          closesOn={values.isOverridden ? values.closes_on : null}
          terms={{ ...terms, registration: values.working_days || 1 }}
          calendar={calendar}
          provisionalYears={provisionalYears}
          warnings={warnings}
        />
      </div>
    </Flex>
  )
}
