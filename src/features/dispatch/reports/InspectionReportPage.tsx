import { PrinterOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Flex, Skeleton, Typography } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useParams } from 'react-router'
import { handleFinding } from '../../../data/findings'
import {
  getReport,
  type ReportFinding,
  type ReportRecord,
  signReportOff,
} from '../../../data/inspectionReports'
import { currentProfile } from '../../../data/profile'
import { seatOf } from '../../../domain/access'
import { orderPath } from '../../../domain/dispatchPaths'
import type { FindingAction, FindingParty } from '../../../domain/finding'
import { inspectionPrintPath } from '../../../domain/inspectionPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { registerKey } from '../../../ui/registerKeys'
import { InspectionReportForm } from './InspectionReportForm'
import { InspectionReportView } from './InspectionReportView'
import { ReadDialog } from './ReadDialog'
import { RectificationDialog } from './RectificationDialog'
import { ReportState } from './ReportState'
import { reportKey } from './reportWords'

/** One 督导报告: for its supervisors the form, afterwards and for others what it says and what came of it. */
export function InspectionReportPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isReading, setIsReading] = useState(false)
  const [chosen, setChosen] = useState<{ finding: ReportFinding; action: FindingAction }>()
  const profile = currentProfile()
  const role = profile && seatOf(profile)?.role
  const { data, error, refetch } = useQuery({
    queryKey: reportKey(id),
    queryFn: ({ signal }) => getReport(id, signal),
  })
  const reload = useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: reportKey(id) }),
      queries.invalidateQueries({ queryKey: registerKey('inspection') }),
      queries.invalidateQueries({ queryKey: ['inspectionTasks'] }),
    ])
  }, [queries, id])
  const changed = useCallback(() => void reload(), [reload])
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    )
  const { report } = data
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" gap={12} align="center" wrap>
        <Flex gap={12} align="center" wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {t('inspection.title', { institution: report.institution_name })}
          </Typography.Title>
          <ReportState row={report} today={data.today} />
        </Flex>
        <Flex gap={12} align="center" wrap>
          {(role === 'city_officer' || role === 'province_reviewer' || role === 'manager') && (
            <Link to={orderPath(report.order_id)}>
              {t('inspection.order')} {report.number}
            </Link>
          )}
          {report.items && (
            <LinkButton to={inspectionPrintPath(report.id)} icon={<PrinterOutlined aria-hidden />}>
              {t('inspection.print')}
            </LinkButton>
          )}
        </Flex>
      </Flex>
      <Body
        data={data}
        party={partyOf(role)}
        onChanged={changed}
        onRead={() => setIsReading(true)}
        onStep={(finding, action) => setChosen({ finding, action })}
      />
      {isReading && (
        <ReadDialog
          onConfirm={async (note) => {
            await signReportOff(report, note)
            message.success(t('inspection.readDone'))
            await reload()
          }}
          onClose={() => setIsReading(false)}
        />
      )}
      {chosen && (
        <RectificationDialog
          finding={chosen.finding}
          action={chosen.action}
          today={data.today}
          proposed={report.rectify_by}
          onConfirm={async (note, rectifyBy) => {
            await handleFinding(chosen.finding, chosen.action, note, rectifyBy)
            message.success(t('inspection.stepDone'))
            setChosen(undefined)
            await reload()
          }}
          onClose={() => setChosen(undefined)}
          onReload={() => {
            setChosen(undefined)
            void reload()
          }}
        />
      )}
    </Flex>
  )
}

interface BodyProps {
  data: ReportRecord
  party: FindingParty | null
  onChanged(): void
  onRead(): void
  onStep(finding: ReportFinding, action: FindingAction): void
}

function Body({ data, ...handlers }: BodyProps) {
  const { t } = useTranslation()
  const profile = currentProfile()
  if (!data.is_writer || !profile) return <InspectionReportView record={data} {...handlers} />
  if (!data.may_write) return <PanelEmpty title={t('inspection.notBegun', { on: data.report.starts_on })} />
  return (
    <InspectionReportForm
      record={data}
      userId={profile.user_id}
      personId={profile.person_id ?? ''}
      onChanged={handlers.onChanged}
    />
  )
}

/** Who a role is to the findings of a report that it reads. */
export function partyOf(role: string | null | undefined): FindingParty | null {
  if (role === 'institution_officer') return 'institution'
  return role === 'city_officer' || role === 'province_reviewer' ? 'center' : null
}
