import { PrinterOutlined } from '@ant-design/icons'
import { Flex, Skeleton, theme } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import { statisticsPath, statisticsPrintPath } from '../../domain/statisticsPaths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { FileButton } from '../../ui/FileButton'
import { LinkButton } from '../../ui/LinkButton'
import { PageTabs } from '../../ui/PageTabs'
import { useReportText } from './report/useReportText'
import { StatisticsFilters } from './StatisticsFilters'
import { DisciplineSection } from './sections/DisciplineSection'
import { DispatchSection } from './sections/DispatchSection'
import { ExpirySection } from './sections/ExpirySection'
import { FunnelSection } from './sections/FunnelSection'
import { LatenessSection } from './sections/LatenessSection'
import { OverviewSection } from './sections/OverviewSection'
import { ReasonSection } from './sections/ReasonSection'
import { RenewalSection } from './sections/RenewalSection'
import { type Section, sections } from './statisticsAddress'
import { StatisticsSurroundings } from './statisticsContext'
import { useStatisticsPage } from './useStatisticsPage'

// Not taken from the writer, which is loaded by the click.
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const contents: Readonly<Record<Section, ReactNode>> = {
  overview: <OverviewSection />,
  renewals: <RenewalSection />,
  funnel: <FunnelSection />,
  reasons: <ReasonSection />,
  lateness: <LatenessSection />,
  expiry: <ExpirySection />,
  discipline: <DisciplineSection />,
  dispatch: <DispatchSection />,
}

/** 统计: of the province or of one city, each figure the door to the list that it counts. */
export function StatisticsPage() {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const page = useStatisticsPage()
  const { section, filters, context } = page
  const colors = {
    '--statistics-line': token.colorBorderSecondary,
    '--statistics-quiet': token.colorTextDescription,
    '--statistics-ground': token.colorBgContainer,
    '--statistics-focus': token.colorWarning,
  } as CSSProperties
  return (
    <div style={colors}>
      <Flex align="center" justify="space-between" gap={12} wrap style={{ marginBottom: 12 }}>
        <h1 style={{ fontSize: 20, margin: 0 }}>{t('statistics.title')}</h1>
        <Flex gap={8} wrap>
          <LinkButton to={statisticsPrintPath(filters)} icon={<PrinterOutlined />}>
            {t('statistics.print')}
          </LinkButton>
          {context && (
            <StatisticsSurroundings.Provider value={context}>
              <WorkbookButton />
            </StatisticsSurroundings.Provider>
          )}
        </Flex>
      </Flex>
      <PageTabs
        label={t('statistics.sections')}
        current={section}
        items={sections.map((key) => ({
          key,
          label: t(`statistics.section.${key}`),
          to: statisticsPath({ section: key === sections[0] ? undefined : key, ...filters }),
        }))}
      />
      <StatisticsFilters page={page} />
      {context ? (
        <StatisticsSurroundings.Provider value={context}>{contents[section]}</StatisticsSurroundings.Provider>
      ) : page.error ? (
        <ErrorState error={page.error} onRetry={page.retry} />
      ) : (
        <Skeleton active />
      )}
    </div>
  )
}

function WorkbookButton() {
  const { t } = useTranslation()
  const text = useReportText()
  return (
    <FileButton
      label={t('statistics.workbook')}
      type={XLSX_TYPE}
      make={async (options) =>
        (await import('./report/statisticsWorkbook')).statisticsWorkbook(text, options)
      }
    />
  )
}
