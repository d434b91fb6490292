import type { Query } from './session'

/**
 * Supabase's database advisors as queries of our own, so that their findings are known before the dashboard shows
 * them. Levels are those of the dashboard. Left out: what depends on use (unused_index, table_bloat), on settings of
 * the auth server (auth_*, leaked passwords, MFA), on message queues, and the two that ask for pg_graphql, which no
 * chapter installs.
 */
export interface Advisor {
  name: string
  level: 'ERROR' | 'WARN' | 'INFO'
  /** Selects one row per finding, with the column `finding`. */
  sql: string
}

export interface Finding {
  advisor: string
  level: Advisor['level']
  finding: string
}

// The schemas that belong to the platform, and Postgres's own.
const OURS = `n.nspname not in ('auth', 'storage', 'extensions', 'information_schema') and n.nspname !~ '^pg_'`
const EXPOSED = `n.nspname = 'public'`
const API_SELECTS = `(has_table_privilege('anon', c.oid, 'select') or has_table_privilege('authenticated', c.oid, 'select'))`
const IS_INVOKER_VIEW = `exists (
  select from unnest(c.reloptions) o where o ~* '^security_invoker=(1|true|yes|on)$')`
const POLICY = `pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select coalesce(pg_get_expr(p.polqual, p.polrelid), '') as using_text,
           coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as check_text) e`
const IS_ALWAYS_TRUE = `~* '^\\(*(true|1 *= *1)\\)*$'`

