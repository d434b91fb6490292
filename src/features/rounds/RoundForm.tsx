import { Alert, Button, Flex, Form } from 'antd'
import { useEffect, useState } from 'react'
import type { RoundRow } from '../../data/rounds'
import type { RoundTerms } from '../../domain/round'
import type { WorkingCalendar } from '../../domain/workingDays'
import { useTranslation } from '../../i18n/useTranslation'
import { ConflictNotice } from '../../ui/ConflictNotice'
import { useAttempt } from '../../ui/useAttempt'
import { useLeaveGuard } from '../../ui/useLeaveGuard'
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
  /** Saves and gives the round's id; rejects with an AppError, whose values.field names the field at fault. */
  onSave(values: RoundFormValues): Promise<string>
  /** After saving, when there is nothing left to ask about on the way out. */
  onSaved(id: string): void
  onCancel(): void
  /** Reads the draft again after somebody else changed it. */
  onReload?(): void
}

/** The form of a round with everything that follows from it beside it. */
export function RoundForm(props: Props) {
  const { existing, rounds, terms, calendar, provisionalYears, thisYear } = props
  const { onSave, onSaved, onCancel, onReload } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<RoundFormValues>()
  const { isBusy, error, problem, attempt } = useAttempt()
  const [isChanged, setIsChanged] = useState(false)
  const [savedId, setSavedId] = useState<string>()
  const initial = existing ? formOf(existing) : emptyForm(thisYear, terms)
  const values: RoundFormValues = { ...initial, ...Form.useWatch([], form) }
  const isStale = error?.key === 'stale_version'

  const isUnsaved = isChanged && savedId === undefined
  useLeaveGuard(isUnsaved, isUnsaved, t('round.leaveAsk'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as the guard has let go
  useEffect(() => {
    if (savedId !== undefined) onSaved(savedId)
  }, [savedId])

  useEffect(() => {
    const field = error?.values.field
    if (typeof field === 'string' && problem)
      form.setFields([{ name: field as keyof RoundFormValues, errors: [problem] }])
  }, [error, problem, form])

  function suggest(changed: Partial<RoundFormValues>) {
    setIsChanged(true)
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
          await attempt(async () => setSavedId(await onSave({ ...initial, ...form.getFieldsValue(true) })))
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
