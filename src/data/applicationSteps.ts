import type { ApplicationList, ApplicationListRow } from './applicationList'
import type { ApplicationListQuery } from './applicationListQuery'
import { rpc } from './rpc'

/** Steps that files took; nothing but scope, round, kind and unit narrows them besides. @throws AppError not_permitted */
export async function listSteps(
  list: ApplicationListQuery,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<ApplicationList> {
  const { steps, regionCodes, institutionIds, roundId, cardKinds } = list
  const { rows, total, is_capped } = await rpc<{
    rows: ApplicationListRow[]
    total: number
    is_capped: boolean
  }>(
    'list_decisions',
    {
      p_filters: {
        action: steps?.action,
        left: steps?.left,
        reason: steps?.reason,
        days_min: steps?.daysMin,
        from: steps?.from,
        to: steps?.to,
        region: regionCodes?.[0],
        unit: institutionIds?.[0],
        round: roundId,
        kind: cardKinds?.join(','),
      },
      p_offset: offset,
      p_limit: limit,
    },
    signal,
  )
  return { rows, total, isCapped: is_capped }
}
