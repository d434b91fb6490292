import { Timeline } from 'antd'
import type { RoundChange, RoundRow } from '../../data/rounds'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'

interface Props {
  round: RoundRow
  changes: readonly RoundChange[]
}

/** What happened to a round since it was published, the latest first. */
export function RoundChanges({ round, changes }: Props) {
  const { t } = useTranslation()
  if (changes.length === 0 && !round.published_at) return <PanelEmpty title={t('round.changesEmpty')} />
  const dash = (value: string | null) => value ?? t('round.awaitingCalendar')
  return (
    <Timeline
      style={{ marginTop: 8, marginBottom: -24 }}
      items={[
        ...changes.map((change) => ({
          key: change.id,
          children: (
            <>
              <div>
                {shanghaiDateTime(change.at)}{' '}
                {t(`round.change.${change.kind}`, {
                  actor: change.actor_name ?? t('common.colleague'),
                  old: dash(change.old_closes_on),
                  new: dash(change.new_closes_on),
                })}
              </div>
              <div>{t('round.changeReason', { reason: change.reason })}</div>
            </>
          ),
        })),
        ...(round.published_at
          ? [
              {
                key: 'published',
                children: `${shanghaiDateTime(round.published_at)} ${t('round.changePublished')}`,
              },
            ]
          : []),
      ]}
    />
  )
}
