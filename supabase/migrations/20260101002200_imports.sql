-- Imports: a spreadsheet of people and cards, institutions, activity records or evaluations becomes rows.
--
-- The client reads the file and sends its rows as text. check_import_rows says of each row what would happen, and
-- writes nothing. start_import opens a run, write_import_chunk writes one part of it: all of its good rows or none,
-- once, however often it is sent. The rules of each kind stand in the chapters that follow.

create table public.import_kinds (
  code text primary key,
  roles text[] not null,
  sort integer not null
);
comment on table public.import_kinds is 'What can be imported, and by whom; an institution''s officer imports for the own institution, a city for its own region.';
comment on column public.import_kinds.roles is 'Staff roles; institution_officer stands for deputies too.';
insert into public.import_kinds (code, roles, sort) values
  ('people', '{city_officer, province_reviewer}', 1),
  ('institutions', '{city_officer, province_admin}', 2),
  ('activity_records', '{institution_officer, city_officer, province_reviewer}', 3),
  ('evaluations', '{institution_officer}', 4);

create table public.import_runs (
  id uuid primary key,
  kind text not null references public.import_kinds (code),
  file_name text not null constraint import_file_is_named check (char_length(file_name) between 1 and 200),
  file_hash text not null constraint import_hash_is_sha256 check (file_hash ~ '^[0-9a-f]{64}$'),
  settings jsonb not null default '{}',
  row_count integer not null constraint import_has_rows check (row_count between 1 and 50000),
  chunk_count integer not null constraint import_has_chunks check (chunk_count between 1 and 1000),
  applies_changes boolean not null default false,
  applies_claimed boolean not null default false,
  reason text,
  status text not null default 'writing'
    constraint import_status_is_known check (status in ('writing', 'done', 'cancelled')),
  totals jsonb not null default '{}',
  created_by uuid references auth.users (id) on delete set null,
  created_by_name text,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  created_at timestamptz not null default private.now(),
  ended_at timestamptz,
  constraint changes_have_a_reason check (not applies_changes or char_length(btrim(coalesce(reason, ''))) between 2 and 200),
  constraint claimed_records_change_with_the_rest check (applies_changes or not applies_claimed),
  constraint import_end_is_dated check ((status = 'writing') = (ended_at is null))
);
comment on table public.import_runs is 'One import of one file: who, what, how many rows came to what. The file itself is not kept.';
comment on column public.import_runs.file_hash is 'SHA-256 of the file: the same file continues an import that was broken off.';
comment on column public.import_runs.settings is 'Sheet, columns and fixed values as the importer chose them; no row of the file.';
comment on column public.import_runs.applies_changes is 'Whether rows that differ from what is on record replace it; otherwise the record stays.';
comment on column public.import_runs.applies_claimed is 'Whether also the data of people who have claimed their record are replaced.';
comment on column public.import_runs.totals is 'Rows by outcome: new, changed, kept, same, conflict, error.';
create index import_runs_region_code_idx on public.import_runs (region_code, created_at desc);
create index import_runs_created_by_idx on public.import_runs (created_by, created_at desc);
create index import_runs_institution_id_idx on public.import_runs (institution_id);
create index import_runs_kind_idx on public.import_runs (kind);

create table private.import_chunks (
  run_id uuid not null references public.import_runs (id) on delete cascade,
  chunk_no integer not null,
  rows_hash text not null,
  outcomes jsonb not null,
  written_at timestamptz not null default private.now(),
  primary key (run_id, chunk_no)
);
comment on table private.import_chunks is 'Parts of an import that are written. One part is one transaction; sent again it answers what it answered.';
comment on column private.import_chunks.outcomes is 'Per row: number, outcome, problems, differences. No personal data of the file, old values masked.';

alter table public.import_kinds enable row level security;
alter table public.import_runs enable row level security;
revoke all on table public.import_kinds, public.import_runs from anon, authenticated, service_role;
grant select on table public.import_kinds, public.import_runs to authenticated, service_role;
create policy "everybody signed in reads what can be imported" on public.import_kinds
  for select to authenticated using (true);
create policy "imports are read by who ran them, their unit and their center" on public.import_runs
  for select to authenticated
  using (
    created_by = (select auth.uid())
    or institution_id = any ((select private.my_institutions())::uuid[])
    or (region_code = any ((select private.my_regions())::text[]) and (select private.my_role()) <> 'manager')
  );
create function private.require_import(p_kind text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_roles text[] := (select k.roles from public.import_kinds k where k.code = p_kind);
begin
  perform private.require(v_roles is not null, 422, 'import_kind_unknown');
  perform private.require(
    private.my_role() = any (v_roles)
    or ('institution_officer' = any (v_roles) and cardinality(private.my_institutions()) > 0),
    403, 'not_permitted', jsonb_build_object('role', private.my_role()));
end
$$;
comment on function private.require_import(text) is 'Raises 403 not_permitted unless the caller may import this kind.';

create function private.require_import_rows(p_rows jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  perform private.require(coalesce(jsonb_typeof(p_rows) = 'array', false), 422, 'import_rows_invalid');
  perform private.require(jsonb_array_length(p_rows) between 1 and 1000, 422, 'import_chunk_size', '{"max":1000}');
  perform private.require(not exists (
    select from jsonb_array_elements(p_rows) r where jsonb_typeof(r.value) <> 'object'), 422, 'import_rows_invalid');
end
$$;
comment on function private.require_import_rows(jsonb) is 'Raises 422 unless the argument is a list of 1 to 1000 rows.';

create function private.import_row_no(p_text text, p_position bigint)
returns integer
language sql
immutable
set search_path = ''
as $$
  select case when p_text ~ '^\d{1,7}$' then p_text::integer else p_position::integer end
$$;
comment on function private.import_row_no(text, bigint) is 'The row''s number in the file, or its position where it has none.';

create function private.import_date(p_text text)
returns date
language sql
immutable
set search_path = ''
as $$
  select case when p_text ~ '^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'
    and substr(p_text, 9)::integer <= extract(day from
      make_date(left(p_text, 4)::integer, substr(p_text, 6, 2)::integer, 1) + interval '1 month' - interval '1 day')
    then make_date(left(p_text, 4)::integer, substr(p_text, 6, 2)::integer, substr(p_text, 9)::integer) end
$$;
comment on function private.import_date(text) is 'yyyy-mm-dd of 1900 to 2099 as a date; null for anything else, days that do not exist included.';

create function private.import_outcome(p_problems jsonb, p_is_new boolean, p_differences jsonb)
returns text
language sql
immutable
set search_path = ''
as $$
  select case
    when p_problems @> '[{"kind":"error"}]' then 'error'
    when p_problems @> '[{"kind":"conflict"}]' then 'conflict'
    when p_is_new then 'new'
    when p_differences <> '[]' then 'changes'
    else 'same' end
$$;
comment on function private.import_outcome(jsonb, boolean, jsonb) is
  'error: a value is wrong; conflict: the record on file forbids it; new; changes: differs from the record; same. Problems of the kind note decide nothing.';

create function private.written_outcome(p_outcome text, p_is_applied boolean)
returns text
language sql
immutable
set search_path = ''
as $$
  select case when p_outcome <> 'changes' then p_outcome when p_is_applied then 'changed' else 'kept' end
$$;
comment on function private.written_outcome(text, boolean) is 'What became of a row: differing ones were changed, or the record was kept.';
