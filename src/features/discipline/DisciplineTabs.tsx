import {
  accidentListPath,
  caseListPath,
  findingListPath,
  lapseListPath,
  penaltyListPath,
  qualificationCheckPath,
} from '../../domain/disciplinePaths'
import { useTranslation } from '../../i18n/useTranslation'
import { PageTabs } from '../../ui/PageTabs'

const paths = {
  cases: caseListPath(),
  findings: findingListPath(),
  accidents: accidentListPath(),
  lapses: lapseListPath(),
  penalties: penaltyListPath(),
  check: qualificationCheckPath(),
}
export type DisciplineTab = keyof typeof paths

/** The parts of 资格管理. */
export function DisciplineTabs({ current }: { current: DisciplineTab }) {
  const { t } = useTranslation()
  const items = (Object.keys(paths) as DisciplineTab[]).map((tab) => ({
    key: tab,
    label: t(`discipline.tab.${tab}`),
    to: paths[tab],
  }))
  return <PageTabs label={t('discipline.title')} items={items} current={current} />
}
