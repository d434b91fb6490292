import { randomUUID } from 'node:crypto'
import { makeApplicant } from './builders'
import { advance, bringTo, reviewerAt } from './chain'
import type { Db } from './database'
import { act, penalise } from './discipline'
import { commitDraw, drawSupervisors, orderInspection } from './dispatch'
import { reportEvaluation } from './evaluations'
import { appeal, decide, fileRow, seal, submit, versionOf, withdraw } from './files'
import { personRows } from './importRows'
import { type CastApplicant, institutions, outsider, staff } from './people'
import type { Random } from './random'

const UNITS = Object.values(institutions)
const STAFF = [
  ...[staff.officerChengdu, staff.officerMianyang, staff.officerProvincial, staff.cityChengdu],
  ...[staff.cityMianyang, staff.reviewerOne, staff.reviewerTwo, staff.reviewerThree],
]
const STEPS = [
  ...(['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt'] as const),
  ...(['final_review', 'awaiting_issue', 'issued', 'collected'] as const),
]
const REVIEWS = ['unit_review', 're_review', 'final_review'] as const
const APPEAL_ANSWERS = ['grant_appeal', 'deny_appeal'] as const
const REASONS = {
  return: ['fields_wrong', 'records_unproved'],
  reject: ['records_unproved', 'no_activity'],
  grant_appeal: ['refusal_mistaken'],
  deny_appeal: ['refusal_upheld'],
} as const

interface Begun {
  person: CastApplicant
  id: string
}

/**
 * Officers, applicants and units who do what they like, in a random order that is the same for the same seed: what is
 * refused is as welcome as what is done.
 */
export class DecisionStorm {
  readonly done: Record<string, number> = {}
  readonly refused: Record<string, number> = {}
  private readonly files: Begun[] = []
  private readonly db: Db
  private readonly random: Random
  private imported = 0

  constructor(db: Db, random: Random) {
    this.db = db
    this.random = random
  }

  /** Files that wait for the first opinion. */
  async begin(count: number): Promise<void> {
    for (let file = 0; file < count; file += 1) await this.attempts.apply()
  }

