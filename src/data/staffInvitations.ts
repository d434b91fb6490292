import type { StaffRole } from '../domain/staffRole'
import { rowsOf } from './answer'
import { supabase } from './client'
import { forgetProfile } from './profile'
import { rpc } from './rpc'

/** An invitation as who invites sees it: the code itself is kept nowhere. */
export interface InvitationRow {
  id: string
  email: string
  name: string
  role: StaffRole
  region_code: string
  institution_id: string | null
  expires_at: string
  used_at: string | null
  revoked_at: string | null
  created_at: string
  institutions: { name: string } | null
}

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired'

/** Where an invitation stands at an instant. */
export function invitationState(
  { used_at, revoked_at, expires_at }: Pick<InvitationRow, 'used_at' | 'revoked_at' | 'expires_at'>,
  now: Date,
): InvitationState {
  if (used_at) return 'used'
  if (revoked_at) return 'revoked'
  return new Date(expires_at) <= now ? 'expired' : 'open'
}

/** Invitations, the latest first; only those that can still be redeemed, or all. @throws AppError */
export function listInvitations(
  { isOpenOnly = false }: { isOpenOnly?: boolean } = {},
  signal?: AbortSignal,
): Promise<InvitationRow[]> {
  const query = supabase()
    .from('invitations')
    .select(
      'id,email,name,role,region_code,institution_id,expires_at,used_at,revoked_at,created_at,institutions(name)',
    )
    .order('created_at', { ascending: false })
    .limit(200)
  if (isOpenOnly) {
    query.is('used_at', null).is('revoked_at', null).gt('expires_at', new Date().toISOString())
  }
  return rowsOf(query, signal)
}

export interface NewInvitation {
  email: string
  name: string
  role: StaffRole
  /** Of roles that are bound to a place. */
  regionCode: string | null
  /** Of an institution officer. */
  institutionId: string | null
}

/** What is handed over, shown once. */
export interface IssuedInvitation {
  id: string
  code: string
  expires_at: string
}

/**
 * Invites somebody; an earlier open invitation of the address is revoked.
 *
 * @throws AppError with values.field: email_format, institution_missing, region_missing; not_permitted
 */
export function inviteStaff(wish: NewInvitation): Promise<IssuedInvitation> {
  return rpc('invite_staff', {
    p_email: wish.email,
    p_name: wish.name,
    p_role: wish.role,
    p_region_code: wish.regionCode,
    p_institution_id: wish.institutionId,
  })
}

export const acceptOutcomes = [
  'accepted',
  'no_match',
  'blocked',
  'email_unconfirmed',
  'used',
  'revoked',
  'expired',
  'staff_already',
] as const

export interface AcceptAnswer {
  outcome: (typeof acceptOutcomes)[number]
  role?: StaffRole
}

/** Redeems an invitation for the signed-in login. Misses are answered and counted, not thrown. @throws AppError */
export async function acceptInvitation(code: string): Promise<AcceptAnswer> {
  const answer = await rpc<AcceptAnswer>('accept_invitation', { p_code: code })
  if (answer.outcome === 'accepted') forgetProfile()
  return answer
}
