import { account } from './en-US/account'
import { annex } from './en-US/annex'
import { common } from './en-US/common'
import { errors } from './en-US/errors'
import { ui } from './en-US/ui'
import type { Translated } from './translator'
import type { zhCN } from './zh-CN'

// Typed as the Chinese one: a sentence missing here does not compile.
export const enUS: Translated<typeof zhCN> = {
  account,
  annex,
  common,
  errors,
  ui,
}
