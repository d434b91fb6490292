import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { getRound, saveRound } from '../../data/rounds'
import { loadCalendar, loadRoundTerms } from '../../data/roundsCalendar'
import { roundListPath, roundPath } from '../../domain/paths'
import { yearOf } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { RoundForm } from './RoundForm'
import { draftOf } from './roundForm'
import { roundsKey, useCalendarYears, useRoundList, useToday } from './useRounds'

/** A new draft, or the draft whose id stands in the address. */
export function RoundFormPage() {
  const { id } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const today = useToday()
  const list = useRoundList()
  const { loaded, provisional } = useCalendarYears()
  const thisYear = today ? yearOf(today) : 0
  const years = loaded.filter((year) => year >= thisYear - 1)
  const existing = useQuery({
    queryKey: [...roundsKey, 'draft', id],
    queryFn: ({ signal }) => getRound(id ?? '', signal),
    enabled: id !== undefined,
    // a form that is being written is never replaced behind its writer's back
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const terms = useQuery({ queryKey: ['round terms'], queryFn: ({ signal }) => loadRoundTerms(signal) })
  const calendar = useQuery({
    queryKey: ['calendar', 'whole', years],
    queryFn: ({ signal }) => loadCalendar(years, signal),
    enabled: years.length > 0,
    staleTime: 300_000,
  })
  const failed = [list, existing, terms, calendar].find((query) => query.error)
  const isReady = list.data && terms.data && calendar.data && today && (!id || existing.data)

  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 16px' }}>
        {t(id ? 'round.formTitleEdit' : 'round.formTitleNew')}
      </h1>
      {failed && !isReady && <ErrorState error={failed.error} onRetry={() => failed.refetch()} />}
      {!failed && !isReady && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {isReady && (
        <RoundForm
          key={existing.data?.version}
          existing={existing.data}
          rounds={list.data}
          terms={terms.data}
          calendar={calendar.data}
          provisionalYears={provisional}
          thisYear={thisYear}
          onSave={async (values) => {
            const saved = await saveRound(draftOf(values), existing.data)
            await queries.invalidateQueries({ queryKey: roundsKey })
            message.success(t('round.saved'))
            return saved.id
          }}
          onSaved={(saved) => navigate(roundPath(saved))}
          onCancel={() => navigate(id ? roundPath(id) : roundListPath())}
          onReload={() => existing.refetch()}
        />
      )}
    </>
  )
}
