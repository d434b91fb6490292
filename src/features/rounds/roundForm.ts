import type { RoundDraft, RoundRow } from '../../data/rounds'
import { type Round, type RoundTerms, type RoundWarning, roundWarnings } from '../../domain/round'
import type { WorkingCalendar } from '../../domain/workingDays'

/** A draft as its form holds it: everything may still be missing. */
export interface RoundFormValues {
  year: number | null
  month: number | null
  name: string
  window_from: string | null
  window_to: string | null
  opens_on: string | null
  working_days: number | null
  /** Whether another end than the computed one is set. */
  isOverridden: boolean
  closes_on: string | null
  override_reason: string
  note: string
}

export function emptyForm(year: number, terms: RoundTerms): RoundFormValues {
  return {
    year,
    month: null,
    name: '',
    window_from: null,
    window_to: null,
    opens_on: null,
    working_days: terms.registration,
    isOverridden: false,
    closes_on: null,
    override_reason: '',
    note: '',
  }
}

export function formOf(round: RoundRow): RoundFormValues {
  const isOverridden = round.override_reason !== null && round.closes_on !== round.computed_closes_on
  return {
    year: round.year,
    month: round.month,
    name: round.name,
    window_from: round.window_from,
    window_to: round.window_to,
    opens_on: round.opens_on,
    working_days: round.working_days,
    isOverridden,
    closes_on: isOverridden ? round.closes_on : null,
    override_reason: isOverridden ? (round.override_reason ?? '') : '',
    note: round.note ?? '',
  }
}

/** What is sent to the server; the form has checked that nothing required is missing. */
export function draftOf(values: RoundFormValues): RoundDraft {
  return {
    year: values.year ?? 0,
    month: values.month ?? 0,
    name: values.name.trim(),
    window_from: values.window_from ?? '',
    window_to: values.window_to ?? '',
    opens_on: values.opens_on ?? '',
    working_days: values.working_days ?? 0,
    closes_on: values.isOverridden ? values.closes_on : null,
    override_reason: values.isOverridden ? values.override_reason.trim() : '',
    note: values.note.trim(),
  }
}

/** What to look at before a draft is published, as far as its dates are known. */
export function warningsOf(
  values: RoundFormValues,
  id: string,
  others: readonly Round[],
  calendar: WorkingCalendar,
  terms: RoundTerms,
): RoundWarning[] {
  const { opens_on, window_from, window_to, working_days } = values
  if (!opens_on) return []
  const round: Round = {
    id,
    name: values.name,
    status: 'draft',
    // without a window nothing overlaps
    window_from: window_from ?? '9999-12-31',
    window_to: window_to ?? '0001-01-01',
    opens_on,
    closes_on: values.isOverridden ? values.closes_on : null,
  }
  return roundWarnings(round, others, calendar, { ...terms, registration: working_days || 1 })
}
