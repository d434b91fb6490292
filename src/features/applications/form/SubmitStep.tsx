import { Alert, Button } from 'antd'
import type { FieldName } from '../../../domain/formFields'
import { useTranslation } from '../../../i18n/useTranslation'
import { useIsNarrow } from '../../../ui/useIsNarrow'
import { CheckList } from './CheckList'
import { Declarations } from './Declarations'
import type { Obstacle, StepKey } from './formSteps'
import { ToFixList } from './ToFixList'
import type { FormState } from './useFormState'
import { useSubmit } from './useSubmit'

interface Props {
  form: FormState
  obstacles: readonly Obstacle[]
  /** Whether the check list stands beside the form already. */
  hasCheckListBeside: boolean
  onGo(step: StepKey, field?: FieldName): void
  /** The file has moved, or must be read anew. */
  onDone(): void
}

/** 核对提交: what is missing, the declarations, the rules, and the button. */
export function SubmitStep({ form, obstacles, hasCheckListBeside, onGo, onDone }: Props) {
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const { submit, isBusy, isUnknown, problem } = useSubmit(form, onDone)
  // The declarations stand right above, to be ticked.
  const open = obstacles.filter(({ check }) => !check?.key.endsWith('_declared'))
  return (
    <>
      <Declarations form={form} />
      {open.length === 0 && obstacles.length > 0 ? (
        <Alert type="info" showIcon message={t('application.tickFirst')} style={{ marginBottom: 18 }} />
      ) : (
        <ToFixList form={form} obstacles={open} onGo={onGo} />
      )}
      {problem && (
        <Alert
          type={isUnknown ? 'warning' : 'error'}
          showIcon
          role="alert"
          style={{ marginBottom: 12 }}
          message={problem}
          description={isUnknown ? t('application.submitUnknown') : undefined}
        />
      )}
      <Button
        type="primary"
        size="large"
        block={isNarrow}
        loading={isBusy}
        disabled={obstacles.length > 0}
        onClick={submit}
        style={{ minWidth: 200, marginBottom: 18 }}
      >
        {isBusy ? t('application.submitting') : t('application.submit')}
      </Button>
      {!hasCheckListBeside && <CheckList checks={form.checks} dictionaries={form.dictionaries} />}
    </>
  )
}
