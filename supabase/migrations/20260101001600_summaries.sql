-- 汇总上报: the summary tables (annex 2, annex 4) of the files a city passed, or that a 省属 unit sealed. A reported
-- batch is immutable; the province strikes single rows or sends the whole back. How a table comes about, is printed and
-- sealed, is reported and received stands in the chapters that follow.

create table public.summary_batches (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references public.rounds (id),
  annex integer not null constraint summary_is_annex_2_or_4 check (annex in (2, 4)),
  reporter text not null constraint reporter_is_known check (reporter in ('city', 'institution')),
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  reporter_name text not null,
  sequence integer not null,
  number text not null,
  status text not null default 'draft' constraint batch_status_is_known check (status in (
    'draft', 'reported', 'received', 'sent_back', 'discarded')),
  data_version integer not null default 1,
  row_count integer not null default 0,
  handler_name text not null default '',
  handler_phone text not null default '',
  scan_path text unique,
  scan_name text,
  scan_version integer,
  scan_stored boolean not null default false,
  scan_uploaded_by uuid references auth.users (id) on delete set null,
  generated_by uuid references auth.users (id) on delete set null,
  generated_at timestamptz not null default private.now(),
  reported_by uuid references auth.users (id) on delete set null,
  reported_by_name text,
  reported_at timestamptz,
  received_by uuid references auth.users (id) on delete set null,
  received_by_name text,
  received_at timestamptz,
  send_back_reasons text[] not null default '{}',
  send_back_note text,
  version integer not null default 1,
  created_at timestamptz not null default private.now(),
  constraint reporter_is_one check ((reporter = 'institution') = (institution_id is not null)),
  constraint sending_back_has_reason check (status <> 'sent_back' or cardinality(send_back_reasons) > 0)
);
comment on table public.summary_batches is 'Summary tables by round, reporter and annex; sequence 0 is the main table, further ones are supplementary (补充汇总).';
comment on column public.summary_batches.data_version is 'Counts how often the rows were generated; the sealed scan belongs to one of these versions.';
create index summary_batches_round_id_idx on public.summary_batches (round_id, region_code, annex);
create index summary_batches_region_code_idx on public.summary_batches (region_code, status, created_at desc);
create index summary_batches_institution_id_idx on public.summary_batches (institution_id, created_at desc);
create index summary_batches_status_idx on public.summary_batches (status, reported_at);
create index summary_batches_scan_uploaded_by_idx on public.summary_batches (scan_uploaded_by);
create index summary_batches_generated_by_idx on public.summary_batches (generated_by);
create index summary_batches_reported_by_idx on public.summary_batches (reported_by);
create index summary_batches_received_by_idx on public.summary_batches (received_by);
create unique index one_draft_per_reporter on public.summary_batches (round_id, annex, region_code, institution_id)
  nulls not distinct where status = 'draft';

alter table public.applications add constraint applications_batch_id_fkey
  foreign key (batch_id) references public.summary_batches (id);

create table public.summary_rows (
  batch_id uuid not null references public.summary_batches (id) on delete cascade,
  application_id uuid not null references public.applications (id),
  position integer not null,
  person_name text not null,
  card_kind text not null references public.card_kinds (code),
  card_number text not null,
  institution_name text not null,
  application_version integer not null,
  struck_at timestamptz,
  strike_action text constraint strike_action_is_known check (strike_action in ('return', 'reject')),
  strike_reasons text[] not null default '{}',
  strike_note text,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  primary key (batch_id, application_id),
  constraint strike_has_reason check ((struck_at is null) = (cardinality(strike_reasons) = 0))
);
comment on table public.summary_rows is 'Rows of a summary table; a struck row (剔除) keeps its reason, and the seal holds for the rest.';
create index summary_rows_application_id_idx on public.summary_rows (application_id);
create index summary_rows_region_code_idx on public.summary_rows (region_code);
create index summary_rows_institution_id_idx on public.summary_rows (institution_id);
create index summary_rows_card_kind_idx on public.summary_rows (card_kind);

create table private.summary_contents (
  batch_id uuid not null,
  application_id uuid not null,
  content jsonb not null,
  primary key (batch_id, application_id),
  foreign key (batch_id, application_id) references public.summary_rows (batch_id, application_id) on delete cascade
);
comment on table private.summary_contents is 'What each row prints, with full numbers, as it stood when the table was generated.';

alter table public.summary_batches enable row level security;
alter table public.summary_rows enable row level security;
revoke all on table public.summary_batches, public.summary_rows from anon, authenticated, service_role;
grant select on table public.summary_batches, public.summary_rows to authenticated, service_role;
create policy "summary tables are read by their reporter and the province" on public.summary_batches
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
  );
create policy "rows are read with their table, and by the unit of the file" on public.summary_rows
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
  );

create function private.lock_batch(p_id uuid, p_as text)
returns public.summary_batches
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches;
begin
  select b.* into v_batch from public.summary_batches b where b.id = p_id for update;
  -- somebody without a role makes these conditions null, which must not pass
  if (v_batch.id is not null and (
      (p_as = 'reporter' and v_batch.reporter = 'city' and private.my_role() = 'city_officer' and v_batch.region_code = any (private.my_regions()))
      or (p_as = 'reporter' and v_batch.reporter = 'institution' and v_batch.institution_id = any (private.my_institutions()))
      or (p_as in ('province', 'reader') and private.my_role() = 'province_reviewer')
      or (p_as = 'reader' and v_batch.reporter = 'city' and private.my_role() = 'city_officer' and v_batch.region_code = any (private.my_regions()))
      or (p_as = 'reader' and v_batch.institution_id = any (private.my_institutions())))) is not true then
    perform private.fail(404, 'batch_not_found');
  end if;
  return v_batch;
end
$$;
comment on function private.lock_batch(uuid, text) is 'The batch, locked, if the caller is its reporter (reporter), the receiving province (province), or either (reader); 404 otherwise.';

create function public.struck_count(p_batch public.summary_batches)
returns integer
language sql
stable
security invoker
set search_path = ''
as $$
  select count(*)::integer from public.summary_rows r where r.batch_id = p_batch.id and r.struck_at is not null
$$;
comment on function public.struck_count(public.summary_batches) is 'Computed column: how many rows of a summary table were struck.';
grant execute on function public.struck_count(public.summary_batches) to authenticated;
