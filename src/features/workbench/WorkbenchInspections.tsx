import { Flex } from 'antd'
import { Link } from 'react-router'
import type { InspectionTasks } from '../../data/inspectionReports'
import { findingListPath, unitFindingsPath } from '../../domain/disciplinePaths'
import { inspectionListPath } from '../../domain/inspectionPaths'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  tasks: InspectionTasks
  /** An institution comments and rectifies; a center reads and judges. */
  isUnit: boolean
}

type Line = 'overdue' | 'to_read' | 'answered' | 'late' | 'to_comment' | 'to_rectify' | 'to_rectify_late'

const centerLines: readonly Line[] = ['to_read', 'overdue', 'answered', 'late']
const unitLines: readonly Line[] = ['to_comment', 'to_rectify', 'to_rectify_late']
const urgent: ReadonlySet<Line> = new Set(['overdue', 'late', 'to_rectify_late'])

const paths: Record<Line, string> = {
  to_read: inspectionListPath('todo=unread'),
  overdue: inspectionListPath('stage=open&late=yes'),
  answered: `${findingListPath()}?stage=underWay`,
  late: `${findingListPath()}?stage=underWay`,
  to_comment: inspectionListPath('todo=uncommented'),
  to_rectify: unitFindingsPath(),
  to_rectify_late: unitFindingsPath(),
}

/** Reports and rectifications that wait for whoever sits here. */
export function WorkbenchInspections({ tasks, isUnit }: Props) {
  const { t } = useTranslation()
  const lines = (isUnit ? unitLines : centerLines).filter((line) => tasks[line] > 0)
  return (
    <Panel
      title={t('workbench.inspections')}
      extra={<Link to={inspectionListPath()}>{t('workbench.inspectionsAll')}</Link>}
    >
      {lines.length === 0 ? (
        <PanelEmpty title={t('workbench.inspectionsEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {lines.map((line) => (
            <li key={line}>
              <Link to={paths[line]}>
                <Flex justify="space-between" gap={8} style={{ padding: '4px 0' }}>
                  {urgent.has(line) ? (
                    <StatusTag tone="bad">{t(`workbench.inspectionTasks.${line}`)}</StatusTag>
                  ) : (
                    <span>{t(`workbench.inspectionTasks.${line}`)}</span>
                  )}
                  <span>{t('workbench.inspectionCount', { count: tasks[line] })}</span>
                </Flex>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
