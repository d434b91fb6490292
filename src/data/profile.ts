import type { StaffRole } from '../domain/staffRole'
import { supabase } from './client'
import { toAppError } from './errors'

export interface StaffProfile {
  role: StaffRole
  region_code: string
  region_name: string
  institution_id: string | null
  institution_name: string | null
  /** Of the institution: belongs to a city (属地) or to the province (省属). */
  attribution: 'city' | 'province' | null
  name: string
  /** Rights beyond the role, e.g. reveal and export. */
  grants: string[]
}

/** A unit that the login stands in for today. */
export interface Deputyship {
  /** The deputy's own name, as given at the appointment. */
  name: string
  institution_id: string
  institution_name: string
  attribution: 'city' | 'province'
  region_code: string
  /** The last day. */
  ends_on: string
}

/** Who is signed in: a login may be a person (applicant) and hold one staff role besides. */
export interface Profile {
  user_id: string
  email: string
  staff: StaffProfile | null
  person_id: string | null
  person_name: string | null
  /** The units that the login acts for, as officer or as deputy. */
  institutions: string[]
  /** Those of them for which the login is a deputy now. */
  deputy_for: string[]
  deputyships: Deputyship[]
  /** The region codes whose people, cards and files the login sees: the scope that lists send as a filter. */
  regions: string[]
  /** Whether 处理决定 holds anything for the login. */
  has_decisions: boolean
  /** After so many minutes without a key or a click the session ends. */
  idle_minutes: number
  /** The day of the business in Shanghai, yyyy-mm-dd; a demo may stand at another one than this device. */
  today: string
}

let loaded: Profile | undefined

/**
 * The profile of the signed-in user, read once per sign-in.
 *
 * @returns undefined when nobody is signed in
 * @throws AppError
 */
export async function loadProfile(): Promise<Profile | undefined> {
  const { data } = await supabase().auth.getSession()
  if (!data.session) {
    loaded = undefined
  } else if (loaded?.user_id !== data.session.user.id) {
    const { data: profile, error, status } = await supabase().rpc('my_profile')
    if (error) throw toAppError(error, status)
    loaded = profile as Profile
  }
  return loaded
}

/** The profile that was read last, for places that cannot wait. */
export function currentProfile(): Profile | undefined {
  return loaded
}

/** Reads the profile anew: after claiming a record, accepting an invitation, signing out. */
export function forgetProfile() {
  loaded = undefined
}
