import { Descriptions, theme } from 'antd'
import type { SummaryBatch } from '../../data/summaries'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { peopleCount, sequenceName } from './batchName'

/** What a table is, and who took which step when. */
export function BatchFacts({ batch }: { batch: SummaryBatch }) {
  const translation = useTranslation()
  const { t } = translation
  const isNarrow = useIsNarrow()
  const { token } = theme.useToken()
  const step = (by: string | null, at: string | null) =>
    at ? t('summary.byAt', { by: by ?? '', at: shanghaiDateTime(at) }) : t('summary.notYet')
  return (
    <Descriptions
      size="small"
      bordered
      column={isNarrow ? 1 : 2}
      styles={{ label: { whiteSpace: 'nowrap' }, content: { background: token.colorBgContainer } }}
      items={[
        { key: 'reporter', label: t('summary.column.reporter'), children: batch.reporter_name },
        { key: 'round', label: t('summary.column.round'), children: batch.round.name },
        {
          key: 'annex',
          label: t('summary.column.annex'),
          children: `${t(`summary.annex${batch.annex}`)} · ${sequenceName(batch, translation)}`,
        },
        { key: 'rows', label: t('summary.column.rows'), children: peopleCount(batch, translation) },
        {
          key: 'version',
          label: t('summary.column.version'),
          children: `${t('summary.version', { version: batch.data_version })}　${shanghaiDateTime(batch.generated_at)}`,
        },
        {
          key: 'handler',
          label: t('summary.handler'),
          children: `${batch.handler_name}　${batch.handler_phone}`,
        },
        {
          key: 'reported',
          label: t('summary.reportedBy'),
          children: step(batch.reported_by_name, batch.reported_at),
        },
        {
          key: 'received',
          label: t(batch.status === 'sent_back' ? 'summary.sentBackBy' : 'summary.receivedBy'),
          children: step(batch.received_by_name, batch.received_at),
        },
      ]}
    />
  )
}
