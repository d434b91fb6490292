// What the tests of inspection orders and draws show: rows as the server gives them.
import type { OrderRow, PoolPreview } from '../../src/data/dispatch'
import type { OwnDispatch } from '../../src/data/dispatchAnswers'
import type { CommitmentRow, OrderEvent, OrderRecord, PoolRow } from '../../src/data/dispatchRecord'

export function orderOf(changes: Partial<OrderRow> = {}): OrderRow {
  return {
    id: 'order-1',
    number: '督510120260001',
    evaluation_id: 'evaluation-1',
    institution_id: 'unit-1',
    institution_name: '成都市锦城技工学校',
    occupation: '电工',
    batch: '2026-07',
    site: '一号实训楼',
    starts_on: '2026-04-25',
    ends_on: '2026-04-26',
    center_code: '510100',
    region_code: '510100',
    note: null,
    supervisors: 2,
    scope: 'region',
    recent_visits: 2,
    status: 'ordered',
    attempt: 1,
    draw_id: null,
    created_by_name: '李娜',
    created_at: '2026-04-15T01:00:00Z',
    version: 1,
    ...changes,
  }
}

export function previewOf(changes: Partial<PoolPreview> = {}): PoolPreview {
  return {
    wanted: 2,
    eligible: 6,
    by_recent_visits: 0,
    in_province: 40,
    excluded: [
      {
        name: '何平',
        institution: '成都市锦城技工学校',
        region_code: '510100',
        card: 'R51240001',
        problems: ['employer', 'busy'],
      },
    ],
    ...changes,
  }
}

const commitment: CommitmentRow = {
  id: 'draw-1',
  eligible: 3,
  excluded: 1,
  seed_hash: 'a'.repeat(64),
  commitment_hash: 'b'.repeat(64),
  public_source: null,
  public_on: null,
  committed_by_name: '李娜',
  committed_at: '2026-04-15T02:00:00Z',
}

export const poolRows: PoolRow[] = ['周敏', '吴强', '郑洁'].map((person_name, index) => ({
  pseudonym: `p${index}`,
  person_name,
  institution_name: '某培训中心',
  region_code: '510100',
  card_number: `R5124000${index}`,
  problems: [],
  rank: index + 1,
}))

const eventOf = (position: number, kind: string, lines: string[]): OrderEvent => ({
  position,
  kind,
  draw_id: null,
  body: [`huanzheng-${kind}-v1`, ...lines].join('\n'),
  hash: String(position).repeat(64).slice(0, 64),
  actor_name: '李娜',
  at: '2026-04-15T02:00:00Z',
})

export function recordOf(changes: Partial<OrderRecord> = {}): OrderRecord {
  return {
    commitment,
    events: [
      eventOf(7, 'order', []),
      eventOf(9, 'skip', ['rank=1', 'reasons=card_not_live,busy']),
      eventOf(12, 'void', ['reason=评价改期，原抽派作废']),
    ],
    dispatches: poolRows.slice(0, 2).map((row, index) => ({
      id: row.pseudonym,
      draw_id: 'draw-1',
      rank: index + 1,
      person_name: row.person_name,
      card_number: row.card_number,
      status: index === 0 ? 'asked' : 'declined',
      decline_reason: index === 0 ? null : '当日因病住院',
      answer_until: '2026-04-16T02:00:00Z',
    })),
    checkIns: [],
    ...changes,
  }
}

export function ownDispatchOf(changes: Partial<OwnDispatch> = {}): OwnDispatch {
  return {
    id: 'dispatch-1',
    draw_id: 'draw-1',
    institution_name: '成都市锦城技工学校',
    occupation: '电工',
    batch: '2026-07',
    site: '一号实训楼',
    starts_on: '2026-04-25',
    ends_on: '2026-04-26',
    status: 'asked',
    answer_until: '2026-04-16T02:00:00Z',
    answered_at: null,
    decline_reason: null,
    ...changes,
  }
}
