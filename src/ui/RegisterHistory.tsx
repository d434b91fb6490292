import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { type RegisterChange, readRegisterHistory } from '../data/registerHistory'
import { ChangeHistory } from './ChangeHistory'
import { ErrorState } from './ErrorState'
import { historyKey } from './registerKeys'

interface Props {
  subject: 'institution' | 'evaluation' | 'activity_record'
  id: string
  /** What was done, e.g. 修改. */
  actionOf(change: RegisterChange): string
  /** The name of a column, undefined for one that says nothing to readers. */
  labelOf(field: string): string | undefined
  /** A value in words; left out: as it is. */
  textOf?(field: string, value: unknown): string
}

/** Who changed an entry of a register, when and why, column by column. */
export function RegisterHistory({ subject, id, actionOf, labelOf, textOf = plain }: Props) {
  const history = useQuery({
    queryKey: historyKey(subject, id),
    queryFn: ({ signal }) => readRegisterHistory(subject, id, signal),
  })
  if (history.error && !history.data)
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  if (!history.data) return <Skeleton active paragraph={{ rows: 2 }} title={false} />
  return (
    <ChangeHistory
      changes={history.data.map((change) => ({
        id: change.id,
        at: change.at,
        actor: change.actor_name,
        reason: change.reason,
        text: [actionOf(change), ...fieldsOf(change, labelOf, textOf)].join('；'),
      }))}
    />
  )
}

function fieldsOf(
  { old_values, new_values }: RegisterChange,
  labelOf: Props['labelOf'],
  textOf: (field: string, value: unknown) => string,
): string[] {
  // a new entry stands on the page itself
  if (!old_values) return []
  return Object.entries(new_values).flatMap(([field, value]) => {
    const name = labelOf(field)
    return name ? [`${name}：${textOf(field, old_values[field])} → ${textOf(field, value)}`] : []
  })
}

function plain(_field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return Array.isArray(value) ? value.join('、') || '—' : String(value)
}
