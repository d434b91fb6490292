import { useMemo, useState } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import { AppError } from '../../../data/errors'
import { type FieldError, type FormValues, formErrors } from '../../../domain/applicationForm'
import type { CardRole } from '../../../domain/card'
import type { Check } from '../../../domain/eligibility'
import type { FieldName } from '../../../domain/formFields'
import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../useErrorText'
import { predictChecks } from './predictChecks'
import type { Draft } from './useDraft'

/** All that the fields and steps of a form read and do. */
export interface FormState {
  file: ApplicationFile
  dictionaries: Dictionaries
  role: CardRole
  draft: Draft
  values: FormValues
  /** Everything wrong with the form, shown or not. */
  errors: readonly FieldError[]
  checks: readonly Check[]
  neededWords: number | null
  set(field: FieldName, value: unknown): void
  /** From now on an error of this field shows. */
  touch(field: FieldName): void
  /** From now on errors of these fields show. */
  reveal(fields: readonly FieldName[]): void
  errorText(field: FieldName): string | undefined
  isLocked(field: FieldName): boolean
  labelOf(field: FieldName): string
}

/**
 * @param editable fields that may be changed; left out: all
 */
export function useFormState(
  file: ApplicationFile,
  dictionaries: Dictionaries,
  draft: Draft,
  editable?: readonly string[],
): FormState {
  const { language } = useTranslation()
  const errorText = useErrorText()
  const [touched, setTouched] = useState<ReadonlySet<FieldName>>(new Set())
  const { role } = file.application
  const kind = dictionaries.cardKinds.find(({ code }) => code === file.application.card_kind)
  const neededWords = kind?.statement_min_chars ?? null
  const values = draft.values as FormValues

  const choices = useMemo(() => choicesOf(dictionaries), [dictionaries])
  const errors = useMemo(
    () => formErrors(role, values, { today: file.as_of, choices }),
    [role, values, file.as_of, choices],
  )
  const checks = useMemo(
    () => predictChecks(file, { values, institution: draft.institution, errors, neededWords }),
    [file, values, draft.institution, errors, neededWords],
  )

  function reveal(fields: readonly FieldName[]) {
    setTouched((before) => new Set([...before, ...fields]))
  }

  return {
    file,
    dictionaries,
    role,
    draft,
    values,
    errors,
    checks,
    neededWords,
    set: (field, value) => draft.sync.setField(field, value),
    touch: (field) => reveal([field]),
    reveal,
    errorText(field) {
      if (!touched.has(field)) return undefined
      const error = errors.find((candidate) => candidate.field === field)
      return error && errorText(new AppError('rule', error.key, { ...error.values }))
    },
    isLocked: (field) => editable !== undefined && !editable.includes(field),
    labelOf: (field) =>
      nameOf(
        language,
        dictionaries.formFields
          .filter((row) => row.card_role === role)
          .map((row) => ({ ...row, code: row.field })),
        field,
      ),
  }
}

function choicesOf({ items }: Dictionaries) {
  const list = (dictionary: string) =>
    items
      .filter((item) => item.dictionary === dictionary && item.is_active)
      .flatMap((item) => [item.code, item.name_zh])
  return {
    education: list('education'),
    political_status: list('political_status'),
    ethnic_group: list('ethnic_group'),
    qualification_level: list('skill_level'),
  }
}
