import { Button, Flex, Typography, theme } from 'antd'
import { Link } from 'react-router'
import type { ReportFinding, ReportRecord } from '../../../data/inspectionReports'
import { casePath } from '../../../domain/disciplinePaths'
import {
  type FindingAction,
  type FindingParty,
  type FindingStatus,
  findingActions,
  findingTone,
} from '../../../domain/finding'
import { rectificationStep } from '../../../domain/inspectionReport'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { Panel } from '../../../ui/Panel'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StatusTag } from '../../../ui/StatusTag'
import { InspectionFiles } from './InspectionFiles'

interface Props {
  record: ReportRecord
  /** Who the reader is to the findings; null reads only. */
  party: FindingParty | null
  onStep(finding: ReportFinding, action: FindingAction): void
  onChanged(): void
}

export type StepWord = 'rectify' | 'extend' | 'send_back' | 'answer' | 'close' | 'transfer' | 'unfounded'

/** What usually comes next. */
const next: Partial<Record<FindingStatus, FindingAction>> = {
  open: 'rectify',
  rectifying: 'answer',
  answered: 'close',
}

/** 问题与整改: each problem of a report with its way so far and what can be done now. */
export function InspectionFindings({ record, party, onStep, onChanged }: Props) {
  const { t } = useTranslation()
  return (
    <Panel title={t('inspection.findings')}>
      {record.findings.length === 0 && <PanelEmpty title={t('inspection.findingsNone')} />}
      {record.findings.map((finding) => (
        <FindingBlock
          key={finding.id}
          finding={finding}
          record={record}
          party={party}
          onStep={onStep}
          onChanged={onChanged}
        />
      ))}
    </Panel>
  )
}

interface BlockProps extends Props {
  finding: ReportFinding
}

function FindingBlock({ finding, record, party, onStep, onChanged }: BlockProps) {
  const { t, find, language } = useTranslation()
  const { token } = theme.useToken()
  const { status, rectify_by, version } = finding
  const isLate = status === 'rectifying' && rectify_by !== null && rectify_by < record.today
  const name = language === 'zh-CN' ? finding.item_zh : finding.item_en
  const severity = find(`inspection.severities.${finding.severity}`) ?? finding.severity
  const actions = party ? findingActions(status, party, finding.person_id !== null) : []
  return (
    <section
      aria-label={name}
      style={{ padding: '12px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Flex vertical gap={8}>
        <Flex justify="space-between" gap={8} wrap>
          <strong>
            {name} · {severity}
          </strong>
          <StatusTag tone={findingTone(status, isLate)}>
            {t(`inspection.findingStatus.${status}`)}
            {rectify_by && status === 'rectifying' && ` · `}
            {rectify_by &&
              status === 'rectifying' &&
              t(isLate ? 'inspection.overdue' : 'inspection.due_on', { on: rectify_by })}
          </StatusTag>
        </Flex>
        <div style={{ overflowWrap: 'anywhere' }}>
          {finding.text}
          {finding.person_name && `（${t('inspection.involved', { name: finding.person_name })}）`}
        </div>
        {finding.steps.length > 0 && (
          <ol style={{ margin: 0, paddingInlineStart: 20 }}>
            {finding.steps.map((step) => (
              <li key={step.at + step.step}>
                <Typography.Text type="secondary">
                  {shanghaiDateTime(step.at)} {step.by}
                </Typography.Text>{' '}
                {find(`inspection.steps.${step.step}`) ?? step.step}
                {step.rectify_by && `（${t('inspection.stepUntil', { on: step.rectify_by })}）`}：{step.note}
              </li>
            ))}
          </ol>
        )}
        {finding.files.length > 0 && (party !== 'institution' || status !== 'rectifying') && (
          <div>
            <div>{t('inspection.answerFiles')}</div>
            <InspectionFiles files={finding.files} onChanged={onChanged} />
          </div>
        )}
        {party === 'institution' && status === 'rectifying' && (
          <InspectionFiles
            files={finding.files}
            owner={{ kind: 'rectification', findingId: finding.id }}
            title={t('inspection.addAnswerFile')}
            hint={t('inspection.answerFileHint')}
            onChanged={onChanged}
          />
        )}
        {(actions.length > 0 || finding.case_id) && (
          <Flex gap={8} wrap>
            {actions.map((action) => (
              <Button
                key={`${action} ${version}`}
                type={next[status] === action ? 'primary' : 'default'}
                onClick={() => onStep(finding, action)}
              >
                {t(`inspection.steps.${rectificationStep(action, status) as StepWord}`)}
              </Button>
            ))}
            {finding.case_id && <Link to={casePath(finding.case_id)}>{t('inspection.openCase')}</Link>}
          </Flex>
        )}
      </Flex>
    </section>
  )
}
