import { useQuery } from '@tanstack/react-query'
import { Flex, Skeleton } from 'antd'
import { Link } from 'react-router'
import { findEvaluations } from '../../data/evaluations'
import { evaluationListPath } from '../../domain/paths'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { registerKey } from '../../ui/registerKeys'
import { EvaluationCard, type EvaluationWords } from './evaluationColumns'
import { withMarks } from './withMarks'

interface Props {
  day: IsoDate
  /** Evaluations of that day. */
  count: number
  regionCode: string | undefined
  words: EvaluationWords
}

const shown = 20

/** The evaluations of one day beside the month; the list has them all. */
export function EvaluationDayList({ day, count, regionCode, words }: Props) {
  const { t } = useTranslation()
  const list = useQuery({
    queryKey: [...registerKey('evaluations'), 'day', day, regionCode],
    queryFn: async ({ signal }) => {
      const query = { today: words.today, from: day, to: day, regionCode, page: 1, pageSize: 100 }
      const { rows } = await findEvaluations(query, signal)
      const held = rows.filter(({ status }) => status === 'reported').slice(0, shown)
      return withMarks(held, signal)
    },
  })
  return (
    <section aria-label={t('evaluation.dayTitle', { date: day })}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{t('evaluation.dayTitle', { date: day })}</h2>
      {list.error && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {list.data?.length === 0 && <PanelEmpty title={t('evaluation.dayNone')} />}
      <Flex vertical gap={16}>
        {list.data?.map((row) => (
          <EvaluationCard key={row.id} row={row} words={words} />
        ))}
        {count > shown && (
          <Link to={evaluationListPath({ days: day, days_to: day })}>
            {t('evaluation.dayMore', { count })}
          </Link>
        )}
      </Flex>
    </section>
  )
}
