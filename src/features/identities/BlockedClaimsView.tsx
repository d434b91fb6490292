import { Button, Flex, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { BlockedClaim } from '../../data/disputes'
import { shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ListPage } from '../../ui/ListPage'
import { IdentityTabs } from './IdentityTabs'

interface Props {
  /** Undefined while they are on their way. */
  rows: readonly BlockedClaim[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  onUnblock(row: BlockedClaim): void
}

/** Who is blocked since when. */
export function BlockedClaimsView({ rows, error, isFetching, onRetry, onUnblock }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo(() => columnsOf(translation, onUnblock), [translation, onUnblock])
  return (
    <ListPage<BlockedClaim>
      title={t('identity.title')}
      tabs={<IdentityTabs current="blocked" />}
      notice={t('identity.blockedText')}
      label={t('identity.tabs.blocked')}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => `${row.kind} ${row.key}`}
      empty={<EmptyState title={t('identity.blockedEmpty')} />}
      renderCard={(row) => (
        <Flex vertical gap={4} align="flex-start">
          <strong className="tabular">{row.label}</strong>
          <span>
            {t(`identity.kind.${row.kind}`)}
            {row.person_name && ` · ${row.person_name}`}
          </span>
          <span className="tabular">
            {t('identity.blockedSince', { at: shanghaiDateTime(row.blocked_at), count: row.misses })}
          </span>
          <UnblockButton row={row} onUnblock={onUnblock} />
        </Flex>
      )}
    />
  )
}

function UnblockButton({ row, onUnblock }: Pick<Props, 'onUnblock'> & { row: BlockedClaim }) {
  const { t } = useTranslation()
  return (
    <Button
      size="small"
      aria-label={t('identity.unblockLabel', { label: row.label })}
      onClick={() => onUnblock(row)}
    >
      {t('identity.unblock')}
    </Button>
  )
}

function columnsOf({ t }: Translation, onUnblock: Props['onUnblock']): TableColumnsType<BlockedClaim> {
  return [
    { key: 'kind', title: t('identity.column.kind'), render: (_, row) => t(`identity.kind.${row.kind}`) },
    {
      key: 'label',
      title: t('identity.column.label'),
      render: (_, row) => <span className="tabular">{row.label}</span>,
    },
    {
      key: 'person',
      title: t('identity.column.person'),
      render: (_, row) => (row.kind === 'account' ? '—' : (row.person_name ?? t('identity.notOnRecord'))),
    },
    { key: 'misses', title: t('identity.column.misses'), dataIndex: 'misses' },
    {
      key: 'since',
      title: t('identity.column.since'),
      render: (_, row) => <span className="tabular">{shanghaiDateTime(row.blocked_at)}</span>,
    },
    {
      key: 'last',
      title: t('identity.column.last'),
      render: (_, row) => <span className="tabular">{shanghaiDateTime(row.last_at)}</span>,
    },
    {
      key: 'actions',
      title: t('identity.column.actions'),
      render: (_, row) => <UnblockButton row={row} onUnblock={onUnblock} />,
    },
  ]
}
