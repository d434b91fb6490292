import { Button, Flex, Form, Input, Select } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { Decision } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'
import {
  type DecisionNeeds,
  type DraftProblem,
  draftProblems,
  hasReasons,
  needsNote,
  reasonsFor,
} from './decisionDraft'

export interface WhatOption {
  value: string
  label: string
}

interface Props {
  draft: Decision
  needs: DecisionNeeds
  /** Fields and documents that a return may name. */
  fieldOptions: readonly WhatOption[]
  documentOptions: readonly WhatOption[]
  /** Whether what is missing is said: after the first attempt. */
  showsProblems: boolean
  isDisabled: boolean
  opinionLabel: string
  onChange(changes: Partial<Decision>): void
}

const half = { flex: '1 1 200px', minWidth: 0 }
const plain = { border: 0, margin: 0, padding: 0, minWidth: 0 }
const tight = { marginBottom: 10 }

/** The reasons, words and ticks of a decision. Controlled: nothing of it is lost when sending fails. */
export function DecisionForm(props: Props) {
  const { draft, needs, isDisabled, showsProblems, onChange } = props
  const { t, language } = useTranslation()
  const id = useId()
  const holder = useRef<HTMLFieldSetElement>(null)
  const problems = draftProblems(draft, needs)
  const sentenceOf = (field: DraftProblem['field']) => {
    const problem = showsProblems && problems.find((candidate) => candidate.field === field)
    return problem ? t(`reviewChecks.refused.${problem.key}`, { checks: '' }) : undefined
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first part to fill takes the focus once per action
  useEffect(() => {
    const first = problems[0]?.field
    if (first)
      holder.current?.querySelector<HTMLElement>(`[data-part="${first}"] :is(input, textarea)`)?.focus()
  }, [draft.action])

  const part = (field: DraftProblem['field']) => ({
    'data-part': field,
    style: tight,
    validateStatus: sentenceOf(field) ? ('error' as const) : undefined,
    help: sentenceOf(field),
  })
  const showsOpinion = draft.action === 'approve' && needs.needsOpinion
  return (
    <fieldset ref={holder} aria-disabled={isDisabled} style={plain}>
      <Form layout="vertical" component={false} disabled={isDisabled}>
        {showsOpinion && <OpinionPart {...part('opinion')} id={id} {...props} />}
        {hasReasons(draft.action) && (
          <Form.Item {...part('reasonCodes')} label={t('review.reasons')} htmlFor={`${id}-reasons`} required>
            <Select<string[]>
              id={`${id}-reasons`}
              mode="multiple"
              placeholder={t('review.chooseReasons')}
              value={[...draft.reasonCodes]}
              onChange={(reasonCodes) => onChange({ reasonCodes })}
              optionFilterProp="label"
              options={reasonsFor(draft.action, needs.reasonCodes).map((reason) => ({
                value: reason.code,
                label: nameIn(language, reason),
              }))}
            />
          </Form.Item>
        )}
        {draft.action === 'return' && <WhatPart {...part('what')} id={id} {...props} />}
        <Form.Item {...part('note')} label={<NoteLabel draft={draft} needs={needs} />} htmlFor={`${id}-note`}>
          <Input.TextArea
            id={`${id}-note`}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={500}
            value={draft.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </Form.Item>
      </Form>
    </fieldset>
  )
}

function NoteLabel({ draft, needs }: { draft: Decision; needs: DecisionNeeds }) {
  const { t } = useTranslation()
  if (!needsNote(draft, needs)) return t('review.noteOptional')
  if (draft.action !== 'approve') return t('review.noteRequired')
  return needs.noteBecause === 'acting' ? t('review.noteActing') : t('review.noteOverride')
}

type PartProps = Props & {
  id: string
  'data-part': string
  validateStatus: 'error' | undefined
  help: string | undefined
}

function OpinionPart({
  id,
  validateStatus,
  help,
  draft,
  opinionLabel,
  onChange,
  isDisabled,
  ...rest
}: PartProps) {
  const { t } = useTranslation()
  return (
    <Form.Item
      data-part={rest['data-part']}
      style={tight}
      validateStatus={validateStatus}
      help={help}
      label={opinionLabel}
      htmlFor={`${id}-opinion`}
      extra={
        <Flex gap={8} wrap align="center" style={{ marginTop: 4 }}>
          <span>{t('review.opinionHint')}</span>
          {([1, 2] as const).map((number) => (
            <Button
              key={number}
              size="small"
              disabled={isDisabled}
              onClick={() => onChange({ opinion: t(`review.opinionPhrase${number}`) })}
            >
              {t(`review.opinionPhrase${number}`)}
            </Button>
          ))}
        </Flex>
      }
      required
    >
      <Input.TextArea
        id={`${id}-opinion`}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={300}
        value={draft.opinion}
        onChange={(event) => onChange({ opinion: event.target.value })}
      />
    </Form.Item>
  )
}

function WhatPart({
  id,
  validateStatus,
  help,
  draft,
  fieldOptions,
  documentOptions,
  onChange,
  ...rest
}: PartProps) {
  const { t } = useTranslation()
  return (
    <Form.Item
      data-part={rest['data-part']}
      style={tight}
      validateStatus={validateStatus}
      help={help}
      label={t('review.returnWhat')}
      htmlFor={`${id}-fields`}
      extra={t('review.returnTick')}
      required
    >
      <Flex gap={8} wrap>
        <Select<string[]>
          style={half}
          id={`${id}-fields`}
          mode="multiple"
          placeholder={t('review.fields')}
          aria-label={t('review.fields')}
          value={[...draft.fields]}
          onChange={(fields) => onChange({ fields })}
          options={[...fieldOptions]}
          optionFilterProp="label"
        />
        <Select<string[]>
          style={half}
          mode="multiple"
          placeholder={t('review.documents')}
          aria-label={t('review.documents')}
          value={[...draft.documents]}
          onChange={(documents) => onChange({ documents })}
          options={[...documentOptions]}
          optionFilterProp="label"
        />
      </Flex>
    </Form.Item>
  )
}
