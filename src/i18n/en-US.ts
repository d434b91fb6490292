import { account } from './en-US/account'
import { activity } from './en-US/activity'
import { annex } from './en-US/annex'
import { application } from './en-US/application'
import { audit } from './en-US/audit'
import { auditField } from './en-US/auditField'
import { calendar } from './en-US/calendar'
import { cardCheck } from './en-US/cardCheck'
import { cardRegister } from './en-US/cardRegister'
import { checks } from './en-US/checks'
import { common } from './en-US/common'
import { discipline } from './en-US/discipline'
import { dispatch } from './en-US/dispatch'
import { dispatchAnswer } from './en-US/dispatchAnswer'
import { entry } from './en-US/entry'
import { errors } from './en-US/errors'
import { evaluation } from './en-US/evaluation'
import { exports } from './en-US/exports'
import { file } from './en-US/file'
import { findingReport } from './en-US/findingReport'
import { identity } from './en-US/identity'
import { imports } from './en-US/imports'
import { inspection } from './en-US/inspection'
import { institution } from './en-US/institution'
import { issuing } from './en-US/issuing'
import { notification } from './en-US/notification'
import { occupation } from './en-US/occupation'
import { page } from './en-US/page'
import { parameter } from './en-US/parameter'
import { person } from './en-US/person'
import { portal } from './en-US/portal'
import { reasonCode } from './en-US/reasonCode'
import { review } from './en-US/review'
import { reviewChecks } from './en-US/reviewChecks'
import { round } from './en-US/round'
import { staff } from './en-US/staff'
import { start } from './en-US/start'
import { statistics } from './en-US/statistics'
import { summary } from './en-US/summary'
import { taskSheet } from './en-US/taskSheet'
import { ui } from './en-US/ui'
import { words } from './en-US/words'
import { workbench } from './en-US/workbench'
import type { Translated } from './translator'
import type { zhCN } from './zh-CN'

// Typed as the Chinese one: a sentence missing here does not compile.
export const enUS: Translated<typeof zhCN> = {
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
}
