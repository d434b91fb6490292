import type { FieldName } from '../../../domain/formFields'
import { CardStep } from './CardStep'
import { DocumentsStep } from './DocumentsStep'
import type { Obstacle, StepKey } from './formSteps'
import { PersonStep } from './PersonStep'
import { RecordsStep } from './RecordsStep'
import { StatementStep } from './StatementStep'
import { SubmitStep } from './SubmitStep'
import { UnitStep } from './UnitStep'
import type { FormState } from './useFormState'

interface Props {
  step: StepKey
  form: FormState
  obstacles: readonly Obstacle[]
  hasCheckListBeside: boolean
  onGo(step: StepKey, field?: FieldName): void
  onChanged(): void
  onBusy(kind: string, isBusy: boolean): void
}

/** The content of one step. */
export function DraftStep({ step, form, onGo, onChanged, onBusy, ...submit }: Props) {
  switch (step) {
    case 'unit':
      return <UnitStep form={form} />
    case 'person':
      return <PersonStep form={form} />
    case 'card':
      return <CardStep form={form} />
    case 'records':
      return <RecordsStep form={form} onChanged={onChanged} />
    case 'statement':
      return <StatementStep form={form} />
    case 'documents':
      return <DocumentsStep form={form} onChanged={onChanged} onBusy={onBusy} />
    case 'submit':
      return <SubmitStep form={form} onGo={onGo} onDone={onChanged} {...submit} />
  }
}
