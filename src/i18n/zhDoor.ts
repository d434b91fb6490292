import { account } from './zh-CN/account'
import { cardCheck } from './zh-CN/cardCheck'
import { common } from './zh-CN/common'
import { errors } from './zh-CN/errors'

/** The sentences of the pages before the sign-in, which open without those of the rest. */
export const zhDoor = { account, cardCheck, common, errors } as const
