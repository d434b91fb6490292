import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, type IsoDate, yearOf } from '../../src/domain/shanghai.ts'
import type { Card } from './cards.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import { insertRows } from './rows.ts'

const KINDS = { warning: 55, disqualification: 35, permanent_disqualification: 10 }
const GROUNDS = [
  'improper_duty',
  'expired_card',
  'person_card_mismatch',
  'occupation_mismatch',
  'assessment_accident',
]
const ACCIDENTS: [kind: string, severity: string, note: string][] = [
  ['scoring_error', 'serious', '评分标准使用错误，当批次实操成绩重新评定'],
  ['work_lost', 'serious', '考试工件保管不当，部分工件遗失'],
  ['recusal_breach', 'minor', '考评本单位亲属未申请回避'],
  ['out_of_scope', 'serious', '考评超出证卡载明的职业（工种）范围'],
  ['paper_leak', 'grave', '试题在开考前泄露，本批次成绩作废'],
  ['safety', 'minor', '考评现场违反操作规程，未造成人员受伤'],
]

/** The person of a penalty or accident, with where it is kept. */
const subject = (card: Card) => ({
  person_id: card.person.id,
  region_code: card.person.unit.regionCode,
  institution_id: card.person.unit.id,
})

/**
 * Penalties and accidents, live and lifted ones. People of the demo accounts and the cards that stories will use
 * are spared: these are the people whom the check-list stops.
 */
export async function insertDiscipline(
  db: SeedDatabase,
  candidates: readonly Card[],
  today: IsoDate,
): Promise<{ penalties: number; accidents: number; people: Set<string> }> {
  const random = randomOf('discipline')
  const cards = random.shuffle(candidates.filter((card) => card.status === 'active'))
  const penalised = cards.slice(0, Math.max(4, Math.ceil(candidates.length / 110)))
  const penalties = penalised.map((card, index) => penaltyOf(random, card, index, today))
  await insertRows(db, 'public.penalties', penalties)
  const live = penalised.filter((_, index) => {
    const penalty = penalties[index]
    return penalty?.kind !== 'warning' && penalty?.lifted_on === null
  })
  await db.query(`update public.cards set status = 'disqualified' where id = any ($1::uuid[])`, [
    live.map((card) => card.id),
  ])
  await insertRows(
    db,
    'private.identity_bans',
    penalised.flatMap((card, index) => {
      const penalty = penalties[index]
      if (penalty?.kind !== 'permanent_disqualification') return []
      return [{ id_number: card.person.idNumber, role: 'both', penalty_id: penalty.id }]
    }),
  )
  const unlucky = cards
    .filter((card) => card.kind !== 'supervisor')
    .slice(penalised.length, penalised.length + Math.ceil(candidates.length / 250))
  await insertRows(
    db,
    'public.accidents',
    unlucky.map((card, index) => accidentOf(random, card, index, today)),
  )
  return {
    penalties: penalties.length,
    accidents: unlucky.length,
    people: new Set([...penalised, ...unlucky].map((card) => card.person.id)),
  }
}

function penaltyOf(random: Random, card: Card, index: number, today: IsoDate) {
  const decidedOn = addDays(today, -random.int(20, 500))
  // The first ones make sure that every kind is there, however small the world.
  const kind =
    (['permanent_disqualification', 'disqualification', 'warning'] as const)[index] ?? random.weighted(KINDS)
  const isLifted = kind === 'disqualification' && index > 2 && random.chance(0.3)
  return {
    id: uuidOf(`penalty ${index}`),
    ...subject(card),
    role:
      kind === 'permanent_disqualification' ? 'both' : card.kind === 'supervisor' ? 'supervisor' : 'assessor',
    kind,
    ground: random.pick(GROUNDS),
    decided_on: decidedOn,
    document_number: `川人社职鉴函〔${yearOf(decidedOn)}〕${random.int(5, 120)}号`,
    lifted_on: isLifted ? addDays(decidedOn, 15) : null,
    lifted_reason: isLifted ? '申诉成立，恢复资格' : null,
    created_at: `${decidedOn}T03:00:00Z`,
  }
}

function accidentOf(random: Random, card: Card, index: number, today: IsoDate) {
  const [kind, severity, note] = ACCIDENTS[index % ACCIDENTS.length] as (typeof ACCIDENTS)[number]
  const occurredOn = addDays(today, -random.int(40, 900))
  return {
    id: uuidOf(`accident ${index}`),
    ...subject(card),
    kind,
    severity,
    occurred_on: occurredOn,
    note,
    voided_on: index % 5 === 4 ? addDays(occurredOn, 30) : null,
    created_at: `${addDays(occurredOn, 3)}T03:00:00Z`,
  }
}
