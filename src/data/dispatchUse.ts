import type { IsoDate } from '../domain/shanghai'
import { rpc } from './rpc'

/** Evaluations of a center or an institution, and how far they were inspected. */
export interface Coverage {
  region_code: string
  /** Evaluations that are over. */
  held: number
  /** Orders whose supervisors were drawn. */
  drawn: number
  /** Drawn, over, and somebody was on site. */
  inspected: number
}

export interface InstitutionCoverage extends Coverage {
  institution_id: string
  institution_name: string
}

/** How often a supervisor was sent; each number counts orders. */
export interface SupervisorUse {
  person_id: string
  name: string
  card_number: string
  region_code: string
  institution_name: string | null
  dispatched: number
  accepted: number
  declined: number
  unanswered: number
}

export interface DispatchUse {
  regions: Coverage[]
  institutions: InstitutionCoverage[]
  supervisors: SupervisorUse[]
}

/** Of evaluations and orders whose days touch the span, in the caller's scope. @throws AppError evaluation_days_reversed */
export function readDispatchUse(
  span: { from: IsoDate; to: IsoDate },
  regionCode: string | undefined,
  signal?: AbortSignal,
): Promise<DispatchUse> {
  return rpc('dispatch_use', { p_from: span.from, p_to: span.to, p_region_code: regionCode ?? null }, signal)
}
