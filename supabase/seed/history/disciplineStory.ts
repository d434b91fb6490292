import type { PenaltyKind } from '../../../src/domain/discipline.ts'
import { yearOf } from '../../../src/domain/shanghai.ts'
import type { Card } from '../cards.ts'
import { Canvas } from '../documents/canvas.ts'
import { scanPdf } from '../documents/pdf.ts'
import type { Login } from '../logins.ts'
import { uuidOf } from '../random.ts'
import { type Stage, upload } from './stage.ts'
import type { Timeline } from './timeline.ts'

/** What became of a proposal; each state of a case stands once in the demo world. */
interface Plot {
  until: 'draft' | 'proposed' | 'dismissed' | 'decided' | 'appealing' | 'upheld' | 'revoked'
  kind: PenaltyKind
  ground: string
  facts: string
  /** The accident that is the evidence; without it a scan is uploaded. */
  accident?: { kind: string; severity: string; note: string }
}

const PLOTS: readonly Plot[] = [
  {
    until: 'proposed',
    kind: 'disqualification',
    ground: 'person_card_mismatch',
    facts: '现场核验时，持证人与证卡照片不符，实际由他人代为考评；当事人承认将证卡借给他人使用。',
  },
  {
    until: 'proposed',
    kind: 'permanent_disqualification',
    ground: 'assessment_accident',
    facts: '开考前将实操试题透露给培训机构，造成本批次成绩作废，社会影响恶劣。',
    accident: {
      kind: 'paper_leak',
      severity: 'grave',
      note: '实操试题在开考前泄露，本批次四十二人成绩作废。',
    },
  },
  {
    until: 'appealing',
    kind: 'disqualification',
    ground: 'occupation_mismatch',
    facts: '连续两个批次在证卡载明职业（工种）以外担任考评员，评价机构未予核验。',
  },
  {
    until: 'decided',
    kind: 'warning',
    ground: 'improper_duty',
    facts: '考评期间擅自离开考场二十分钟，未履行现场监督职责，未造成成绩异议。',
  },
  {
    until: 'upheld',
    kind: 'disqualification',
    ground: 'expired_card',
    facts: '证卡到期后仍参加三个批次的考评工作，经评价机构提醒后未停止。',
  },
  {
    until: 'revoked',
    kind: 'disqualification',
    ground: 'improper_duty',
    facts: '被举报未按评分标准独立评分，复核时发现评分表签名与本人笔迹不一致。',
  },
  {
    until: 'dismissed',
    kind: 'warning',
    ground: 'other',
    facts: '被匿名举报收受考生礼品，未提供时间、地点和证明人。',
  },
  {
    until: 'draft',
    kind: 'disqualification',
    ground: 'improper_duty',
    facts: '督导检查发现考评记录补签，正在补充现场记录和证人证言。',
  },
]

const APPEAL = '该批次由本人全程在岗考评，签名为当场补填，有同组考评员和监控录像证明，请予复核。'

/**
 * Cases of every state, by the requests of those who would make them: of people without a file in the rounds that are
 * told, and as many of Chengdu as there are.
 */
export function tellDiscipline(stage: Stage, timeline: Timeline): void {
  const { world, chronicle } = stage
  const staffNames = new Set(world.staff.all.map(({ name }) => name))

  // somebody's second card may be of a round's window
  const inRounds = new Set(
    world.cards.filter((card) => card.validTo <= world.rounds.open.windowTo).map((card) => card.person.id),
  )
  const cards = world.cards.filter(
    (card) =>
      card.status === 'active' &&
      !inRounds.has(card.person.id) &&
      card.person.unit.regionCode !== '510000' &&
      !card.person.login &&
      !world.disciplined.has(card.person.id) &&
      !staffNames.has(card.person.name),
  )
  const ofChengdu = (card: Card) => Number(card.person.unit.regionCode !== '510100')
  const chosen = uniqueBy(cards, (card) => card.person.id).sort((a, b) => ofChengdu(a) - ofChengdu(b))
  PLOTS.forEach((plot, index) => {
    const card = chosen[index]
    if (!card) return
    const begin = 0.1 + index * 0.04
    chronicle.tell(timeline.at(begin), () => tellCase(stage, timeline, begin, { plot, card, index }))
  })
}

