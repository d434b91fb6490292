import { type ComponentType, lazy, type ReactNode } from 'react'
import type { Role } from '../domain/staffRole'
import type { MessageKey } from '../i18n/useTranslation'

/** A page of the workplace. */
export interface Page {
  /** Refine's resource. */
  name: string
  path: string
  title: MessageKey
  /** Pages with an icon stand in the menu, in this order. */
  icon?: ReactNode
  /** Who may open it. The database decides what they see there. */
  roles: readonly Role[]
  /** Stands without head and menu: sheets for paper. */
  isBare?: boolean
  Component: ComponentType
}

/** Loads a page when it is first opened. */
export function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }))
}
