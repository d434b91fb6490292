import { Form, Input } from 'antd'
import { useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import { type CaseAnswer, type CaseDraft, type CaseFacts, saveCase } from '../../data/discipline'
import { PENALTY_KINDS } from '../../domain/discipline'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { AccidentSelect } from './AccidentSelect'
import { ChoiceGroup } from './ChoiceGroup'
import { optionsOf } from './dictionaryOptions'
import { PersonSelect } from './PersonSelect'

interface Props {
  dictionaries: Dictionaries | undefined
  /** The draft to change; without it a case is drawn up. */
  known?: CaseFacts & { accident_id?: string | null }
  /** Whom a new case is about, and the accident that it starts from. */
  about?: { personId: string; name: string; accidentId: string }
  onSaved(answer: CaseAnswer): void
  onReload?(): void
  onClose(): void
}

const roles = ['assessor', 'supervisor', 'both'] as const

/** Draws a case up, or changes its draft; evidence follows on its page. */
export function CaseDialog({ dictionaries, known, about, onSaved, onReload, onClose }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const [form] = Form.useForm<CaseDraft>()
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  const wrong = (field: keyof CaseDraft) =>
    error?.values.field === field ? { validateStatus: 'error' as const, help: problem } : {}
  const chosen = Form.useWatch('person_id', form)
  const personId = known?.person_id ?? about?.personId ?? chosen
  const required = { required: true, message: t('errors.field_required') }

  async function save() {
    const draft = await form.validateFields().catch(() => undefined)
    if (!draft) return
    await attempt(async () => {
      const answer = await saveCase(about ? { ...draft, person_id: about.personId } : draft, known)
      setIsChanged(false)
      onSaved(answer)
    })
  }

  return (
    <EditDialog
      title={t(known ? 'discipline.edit' : 'discipline.drawUp')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={() => void save()}
      onClose={onClose}
      onReload={onReload}
    >
      <Form<CaseDraft>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={(changed: Partial<CaseDraft>) => {
          if ('person_id' in changed) form.resetFields(['accident_id'])
          setIsChanged(true)
        }}
        initialValues={
          known
            ? {
                role: known.role,
                kind: known.kind,
                ground: known.ground,
                facts: known.facts,
                statement: known.statement ?? undefined,
                accident_id: known.accident_id ?? undefined,
              }
            : {
                role: 'assessor',
                accident_id: about?.accidentId,
                ground: about && 'assessment_accident',
              }
        }
      >
        {about && (
          <p>
            {t('discipline.column.person')}：{about.name}
          </p>
        )}
        {!known && !about && (
          <Form.Item
            name="person_id"
            label={t('discipline.column.person')}
            rules={[required]}
            {...wrong('person_id')}
          >
            <PersonSelect />
          </Form.Item>
        )}
        <Form.Item name="role" label={t('discipline.column.role')} rules={[required]}>
          <ChoiceGroup
            options={roles.map((role) => ({ value: role, label: t(`discipline.role.${role}`) }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('discipline.proposedKind')} rules={[required]} {...wrong('kind')}>
          <ChoiceGroup
            options={PENALTY_KINDS.map((kind) => ({ value: kind, label: t(`words.penaltyKind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="ground"
          label={t('discipline.column.ground')}
          rules={[required]}
          {...wrong('ground')}
        >
          <FormSelect options={optionsOf(dictionaries, 'discipline_ground', translation)} />
        </Form.Item>
        <Form.Item
          name="facts"
          label={t('discipline.facts')}
          rules={[{ required: true, min: 10, whitespace: true, message: t('errors.case_facts_length') }]}
          {...wrong('facts')}
        >
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="accident_id" label={t('findingReport.accident')} {...wrong('accident_id')}>
          <AccidentSelect personId={personId} dictionaries={dictionaries} />
        </Form.Item>
        <Form.Item name="statement" label={t('discipline.statement')} extra={t('discipline.statementHint')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