interface Role {
  plot: Plot
  card: Card
  index: number
}

interface Answer {
  id: string
  version: number
}

async function tellCase(stage: Stage, timeline: Timeline, begin: number, { plot, card, index }: Role) {
  const { requests, chronicle, world } = stage
  const [decider, appealDecider] = [world.staff.reviewers[1], world.staff.reviewers[2]] as [Login, Login]
  const { unit } = card.person
  const city = world.staff.cityOfficerOf(unit.regionCode)
  let at = timeline.at(begin)
  const role = card.kind === 'supervisor' ? 'supervisor' : 'assessor'

  const accident = plot.accident
    ? await requests.call<string>({
        at,
        who: city,
        name: 'record_accident',
        args: {
          p_accident: {
            ...plot.accident,
            person_id: card.person.id,
            occurred_on: timeline.at(0).slice(0, 10),
          },
          p_request_id: uuidOf(`accident of case ${index}`),
        },
      })
    : undefined
  let known = await requests.call<Answer>({
    at,
    who: city,
    name: 'save_case',
    args: {
      p_id: null,
      p_case: {
        person_id: card.person.id,
        role,
        kind: plot.kind,
        ground: plot.ground,
        facts: plot.facts,
        accident_id: accident,
      },
    },
  })
  if (!accident) await attachScan(stage, city, at, known.id)
  if (plot.until === 'draft') return

  const act = async (who: Login, action: string, later: number, more: Record<string, unknown> = {}) => {
    at = timeline.at(begin + later)
    await chronicle.until(at)
    known = await requests.call<Answer>({
      at,
      who,
      name: 'act_on_case',
      args: {
        p_id: known.id,
        p_action: action,
        p_expected_version: known.version,
        p_request_id: uuidOf(`case ${index} ${action}`),
        ...more,
      },
    })
  }
  await act(city, 'propose', 0.01)
  if (plot.until === 'proposed') return
  if (plot.until === 'dismissed') {
    await act(decider, 'dismiss', 0.2, { p_note: '举报线索不具体，经核查未发现违规事实。' })
    return
  }
  await act(decider, 'decide', 0.2, {
    p_outcome: plot.kind,
    p_document_number: `川人社职鉴函〔${yearOf(world.today)}〕${210 + index}号`,
    p_note: '经核查，事实清楚，证据充分，当事人未提出异议。',
  })
  if (plot.until === 'decided') return
  // the unit appeals for its people who have no login
  await act(world.staff.officerOf(unit.id), 'appeal', 0.26, { p_note: APPEAL })
  if (plot.until === 'appealing') return
  await act(appealDecider, plot.until === 'revoked' ? 'grant_appeal' : 'deny_appeal', 0.4, {
    p_note:
      plot.until === 'revoked'
        ? '调取监控录像核实，当事人全程在岗，原认定事实有误。'
        : '申诉理由与查明的事实不符。',
  })
}

/** A scan as evidence: a sheet that says it is a sample. */
async function attachScan(stage: Stage, who: Login, at: string, caseId: string): Promise<void> {
  const canvas = new Canvas(680, 962, [
    [252, 252, 250],
    [40, 40, 40],
  ])
  canvas.frame(40, 40, 600, 882, 1)
  canvas.text(60, 70, '样例　仅供演示', 1, 2)
  const bytes = scanPdf(canvas)
  const announced = await stage.requests.call<{ id: string; path: string }>({
    at,
    who,
    name: 'register_case_file',
    args: {
      p_case_id: caseId,
      p_name: '现场核查记录.pdf',
      p_mime_type: 'application/pdf',
      p_bytes: bytes.length,
    },
  })
  await upload(stage, who, announced, bytes, 'application/pdf')
  await stage.requests.call({ at, who, name: 'complete_case_file', args: { p_id: announced.id } })
}

function uniqueBy<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}
