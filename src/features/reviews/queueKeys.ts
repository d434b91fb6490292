import type { ApplicationListRow } from '../../data/applicationList'
import { isForeignKey, type KeyTarget, keyTargetOf } from '../../ui/keyboardTarget'

/** The keyboard's view of a list: which row the cursor is on and which are selected. */
export interface QueueCursor {
  activeId: string | undefined
  selectedIds: readonly string[]
  isHelpOpen: boolean
}

export const noCursor: QueueCursor = { activeId: undefined, selectedIds: [], isHelpOpen: false }

export type QueueCommand =
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'toggle' }
  | { type: 'select'; ids: readonly string[] }
  | { type: 'point'; id: string }
  | { type: 'help'; isOpen: boolean }
  /** For the page: open the row under the cursor, decide the selection. */
  | { type: 'open' }
  | { type: 'approve' }

/** The rows as they stand on the page; `isSelectable` says which the user may decide. */
export interface QueueRows {
  ids: readonly string[]
  isSelectable(id: string): boolean
}

const commands: Readonly<Record<string, QueueCommand>> = {
  j: { type: 'next' },
  k: { type: 'previous' },
  x: { type: 'toggle' },
  a: { type: 'approve' },
  Enter: { type: 'open' },
  '?': { type: 'help', isOpen: true },
}

/** What tells the rows of a queue apart: of one's own decisions, several may be on one file. */
export function queueRowKey({ id, decision }: Pick<ApplicationListRow, 'id' | 'decision'>): string {
  return decision ? `${id} ${decision.at}` : id
}

/** What a key means in the list. A button keeps its Enter, a text field all its keys. */
export function queueCommandOf(key: string, target: KeyTarget): QueueCommand | undefined {
  if (target === 'text' || (target === 'control' && key === 'Enter')) return undefined
  return commands[key.length === 1 ? key.toLowerCase() : key]
}

/** The same for an event of the browser. */
export function queueCommandOfEvent(event: KeyboardEvent): QueueCommand | undefined {
  return isForeignKey(event) ? undefined : queueCommandOf(event.key, keyTargetOf(event.target))
}

/** The cursor after a command; rows that left the page lose cursor and selection. */
export function moveCursor(cursor: QueueCursor, command: QueueCommand, rows: QueueRows): QueueCursor {
  const { ids } = rows
  const index = cursor.activeId === undefined ? -1 : ids.indexOf(cursor.activeId)
  switch (command.type) {
    case 'next':
      return { ...cursor, activeId: ids[Math.min(index + 1, ids.length - 1)] }
    case 'previous':
      return { ...cursor, activeId: ids[Math.max(index - 1, 0)] }
    case 'toggle': {
      const id = cursor.activeId
      if (id === undefined || index < 0 || !rows.isSelectable(id)) return cursor
      const isSelected = cursor.selectedIds.includes(id)
      return {
        ...cursor,
        selectedIds: isSelected
          ? cursor.selectedIds.filter((other) => other !== id)
          : [...cursor.selectedIds, id],
      }
    }
    case 'select':
      return { ...cursor, selectedIds: command.ids.filter((id) => rows.isSelectable(id)) }
    case 'point':
      return { ...cursor, activeId: command.id }
    case 'help':
      return { ...cursor, isHelpOpen: command.isOpen }
    case 'approve':
      // without a selection, the row under the cursor is meant
      if (cursor.selectedIds.length > 0 || index < 0) return cursor
      return moveCursor(cursor, { type: 'toggle' }, rows)
    case 'open':
      return cursor
  }
}

/** Cursor and selection that are still on the page, after new rows have arrived. */
export function keepVisible(cursor: QueueCursor, rows: QueueRows): QueueCursor {
  const activeId =
    cursor.activeId !== undefined && rows.ids.includes(cursor.activeId) ? cursor.activeId : undefined
  const selectedIds = cursor.selectedIds.filter((id) => rows.ids.includes(id) && rows.isSelectable(id))
  if (activeId === cursor.activeId && selectedIds.length === cursor.selectedIds.length) return cursor
  return { ...cursor, activeId, selectedIds }
}