export const ADVISORS: Advisor[] = [
  {
    name: 'unindexed_foreign_keys',
    level: 'INFO',
    sql: `select format('%s.%s: %s', n.nspname, c.relname, k.conname) as finding
          from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
          where k.contype = 'f' and ${OURS} and not exists (
            select from pg_index i
            where i.indrelid = k.conrelid and i.indisvalid
              and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] = k.conkey)`,
  },
  {
    name: 'auth_users_exposed',
    level: 'ERROR',
    sql: `select distinct format('%s.%s', n.nspname, c.relname) as finding
          from pg_depend d
          join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
          join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
          join pg_class u on u.oid = d.refobjid
          where d.refclassid = 'pg_class'::regclass and d.refobjid = 'auth.users'::regclass
            and ${EXPOSED} and ${API_SELECTS}
            and (c.relkind = 'm' or not ${IS_INVOKER_VIEW} or not u.relrowsecurity)`,
  },
  {
    name: 'auth_rls_initplan',
    level: 'WARN',
    sql: `select format('%s.%s: %s', n.nspname, c.relname, p.polname) as finding
          from ${POLICY}
          cross join lateral regexp_replace(e.using_text || ' ' || e.check_text,
            '\\( SELECT (auth\\.(uid|jwt|role|email)|current_setting)\\([^()]*\\)', '', 'g') as bare(text)
          where ${OURS} and c.relrowsecurity
            and bare.text ~ '(auth\\.(uid|jwt|role|email)|current_setting)\\('`,
  },
  {
    name: 'no_primary_key',
    level: 'INFO',
    sql: `select format('%s.%s', n.nspname, c.relname) as finding
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and ${OURS}
            and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  },
  {
    name: 'multiple_permissive_policies',
    level: 'WARN',
    sql: `select format('%s.%s: %s for %s', n.nspname, c.relname, verb.name, r.rolname) as finding
          from ${POLICY}
          join pg_roles r on r.oid = any (p.polroles) or p.polroles = '{0}'
          cross join unnest(case p.polcmd when 'r' then '{select}'::text[] when 'a' then '{insert}'
            when 'w' then '{update}' when 'd' then '{delete}' else '{select,insert,update,delete}' end) as verb(name)
          where ${OURS} and p.polpermissive and not r.rolbypassrls
            and r.rolname !~ '^pg_' and r.rolname !~ '^supabase.*admin$'
          group by n.nspname, c.relname, r.rolname, verb.name
          having count(*) > 1`,
  },
  {
    name: 'policy_exists_rls_disabled',
    level: 'ERROR',
    sql: `select distinct format('%s.%s', n.nspname, c.relname) as finding
          from ${POLICY} where ${OURS} and not c.relrowsecurity`,
  },
  {
    name: 'rls_enabled_no_policy',
    level: 'INFO',
    sql: `select format('%s.%s', n.nspname, c.relname) as finding
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and ${OURS} and c.relrowsecurity
            and not exists (select from pg_policy p where p.polrelid = c.oid)`,
  },
  {
    name: 'duplicate_index',
    level: 'WARN',
    // Stricter than the dashboard: a plain index beside a unique one on the same columns is a duplicate too.
    sql: `select format('%s.%s: %s', n.nspname, c.relname, string_agg(x.relname, ', ' order by x.relname)) as finding
          from pg_index i join pg_class x on x.oid = i.indexrelid
          join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
          where ${OURS}
          group by n.nspname, c.relname, x.relam, i.indkey::text, i.indclass::text, i.indcollation::text,
            i.indoption::text, pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
          having count(*) > 1`,
  },
  {
    name: 'security_definer_view',
    level: 'ERROR',
    sql: `select format('%s.%s', n.nspname, c.relname) as finding
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'v' and ${EXPOSED} and ${API_SELECTS} and not ${IS_INVOKER_VIEW}`,
  },
  {
    name: 'function_search_path_mutable',
    level: 'WARN',
    sql: `select f.oid::regprocedure::text as finding
          from pg_proc f join pg_namespace n on n.oid = f.pronamespace
          where ${OURS} and not exists (select from unnest(f.proconfig) s where s ~ '^search_path=')`,
  },
  {
    name: 'rls_disabled_in_public',
    level: 'ERROR',
    sql: `select c.relname as finding
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and ${EXPOSED} and not c.relrowsecurity and ${API_SELECTS}`,
  },
  {
    name: 'extension_in_public',
    level: 'WARN',
    sql: `select e.extname as finding from pg_extension e
          where e.extnamespace = 'public'::regnamespace and e.extname <> 'plpgsql'`,
  },
  {
    name: 'rls_references_user_metadata',
    level: 'ERROR',
    sql: `select format('%s.%s: %s', n.nspname, c.relname, p.polname) as finding
          from ${POLICY} where ${OURS} and e.using_text || e.check_text ~ 'user_metadata'`,
  },
  {
    name: 'materialized_view_in_api',
    level: 'WARN',
    sql: `select c.relname as finding from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'm' and ${EXPOSED} and ${API_SELECTS}`,
  },
  {
    name: 'foreign_table_in_api',
    level: 'WARN',
    sql: `select c.relname as finding from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'f' and ${EXPOSED} and ${API_SELECTS}`,
  },
  {
    name: 'unsupported_reg_types',
    level: 'WARN',
    sql: `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as finding
          from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and a.atttypid::regtype::text in ('regcollation', 'regconfig', 'regdictionary',
            'regnamespace', 'regoper', 'regoperator', 'regproc', 'regprocedure')`,
  },
  {
    name: 'fkey_to_auth_unique',
    level: 'ERROR',
    sql: `select format('%s.%s: %s', n.nspname, c.relname, k.conname) as finding
          from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_class t on t.oid = k.confrelid join pg_index i on i.indexrelid = k.conindid
          where k.contype = 'f' and t.relnamespace = 'auth'::regnamespace and ${OURS} and not i.indisprimary`,
  },
  {
    name: 'extension_versions_outdated',
    level: 'WARN',
    sql: `select e.name as finding from pg_available_extensions e where e.installed_version <> e.default_version`,
  },
  {
    name: 'rls_policy_always_true',
    level: 'WARN',
    // Reading everything may be meant (reference data); writing everything never is.
    sql: `select format('%s.%s: %s', n.nspname, c.relname, p.polname) as finding
          from ${POLICY}
          where ${OURS} and c.relrowsecurity and p.polpermissive and p.polcmd <> 'r'
            and (e.using_text ${IS_ALWAYS_TRUE} or e.check_text ${IS_ALWAYS_TRUE})`,
  },
  {
    name: 'public_bucket_allows_listing',
    level: 'WARN',
    sql: `select b.id as finding from storage.buckets b
          where b.public and exists (
            select from pg_policies p
            where p.schemaname = 'storage' and p.tablename = 'objects' and p.cmd in ('SELECT', 'ALL')
              and (p.qual ${IS_ALWAYS_TRUE} or p.qual ~ format('^\\(bucket_id = %L(::text)?\\)$', b.id)))`,
  },
  ...['anon', 'authenticated'].map(
    (role): Advisor => ({
      name: `${role}_security_definer_function_executable`,
      level: 'WARN',
      sql: `select f.oid::regprocedure::text as finding
            from pg_proc f join pg_namespace n on n.oid = f.pronamespace
            where ${EXPOSED} and f.prosecdef and has_function_privilege('${role}', f.oid, 'execute')`,
    }),
  ),
]

/** Runs every advisor; nothing to find is an empty list. */
export async function adviseOn(query: Query): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, level, sql } of ADVISORS) {
    for (const { finding } of await query<{ finding: string }>(sql))
      findings.push({ advisor: name, level, finding })
  }
  return findings
}
