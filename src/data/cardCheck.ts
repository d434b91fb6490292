import type { IsoDate } from '../domain/shanghai'
import { rpc } from './rpc'

/** What is on the face of a card, and nothing else. */
export interface CheckedCard {
  found: true
  name: string
  institution_name: string | null
  kind: string
  kind_en: string
  occupations: string[]
  valid_from: IsoDate
  valid_to: IsoDate
  is_valid: boolean
}

export type CardCheck = CheckedCard | { found: false }

const tokenPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The card whose QR code carries the token; whatever is no token finds nothing. @throws AppError offline */
export async function checkByToken(token: string): Promise<CardCheck> {
  // the database would refuse it as no uuid, which is no failure for the person who asks
  if (!tokenPattern.test(token)) return { found: false }
  return rpc('check_card', { p_token: token })
}

/** The card with this number and holder, both as printed. @throws AppError offline */
export function checkByNumber(number: string, name: string): Promise<CardCheck> {
  return rpc('check_card', { p_number: number.trim(), p_name: name.trim() })
}
