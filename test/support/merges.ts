import type { Db } from './database'
import type { CastApplicant } from './people'
import type { Login } from './session'

/** Asks for the second record to go into the first, both as they were made. */
export const mergePeople = (
  db: Db,
  who: Login,
  kept: CastApplicant,
  other: CastApplicant,
  wish: Record<string, unknown> = {},
) =>
  db.rpc<number>(who, 'merge_people', {
    p_id: kept.personId,
    p_other_id: other.personId,
    p_reason: '同一人重复建档',
    p_expected_version: 1,
    p_other_version: 1,
    p_login: 'this',
    ...wish,
  })
