import { type CalendarException, calendarYearErrors, statutoryDaysOff } from '../../domain/calendarYear'
import { readArrangement } from '../../domain/holidayArrangement'
import { errorSentence } from '../../i18n/errorSentence'
import type { Translation } from '../../i18n/useTranslation'

/** What a pasted arrangement comes to: its days, what forbids to save it, and what to know. */
export interface ArrangementReading {
  exceptions: CalendarException[]
  problems: string[]
  notes: string[]
}

/** Reads an arrangement and says in sentences what is wrong with it. */
export function readInWords(text: string, year: number, translation: Translation): ArrangementReading {
  const { t } = translation
  const { exceptions, problems, notes } = readArrangement(text, year)
  // of nothing, or of another year's announcement, the rest goes without saying
  const hopeless = problems.filter(({ key }) => key === 'nothing_found' || key === 'other_year')
  const incomplete = hopeless.length > 0 ? [] : calendarYearErrors(year, exceptions)
  return {
    exceptions,
    problems: [
      ...(hopeless.length > 0 ? hopeless : problems).map(({ key, values }) =>
        t(`calendar.problem.${key}`, { ...values }),
      ),
      ...incomplete.map(({ key, days, missing }) =>
        errorSentence(
          { key, values: { year, days, missing: missing ?? [], least: statutoryDaysOff(year) } },
          translation,
        ),
      ),
    ],
    notes: notes.map(({ key, values }) => t(`calendar.note.${key}`, { ...values })),
  }
}

/** A text file in UTF-8 or GB 18030; null for anything else: a workbook, a picture. */
export async function readTextFile(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer()
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // what is no text decodes as well, but to characters that no text has
      if (!/\p{Cc}/u.test(text.replace(/[\r\n\t]/g, ''))) return text
    } catch {
      // the next encoding
    }
  }
  return null
}
