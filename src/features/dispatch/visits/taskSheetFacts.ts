import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import type { TaskSheet } from '../../../data/taskSheets'
import { regionName } from '../../../domain/region'
import type { Translation } from '../../../i18n/useTranslation'

type SheetRow = [label: string, text: string]

/** What a task sheet says, as label and text: the screen and the paper show the same. */
export function taskSheetFacts(
  sheet: TaskSheet,
  dictionaries: Dictionaries | undefined,
  { t, language }: Pick<Translation, 't' | 'language'>,
): SheetRow[] {
  const { evaluation, card_valid_to } = sheet
  const named = (dictionary: string, code: string) =>
    nameOf(language, dictionaries?.items.filter((item) => item.dictionary === dictionary) ?? [], code)
  const levels = evaluation.levels.map((level) => named('skill_level', level)).join('、')
  return [
    [t('taskSheet.person'), sheet.person_name],
    [
      t('taskSheet.card'),
      card_valid_to
        ? t('taskSheet.cardUntil', { number: sheet.card_number, until: card_valid_to })
        : sheet.card_number,
    ],
    [t('taskSheet.days'), daysText(sheet, { t })],
    [t('taskSheet.institution'), sheet.institution_name],
    [t('taskSheet.site'), sheet.site],
    [t('taskSheet.kind'), named('evaluation_kind', evaluation.kind)],
    [t('taskSheet.occupation'), [sheet.occupation, levels].filter(Boolean).join(' · ')],
    [t('taskSheet.batch'), sheet.batch],
    [t('taskSheet.heads'), t('taskSheet.headCount', { count: evaluation.head_count })],
    [t('taskSheet.with'), sheet.with.join('、') || t('taskSheet.alone')],
    [t('taskSheet.center'), t('taskSheet.centerName', { region: regionName(sheet.center_code, language) })],
  ]
}

/** One day, or from the first to the last. */
export function daysText(
  { starts_on, ends_on }: Pick<TaskSheet, 'starts_on' | 'ends_on'>,
  { t }: Pick<Translation, 't'>,
): string {
  return starts_on === ends_on ? starts_on : t('taskSheet.daySpan', { from: starts_on, to: ends_on })
}
