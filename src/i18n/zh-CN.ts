import { account } from './zh-CN/account'
import { activity } from './zh-CN/activity'
import { annex } from './zh-CN/annex'
import { application } from './zh-CN/application'
import { audit } from './zh-CN/audit'
import { auditField } from './zh-CN/auditField'
import { calendar } from './zh-CN/calendar'
import { cardCheck } from './zh-CN/cardCheck'
import { cardRegister } from './zh-CN/cardRegister'
import { checks } from './zh-CN/checks'
import { common } from './zh-CN/common'
import { discipline } from './zh-CN/discipline'
import { dispatch } from './zh-CN/dispatch'
import { dispatchAnswer } from './zh-CN/dispatchAnswer'
import { entry } from './zh-CN/entry'
import { errors } from './zh-CN/errors'
import { evaluation } from './zh-CN/evaluation'
import { exports } from './zh-CN/exports'
import { file } from './zh-CN/file'
import { findingReport } from './zh-CN/findingReport'
import { identity } from './zh-CN/identity'
import { imports } from './zh-CN/imports'
import { inspection } from './zh-CN/inspection'
import { institution } from './zh-CN/institution'
import { issuing } from './zh-CN/issuing'
import { notification } from './zh-CN/notification'
import { occupation } from './zh-CN/occupation'
import { page } from './zh-CN/page'
import { parameter } from './zh-CN/parameter'
import { person } from './zh-CN/person'
import { portal } from './zh-CN/portal'
import { reasonCode } from './zh-CN/reasonCode'
import { review } from './zh-CN/review'
import { reviewChecks } from './zh-CN/reviewChecks'
import { round } from './zh-CN/round'
import { staff } from './zh-CN/staff'
import { start } from './zh-CN/start'
import { statistics } from './zh-CN/statistics'
import { summary } from './zh-CN/summary'
import { taskSheet } from './zh-CN/taskSheet'
import { ui } from './zh-CN/ui'
import { words } from './zh-CN/words'
import { workbench } from './zh-CN/workbench'

export const zhCN = {
  account,
  activity,
  annex,
  application,
  audit,
  auditField,
  calendar,
  cardCheck,
  cardRegister,
  checks,
  common,
  discipline,
  dispatch,
  dispatchAnswer,
  entry,
  errors,
  evaluation,
  exports,
  file,
  findingReport,
  identity,
  inspection,
  institution,
  imports,
  issuing,
  notification,
  occupation,
  page,
  parameter,
  person,
  portal,
  reasonCode,
  review,
  reviewChecks,
  round,
  staff,
  start,
  statistics,
  summary,
  taskSheet,
  ui,
  words,
  workbench,
} as const
