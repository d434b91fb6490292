/** A view of a list: its address without the path, under a name. */
export interface SavedView {
  name: string
  search: string
}

/** The views saved on this device for one list; a damaged store counts as empty. */
export function readViews(storageKey: string): SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isView) : []
  } catch {
    return []
  }
}

function isView(value: unknown): value is SavedView {
  const { name, search } = (value ?? {}) as Partial<SavedView>
  return typeof name === 'string' && typeof search === 'string'
}

/** Saves a view; one of the same name is replaced. Returns all views. */
export function saveView(storageKey: string, view: SavedView): SavedView[] {
  return write(storageKey, [...readViews(storageKey).filter(({ name }) => name !== view.name), view])
}

/** Deletes the view of that name. Returns the others. */
export function deleteView(storageKey: string, name: string): SavedView[] {
  return write(
    storageKey,
    readViews(storageKey).filter((view) => view.name !== name),
  )
}

function write(storageKey: string, views: SavedView[]): SavedView[] {
  localStorage.setItem(storageKey, JSON.stringify(views))
  return views
}
