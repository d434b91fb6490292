import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { type CastInstitution, institutions, staff } from './people'
import type { Login, Row } from './session'

/** What an institution writes into the form of an evaluation on the day of the cast. */
export const evaluationForm = (wish: Row = {}): Row => ({
  kind: 'skill_level',
  occupation_code: '6-31-01-03',
  levels: ['level_4', 'level_3'],
  site: '成都市锦城技工学校一号实训楼',
  starts_on: '2024-04-25',
  ends_on: '2024-04-26',
  head_count: 45,
  batch: randomUUID().slice(0, 8),
  ...wish,
})

/** Reports an evaluation, of the unit of Chengdu unless another is named. */
export function reportEvaluation(
  db: Db,
  wish: Row = {},
  who: Login = staff.officerChengdu,
  unit: CastInstitution = institutions.chengdu,
): Promise<Row> {
  return db.rpc<Row>(who, 'report_evaluation', {
    p_institution_id: unit.id,
    p_values: evaluationForm(wish),
    p_request_id: randomUUID(),
  })
}
