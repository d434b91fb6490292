import { Button, Flex } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { RoundRow } from '../../data/rounds'
import { roundCreatePath, roundPath } from '../../domain/paths'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import { LinkButton } from '../../ui/LinkButton'
import { ListPage } from '../../ui/ListPage'
import { RoundDay } from './RoundDay'
import { RoundPhaseTag } from './RoundPhaseTag'
import { leftText, roundColumns } from './roundColumns'

interface Props {
  /** Undefined while they are on their way. */
  rounds: readonly RoundRow[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  today: IsoDate
  workingDays: readonly IsoDate[]
  provisionalYears: readonly number[]
  /** Whether the user plans rounds. */
  canEdit: boolean
  onCopy(): void
  year: string | undefined
  onYear(year: string | undefined): void
}

/** All rounds, the latest first. */
export function RoundListView(props: Props) {
  const { rounds, error, isFetching, onRetry, today, workingDays, provisionalYears, canEdit, onCopy } = props
  const { year, onYear } = props
  const { t } = useTranslation()
  const words = useMemo(
    () => ({ t, today, workingDays, provisionalYears }),
    [t, today, workingDays, provisionalYears],
  )
  const columns = useMemo(() => roundColumns(words), [words])
  const years = [...new Set(rounds?.map((round) => round.year))].sort((a, b) => b - a)
  const shown = year ? rounds?.filter((round) => String(round.year) === year) : rounds
  return (
    <ListPage<RoundRow>
      title={t('round.title')}
      label={t('round.listLabel')}
      extra={
        canEdit && (
          <>
            <Button onClick={onCopy}>{t('round.copy')}</Button>
            <LinkButton to={roundCreatePath()} type="primary">
              {t('round.create')}
            </LinkButton>
          </>
        )
      }
      filters={
        years.length > 1 && (
          <FilterBar
            fields={[
              {
                kind: 'select',
                name: 'year',
                label: t('round.year'),
                options: years.map((each) => ({ value: String(each), label: String(each) })),
              },
            ]}
            values={{ year }}
            onChange={(changes: FilterValues) => onYear(changes.year)}
          />
        )
      }
      rows={shown}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(round) => round.id}
      empty={
        <EmptyState
          title={t('round.emptyTitle')}
          text={canEdit ? t('round.emptyTextAdmin') : t('round.emptyText')}
        />
      }
      renderCard={(round) => (
        <Flex vertical gap={4}>
          <Link to={roundPath(round.id)} style={{ fontWeight: 600 }}>
            {round.name}
          </Link>
          <Flex justify="space-between" gap={8} wrap>
            <RoundPhaseTag round={round} today={today} />
            <span>{leftText(round, words)}</span>
          </Flex>
          <span>
            {t('round.registration')}：
            <RoundDay day={round.opens_on} provisionalYears={provisionalYears} /> —{' '}
            <RoundDay day={round.closes_on} provisionalYears={provisionalYears} />
          </span>
          <span>
            {t('round.windowLabel')}：{t('round.range', { from: round.window_from, to: round.window_to })}
          </span>
        </Flex>
      )}
    />
  )
}
