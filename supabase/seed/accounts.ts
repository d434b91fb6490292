import type { DemoAccount } from '../../scripts/local/seedContract.ts'
import { DEMO_UNITS } from './institutions.ts'

/** One password for all of them: they exist on a local demo stack only. */
export const DEMO_PASSWORD = 'Huanzheng-Demo-2026'
/** Its bcrypt hash, made once: hashing at each start would only cost time. */
export const DEMO_PASSWORD_HASH = '$2a$10$HuanzhengDemoStackSaluCN/d8hSlnC90HMlDFRysZYPao8qZXY2'

const account = (local: string, role: string, name: string, zh: string, en: string): DemoAccount => ({
  email: `${local}@demo.example`,
  password: DEMO_PASSWORD,
  role,
  name,
  place: { zh, en },
})

/** The logins that the start script prints and the sign-in page offers, by what they show. */
export const DEMO_LOGINS = {
  assessor: account(
    'assessor',
    'applicant',
    '林婉清',
    `${DEMO_UNITS.chengdu}（属地）考评员，证卡待换`,
    'assessor of a city unit, card due for renewal',
  ),
  supervisor: account(
    'supervisor',
    'applicant',
    '何建平',
    `${DEMO_UNITS.province}（省属）质量督导员，证卡待换`,
    'supervisor of a provincial unit, card due for renewal',
  ),
  returned: account(
    'returned',
    'applicant',
    '赵国强',
    `${DEMO_UNITS.chengdu}（属地）高级考评员，申报被退回修改`,
    'senior assessor of a city unit, file returned for correction',
  ),
  dispatchOne: account(
    'dispatch.one',
    'applicant',
    '袁立新',
    '质量督导员，一次督导已接受（任务单），一次待答复',
    'supervisor: one inspection accepted with its task sheet, one to be answered',
  ),
  dispatchTwo: account(
    'dispatch.two',
    'applicant',
    '邓秀兰',
    '质量督导员，派遣待答复',
    'supervisor with dispatches to be answered',
  ),
  unitChengdu: account(
    'unit.chengdu',
    'institution_officer',
    '王敏',
    `${DEMO_UNITS.chengdu}（属地）`,
    'unit of Chengdu',
  ),
  unitProvince: account(
    'unit.province',
    'institution_officer',
    '陈刚',
    `${DEMO_UNITS.province}（省属）`,
    'provincial unit',
  ),
  cityChengdu: account(
    'city.chengdu',
    'city_officer',
    '李娜',
    '成都市职业技能鉴定指导中心',
    'Chengdu center',
  ),
  cityMianyang: account(
    'city.mianyang',
    'city_officer',
    '周涛',
    '绵阳市职业技能鉴定指导中心',
    'Mianyang center',
  ),
  reviewer1: account('reviewer1', 'province_reviewer', '吴倩', '省职鉴中心', 'provincial center'),
  reviewer2: account('reviewer2', 'province_reviewer', '郑凯', '省职鉴中心', 'provincial center'),
  reviewer3: account('reviewer3', 'province_reviewer', '孙莉', '省职鉴中心', 'provincial center'),
  admin: account('admin', 'province_admin', '马超', '省职鉴中心', 'provincial center'),
  security: account('security', 'security_admin', '朱琳', '省职鉴中心', 'provincial center'),
  manager: account('manager', 'manager', '胡建国', '省职鉴中心', 'provincial center'),
  managerChengdu: account(
    'manager.chengdu',
    'manager',
    '林峰',
    '成都市职业技能鉴定指导中心',
    'Chengdu center',
  ),
  auditor: account('auditor', 'auditor', '高洁', '省职鉴中心', 'provincial center'),
} satisfies Record<string, DemoAccount>

/** In the order in which they are shown. */
export const DEMO_ACCOUNTS: DemoAccount[] = Object.values(DEMO_LOGINS)
