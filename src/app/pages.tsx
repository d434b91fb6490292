import { HomeOutlined } from '@ant-design/icons'
import { type ComponentType, lazy, type ReactNode } from 'react'
import { type Role, staffRoles } from '../domain/staffRole'
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
  Component: ComponentType
}

/** Loads a page when it is first opened. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }))
}

const everybody: readonly Role[] = ['applicant', ...staffRoles]

/** All pages of the workplace: menu, routes and resources are made of this. */
export const pages: Page[] = [
  {
    name: 'desk',
    path: '/',
    title: 'common.home',
    icon: <HomeOutlined />,
    roles: everybody,
    Component: page(() => import('./DeskPage'), 'DeskPage'),
  },
]

/** Whether a role may open a page; pages that are not in the list are open to nobody. */
export function mayOpen(role: Role, name: string): boolean {
  return pages.some((candidate) => candidate.name === name && candidate.roles.includes(role))
}
