import type { PenaltyKind, PenaltyRole } from '../domain/discipline'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { pageOf, type RowPage, rangeOf } from './registerPages'

/** A row of public.penalties with the person. */
export interface Penalty {
  id: string
  person_id: string
  role: PenaltyRole
  kind: PenaltyKind
  ground: string
  decided_on: IsoDate
  document_number: string | null
  lifted_on: IsoDate | null
  region_code: string
  /** Null of what was decided before this system. */
  case_id: string | null
  person: { name: string; id_number_masked: string; institution: { name: string } | null }
}

export interface PenaltyQuery {
  kind?: PenaltyKind
  ground?: string
  /** Left out: both. */
  isLifted?: boolean
  regionCode?: string
  from?: IsoDate
  to?: IsoDate
  page: number
  pageSize: number
}

/** A page of penalties in the caller's scope, the latest first. @throws AppError */
export async function findPenalties(query: PenaltyQuery, signal?: AbortSignal): Promise<RowPage<Penalty>> {
  let request = supabase()
    .from('penalties')
    .select(
      'id,person_id,role,kind,ground,decided_on,document_number,lifted_on,region_code,case_id,' +
        'person:people!penalties_person_id_fkey(name,id_number_masked,institution:institutions!people_institution_id_fkey(name))',
      { count: 'exact' },
    )
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.kind) request = request.eq('kind', query.kind)
  if (query.ground) request = request.eq('ground', query.ground)
  if (query.from) request = request.gte('decided_on', query.from)
  if (query.to) request = request.lte('decided_on', query.to)
  if (query.isLifted === true) request = request.not('lifted_on', 'is', null)
  if (query.isLifted === false) request = request.is('lifted_on', null)
  const page = request
    .order('decided_on', { ascending: false })
    .order('id')
    .range(...rangeOf(query.page, query.pageSize))
  return pageOf<Penalty>(await (signal ? page.abortSignal(signal) : page), signal)
}
