import { Button, Flex, type TableColumnsType } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { Deputy } from '../../data/staff'
import { type IsoDate, shanghaiDate } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ListPage } from '../../ui/ListPage'
import { StatusTag, type Tone } from '../../ui/StatusTag'
import { StaffTabs } from './StaffTabs'

interface Props {
  title: string
  extra: ReactNode
  rows: readonly Deputy[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  today: IsoDate
  /** Asks whether one ends before its day. */
  onEnd(row: Deputy): void
}

type Phase = 'coming' | 'now' | 'over'

const tones: Record<Phase, Tone> = { coming: 'waiting', now: 'good', over: 'quiet' }

function phaseOf({ starts_on, ends_on }: Deputy, today: IsoDate): Phase {
  if (today < starts_on) return 'coming'
  return today > ends_on ? 'over' : 'now'
}

/** Who stands in for a unit's officer, and how long. */
export function DeputyListView({ title, extra, rows, error, isFetching, onRetry, today, onEnd }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo(() => columnsOf(translation, today, onEnd), [translation, today, onEnd])
  const phase = (row: Deputy) => (
    <StatusTag tone={tones[phaseOf(row, today)]}>{t(`staff.deputyPhase.${phaseOf(row, today)}`)}</StatusTag>
  )
  return (
    <ListPage<Deputy>
      title={title}
      extra={extra}
      tabs={<StaffTabs current="deputies" />}
      notice={t('staff.deputiesText')}
      label={t('staff.deputiesLabel')}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('staff.deputiesEmpty')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8}>
            <strong>{row.name}</strong>
            {phase(row)}
          </Flex>
          <span>{row.email}</span>
          <span>{row.institutions?.name}</span>
          <span>{t('staff.period', { from: row.starts_on, to: row.ends_on })}</span>
          <span>{row.reason}</span>
          <EndButton row={row} today={today} onEnd={onEnd} />
        </Flex>
      )}
    />
  )
}

function EndButton({ row, today, onEnd }: Pick<Props, 'today' | 'onEnd'> & { row: Deputy }) {
  const { t } = useTranslation()
  if (phaseOf(row, today) === 'over') return null
  return (
    <Button
      size="small"
      danger
      aria-label={t('staff.endDeputyLabel', { name: row.name })}
      onClick={() => onEnd(row)}
      style={{ alignSelf: 'flex-start' }}
    >
      {t('staff.endDeputy')}
    </Button>
  )
}

function columnsOf({ t }: Translation, today: IsoDate, onEnd: Props['onEnd']): TableColumnsType<Deputy> {
  return [
    { key: 'name', title: t('staff.column.name'), dataIndex: 'name', fixed: 'left' },
    { key: 'email', title: t('staff.column.email'), dataIndex: 'email' },
    { key: 'unit', title: t('staff.column.unit'), render: (_, row) => row.institutions?.name ?? '—' },
    {
      key: 'period',
      title: t('staff.column.period'),
      render: (_, row) => t('staff.period', { from: row.starts_on, to: row.ends_on }),
    },
    {
      key: 'state',
      title: t('staff.column.state'),
      render: (_, row) => (
        <StatusTag tone={tones[phaseOf(row, today)]}>
          {t(`staff.deputyPhase.${phaseOf(row, today)}`)}
        </StatusTag>
      ),
    },
    {
      key: 'reason',
      title: t('staff.column.reason'),
      render: (_, row) => <div style={{ maxWidth: 220, whiteSpace: 'normal' }}>{row.reason}</div>,
    },
    {
      key: 'since',
      title: t('staff.column.invited'),
      render: (_, row) => shanghaiDate(row.created_at),
    },
    {
      key: 'actions',
      title: t('staff.column.actions'),
      fixed: 'right',
      render: (_, row) => <EndButton row={row} today={today} onEnd={onEnd} />,
    },
  ]
}
