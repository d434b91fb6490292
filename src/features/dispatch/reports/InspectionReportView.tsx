import { Button, Flex, Typography } from 'antd'
import type { ReportFinding, ReportItem, ReportRecord } from '../../../data/inspectionReports'
import type { FindingAction, FindingParty } from '../../../domain/finding'
import type { ItemAnswer } from '../../../domain/inspectionReport'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { Panel } from '../../../ui/Panel'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StatusTag, type Tone } from '../../../ui/StatusTag'
import { InspectionFiles } from './InspectionFiles'
import { InspectionFindings } from './InspectionFindings'
import { ReportCommentPanel } from './ReportCommentPanel'
import { ReportFacts } from './ReportFacts'
import { choiceName } from './reportWords'

interface Props {
  record: ReportRecord
  /** Who the reader is to the findings; null reads only. */
  party: FindingParty | null
  onChanged(): void
  onRead(): void
  onStep(finding: ReportFinding, action: FindingAction): void
}

const answerTones: Record<ItemAnswer, Tone> = { ok: 'good', problem: 'bad', na: 'quiet' }

/** What a report says, what came of it, and what the institution says to it. */
export function InspectionReportView({ record, party, onChanged, onRead, onStep }: Props) {
  const { t } = useTranslation()
  const { report } = record
  if (!report.items)
    return (
      <Flex vertical gap={16}>
        <ReportFacts record={record} />
        <Panel title={t('inspection.checklist')}>
          <PanelEmpty title={t(report.status === 'dropped' ? 'inspection.dropped' : 'inspection.awaited')} />
        </Panel>
      </Flex>
    )
  const others = record.files.filter(({ kind, item }) => kind === 'photo' && !item)
  return (
    <Flex vertical gap={16}>
      {record.may_read && (
        <div>
          <Button type="primary" onClick={onRead}>
            {t('inspection.read')}
          </Button>
        </div>
      )}
      <ReportFacts record={record} />
      <Panel title={t('inspection.whole')}>
        <Text text={report.situation} />
        {report.proposal && (
          <>
            <h3 style={{ fontSize: 14, margin: '12px 0 0' }}>{t('inspection.proposal')}</h3>
            <Text text={report.proposal} />
          </>
        )}
        {report.rectify_by && (
          <div>
            {t('inspection.rectifyBy')} {report.rectify_by}
          </div>
        )}
      </Panel>
      <Panel title={t('inspection.checklist')}>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {report.items.map((item) => (
            <Item key={item.code} item={item} record={record} onChanged={onChanged} />
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <h3 style={{ fontSize: 14, margin: '12px 0 4px' }}>{t('inspection.photos')}</h3>
            <InspectionFiles files={others} onChanged={onChanged} />
          </>
        )}
      </Panel>
      <InspectionFindings record={record} party={party} onStep={onStep} onChanged={onChanged} />
      <ReportCommentPanel record={record} onChanged={onChanged} />
      <Panel title={t('inspection.history')}>
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {record.events.map((event) => (
            <li key={`${event.kind} ${event.at}`}>
              {shanghaiDateTime(event.at)} {event.by} {t(`inspection.events.${event.kind as 'begun'}`)}
              {event.kind === 'read' && event.note && `：${event.note}`}
            </li>
          ))}
        </ul>
      </Panel>
    </Flex>
  )
}

interface ItemProps {
  item: ReportItem
  record: ReportRecord
  onChanged(): void
}

function Item({ item, record, onChanged }: ItemProps) {
  const { t, language } = useTranslation()
  const photos = record.files.filter(({ item: of }) => of === item.code)
  const severity = record.severities.find(({ code }) => code === item.severity)
  return (
    <li style={{ padding: '6px 0' }}>
      <Flex justify="space-between" gap={12} wrap>
        <span>{choiceName(item, language)}</span>
        <StatusTag tone={answerTones[item.answer]}>
          {t(`inspection.answers.${item.answer}`)}
          {severity && ` · ${choiceName(severity, language)}`}
        </StatusTag>
      </Flex>
      {item.note && <Typography.Text type="secondary">{item.note}</Typography.Text>}
      {photos.length > 0 && <InspectionFiles files={photos} onChanged={onChanged} />}
    </li>
  )
}

/** A text as it was written, line by line. */
function Text({ text }: { text: string | null }) {
  return <p style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</p>
}
