import { Flex } from 'antd'
import { Link } from 'react-router'
import { DISCIPLINE_DUTIES, type DisciplineDesk, type DisciplineDuty } from '../../data/disciplineDesk'
import { caseListPath, findingListPath, lapseListPath } from '../../domain/disciplinePaths'
import { identitiesPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { countText } from '../../ui/ListPagePaging'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'

/** Where each is done. */
const paths: Readonly<Record<DisciplineDuty, string>> = {
  cases: caseListPath(),
  case_appeals: caseListPath('appealing'),
  case_drafts: caseListPath('draft'),
  findings: findingListPath(),
  findings_late: findingListPath('late'),
  lapses: lapseListPath(),
  lapse_appeals: lapseListPath('appealing'),
  disputes: identitiesPath(),
}
/** So many are counted, see myDisciplineDesk. */
const cap = 1000

/** 资格管理: what waits for the officer, each figure with its list. */
export function WorkbenchDiscipline({ desk }: { desk: DisciplineDesk }) {
  const { t } = useTranslation()
  const waiting = DISCIPLINE_DUTIES.filter((duty) => (desk[duty] ?? 0) > 0)
  const figure = (n: number) => (n > cap ? t('workbench.more', { count: countText(cap) }) : countText(n))
  return (
    <Panel
      title={t('workbench.discipline')}
      extra={<Link to={caseListPath()}>{t('workbench.toDiscipline')}</Link>}
    >
      {waiting.length === 0 ? (
        <PanelEmpty title={t('workbench.disciplineEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {waiting.map((duty) => (
            <li key={duty}>
              <Link to={paths[duty]}>
                <Flex justify="space-between" gap={8} style={{ padding: '4px 0' }}>
                  <span>{t(`workbench.duty.${duty}`)}</span>
                  {duty === 'findings_late' ? (
                    <StatusTag tone="bad">{figure(desk[duty] ?? 0)}</StatusTag>
                  ) : (
                    <span>{figure(desk[duty] ?? 0)}</span>
                  )}
                </Flex>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
