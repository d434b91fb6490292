import { account } from './zh-CN/account'
import { annex } from './zh-CN/annex'
import { application } from './zh-CN/application'
import { checks } from './zh-CN/checks'
import { common } from './zh-CN/common'
import { entry } from './zh-CN/entry'
import { errors } from './zh-CN/errors'
import { review } from './zh-CN/review'
import { reviewChecks } from './zh-CN/reviewChecks'
import { ui } from './zh-CN/ui'
import { words } from './zh-CN/words'

export const zhCN = {
  account,
  annex,
  application,
  checks,
  common,
  entry,
  errors,
  review,
  reviewChecks,
  ui,
  words,
} as const
