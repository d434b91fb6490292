import { theme } from 'antd'
import { Link } from 'react-router'
import {
  accidentListPath,
  caseListPath,
  findingListPath,
  lapseListPath,
  qualificationCheckPath,
} from '../../domain/disciplinePaths'
import { useTranslation } from '../../i18n/useTranslation'

const paths = {
  cases: caseListPath(),
  findings: findingListPath(),
  accidents: accidentListPath(),
  lapses: lapseListPath(),
  check: qualificationCheckPath(),
}
export type DisciplineTab = keyof typeof paths

/** The parts of 资格管理. */
export function DisciplineTabs({ current }: { current: DisciplineTab }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <nav
      aria-label={t('discipline.title')}
      style={{
        display: 'flex',
        gap: 4,
        marginBottom: 12,
        overflowX: 'auto',
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {(Object.keys(paths) as DisciplineTab[]).map((tab) => {
        const isCurrent = tab === current
        return (
          <Link
            key={tab}
            to={paths[tab]}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 12px',
              marginBottom: -1,
              whiteSpace: 'nowrap',
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {t(`discipline.tab.${tab}`)}
          </Link>
        )
      })}
    </nav>
  )
}
