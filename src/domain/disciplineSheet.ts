/**
 * The text of a decision (notice 三（三）) as the provincial center prints it. Official documents are Chinese, whatever
 * the language of the screen, and say what was found, on which ground, what follows, and how it is appealed.
 */
import type { PenaltyKind, PenaltyRole } from './discipline.ts'
import type { IsoDate } from './shanghai.ts'

const roleWords: Readonly<Record<PenaltyRole, string>> = {
  assessor: '考评员',
  supervisor: '质量督导员',
  both: '考评员、质量督导员',
}

/** e.g. 关于取消考评员资格的决定. */
export function decisionTitle(kind: PenaltyKind, role: PenaltyRole): string {
  switch (kind) {
    case 'warning':
      return `关于给予${roleWords[role]}警告的决定`
    case 'disqualification':
      return `关于取消${roleWords[role]}资格的决定`
    case 'permanent_disqualification':
      return `关于永久取消${roleWords[role]}资格的决定`
  }
}

export interface DecisionText {
  name: string
  idNumberMasked: string
  unit: string | null
  role: PenaltyRole
  kind: PenaltyKind
  ground: string
  facts: string
  statement: string | null
  reasons: string
  /** Null awaits the calendar. */
  appealDueOn: IsoDate | null
  /** Cards that the decision takes: kind and number. */
  cards: readonly string[]
}

/** The paragraphs of a decision. */
export function decisionLines(text: DecisionText): string[] {
  const { name, idNumberMasked, unit, role, kind, ground, facts, statement, reasons, appealDueOn, cards } =
    text
  const who = `${name}（身份证号码：${idNumberMasked}${unit ? `，工作单位：${unit}` : ''}）`
  const full = (sentence: string) =>
    /[。！？]$/.test(sentence.trim()) ? sentence.trim() : `${sentence.trim()}。`
  return [
    `${who}：`,
    `经查，${full(facts)}`,
    statement ? `你陈述申辩称：${full(statement)}` : '你未提出陈述申辩。',
    `我中心认为：${full(reasons)}`,
    `上述行为属于“${ground}”。依据《关于做好全省技能人才评价考评员、质量督导员复核换证工作的通知》（川人社职鉴〔2024〕10号）第三条第（三）项，决定${verdict(kind, role)}。`,
    ...(kind === 'warning'
      ? []
      : [
          `${cards.length > 0 ? `你持有的${cards.join('、')}自本决定作出之日起失效。` : ''}正在办理的复核换证申报暂停，已安排的评价、督导任务取消。${
            kind === 'permanent_disqualification' ? '今后不再受理你的该类资格申报。' : ''
          }`,
        ]),
    appealDueOn
      ? `如不服本决定，可在${chineseDay(appealDueOn)}前（含当日）向我中心提出申诉；申诉由其他工作人员审理。`
      : '如不服本决定，可在规定期限内向我中心提出申诉；申诉由其他工作人员审理。',
  ]
}

function verdict(kind: PenaltyKind, role: PenaltyRole): string {
  switch (kind) {
    case 'warning':
      return '给予你警告'
    case 'disqualification':
      return `取消你的${roleWords[role]}资格`
    case 'permanent_disqualification':
      return `永久取消你的${roleWords[role]}资格`
  }
}

function chineseDay(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
