import { Flex } from 'antd'
import { Link } from 'react-router'
import type { ReportRow } from '../../../data/inspectionReports'
import { inspectionPath } from '../../../domain/inspectionPaths'
import { regionName } from '../../../domain/region'
import { type IsoDate, shanghaiDate } from '../../../domain/shanghai'
import type { Translation } from '../../../i18n/useTranslation'
import type { RegisterColumn } from '../../../ui/columnChoice'
import { StatusTag } from '../../../ui/StatusTag'
import { ReportState } from './ReportState'
import { reportDays } from './reportWords'

/** How many problems a report found and how grave the gravest is; null before it is submitted. */
function ProblemCount({ row, words }: { row: ReportRow; words: Translation }) {
  const { t, find } = words
  if (row.problems === null) return <>—</>
  if (row.problems === 0) return <>{t('inspection.problemNone')}</>
  const severity = find(`inspection.severities.${row.severity}`) ?? row.severity ?? ''
  return (
    <StatusTag tone={row.severity === 'grave' ? 'bad' : 'attention'}>
      {t('inspection.problemCount', { count: row.problems, severity })}
    </StatusTag>
  )
}

/** What waits at a submitted report: the center's reading, the institution's word. */
function Waiting({ row, isUnit, words }: { row: ReportRow; isUnit: boolean; words: Translation }) {
  const { t } = words
  if (row.status !== 'submitted') return null
  return (
    <Flex gap={10} wrap>
      {!isUnit && !row.read_at && <StatusTag tone="attention">{t('inspection.unread')}</StatusTag>}
      {!row.commented_at && <StatusTag tone="waiting">{t('inspection.uncommented')}</StatusTag>}
    </Flex>
  )
}

/** The columns of the register of reports; memoise the result. */
export function reportColumns(
  words: Translation,
  today: IsoDate,
  isUnit: boolean,
): RegisterColumn<ReportRow>[] {
  const { t, language } = words
  return [
    {
      key: 'number',
      title: t('inspection.number'),
      fixed: 'left',
      render: (_, row) => <Link to={inspectionPath(row.id)}>{row.number}</Link>,
    },
    { key: 'days', title: t('inspection.days'), render: (_, row) => reportDays(row, words) },
    {
      key: 'status',
      title: t('inspection.status'),
      render: (_, row) => <ReportState row={row} today={today} />,
    },
    { key: 'institution', title: t('inspection.institution'), dataIndex: 'institution_name' },
    {
      key: 'problems',
      title: t('inspection.problems'),
      render: (_, row) => <ProblemCount row={row} words={words} />,
    },
    {
      key: 'state',
      title: t('inspection.state'),
      render: (_, row) => <Waiting row={row} isUnit={isUnit} words={words} />,
    },
    {
      key: 'due',
      title: t('inspection.due'),
      choice: 'shown',
      render: (_, row) => row.due_on ?? t('inspection.dueAwaits'),
    },
    {
      key: 'submitted',
      title: t('inspection.submitted'),
      choice: 'hidden',
      render: (_, row) => row.submitted_at && shanghaiDate(row.submitted_at),
    },
    {
      key: 'supervisors',
      title: t('inspection.supervisors'),
      choice: 'shown',
      render: (_, row) => row.supervisor_names.join('、'),
    },
    { key: 'occupation', title: t('inspection.occupation'), choice: 'hidden', dataIndex: 'occupation' },
    { key: 'batch', title: t('inspection.batch'), choice: 'hidden', dataIndex: 'batch' },
    {
      key: 'region',
      title: t('inspection.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
  ]
}

interface CardProps {
  row: ReportRow
  today: IsoDate
  isUnit: boolean
  words: Translation
}

/** A row on a phone. */
export function ReportCard({ row, today, isUnit, words }: CardProps) {
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={inspectionPath(row.id)}>{row.number}</Link>
        <ReportState row={row} today={today} />
      </Flex>
      <span>{row.institution_name}</span>
      <span>{[reportDays(row, words), row.occupation].join(' · ')}</span>
      <Flex gap={10} wrap>
        <ProblemCount row={row} words={words} />
        <Waiting row={row} isUnit={isUnit} words={words} />
      </Flex>
    </Flex>
  )
}
