import { account } from './en-US/account'
import { common } from './en-US/common'
import { errors } from './en-US/errors'
import type { Translated } from './translator'
import type { zhCN } from './zh-CN'

// Typed as the Chinese one: a sentence missing here does not compile.
export const enUS: Translated<typeof zhCN> = {
  account,
  common,
  errors,
}
