// What each rule compared (public.check_rules), in a sentence per outcome; `hint` says what to do.
export const checks = {
  card_in_window: {
    pass: '证卡 {valid_to} 到期，在本轮范围（{window_from} 至 {window_to}）内。',
    fail: '证卡 {valid_to} 到期，不在本轮范围（{window_from} 至 {window_to}）内。请在相应轮次申报。',
    late: '证卡 {valid_to} 到期，已获准补报名，截止 {late_until}。',
  },
  registration_open: {
    pass: '报名时间 {opens_on} 至 {closes_on}。',
    fail: '不在报名时间（{opens_on} 至 {closes_on}）内。',
    late: '已获准补报名，截止 {late_until}。',
  },
  activity_confirmed: {
    pass: '有效期内已核实 {confirmed} 条工作记录。',
    warn: '有效期内填报 {declared} 条，已核实 {confirmed} 条；复审核实后算数。',
    fail: '有效期内已核实 {confirmed} 条，至少需 {needed} 条。',
    none: '有效期（{valid_from} 至 {valid_to}）内还没有工作记录：未参与工作的不予换证。',
  },
  no_disqualification: {
    pass: '没有生效的取消资格决定。',
    fail: '有生效的取消资格决定，不能申报。如有异议，请联系省职鉴中心。',
  },
  no_accident: {
    pass: '没有考评事故记录。',
    fail: '{occurred_on} 有考评事故记录，不能申报。如有异议，请联系所属职鉴中心。',
  },
  health_declared: { pass: '已声明身体健康。', fail: '请在“核对提交”中勾选身体健康声明。' },
  voluntary_declared: { pass: '已声明自愿并提出书面申请。', fail: '请在“核对提交”中勾选自愿声明。' },
  documents_present: { pass: '应交材料都已上传。', fail: '还缺：{missing}。' },
  word_count: { pass: '文稿 {count} 字，已够 {needed} 字。', fail: '文稿 {count} 字，至少 {needed} 字。' },
  id_number_valid: { pass: '身份证号码有效。', fail: '身份证号码有误，请核对。' },
  one_live_application: {
    pass: '该证卡没有其他在办申报。',
    fail: '该证卡已有另一份在办申报，请先办结或撤回。',
  },
  card_is_live: { pass: '证卡有效，未作废、未被替换。', fail: '证卡状态为“{status}”，不能换证。' },
  contract_attached: { pass: '不属于外聘，或聘任合同已上传。', fail: '外聘人员请上传聘任合同。' },
  institution_active: {
    pass: '申报单位状态正常。',
    warn: '申报单位“{institution}”已注销。',
    fail: '申报单位“{institution}”已注销，请另选申报单位。',
  },
  provincial_card: {
    pass: '证卡由省职鉴中心核发。',
    fail: '质量督导员证卡须由省职鉴中心核发，该证卡不能在此换证。',
  },
  card_verified: {
    pass: '证卡信息已核实。',
    warn: '证卡信息由本人登记，审核时按扫描件核实。',
    fail: '证卡信息尚未核实。',
  },
  form_complete: { pass: '申报表填写完整。', fail: '还有 {count} 处未填或有误。' },
} as const
