import type { DecisionAction } from '../../data/reviewing'
import type { Action } from '../../domain/review'
import { type KeyTarget, keyTargetOf } from '../../ui/keyboardTarget'

/** A key as the bench hears it. */
export interface BenchKey {
  key: string
  target: KeyTarget
  /** Ctrl or, on a Mac, Cmd. */
  hasCommand: boolean
}

/** What the bench shows at that moment. */
export interface BenchSituation {
  /** What the user may do with the file. */
  actions: readonly Action[]
  /** Whether a decision is open, waiting to be confirmed. */
  isDeciding: boolean
  /** Whether a decision is on its way, or lost on it: nothing else may begin. */
  isSending: boolean
}

export type BenchCommand =
  | { type: 'decide'; action: DecisionAction }
  | { type: 'confirm' }
  | { type: 'close' }
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'confirmRecords' }
  | { type: 'back' }
  | { type: 'help' }

/** Which decisions each letter may mean; the first that is possible is meant. */
const decisionKeys: Readonly<Record<string, readonly DecisionAction[]>> = {
  a: ['approve', 'grant_appeal'],
  r: ['return'],
  d: ['reject', 'deny_appeal'],
}

const pageKeys: Readonly<Record<string, BenchCommand>> = {
  j: { type: 'next' },
  k: { type: 'previous' },
  c: { type: 'confirmRecords' },
  u: { type: 'back' },
  '?': { type: 'help' },
}

/** The letter by which an action is chosen, for the label of its button. */
export function letterOf(action: DecisionAction): string {
  const letter = Object.keys(decisionKeys).find((key) => decisionKeys[key]?.includes(action))
  return letter?.toUpperCase() ?? ''
}

/**
 * What a key means on the bench. Two keys decide a clean file: A, Enter. Whoever writes keeps all keys but Escape and
 * Ctrl+Enter; a button keeps its Enter; while a decision is open no other file is opened, so that nothing is lost.
 */
export function benchCommandOf(
  { key, target, hasCommand }: BenchKey,
  { actions, isDeciding, isSending }: BenchSituation,
): BenchCommand | undefined {
  if (isSending) return undefined
  if (key === 'Escape') return isDeciding ? { type: 'close' } : undefined
  if (key === 'Enter') {
    if (!isDeciding) return undefined
    return hasCommand || target === 'page' ? { type: 'confirm' } : undefined
  }
  if (hasCommand || target === 'text') return undefined
  const letter = key.length === 1 ? key.toLowerCase() : key
  const action = decisionKeys[letter]?.find((candidate) => actions.includes(candidate))
  if (action) return { type: 'decide', action }
  const command = pageKeys[letter]
  if (isDeciding && command && command.type !== 'help') return undefined
  return command
}

/** The same for an event of the browser; a key that is held down or composes a word is none. */
export function benchCommandOfEvent(
  event: KeyboardEvent,
  situation: BenchSituation,
): BenchCommand | undefined {
  if (event.altKey || event.repeat || event.isComposing || event.defaultPrevented) return undefined
  return benchCommandOf(
    { key: event.key, target: keyTargetOf(event.target), hasCommand: event.ctrlKey || event.metaKey },
    situation,
  )
}
