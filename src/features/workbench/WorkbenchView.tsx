import { Flex, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import type { Desk, PanelKey } from './desks'

interface Props {
  /** Who sits here: name, role, place. */
  who: string
  today: IsoDate | undefined
  desk: Desk
  /** Whether the panels have what they show. */
  isReady: boolean
  error?: unknown
  onRetry?(): void
  renderPanel(panel: PanelKey): ReactNode
}

/** The frame of a 工作台: two columns, on a phone one. */
export function WorkbenchView({ who, today, desk, isReady, error, onRetry, renderPanel }: Props) {
  const { t, language } = useTranslation()
  const column = (panels: readonly PanelKey[]) =>
    panels.map((panel) => <div key={panel}>{renderPanel(panel)}</div>)
  return (
    <>
      <Flex justify="space-between" align="baseline" gap={12} wrap style={{ marginBottom: 16 }}>
        <h1 style={{ fontSize: 20, margin: 0 }}>{t('workbench.title')}</h1>
        <span className="tabular">
          {who}
          {today && ` · ${t('workbench.today', { date: today, weekday: weekdayName(today, language) })}`}
        </span>
      </Flex>
      {error !== undefined && <ErrorState error={error} onRetry={onRetry} />}
      {!isReady && error === undefined && (
        <div role="status" aria-label={t('common.loading')}>
          <Skeleton active paragraph={{ rows: 10 }} title={false} />
        </div>
      )}
      {isReady && (
        <Flex gap={16} wrap align="flex-start">
          <Flex vertical gap={16} style={{ flex: '2 1 480px', minWidth: 0 }}>
            {column(desk.main)}
          </Flex>
          {desk.side.length > 0 && (
            <Flex vertical gap={16} style={{ flex: '1 1 320px', minWidth: 0 }}>
              {column(desk.side)}
            </Flex>
          )}
        </Flex>
      )}
    </>
  )
}

function weekdayName(day: IsoDate, language: string): string {
  // counted in UTC: the day is a date already, no instant
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
