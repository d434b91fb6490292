import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { isPermitted } from '../../domain/access'
import { CopyRoundsDialog } from './CopyRoundsDialog'
import { RoundListView } from './RoundListView'
import { useCalendarYears, useRoundList, useToday, useWorkingDays } from './useRounds'

/** 换证计划: the list. */
export function RoundListPage() {
  const list = useRoundList()
  const today = useToday()
  const workingDays = useWorkingDays(list.data, today)
  const { provisional } = useCalendarYears()
  const [params, setParams] = useSearchParams()
  const [isCopying, setIsCopying] = useState(false)
  return (
    <>
      <RoundListView
        rounds={today ? list.data : undefined}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => list.refetch()}
        today={today ?? ''}
        workingDays={workingDays}
        provisionalYears={provisional}
        canEdit={isPermitted(currentRole(), 'round', 'edit')}
        onCopy={() => setIsCopying(true)}
        year={params.get('year') ?? undefined}
        onYear={(year) => setParams(year ? { year } : {}, { replace: true })}
      />
      {isCopying && (
        <CopyRoundsDialog
          rounds={list.data ?? []}
          thisYear={Number(today?.slice(0, 4))}
          onClose={() => setIsCopying(false)}
        />
      )}
    </>
  )
}