  /** One thing that somebody tries; a refusal by the rules is counted, any other failure thrown. */
  async step(): Promise<void> {
    const kinds = Object.keys(this.attempts) as (keyof typeof this.attempts)[]
    // most of what happens are decisions; what ends files comes seldom
    const usual = this.random.pick(['onward', 'onward', 'decide', 'decide', 'apply', 'bulk'] as const)
    const other = this.random.pick(kinds)
    const isEnd = other === 'tomorrow' || other === 'penalise'
    const kind = this.random.once(2) || (isEnd && !this.random.once(5)) ? usual : other
    try {
      await this.attempts[kind]()
      this.done[kind] = (this.done[kind] ?? 0) + 1
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string }
      if (!code.startsWith('PT') && !/^no straight way|refused:|has no officers/.test(message)) throw error
      this.refused[kind] = (this.refused[kind] ?? 0) + 1
    }
  }

  // as a rule one of the latest: the others have come to their end
  private file = () => this.random.pick(this.files.slice(this.random.once(5) ? 0 : -14))

  private readonly attempts = {
    apply: async () => {
      const person = await makeApplicant(this.db, { institution: this.random.pick(UNITS) })
      this.files.push({ person, id: await bringTo(this.db, person, 'unit_review') })
    },
    /** The next step of the straight way, by who has to take it. */
    onward: async () => {
      const { person, id } = this.file()
      const { status } = await fileRow(this.db, id)
      if (status === 'returned') {
        await submit(this.db, person, id)
        return
      }
      const later = STEPS.slice(STEPS.indexOf(status as (typeof STEPS)[number]) + 1)
      await advance(this.db, person, id, later[0] ?? 'collected')
    },
    decide: () => this.decideOn(this.file()),
    /** Somebody decides, and the request is taken back. */
    undone: async () => {
      const { person, id } = this.file()
      const { status } = await fileRow(this.db, id)
      const session = await this.db.open(this.decider(person, String(status)))
      try {
        await session.rpc('review_application', {
          p_id: id,
          p_action: 'reject',
          p_reason_codes: [...REASONS.reject],
          p_expected_version: await versionOf(this.db, id),
          p_request_id: randomUUID(),
        })
      } finally {
        await session.rollback()
      }
    },
    /** Many at once, some of them as they were before. */
    bulk: async () => {
      const files = Array.from({ length: 6 }, () => this.file())
      const items = await Promise.all(
        files.map(async ({ id }, index) => ({
          id,
          version: (await versionOf(this.db, id)) - (index % 3 ? 0 : 1),
        })),
      )
      await this.db.rpc(this.random.pick(STAFF), 'review_applications', {
        p_items: items,
        p_action: 'return',
        p_reason_codes: ['fields_wrong'],
        p_fields: ['phone'],
        p_request_id: randomUUID(),
      })
    },
    seal: async () => {
      const { person, id } = this.file()
      await seal(this.db, person, id)
    },
    resubmit: async () => {
      const { person, id } = this.file()
      await submit(this.db, person, id)
    },
    withdraw: async () => {
      const { person, id } = this.file()
      await withdraw(this.db, person, id)
    },
    appeal: async () => {
      const { person, id } = this.file()
      await appeal(this.db, person, id)
    },
    reroute: async () => {
      const file = this.file()
      const unit = this.random.pick(UNITS)
      await this.db.rpc(staff.reviewerOne, 'reroute_application', {
        p_id: file.id,
        p_institution_id: unit.id,
        p_reason_codes: ['wrong_unit'],
        p_note: null,
        p_expected_version: await versionOf(this.db, file.id),
        p_request_id: randomUUID(),
      })
      file.person = { ...file.person, institution: unit }
    },
    correctCard: async () => {
      const { person } = this.file()
      const [card] = await this.db.admin<{ version: number; region_code: string }>(
        'select version, region_code from public.cards where id = $1',
        [person.card.id],
      )
      const isSenior = this.random.once(2)
      await this.db.rpc(
        card?.region_code === '510700' ? staff.cityMianyang : staff.cityChengdu,
        'correct_card',
        {
          p_id: person.card.id,
          p_card: {
            kind: isSenior ? 'senior_assessor' : 'assessor',
            issuer_code: 'sichuan',
            number: person.card.number,
            level: isSenior ? '高级考评员' : '考评员',
            occupations: this.random.pick([['电工'], ['电工', '焊工'], ['焊工', '焊工']]),
            valid_from: '2021-05-01',
            valid_to: this.random.pick(['2024-04-30', '2024-05-31']),
          },
          p_reason: '录入有误',
          p_expected_version: card?.version,
        },
      )
    },
    importCards: async () => {
      const rows = personRows(4, this.imported)
      // some of them are on record already, and change
      this.imported += 2
      const id = randomUUID()
      await this.db.rpc(staff.cityChengdu, 'start_import', {
        p_id: id,
        p_kind: 'people',
        p_file: {
          name: '名册.xlsx',
          hash: id.replaceAll('-', '').padEnd(64, '0'),
          row_count: 4,
          chunk_count: 1,
        },
      })
      await this.db.rpc(staff.cityChengdu, 'write_import_chunk', {
        p_run_id: id,
        p_chunk_no: 1,
        p_rows: rows,
      })
    },
    penalise: async () => {
      const { person } = this.file()
      const id = await penalise(this.db, person)
      if (this.random.once(2)) return
      await act(this.db, person, id, 'appeal')
      await act(this.db, staff.reviewerThree, id, this.random.pick(['grant_appeal', 'deny_appeal'] as const))
    },
    inspect: async () => {
      const order = await orderInspection(this.db, {}, staff.cityChengdu, await reportEvaluation(this.db))
      if (this.random.once(2)) await drawSupervisors(this.db, await commitDraw(this.db, order))
    },
    moveUnit: async () => {
      const { person } = this.file()
      const unit = this.random.pick(UNITS)
      await this.db.admin('update public.people set institution_id = $2, region_code = $3 where id = $1', [
        person.personId,
        unit.id,
        unit.regionCode,
      ])
    },
    tomorrow: async () => {
      await this.db.admin(`update private.clock set shift = shift + interval '1 day' where true`)
      await this.db.rpc(outsider, 'advance_due')
    },
    compact: async () => {
      await this.db.admin('select private.compact_statistics(1)')
    },
  }

  private async decideOn({ person, id }: Begun): Promise<void> {
    const { status } = await fileRow(this.db, id)
    const isAppeal = status === 'appealing'
    const action = this.random.pick(isAppeal ? APPEAL_ANSWERS : (['approve', 'return', 'reject'] as const))
    const reasons = action === 'approve' ? [] : REASONS[action]
    await decide(this.db, this.decider(person, String(status)), id, action, {
      ...(action !== 'approve' && {
        p_reason_codes: this.random.once(2) ? [...reasons] : [String(reasons[0])],
        p_note: '经核实情况属实，按规定处理。',
      }),
      ...(action === 'return' && { p_fields: ['phone'] }),
    })
  }

  /** As a rule whose turn it is, sometimes whoever likes. */
  private decider(person: CastApplicant, status: string) {
    const isTurn = REVIEWS.find((known) => known === status)
    if (isTurn && !this.random.once(5)) return reviewerAt(person, isTurn)
    const others = [staff.cityChengdu, staff.cityMianyang, staff.reviewerThree]
    return this.random.pick(status === 'appealing' ? others : STAFF)
  }
}
