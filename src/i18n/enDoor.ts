import { account } from './en-US/account'
import { cardCheck } from './en-US/cardCheck'
import { common } from './en-US/common'
import { errors } from './en-US/errors'
import type { Translated } from './translator'
import type { zhDoor } from './zhDoor'

export const enDoor: Translated<typeof zhDoor> = { account, cardCheck, common, errors }
