import { Button, Flex, Grid, Typography, theme } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ApplicationFile } from '../../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import type { FieldName } from '../../../domain/formFields'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { SaveState } from '../../../ui/SaveState'
import { StepNav } from '../../../ui/StepNav'
import { useLeaveGuard } from '../../../ui/useLeaveGuard'
import { CheckList } from './CheckList'
import { DraftNotices } from './DraftNotices'
import { DraftStep } from './DraftStep'
import { fieldId } from './FormField'
import { fieldsOfStep, isStepKey, obstaclesOf, STEP_KEYS, type StepKey, stepStateOf } from './formSteps'
import { useDraft } from './useDraft'
import { useFormState } from './useFormState'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  userId: string
  /** Reads the file anew. */
  onChanged(): void
}

/** The step form of a draft, for the applicant and for the unit that enters it (代办). */
export function DraftForm({ file, dictionaries, userId, onChanged }: Props) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  const isVeryWide = Grid.useBreakpoint().xl ?? false
  const isWide = Grid.useBreakpoint().md ?? false
  const draft = useDraft(file, userId, onChanged)
  const form = useFormState(file, dictionaries, draft)
  const { step, visited, goTo } = useSteps(form.reveal, file)
  const [busyKinds, setBusyKinds] = useState<ReadonlySet<string>>(new Set())
  const setBusy = useCallback((kind: string, isBusy: boolean) => {
    setBusyKinds((before) => {
      if (before.has(kind) === isBusy) return before
      const after = new Set(before)
      if (isBusy) after.add(kind)
      else after.delete(kind)
      return after
    })
  }, [])
  useLeaveGuard(
    draft.state !== 'saved',
    busyKinds.size > 0 || draft.state === 'offline' || draft.state === 'conflict',
    t('application.leaveAsk'),
  )

  const obstacles = useMemo(
    () => obstaclesOf(form.role, form.errors, form.checks),
    [form.role, form.errors, form.checks],
  )
  const { valid_from, valid_to } = file.card
  const hasRecords = file.records.some(({ held_on }) => held_on >= valid_from && held_on <= valid_to)
  const steps = STEP_KEYS.map((key) => ({
    key,
    title: titleOf(key, form.role, t),
    state: stepStateOf(key, obstacles, visited, hasRecords),
  }))
  const index = STEP_KEYS.indexOf(step)
  const [previous, next] = [STEP_KEYS[index - 1], STEP_KEYS[index + 1]]

  return (
    <div>
      <Typography.Title level={1} style={{ fontSize: 20, margin: '0 0 4px' }}>
        {t('application.title', { kind: nameOf(language, dictionaries.cardKinds, file.card.kind) })}
        {file.application.is_proxy && ` · ${t('application.proxyTag')} · ${file.person.name}`}
      </Typography.Title>
      <Typography.Paragraph type="secondary" style={{ marginBottom: 12 }}>
        {file.round.name}
        {file.application.due_on && ` · ${t('application.dueDraft', { due: file.application.due_on })}`}
      </Typography.Paragraph>
      <DraftNotices form={form} />
      <div
        style={{
          display: 'grid',
          gap: isWide ? 24 : 12,
          gridTemplateColumns: isVeryWide
            ? '190px minmax(0, 1fr) 300px'
            : isWide
              ? '190px minmax(0, 1fr)'
              : 'minmax(0, 1fr)',
          alignItems: 'start',
        }}
      >
        <div style={isWide ? { position: 'sticky', top: 12 } : undefined}>
          <StepNav steps={steps} current={step} onChange={(key) => goTo(key as StepKey)} />
        </div>
        <div style={{ maxWidth: 760, minWidth: 0 }}>
          <section
            aria-label={titleOf(step, form.role, t)}
            style={{
              background: token.colorBgContainer,
              borderRadius: token.borderRadius,
              padding: isWide ? 20 : 12,
            }}
          >
            <Typography.Title level={2} style={{ fontSize: 18, margin: '0 0 12px' }}>
              {titleOf(step, form.role, t)}
            </Typography.Title>
            <DraftStep
              step={step}
              form={form}
              obstacles={obstacles}
              hasCheckListBeside={isVeryWide}
              onGo={goTo}
              onChanged={onChanged}
              onBusy={setBusy}
            />
          </section>
          <Flex
            gap={12}
            align="center"
            wrap
            style={{
              position: 'sticky',
              bottom: 0,
              zIndex: 2,
              marginTop: 12,
              padding: '10px 12px',
              background: token.colorBgContainer,
              borderTop: `1px solid ${token.colorBorderSecondary}`,
            }}
          >
            <SaveState
              state={draft.state}
              at={draft.savedAt && shanghaiDateTime(draft.savedAt).slice(11)}
              onSave={() => void draft.sync.flush()}
            />
            <span style={{ flex: 1 }} />
            {previous && <Button onClick={() => goTo(previous)}>{t('common.previous')}</Button>}
            {next && (
              <Button type="primary" onClick={() => goTo(next)}>
                {t('common.next')}
              </Button>
            )}
          </Flex>
        </div>
        {isVeryWide && (
          <aside
            style={{ background: token.colorBgContainer, borderRadius: token.borderRadius, padding: 16 }}
          >
            <CheckList checks={form.checks} dictionaries={dictionaries} />
          </aside>
        )}
      </div>
    </div>
  )
}

function titleOf(step: StepKey, role: string, t: ReturnType<typeof useTranslation>['t']): string {
  if (step !== 'statement') return t(`application.steps.${step}`)
  return role === 'assessor'
    ? t('application.steps.statementAssessor')
    : t('application.steps.statementSupervisor')
}

/** The step on the screen, in the address so that the phone's back button goes a step back. */
function useSteps(reveal: (fields: FieldName[]) => void, file: ApplicationFile) {
  const [query, setQuery] = useSearchParams()
  const wanted = query.get('step')
  const step: StepKey = isStepKey(wanted) ? wanted : 'unit'
  const [visited, setVisited] = useState<ReadonlySet<StepKey>>(new Set())
  const focus = useRef<FieldName | null>(null)

  function goTo(next: StepKey, field?: FieldName) {
    setVisited((before) => new Set([...before, step]))
    reveal(fieldsOfStep(step, file.application.role))
    if (field) reveal([field])
    focus.current = field ?? null
    if (next !== step) setQuery({ step: next })
    else focusOn(field)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another step has come
  useEffect(() => {
    window.scrollTo({ top: 0 })
    focusOn(focus.current)
    focus.current = null
  }, [step])
  return { step, visited, goTo }
}

function focusOn(field: FieldName | null | undefined) {
  if (field) document.getElementById(fieldId(field))?.focus()
}
