import { Canvas, textWidth } from './canvas.ts'
import { scanPdf } from './pdf.ts'

const WIDTH = 680
const MARGIN = 50

interface Page {
  title: string
  paragraphs: readonly string[]
  /** Stands at the right below the text. */
  foot: readonly string[]
}

/** A letter on one sheet, each paragraph beginning with two blanks. */
function page({ title, paragraphs, foot }: Page): Uint8Array {
  const canvas = new Canvas(WIDTH, 962, [
    [255, 255, 255],
    [20, 20, 20],
  ])
  canvas.text(Math.round(WIDTH / 2 - textWidth(title)), 56, title, 1, 2)
  let y = 130
  for (const paragraph of paragraphs)
    y = canvas.paragraph(MARGIN, y, WIDTH - 2 * MARGIN, `　　${paragraph}`, 1)
  for (const [index, line] of foot.entries()) {
    canvas.text(WIDTH - MARGIN - Math.round(textWidth(line)), y + 40 + index * 32, line, 1)
  }
  return scanPdf(canvas)
}

/** Who writes, and when. */
export interface Letter {
  name: string
  unit: string
  employer: string
  kind: string
  day: string
}

/** 考评工作总结或心得体会, the document beside the form. */
export function workSummaryLetter({ name, day }: Letter, text: string): Uint8Array {
  return page({ title: '考评工作总结', paragraphs: text.split('\n'), foot: [name, day] })
}

/** 聘任合同 of an external assessor. */
export function contractLetter({ name, unit, employer, day }: Letter): Uint8Array {
  return page({
    title: '考评员聘任合同（样例）',
    paragraphs: [
      `甲方（聘用单位）：${unit}`,
      `乙方（受聘人）：${name}，工作单位：${employer}`,
      '一、甲方聘请乙方担任外聘考评员，聘期三年，自本合同签订之日起计算。',
      '二、乙方应当持有效考评员证卡上岗，遵守考评纪律和回避制度，按照评分标准独立评分。',
      '三、甲方按规定支付乙方考评劳务费，并为乙方提供必要的工作条件。',
      '四、乙方在聘期内发生违纪违规行为的，甲方可以解除本合同并向主管部门报告。',
      '五、本合同一式两份，双方各执一份，自签字盖章之日起生效。',
    ],
    foot: [`甲方（盖章）：${unit}`, `乙方（签字）：${name}`, day],
  })
}

/** 书面申请, signed by the person for whom the unit enters the file. */
export function applicationLetter({ name, unit, kind, day }: Letter): Uint8Array {
  return page({
    title: '复核换证书面申请（样例）',
    paragraphs: [
      `${unit}：`,
      `本人${name}，现持有${kind}证卡，有效期即将届满。本人身体健康，自愿继续从事相关工作，特申请参加本轮复核换证，并委托单位代为填报。`,
      '本人承诺所提供的信息和材料真实有效。',
    ],
    foot: [`申请人（签字）：${name}`, day],
  })
}

/** 证明 of a changed name. */
export function nameChangeLetter({ name, day }: Letter, newName: string): Uint8Array {
  return page({
    title: '姓名变更证明（样例）',
    paragraphs: [`兹证明${name}已依法办理姓名变更登记，变更后姓名为${newName}，公民身份号码未变。特此证明。`],
    foot: ['户籍登记机关（样例）', day],
  })
}
