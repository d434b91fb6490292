import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { loadDictionaries } from '../../../data/dictionaries'
import { loadStart } from '../../../data/peopleStart'
import { portalPath } from '../../../domain/paths'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { StartScreen } from './StartScreen'

async function load(cardId: string) {
  const [start, dictionaries] = await Promise.all([loadStart(cardId), loadDictionaries()])
  return { start, dictionaries }
}

/** Before a draft: for which card, in which round, through which unit, and what to have ready. */
export function StartPage() {
  const { cardId = '' } = useParams()
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['start', cardId], queryFn: () => load(cardId) })
  if (query.data) return <StartScreen {...query.data} />
  if (query.isError) {
    return (
      <ErrorState
        error={query.error}
        onRetry={() => query.refetch()}
        extra={<LinkButton to={portalPath()}>{t('file.back')}</LinkButton>}
      />
    )
  }
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}
