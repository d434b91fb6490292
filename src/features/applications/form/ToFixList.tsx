import { Alert, Button } from 'antd'
import { AppError } from '../../../data/errors'
import type { FieldName } from '../../../domain/formFields'
import { useTranslation } from '../../../i18n/useTranslation'
import { useCheckText } from '../useCheckText'
import { useErrorText } from '../useErrorText'
import type { Obstacle, StepKey } from './formSteps'
import type { FormState } from './useFormState'

interface Props {
  form: FormState
  obstacles: readonly Obstacle[]
  /** Brings the user to where it is mended. */
  onGo(step: StepKey, field?: FieldName): void
}

/** What is still to be done, each with a way there. */
export function ToFixList({ form, obstacles, onGo }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const checkText = useCheckText(form.dictionaries)
  if (obstacles.length === 0) {
    return <Alert type="success" showIcon message={t('application.ready')} style={{ marginBottom: 18 }} />
  }
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 18 }}
      message={t('application.toFix', { count: obstacles.length })}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {obstacles.map(({ step, error, check }) => {
            const sentence = error
              ? `${form.labelOf(error.field)}${t('entry.colon')}${errorText(new AppError('rule', error.key, { ...error.values }))}`
              : check && checkText(check).sentence
            return (
              <li key={error?.field ?? check?.key}>
                <Button
                  type="link"
                  style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
                  onClick={() => onGo(step, error?.field)}
                >
                  {sentence}
                </Button>
              </li>
            )
          })}
        </ul>
      }
    />
  )
}
