import type { ReasonCode } from '../../data/dictionaries'
import type { Decision, DecisionAction } from '../../data/reviewing'

/** What a decision needs besides the action; it depends on the file and its step. */
export interface DecisionNeeds {
  /** 考评工作履职情况: where a unit agrees. */
  needsOpinion: boolean
  /** Why a note must be written: a failed rule is passed over, or a center acts for a closed unit. */
  noteBecause: 'override' | 'acting' | null
  /** All reasons; those that fit the action are offered. */
  reasonCodes: readonly ReasonCode[]
}

/** A part of the form that is not as the server wants it, with the key of its sentence. */
export interface DraftProblem {
  field: 'opinion' | 'reasonCodes' | 'note' | 'what'
  key: 'opinion_missing' | 'reason_missing' | 'note_missing' | 'override_needs_note' | 'return_names_nothing'
}

const shortestNote = 2
const opinionLength = { min: 2, max: 300 }
const actionsWithReasons: ReadonlySet<DecisionAction> = new Set([
  'return',
  'reject',
  'grant_appeal',
  'deny_appeal',
])

/** A decision with nothing filled in but what is remembered. */
export function startDraft(action: DecisionAction, opinion = ''): Decision {
  return { action, reasonCodes: [], note: '', opinion, fields: [], documents: [] }
}

/** Whether the action is justified by reason codes. */
export function hasReasons(action: DecisionAction): boolean {
  return actionsWithReasons.has(action)
}

/** The reasons that fit an action, for choosing. */
export function reasonsFor(action: DecisionAction, reasonCodes: readonly ReasonCode[]): ReasonCode[] {
  return reasonCodes.filter((reason) => reason.is_active && reason.actions.includes(action))
}

/** Whether the note must be written: a chosen reason or the situation asks for it. */
export function needsNote(draft: Decision, needs: DecisionNeeds): boolean {
  if (draft.action === 'approve') return needs.noteBecause !== null
  return draft.reasonCodes.some(
    (code) => needs.reasonCodes.find((reason) => reason.code === code)?.needs_note,
  )
}

/** What the server would refuse, in the order of the form; empty when the decision can be sent. */
export function draftProblems(draft: Decision, needs: DecisionNeeds): DraftProblem[] {
  const problems: DraftProblem[] = []
  const opinion = draft.opinion.trim()
  if (draft.action === 'approve' && needs.needsOpinion) {
    if (opinion.length < opinionLength.min || opinion.length > opinionLength.max) {
      problems.push({ field: 'opinion', key: 'opinion_missing' })
    }
  }
  if (hasReasons(draft.action) && draft.reasonCodes.length === 0) {
    problems.push({ field: 'reasonCodes', key: 'reason_missing' })
  }
  if (draft.action === 'return' && draft.fields.length + draft.documents.length === 0) {
    problems.push({ field: 'what', key: 'return_names_nothing' })
  }
  if (needsNote(draft, needs) && draft.note.trim().length < shortestNote) {
    problems.push({ field: 'note', key: draft.action === 'approve' ? 'override_needs_note' : 'note_missing' })
  }
  return problems
}

/** Whether somebody has entered something that would be lost. */
export function isTouched(draft: Decision): boolean {
  return (
    draft.note.trim() !== '' ||
    draft.reasonCodes.length > 0 ||
    draft.fields.length > 0 ||
    draft.documents.length > 0
  )
}

/** The list with or without an entry. */
export function toggled(list: readonly string[], entry: string, isIn: boolean): string[] {
  const others = list.filter((other) => other !== entry)
  return isIn ? [...others, entry] : others
}
