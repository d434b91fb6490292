import { useQuery } from '@tanstack/react-query'
import { Skeleton, Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { type ImportRun, listImports, type RowOutcome } from '../../data/imports'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { importRunsKey } from './importKeys'

const order: readonly RowOutcome[] = ['new', 'changed', 'kept', 'same', 'conflict', 'error']

/** The latest imports of the login, its unit or its center. */
export function ImportRunList() {
  const words = useTranslation()
  const { t } = words
  const runs = useQuery({ queryKey: importRunsKey, queryFn: ({ signal }) => listImports(signal) })
  const columns = useMemo<TableColumnsType<ImportRun>>(
    () => [
      {
        key: 'at',
        title: words.t('imports.column.at'),
        width: 150,
        render: (_, { created_at }) => shanghaiDateTime(created_at),
      },
      { key: 'file', title: words.t('imports.column.file'), dataIndex: 'file_name', ellipsis: true },
      {
        key: 'kind',
        title: words.t('imports.column.kind'),
        width: 130,
        render: (_, { kind }) => words.t(`imports.kind.${kind}`),
      },
      { key: 'by', title: words.t('imports.column.by'), dataIndex: 'created_by_name', width: 110 },
      {
        key: 'totals',
        title: words.t('imports.column.totals'),
        render: (_, { totals }) =>
          order
            .filter((outcome) => totals[outcome])
            .map((outcome) => `${words.t(`imports.outcome.${outcome}`)} ${totals[outcome]}`)
            .join(words.language === 'zh-CN' ? '，' : ', '),
      },
      {
        key: 'status',
        title: words.t('imports.column.status'),
        width: 100,
        render: (_, { status }) => words.t(`imports.status.${status}`),
      },
    ],
    [words],
  )
  return (
    <Panel title={t('imports.runs')} isFlush>
      {runs.data ? (
        runs.data.length === 0 ? (
          <div style={{ padding: 16 }}>
            <PanelEmpty title={t('imports.noRuns')} />
          </div>
        ) : (
          <Table<ImportRun>
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={runs.data}
            pagination={false}
            scroll={{ x: 720 }}
          />
        )
      ) : runs.error ? (
        <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />
      ) : (
        <Skeleton active title={false} style={{ padding: 16 }} />
      )}
    </Panel>
  )
}
