import { type ComponentType, lazy, type ReactNode } from 'react'
import type { Profile } from '../data/profile'
import type { Role } from '../domain/staffRole'
import { type Chapter, wantChapters } from '../i18n/sentences'
import type { MessageKey } from '../i18n/useTranslation'

/** A page of the workplace. */
export interface Page {
  /** Refine's resource. */
  name: string
  path: string
  /** In the menu and on the browser's tab. */
  title: Extract<MessageKey, `page.${string}`>
  /** Pages with an icon stand in the menu, in this order. */
  icon?: ReactNode
  /** Left out of the menu where it holds nothing for the login; it still opens by a link. */
  isInMenu?(profile: Profile): boolean
  /** Who may open it. The database decides what they see there. */
  roles: readonly Role[]
  /** Stands without head and menu: sheets for paper. */
  isBare?: boolean
  Component: ComponentType
}

/**
 * Loads a page when it is first opened, together with the chapters of sentences that it and its parts use.
 *
 * @param name what the module calls the component
 * @param chapters beside those of the frame around it; a test tells which ones are missing or needless
 */
// biome-ignore lint/suspicious/noExplicitAny: what React's own lazy() asks for; each call still has its props
export function page<Name extends string, Module extends Record<Name, ComponentType<any>>>(
  load: () => Promise<Module>,
  name: Name,
  ...chapters: Chapter[]
) {
  return lazy<Module[Name]>(async () => {
    const [module] = await Promise.all([load(), wantChapters(chapters)])
    return { default: module[name] }
  })
}
