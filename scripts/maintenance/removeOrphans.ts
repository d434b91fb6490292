import { createClient } from '@supabase/supabase-js'

/**
 * Removes the objects of the bucket "documents" that no row speaks of any more, through the storage API: uploads that
 * broke off, documents that were taken off or replaced. What they are is for the database to say
 * (public.orphaned_objects); nothing younger than a day is touched.
 *
 * @param url of the Supabase installation
 * @param key its secret (service_role) key
 * @returns how many were removed
 * @throws Error when the database or storage refuses; calling it again goes on where it stopped
 */
export async function removeOrphans(url: string, key: string): Promise<number> {
  const client = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } })
  let count = 0
  for (;;) {
    const { data, error } = await client.rpc('orphaned_objects')
    if (error) throw new Error(`orphaned_objects: ${error.message}`)
    const paths = data as string[]
    if (paths.length === 0) return count
    const { error: refusal } = await client.storage.from('documents').remove(paths)
    if (refusal) throw new Error(`storage: ${refusal.message}`)
    const { data: left } = await client.rpc('orphaned_objects')
    // the same list again would be asked for without end
    if ((left as string[] | null)?.[0] === paths[0]) throw new Error(`storage kept ${paths[0]}`)
    count += paths.length
  }
}
