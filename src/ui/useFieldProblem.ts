import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import type { AppError } from '../data/errors'

/** Shows a refusal at the field that it names (values.field); others are the form's own to show. */
export function useFieldProblem(
  // biome-ignore lint/suspicious/noExplicitAny: a form of any values
  form: FormInstance<any>,
  error: AppError | undefined,
  problem: string | undefined,
) {
  useEffect(() => {
    const field = error?.values.field
    if (typeof field === 'string' && problem) form.setFields([{ name: field, errors: [problem] }])
  }, [form, error, problem])
}
