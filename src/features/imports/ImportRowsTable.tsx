import { Flex, Segmented, Table, type TableColumnsType, Tooltip } from 'antd'
import { useMemo, useState } from 'react'
import type { JudgedRow, RowOutcome } from '../../data/imports'
import type { ImportKind } from '../../domain/importKinds'
import type { ImportRow } from '../../domain/importRows'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { remarksOf } from './importWords'
import { outcomeLook } from './outcomeLook'

interface Props {
  kind: ImportKind
  rows: readonly ImportRow[]
  judged: readonly JudgedRow[]
}

const order: readonly RowOutcome[] = ['error', 'conflict', 'changes', 'kept', 'changed', 'new', 'same']

/** Row by row what would become, or became, of the file; what needs a look comes first. */
export function ImportRowsTable({ kind, rows, judged }: Props) {
  const words = useTranslation()
  const { t } = words
  const counts = useMemo(() => countOutcomes(judged), [judged])
  const [chosen, setChosen] = useState<RowOutcome | 'all'>()
  const shown =
    chosen ?? order.find((outcome) => counts[outcome] && outcome !== 'new' && outcome !== 'same') ?? 'all'
  const names = useMemo(
    () => new Map(rows.map(({ row, values }) => [row, String(values.name ?? values.batch ?? '')])),
    [rows],
  )
  const isNarrow = useIsNarrow()
  const columns = useMemo<TableColumnsType<JudgedRow>>(() => {
    const outcomeIn = ({ outcome }: JudgedRow) => (
      <StatusTag {...outcomeLook[outcome]}>{words.t(`imports.outcome.${outcome}`)}</StatusTag>
    )
    const remarksIn = (row: JudgedRow) =>
      remarksOf(kind, row, words).map((remark) => (
        <div key={remark} style={{ overflowWrap: 'anywhere' }}>
          {remark}
        </div>
      ))
    const rowNumber = {
      key: 'row',
      title: words.t('imports.column.row'),
      dataIndex: 'row',
      width: isNarrow ? 56 : 80,
    }
    // on a phone everything about a row stands below its name
    if (isNarrow) {
      return [
        rowNumber,
        {
          key: 'remark',
          title: words.t('imports.column.remark'),
          render: (_, row) => (
            <>
              <Flex justify="space-between" gap={8}>
                <strong>{names.get(row.row)}</strong>
                {outcomeIn(row)}
              </Flex>
              {remarksIn(row)}
            </>
          ),
        },
      ]
    }
    return [
      rowNumber,
      {
        key: 'name',
        title: words.t('imports.column.name'),
        width: 160,
        ellipsis: true,
        render: (_, { row }) => names.get(row),
      },
      {
        key: 'outcome',
        title: words.t('imports.column.outcome'),
        width: 120,
        render: (_, row) => outcomeIn(row),
      },
      { key: 'remark', title: words.t('imports.column.remark'), render: (_, row) => remarksIn(row) },
    ]
  }, [words, kind, names, isNarrow])
  const options = order
    .filter((outcome) => counts[outcome])
    .map((outcome) => ({
      value: outcome as RowOutcome | 'all',
      label: (
        <Tooltip title={hintOf(outcome, words)}>
          {t(`imports.outcome.${outcome}`)} {counts[outcome]}
        </Tooltip>
      ),
    }))
  return (
    <>
      <div style={{ overflowX: 'auto', marginBottom: 12 }}>
        <Segmented<RowOutcome | 'all'>
          value={shown}
          onChange={setChosen}
          options={[{ value: 'all', label: `${t('imports.all')} ${judged.length}` }, ...options]}
        />
      </div>
      <Table<JudgedRow>
        size="small"
        rowKey="row"
        columns={columns}
        dataSource={judged.filter(({ outcome }) => shown === 'all' || outcome === shown)}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={isNarrow ? undefined : { x: 640 }}
      />
    </>
  )
}

function hintOf(outcome: RowOutcome, { t }: ReturnType<typeof useTranslation>): string | undefined {
  return outcome === 'changed' || outcome === 'kept' ? undefined : t(`imports.outcomeHint.${outcome}`)
}

/** How many rows came to what. */
export function countOutcomes(judged: readonly JudgedRow[]): Partial<Record<RowOutcome, number>> {
  const counts: Partial<Record<RowOutcome, number>> = {}
  for (const { outcome } of judged) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}
