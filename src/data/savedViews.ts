import type { Role } from '../domain/staffRole'
import { currentRole } from './accessControl'
import { rowsOf } from './answer'
import { supabase } from './client'
import { currentProfile } from './profile'
import { rpc } from './rpc'

/** A view of a list: the part of its address behind the question mark, under a name. */
export interface SavedView {
  id: string
  name: string
  search: string
  /** Whose it is when a colleague shared it; undefined of one's own. */
  sharedBy?: string
  isShared: boolean
}

interface Row {
  id: string
  user_id: string
  name: string
  search: string
  region_code: string | null
  owner_name: string
}

/** Own views of a list, then those of colleagues, by name. @throws AppError */
export async function listViews(list: string, signal?: AbortSignal): Promise<SavedView[]> {
  const rows = await rowsOf<Row>(
    supabase()
      .from('saved_views')
      .select('id,user_id,name,search,region_code,owner_name')
      .eq('list', list)
      .order('name')
      .limit(500),
    signal,
  )
  const own = currentProfile()?.user_id
  return rows
    .map(({ id, user_id, name, search, region_code, owner_name }) => ({
      id,
      name,
      search,
      sharedBy: user_id === own ? undefined : owner_name,
      isShared: region_code !== null,
    }))
    .sort((a, b) => Number(a.sharedBy !== undefined) - Number(b.sharedBy !== undefined))
}

/** Saves a view, over the own one of that name. @throws AppError view_name_length, view_too_long, too_many_views */
export function saveView(
  list: string,
  view: Pick<SavedView, 'name' | 'search' | 'isShared'>,
): Promise<string> {
  return rpc('save_view', {
    p_list: list,
    p_name: view.name,
    p_search: view.search,
    p_is_shared: view.isShared,
  })
}

/** @throws AppError view_not_found */
export function deleteView(id: string): Promise<void> {
  return rpc('delete_view', { p_id: id })
}

/** Those who work in a center share views with its staff; the database holds it (private.my_center). */
const sharers: readonly Role[] = ['city_officer', 'province_reviewer', 'province_admin', 'manager']

/** Whether the login may share views with colleagues. */
export function maySaveForCenter(): boolean {
  return sharers.includes(currentRole())
}
