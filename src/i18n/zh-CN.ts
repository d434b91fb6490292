import { account } from './zh-CN/account'
import { common } from './zh-CN/common'
import { errors } from './zh-CN/errors'

export const zhCN = {
  account,
  common,
  errors,
} as const
