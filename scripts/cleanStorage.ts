// Maintenance, for a scheduler: frees the storage of what no row speaks of any more. See docs/deployment.md.
import { removeOrphans } from './maintenance/removeOrphans.ts'

const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: key } = process.env
if (!url || !key) {
  console.error(
    'SUPABASE_URL and SUPABASE_SECRET_KEY are needed, the latter being the secret (service_role) key.',
  )
  process.exit(1)
}
console.log(`${await removeOrphans(url, key)} orphaned objects removed`)
