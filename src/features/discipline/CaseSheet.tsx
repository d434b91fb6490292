import type { Dictionaries } from '../../data/dictionaries'
import type { CaseRecord } from '../../data/discipline'
import { decisionLines, decisionTitle } from '../../domain/disciplineSheet'
import { PrintSheet } from '../../ui/PrintSheet'
import { itemName, kindName } from './dictionaryOptions'

interface Props {
  data: CaseRecord
  dictionaries: Dictionaries
}

const paper = { language: 'zh-CN' } as const
const body = {
  textIndent: '2em',
  margin: '0 0 4mm',
  fontFamily: 'var(--fang)',
  fontSize: '16pt',
  lineHeight: 1.8,
}

/** 处理决定 on A4, as the center sends it: Chinese, whatever the language of the screen. */
export function CaseSheet({ data, dictionaries }: Props) {
  const { case: facts } = data
  const title = decisionTitle(facts.outcome ?? facts.kind, facts.role)
  const lines = decisionLines({
    name: data.person.name,
    idNumberMasked: data.person.id_number_masked,
    unit: data.person.institution_name,
    role: facts.role,
    kind: facts.outcome ?? facts.kind,
    ground: itemName(dictionaries, 'discipline_ground', facts.ground, paper),
    facts: facts.facts,
    statement: facts.statement,
    reasons: facts.decision_note ?? '',
    appealDueOn: facts.appeal_due_on,
    cards: data.taken_cards.map(({ kind, number }) => `${kindName(dictionaries, kind, paper)} ${number}`),
  })
  return (
    <PrintSheet name={title} mark={`${facts.number}　${facts.document_number ?? ''}`} code={facts.number}>
      <p
        style={{
          textAlign: 'center',
          fontFamily: 'var(--song)',
          fontSize: '22pt',
          fontWeight: 700,
          margin: '6mm 0',
        }}
      >
        四川省职业技能鉴定指导中心
        <br />
        {title}
      </p>
      <p style={{ textAlign: 'center', fontFamily: 'var(--fang)', fontSize: '16pt', margin: '0 0 8mm' }}>
        {facts.document_number}
      </p>
      {lines.map((line) => (
        <p key={line} style={body}>
          {line}
        </p>
      ))}
      <p style={{ ...body, textAlign: 'right', textIndent: 0, marginTop: '14mm' }}>
        四川省职业技能鉴定指导中心（盖章）
        <br />
        {facts.decided_at ? chineseDay(facts.decided_at) : ''}
      </p>
    </PrintSheet>
  )
}

const chineseDay = (at: string) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(new Date(at))
