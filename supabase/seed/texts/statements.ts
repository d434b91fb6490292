import { wordCount } from '../../../src/domain/wordCount.ts'
import type { Random } from '../random.ts'

/** What a statement speaks of. */
export interface StatementSubject {
  occupation: string
  unit: string
  city: string
  years: string
}

const OPENINGS = [
  '本人在{unit}从事{occupation}相关工作{years}年，取得考评员资格以来，始终把客观公正作为第一要求，现将有效期内的考评工作情况总结如下。',
  '自持证以来，我先后参加了{city}及周边地区多批次{occupation}职业技能等级认定的考评工作，对考评员的职责有了更深的体会，现总结如下。',
  '作为一名长期在生产和教学一线工作的{occupation}考评员，我深知每一个分数都关系到技能人员的切身利益，有效期内的工作情况汇报如下。',
]
const DUTIES = [
  '每次接到考评任务后，我都提前熟悉考核方案、评分标准和设备状况，按时到岗参加考前会议，签订考评人员承诺书并主动申报回避情形。',
  '考核开始前，认真核对考生身份证、准考证与本人是否一致，检查工位、工具、量具和耗材是否齐全，发现问题及时向考务人员报告。',
  '评分过程中坚持独立打分、现场记录，不与其他考评员商议分数，不向考生作任何提示，对有争议的操作步骤依据评分细则逐项说明理由。',
  '对违反安全操作规程的考生，及时制止并按规定扣分，同时向其讲明原因，既保证了考核秩序，也使考生对安全生产有了更深的认识。',
  '考核结束后，与考评小组一起复核总分，在评分表上逐页签字，按要求封装试卷和评分材料，做到手续完备、账物相符。',
  '有效期内未发生泄露试题、丢失工件、错判漏判等情况，所参与批次经质量督导员现场检查和市中心抽查，均未提出异议。',
]
const REFLECTIONS = [
  '在工作中我体会到，考评员首先要懂标准。国家职业标准和题库每次修订后，我都对照新旧内容逐条学习，并参加了省、市组织的考评员继续教育。',
  '考评员还要懂现场。不少考点的设备型号与教材不一致，我主动向企业技术人员请教，弄清设备特点，避免因不熟悉设备而误判考生的操作。',
  '我也看到部分考生理论基础较好而动手能力不足，便把常见错误整理成清单反馈给培训机构，建议其增加实训学时，收到了较好的效果。',
  '个别考点曾出现工位间距不足、视频监控有死角的问题，我如实填写考评报告并提出整改建议，后续批次中问题均已得到改正。',
  '同时也认识到自身的不足，例如对新技术、新工艺的了解还不够及时，对信息化考务系统的操作还不够熟练，今后要进一步加强学习。',
  '通过与其他考评员交流，我学到了许多好的做法，尤其是在尺度把握上，先试评、再统一、后打分的办法有效减少了评分偏差。',
]
const CLOSINGS = [
  '今后我将继续遵守职业道德和考评纪律，服从安排，认真负责地完成每一次考评任务，自愿申请复核换证，为全省技能人才评价工作尽一份力。',
  '本人身体健康，自愿继续从事考评工作，将一如既往地坚持标准、廉洁自律，以实际行动维护职业技能等级证书的公信力。',
]
const INSPECTIONS = [
  '本人自担任质量督导员以来，先后受市中心和省职鉴中心委派，对{city}多家评价机构的职业技能等级认定和专项职业能力考核开展现场督导。',
  '督导中重点检查考务组织、考评人员持证上岗、考生身份核验、试卷保密和评分记录等环节，如实填写督导报告，及时反馈发现的问题。',
  '对发现的考评员配备不足、监控存储时间不够、工位编号不清等问题，当场提出整改意见，并在下一批次认定时复查，整改率达到百分之百。',
  '严格执行回避制度，不参与所在单位组织的评价活动督导，不接受被督导单位的宴请和礼品，未发生任何违纪违规行为。',
  '平时注重学习国家和省有关技能人才评价的政策文件，多次参加质量督导业务培训，并将学到的内容用于{unit}的内部质量管理。',
  '从事相关工作{years}年来，熟悉评价流程和质量要求，能够独立完成督导任务，本人自愿申请复核换证，继续从事质量督导工作。',
]

/** 考评工作总结或心得体会, of more than 500 字 (notice 一（三）2). */
export function workSummary(random: Random, subject: StatementSubject): string {
  const reflections = random.shuffle(REFLECTIONS)
  const closing = random.pick(CLOSINGS)
  const parts = [random.pick(OPENINGS), ...DUTIES]
  while (wordCount(filled([...parts, closing], subject)) < 540) {
    const next = reflections.pop()
    if (!next) break
    parts.push(next)
  }
  return filled([...parts, closing], subject)
}

/** 督导工作经历, of more than 200 字 (annex 3). */
export function inspectionExperience(random: Random, subject: StatementSubject): string {
  const [opening = '', ...rest] = INSPECTIONS
  const closing = rest.pop() ?? ''
  const middle = random.shuffle(rest).slice(0, 3)
  return filled([opening, ...middle, closing], subject)
}

/** A text that its writer broke off: what a draft holds. */
export function unfinished(text: string): string {
  return text.slice(0, 150)
}

function filled(parts: readonly string[], subject: StatementSubject): string {
  return parts
    .join('\n')
    .replaceAll('{occupation}', subject.occupation)
    .replaceAll('{unit}', subject.unit)
    .replaceAll('{city}', subject.city)
    .replaceAll('{years}', subject.years)
}
