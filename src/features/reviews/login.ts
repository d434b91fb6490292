import { currentProfile } from '../../data/profile'
import type { Login } from '../../domain/access'

/** The signed-in login with the units that it acts for, own and as deputy. */
export type ReviewLogin = Login & { institutions: readonly string[] }

const nobody: ReviewLogin = { user_id: '', staff: null, person_id: null, institutions: [] }

/** The login as the rules of access read it. */
export function currentLogin(): ReviewLogin {
  const profile = currentProfile()
  if (!profile) return nobody
  const own = profile.staff?.institution_id
  const institutions = profile.institutions ?? (own ? [own] : [])
  return { ...profile, institutions, deputy_for: institutions.filter((id) => id !== own) }
}
