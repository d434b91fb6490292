import { Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { LateAdmission } from '../../data/roundsLate'
import { shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'

/** Cards that may apply although registration is over. */
export function LateAdmissionList({ rows }: { rows: readonly LateAdmission[] }) {
  const { t } = useTranslation()
  const columns = useMemo(() => columnsOf(t), [t])
  if (rows.length === 0) {
    return (
      <div style={{ padding: '0 16px 16px' }}>
        <PanelEmpty title={t('round.latesEmpty')} />
      </div>
    )
  }
  return (
    <div className="tabular">
      <Table<LateAdmission>
        aria-label={t('round.lates')}
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows as LateAdmission[]}
        pagination={rows.length > 20 ? { pageSize: 20, size: 'small' } : false}
        scroll={{ x: 'max-content' }}
      />
    </div>
  )
}

function columnsOf(t: Translation['t']): TableColumnsType<LateAdmission> {
  return [
    { key: 'card', title: t('round.lateColumns.card'), render: (_, row) => row.cards?.number ?? '—' },
    {
      key: 'holder',
      title: t('round.lateColumns.holder'),
      render: (_, row) => row.cards?.holder_name ?? '—',
    },
    {
      key: 'unit',
      title: t('round.lateColumns.unit'),
      render: (_, row) => row.institutions?.name ?? t('round.noUnit'),
    },
    { key: 'until', title: t('round.lateColumns.until'), dataIndex: 'until_on' },
    { key: 'reason', title: t('round.lateColumns.reason'), dataIndex: 'reason' },
    {
      key: 'at',
      title: t('round.lateColumns.at'),
      render: (_, row) => shanghaiDateTime(row.created_at),
    },
  ]
}
