/** A decision with the words that officers put beside it. */
export interface Decision {
  reasons: readonly string[]
  note?: string
  fields?: readonly string[]
  documents?: readonly string[]
}

/** 退回修改 by the unit: before anything was printed. */
export const UNIT_RETURNS: readonly Decision[] = [
  { reasons: ['incomplete'], documents: ['id_card'], note: '身份证只上传了人像面，请补传国徽面。' },
  {
    reasons: ['fields_wrong'],
    fields: ['phone'],
    note: '联系电话与人事档案登记的不一致，请核对后重新填写。',
  },
  { reasons: ['fields_wrong'], fields: ['address'], note: '通讯地址请写到门牌号，以便邮寄材料。' },
  { reasons: ['photo_unfit'], documents: ['photo'], note: '照片为生活照，请上传近期免冠正面照。' },
]

/** 退回修改 of something that does not stand on the sealed form: it goes straight back to who returned it. */
export const PLAIN_RETURNS: readonly Decision[] = [
  {
    reasons: ['illegible'],
    documents: ['card_scan'],
    note: '资格证卡扫描件模糊，证卡编号无法辨认，请重新扫描上传。',
  },
  { reasons: ['illegible'], documents: ['id_card'], note: '身份证扫描件反光，出生日期看不清。' },
  {
    reasons: ['wrong_document'],
    documents: ['card_scan'],
    note: '上传的是职业资格证书，请上传考评员（督导员）证卡。',
  },
  { reasons: ['fields_wrong'], fields: ['education'], note: '文化程度请与最高学历证书一致。' },
]

/** 退回修改 of something printed: the unit gives its opinion and seal anew. */
export const PRINTED_RETURNS: readonly Decision[] = [
  { reasons: ['fields_wrong'], fields: ['phone'], note: '联系电话为空号，请更正后由单位重新盖章。' },
  { reasons: ['photo_unfit'], documents: ['photo'], note: '照片背景杂乱、面部过小，不能用于制证，请更换。' },
]

export const UNIT_REJECTIONS: readonly Decision[] = [
  { reasons: ['duty_failed'], note: '有效期内两次无故缺席已派遣的考评任务，单位意见为不同意。' },
  { reasons: ['records_unproved'], note: '本人申报的工作记录在单位考评台账中查无记载。' },
  { reasons: ['not_voluntary'], note: '本人已书面表示不再继续从事考评工作。' },
]

export const CENTER_REJECTIONS: readonly Decision[] = [
  { reasons: ['records_unproved'], note: '经与评价机构核对，申报的批次中均无本人签到和评分记录。' },
  { reasons: ['card_mismatch'], note: '上传证卡的姓名、编号与核发台账不一致。' },
  { reasons: ['copied_text'], note: '工作总结与同单位另一名申请人内容雷同，经约谈本人承认非自己撰写。' },
]

/** For a person without any record inside the validity (notice 一（三）3). */
export const NO_ACTIVITY: Decision = {
  reasons: ['no_activity'],
  note: '证卡有效期内无经核实的考评（督导）工作记录，按通知规定不予换证。',
}

export const FINAL_REJECTIONS: readonly Decision[] = [
  { reasons: ['duty_failed'], note: '省级抽查发现其参与批次评分尺度明显失当，履职情况不合格。' },
  { reasons: ['card_mismatch'], note: '经查该证卡并非由卡面所载机构核发。' },
]

export const FINAL_RETURNS: readonly Decision[] = [
  {
    reasons: ['illegible'],
    documents: ['card_scan'],
    note: '证卡扫描件缺少有效期一页，请补传后进入补充汇总。',
  },
  { reasons: ['fields_wrong'], fields: ['education'], note: '文化程度与汇总表不一致，请核对更正。' },
  {
    reasons: ['wrong_document'],
    documents: ['id_card'],
    note: '上传的身份证已过有效期，请上传现行有效的身份证。',
  },
]

export const SEND_BACKS: readonly Decision[] = [
  { reasons: ['sheet_seal'], note: '汇总表公章不清晰，且缺少经办人签字，请重新盖章上报。' },
  { reasons: ['sheet_error'], note: '汇总表填报单位名称与公章不一致，请更正后重新上报。' },
]

/** What applicants plead (at least ten characters). */
export const APPEALS = {
  unit: [
    '本人两次缺席均因住院治疗并事先请假，有医院证明和请假条为证，请市中心核实。',
    '单位台账不全，本人参加的批次有机构出具的证明和评分表复印件，请予复核。',
  ],
  center: [
    '当批次签到表由考点保管，考点已出具本人参加考评的书面证明，请省中心复核。',
    '工作总结由本人撰写，同事参考了我的稿件，愿当面说明并提供原始文稿。',
  ],
  final: [
    '抽查所涉批次本人仅担任候补考评员，未参与评分，有考评安排表为证，请复核。',
    '证卡系原发证机构换发，有换发登记表可查，请求重新核查证卡来源。',
  ],
} as const

export const GRANTED: Decision = {
  reasons: ['refusal_mistaken'],
  note: '经复核申诉材料，原结论依据不足，申诉成立，恢复办理。',
}
export const DENIED: Decision = {
  reasons: ['refusal_upheld'],
  note: '经复核，申诉材料不能证明其主张，维持原结论。',
}

export const WITHDRAWALS: readonly Decision[] = [
  { reasons: ['own_mistake'], note: '申报单位选择有误，撤回后重新申报。' },
  { reasons: ['changed_plans'], note: '工作调动，暂不参加本轮换证。' },
]

/** Said by a reviewer who passes a file although a rule that does not bind has failed. */
export const OVERRIDE_NOTE = '已电话核实申报单位情况并留存记录，准予通过。'

export const DISPUTE = '评价机构证实该批次未安排本人考评'
