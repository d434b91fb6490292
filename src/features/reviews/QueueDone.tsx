import { Link } from 'react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'

/** The end of a queue: what is left is in other hands. */
export function QueueDone({ queuePath }: { queuePath: string }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('review.queueDoneTitle')}
      text={t('review.queueDoneText')}
      action={<Link to={queuePath}>{t('review.backToQueue')}</Link>}
    />
  )
}
