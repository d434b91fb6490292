/** The tables and views of public and private, with their schema's name. */
const RELATION = `pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'private')`
const FUNCTION = `pg_proc f join pg_namespace n on n.oid = f.pronamespace and n.nspname in ('public', 'private')`
const TABLE_NAME = `format('%s.%s', n.nspname, c.relname)`
const FUNCTION_NAME = `format('%s.%s(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid))`

/** Policies of ours: those on our tables and those we add to the platform's. */
const POLICY = `pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace`
const POLICY_NAME = `format('%s.%s: %s', n.nspname, c.relname, p.polname)`
const POLICY_TEXT = `concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))`
const VERBS = `case p.polcmd when 'r' then '{SELECT}'::text[] when 'a' then '{INSERT}' when 'w' then '{UPDATE}'
  when 'd' then '{DELETE}' else '{SELECT,INSERT,UPDATE,DELETE}' end`

/** A function's source without comments and strings, where words mean what they say. */
const BARE_SOURCE = `regexp_replace(regexp_replace(f.prosrc, '--[^\\n]*', ' ', 'g'), '''[^'']*''', '''''', 'g')`

/**
 * Rules that every table, policy and function keeps, those to come too. Each query selects the offenders in the
 * column `offender`.
 */
export const RULES: Record<string, string> = {
  'every table of public has row level security': `
    select ${TABLE_NAME} as offender from ${RELATION}
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity`,

  'every policy is for signed-in callers only': `
    select ${POLICY_NAME} as offender from ${POLICY}
    where p.polroles <> array['authenticated'::regrole::oid]`,

  'each verb that is granted on a table has exactly one permissive policy, and no policy is without its grant': `
    with granted as (
      select c.oid, ${TABLE_NAME} as name, verb
      from ${RELATION} cross join unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) as verb
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and (has_table_privilege('authenticated', c.oid, verb)
          or (verb <> 'DELETE' and has_any_column_privilege('authenticated', c.oid, verb)))
    ), policed as (
      select c.oid, ${TABLE_NAME} as name, verb, count(*) as policies
      from ${POLICY} cross join unnest(${VERBS}) as verb
      where n.nspname = 'public' and p.polpermissive
      group by c.oid, n.nspname, c.relname, verb
    )
    select format('%s %s: %s policies%s', coalesce(g.name, p.name), coalesce(g.verb, p.verb), coalesce(p.policies, 0),
      case when g.oid is null then ', not granted' else '' end) as offender
    from granted g full join policed p on p.oid = g.oid and p.verb = g.verb
    where g.oid is null or p.policies is distinct from 1`,

  'policies call no function once per row': `
    select ${POLICY_NAME} as offender from ${POLICY}
    cross join lateral regexp_replace(${POLICY_TEXT},
      '\\( SELECT (auth|private)\\.\\w+\\(('''')?([^()'']|''[^'']*'')*\\)', '', 'g') as bare(text)
    where n.nspname = 'public' and bare.text ~ '(auth|private)\\.\\w+\\(|current_setting\\('`,

  'policies decide by staff and person, never by what a user may write into the token': `
    select ${POLICY_NAME} as offender from ${POLICY} where ${POLICY_TEXT} ~ 'metadata'`,

  'visitors reach no table, view or sequence': `
    select format('%s %s', ${TABLE_NAME}, a.privilege_type) as offender
    from ${RELATION} cross join lateral aclexplode(c.relacl) a
    where a.grantee in (0, 'anon'::regrole)
    union
    select format('%s.%s %s', ${TABLE_NAME}, t.attname, a.privilege_type)
    from ${RELATION} join pg_attribute t on t.attrelid = c.oid cross join lateral aclexplode(t.attacl) a
    where a.grantee in (0, 'anon'::regrole)`,

  'no caller of the API may truncate, reference, maintain or put triggers on a table': `
    select format('%s: %s %s', ${TABLE_NAME}, a.grantee::regrole, a.privilege_type) as offender
    from ${RELATION} cross join lateral aclexplode(c.relacl) a
    where c.relkind in ('r', 'p', 'v', 'm')
      and a.grantee in ('anon'::regrole, 'authenticated'::regrole, 'service_role'::regrole)
      and a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,

  'tables of private are reached through functions only': `
    select format('%s: %s %s', ${TABLE_NAME}, a.grantee::regrole, a.privilege_type) as offender
    from ${RELATION} cross join lateral aclexplode(c.relacl) a
    where n.nspname = 'private' and a.grantee in ('anon'::regrole, 'authenticated'::regrole)`,

  'no function is open to PUBLIC': `
    select ${FUNCTION_NAME} as offender
    from ${FUNCTION} cross join lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a
    where a.grantee = 0`,

  'trigger functions are called by triggers only': `
    select ${FUNCTION_NAME} as offender from ${FUNCTION}
    where f.prorettype = 'trigger'::regtype and has_function_privilege('authenticated', f.oid, 'execute')`,

  'functions of public run as their caller': `
    select ${FUNCTION_NAME} as offender from ${FUNCTION} where n.nspname = 'public' and f.prosecdef`,

  'functions of public are called by somebody': `
    select ${FUNCTION_NAME} as offender from ${FUNCTION}
    where n.nspname = 'public' and not has_function_privilege('authenticated', f.oid, 'execute')
      and not has_function_privilege('service_role', f.oid, 'execute')`,

  'who may call a function may call what it calls': `
    select distinct format('%s: %s', ${FUNCTION_NAME}, called.name) as offender
    from ${FUNCTION}
    cross join unnest('{anon,authenticated}'::text[]) as role
    cross join lateral regexp_matches(${BARE_SOURCE}, '\\mprivate\\.(\\w+)\\(', 'g') as found
    cross join lateral (select found[1] as name) called
    where not f.prosecdef and has_function_privilege(role, f.oid, 'execute') and not exists (
      select from pg_proc g
      where g.pronamespace = 'private'::regnamespace and g.proname = called.name
        and has_function_privilege(role, g.oid, 'execute'))
    union
    select format('%s: %s', ${POLICY_NAME}, g.oid::regprocedure)
    from ${POLICY}
    join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_proc'::regclass
    join pg_proc g on g.oid = d.refobjid
    where not has_function_privilege('authenticated', g.oid, 'execute')`,

  'no function of public is overloaded': `
    select f.proname as offender from ${FUNCTION} where n.nspname = 'public' group by f.proname having count(*) > 1`,

  'every function has an empty search path': `
    select ${FUNCTION_NAME} as offender from ${FUNCTION}
    where not coalesce('search_path=""' = any (f.proconfig), false)`,

  'functions write rows by a condition, as the API demands of them': `
    select ${FUNCTION_NAME} as offender from ${FUNCTION}
    cross join lateral regexp_split_to_table(${BARE_SOURCE}, ';') as statement
    where statement ~* '\\m(delete\\s+from|update\\s+(only\\s+)?("?\\w+"?\\.)?"?\\w+"?\\s+((as\\s+)?\\w+\\s+)?set)\\M'
      and statement !~* '\\mwhere\\M' and statement !~* '\\mon\\s+conflict\\M'`,

  'functions and defaults read the clock of the product, in Shanghai': `
    select ${FUNCTION_NAME} as offender from ${FUNCTION}
    where ${BARE_SOURCE} ~* '\\m(current_date|current_time|current_timestamp|localtime|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp)\\M|(?<!private\\.)\\mnow\\(\\)'
      and not (n.nspname = 'private' and f.proname in ('now', 'set_clock'))
    union
    select format('%s.%s', ${TABLE_NAME}, a.attname)
    from ${RELATION} join pg_attribute a on a.attrelid = c.oid
    join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where pg_get_expr(d.adbin, d.adrelid) ~* '(?<!private\\.)\\mnow\\(\\)|current_|localtime|clock_timestamp'`,

  'instants know their time zone': `
    select format('%s.%s', ${TABLE_NAME}, a.attname) as offender
    from ${RELATION} join pg_attribute a on a.attrelid = c.oid
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm')
      and a.atttypid in ('timestamp'::regtype, 'time'::regtype)`,

  'every table, view and function says what it is for': `
    select ${TABLE_NAME} as offender from ${RELATION}
    where c.relkind in ('r', 'p', 'v', 'm') and coalesce(obj_description(c.oid, 'pg_class'), '') = ''
    union
    select ${FUNCTION_NAME} from ${FUNCTION} where coalesce(obj_description(f.oid, 'pg_proc'), '') = ''`,

  'no column is of an enum type, which indexes cannot serve under row level security': `
    select format('%s.%s', ${TABLE_NAME}, a.attname) as offender
    from ${RELATION} join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and c.relkind in ('r', 'p') and t.typtype = 'e'`,

  'views keep the policies of their tables': `
    select ${TABLE_NAME} as offender from ${RELATION}
    where c.relkind = 'v'
      and not exists (select from unnest(c.reloptions) o where o ~ '^security_invoker=(true|on|1|yes)$')
    union
    select ${TABLE_NAME} from ${RELATION} where c.relkind = 'm'`,

  'everything belongs to the role that applied the migrations': `
    select ${TABLE_NAME} as offender from ${RELATION} where c.relowner <> 'postgres'::regrole
    union
    select ${FUNCTION_NAME} from ${FUNCTION} where f.proowner <> 'postgres'::regrole`,

  'buckets are private, bounded in size and in types': `
    select b.id as offender from storage.buckets b
    where b.public or b.file_size_limit is null or coalesce(cardinality(b.allowed_mime_types), 0) = 0`,

  'the bucket takes whatever a kind of document may be': `
    select format('%s: %s bytes, %s', k.code, k.max_bytes, k.mime_types) as offender
    from public.document_kinds k
    where not exists (
      select from storage.buckets b
      where b.id = 'documents' and k.max_bytes <= b.file_size_limit and k.mime_types <@ b.allowed_mime_types)`,
}

/** Columns that a policy reads, on the policy's own table, without an index that begins with them. */
export const UNINDEXED_POLICY_COLUMNS = `
  select distinct format('%s.%s', c.relname, a.attname) as offender
  from ${POLICY}
  join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
    and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid > 0
  join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
  where n.nspname = 'public' and not exists (
    select from pg_index i where i.indrelid = c.oid and i.indisvalid and i.indkey[0] = a.attnum)
  order by 1`

/** Functions that a visitor who has not signed in may call. */
export const FUNCTIONS_OF_VISITORS = `
  select ${FUNCTION_NAME} as offender from ${FUNCTION}
  where has_function_privilege('anon', f.oid, 'execute') order by 1`
