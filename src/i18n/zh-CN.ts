import { account } from './zh-CN/account'
import { annex } from './zh-CN/annex'
import { common } from './zh-CN/common'
import { errors } from './zh-CN/errors'
import { ui } from './zh-CN/ui'

export const zhCN = {
  account,
  annex,
  common,
  errors,
  ui,
} as const
