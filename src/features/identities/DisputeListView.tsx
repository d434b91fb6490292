import { Flex, Skeleton, Typography } from 'antd'
import type { CodeName } from '../../data/dictionaries'
import type { Dispute, RevealedDispute } from '../../data/disputes'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { ListPagePaging, type Paging } from '../../ui/ListPagePaging'
import type { ReasonOption } from '../../ui/ReasonDialog'
import { DisputePanel } from './DisputePanel'
import { IdentityTabs } from './IdentityTabs'

/** How the masked data of a dispute are revealed, for a logged reason. */
export interface Reveal {
  reasons: readonly ReasonOption[]
  load(id: string, reason: string): Promise<RevealedDispute>
}

interface Props {
  /** Whether they wait for a decision. */
  isOpen: boolean
  /** Undefined while they are on their way. */
  rows: readonly Dispute[] | undefined
  cardKinds: readonly CodeName[]
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  /** Left out for who may not. */
  reveal?: Reveal
  onDecide(dispute: Dispute, moves: boolean): void
  paging: Paging
}

/** Disputes one below the other, each with both sides. */
export function DisputeListView(props: Props) {
  const { isOpen, rows, cardKinds, error, isFetching, onRetry, reveal, onDecide, paging } = props
  const { t } = useTranslation()
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 20, margin: '0 0 12px' }}>
        {t('identity.title')}
      </Typography.Title>
      <IdentityTabs current={isOpen ? 'open' : 'decided'} />
      <p style={{ marginTop: 0 }}>{t(isOpen ? 'identity.openText' : 'identity.decidedText')}</p>
      {error !== undefined && <ErrorState error={error} onRetry={onRetry} />}
      {!rows && error === undefined && (
        <div role="status" aria-label={t('common.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 8 }} />
        </div>
      )}
      {rows?.length === 0 && (
        <EmptyState
          title={t(isOpen ? 'identity.openEmpty' : 'identity.decidedEmpty')}
          text={isOpen && t('identity.openEmptyText')}
        />
      )}
      {rows && rows.length > 0 && (
        <Flex vertical gap={16} aria-busy={isFetching}>
          {rows.map((dispute) => (
            <DisputePanel
              key={dispute.id}
              dispute={dispute}
              cardKinds={cardKinds}
              reveal={reveal}
              onDecide={onDecide}
            />
          ))}
          <ListPagePaging {...paging} />
        </Flex>
      )}
    </>
  )
}
