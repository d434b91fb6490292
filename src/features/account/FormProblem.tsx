import { Alert } from 'antd'

/** Why a form was not accepted, above its fields. */
export function FormProblem({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return <Alert type="error" showIcon message={sentence} role="alert" style={{ marginBottom: 16 }} />
}
