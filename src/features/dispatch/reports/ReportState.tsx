import { Flex } from 'antd'
import type { ReportRow } from '../../../data/inspectionReports'
import { reportLateness } from '../../../domain/inspectionReport'
import type { IsoDate } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { StatusTag } from '../../../ui/StatusTag'
import { reportTones } from './reportWords'

interface Props {
  row: Pick<ReportRow, 'status' | 'due_on' | 'days_late'>
  today: IsoDate
}

/** Where a report stands, and by how many days it is late. */
export function ReportState({ row, today }: Props) {
  const { t } = useTranslation()
  const days = reportLateness(row, today)
  return (
    <Flex gap={10} wrap>
      <StatusTag tone={reportTones[row.status]}>{t(`inspection.statuses.${row.status}`)}</StatusTag>
      {days > 0 && <StatusTag tone="bad">{t('inspection.lateDays', { days })}</StatusTag>}
    </Flex>
  )
}
