-- 汇总上报: the summary tables (annex 2, annex 4) of the files a city passed, or that a 省属 unit sealed. A reported
-- batch is immutable; the province strikes single rows or sends the whole back.

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

create function private.generate_batch(p_round_id uuid, p_annex integer, p_institution_id uuid, p_handler_name text, p_handler_phone text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_region text;
  v_institution public.institutions;
  v_round public.rounds;
  v_batch public.summary_batches;
  v_sequence integer;
  v_count integer;
begin
  select r.* into v_round from public.rounds r where r.id = p_round_id;
  perform private.require(v_round.id is not null, 404, 'round_not_found');
  perform private.require(p_annex in (2, 4), 422, 'annex_unknown');
  if p_institution_id is null then
    v_region := (private.require_role('city_officer')).region_code;
  else
    select i.* into v_institution from public.institutions i where i.id = p_institution_id;
    perform private.require(v_institution.id = any (private.my_institutions()), 403, 'not_permitted');
    -- a 属地 unit's files go through its city
    perform private.require(v_institution.attribution = 'province' or exists (
      -- files keep their track although the unit has gone over to a city since
      select from public.applications a
      where a.institution_id = p_institution_id and a.track = 'province' and a.status = 'awaiting_summary'),
      403, 'summary_is_the_citys');
    v_region := '510000';
  end if;
  -- two officers who generate at once get one draft, not two
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'batch', p_round_id, p_annex, v_region, p_institution_id), 0));
  select b.* into v_batch from public.summary_batches b
  where b.round_id = p_round_id and b.annex = p_annex and b.region_code = v_region
    and b.institution_id is not distinct from p_institution_id and b.status = 'draft'
  for update;
  if v_batch.id is null then
    select count(*) into v_sequence from public.summary_batches b
    where b.round_id = p_round_id and b.annex = p_annex and b.region_code = v_region
      and b.institution_id is not distinct from p_institution_id and b.status in ('reported', 'received');
    insert into public.summary_batches (round_id, annex, reporter, region_code, institution_id, reporter_name, sequence, number,
      handler_name, handler_phone, generated_by)
    values (p_round_id, p_annex, case when p_institution_id is null then 'city' else 'institution' end, v_region, p_institution_id,
      coalesce(v_institution.name, (select r.name_zh || '职业技能鉴定指导中心' from public.regions r where r.code = v_region)),
      v_sequence,
      format('HZ%s%s-%s-%s%s', v_round.year, lpad(v_round.month::text, 2, '0'), v_region, p_annex,
        lpad(private.next_number('batch:' || p_round_id || ':' || v_region || ':' || p_annex)::text, 3, '0')),
      trim(coalesce(p_handler_name, '')), trim(coalesce(p_handler_phone, '')), auth.uid())
    returning * into v_batch;
  else
    delete from public.summary_rows r where r.batch_id = v_batch.id;
    update public.summary_batches b set data_version = b.data_version + 1, version = b.version + 1,
      handler_name = coalesce(nullif(trim(p_handler_name), ''), b.handler_name),
      handler_phone = coalesce(nullif(trim(p_handler_phone), ''), b.handler_phone),
      generated_by = auth.uid(), generated_at = private.now(),
      -- the seal was on other rows
      scan_path = null, scan_name = null, scan_version = null, scan_stored = false, scan_uploaded_by = null
    where b.id = v_batch.id returning b.* into v_batch;
  end if;

  with ready as (
    select a.*, row_number() over (order by a.institution_name collate public.pinyin, a.person_name collate public.pinyin, a.id) as position
    from public.applications a
    join public.card_kinds k on k.code = a.card_kind
    where a.round_id = p_round_id and a.region_code = v_region and a.status = 'awaiting_summary' and k.summary_annex = p_annex
      and (p_institution_id is null or a.institution_id = p_institution_id)
  ), rows as (
    insert into public.summary_rows (batch_id, application_id, position, person_name, card_kind, card_number, institution_name,
      application_version, region_code, institution_id)
    select v_batch.id, r.id, r.position, r.person_name, r.card_kind, r.card_number, r.institution_name, r.version, r.region_code, r.institution_id
    from ready r
    returning application_id
  )
  select count(*) into v_count from rows;
  perform private.require(v_count > 0, 422, 'nothing_to_summarise');
  insert into private.summary_contents (batch_id, application_id, content)
  select v_batch.id, a.id, jsonb_build_object(
    'number', a.number, 'card_kind', a.card_kind, 'card_number', a.card_number, 'card_valid_to', a.card_valid_to,
    'institution_name', a.institution_name, 'data_version', a.data_version, 'form', f.form,
    'records', coalesce((
      select jsonb_agg(jsonb_build_object('held_on', r.held_on, 'institution_name', r.institution_name, 'batch', r.batch,
        'place', r.place, 'status', r.status) order by r.held_on)
      from public.activity_records r join public.cards c on c.id = a.card_id
      where r.person_id = a.person_id and r.role = a.role and r.status = 'confirmed'
        and r.held_on between c.valid_from and c.valid_to), '[]'))
  from public.summary_rows s
  join public.applications a on a.id = s.application_id
  join private.application_forms f on f.application_id = a.id
  where s.batch_id = v_batch.id;
  update public.summary_batches b set row_count = v_count where b.id = v_batch.id;
  return v_batch.id;
end
$$;
comment on function private.generate_batch(uuid, integer, uuid, text, text) is 'See public.generate_batch.';

create function private.log_batch_access(p_kind text, p_batch public.summary_batches)
returns void
language sql
security definer
set search_path = ''
as $$
  -- one line for each row: the auditor asks who saw the number of a person
  select private.log_access(p_kind, 'summary_batch', p_batch.id, a.person_id,
    '汇总表 ' || p_batch.number || ' 第' || p_batch.data_version || '版')
  from public.summary_rows r join public.applications a on a.id = r.application_id
  where r.batch_id = p_batch.id
$$;
comment on function private.log_batch_access(text, public.summary_batches) is
  'Writes to the access log that the full numbers of everybody on a summary table were seen.';

create function private.print_batch(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reader');
begin
  perform private.log_batch_access('print', v_batch);
  return jsonb_build_object(
    'batch', to_jsonb(v_batch) || jsonb_build_object('struck_count', public.struck_count(v_batch)),
    'rows', coalesce((
      select jsonb_agg(c.content || jsonb_build_object('application_id', r.application_id, 'position', r.position, 'struck_at', r.struck_at)
        order by r.position)
      from public.summary_rows r join private.summary_contents c using (batch_id, application_id)
      where r.batch_id = p_id), '[]'));
end
$$;
comment on function private.print_batch(uuid) is 'See public.print_batch.';

create function private.register_batch_scan(p_id uuid, p_name text, p_mime_type text, p_bytes integer, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
  v_kind public.document_kinds;
  v_path text;
begin
  perform private.require(v_batch.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_batch.version));
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  select k.* into v_kind from public.document_kinds k where k.code = 'batch_scan';
  perform private.require(p_mime_type = any (v_kind.mime_types), 422, 'document_type',
    jsonb_build_object('field', 'batch_scan', 'type', p_mime_type, 'allowed', to_jsonb(v_kind.mime_types)));
  perform private.require(p_bytes > 0, 422, 'document_empty', '{"field":"batch_scan"}');
  perform private.require(p_bytes <= v_kind.max_bytes, 422, 'document_too_large', jsonb_build_object('field', 'batch_scan', 'bytes', p_bytes, 'max', v_kind.max_bytes));
  v_path := format('batches/%s/%s.%s', p_id, gen_random_uuid(),
    case p_mime_type when 'image/jpeg' then 'jpg' when 'image/png' then 'png' else 'pdf' end);
  update public.summary_batches b set scan_path = v_path, scan_name = left(trim(p_name), 200), scan_version = b.data_version,
    scan_stored = false, scan_uploaded_by = auth.uid(), version = b.version + 1
  where b.id = p_id returning b.* into v_batch;
  return jsonb_build_object('path', v_path, 'version', v_batch.version);
end
$$;
comment on function private.register_batch_scan(uuid, text, text, integer, integer) is 'See public.register_batch_scan.';

create function private.complete_batch_scan(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
begin
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  perform private.require(v_batch.scan_path is not null and exists (
    select from storage.objects o where o.bucket_id = 'documents' and o.name = v_batch.scan_path), 422, 'upload_missing', '{"field":"batch_scan"}');
  update public.summary_batches b set scan_stored = true, version = b.version + 1 where b.id = p_id returning b.* into v_batch;
  return jsonb_build_object('version', v_batch.version);
end
$$;
comment on function private.complete_batch_scan(uuid) is 'See public.complete_batch_scan.';

create function private.move_batch_rows(p_batch public.summary_batches, p_action text, p_reason_codes text[], p_note text, p_request_id uuid)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
  v_count integer := 0;
begin
  for v_application in
    select a.* from public.applications a
    join public.summary_rows r on r.application_id = a.id
    where r.batch_id = p_batch.id and r.struck_at is null
    order by a.id
    for update of a
  loop
    v_transition := private.possible_transition(v_application, p_action, private.actor_kinds(v_application));
    if v_transition.action is null or (p_action = 'report'
        and v_application.version <> (select r.application_version from public.summary_rows r
          where r.batch_id = p_batch.id and r.application_id = v_application.id)) then
      perform private.fail(409, 'batch_is_stale', jsonb_build_object('person', v_application.person_name, 'status', v_application.status));
    end if;
    v_application := private.move_application(v_application, v_transition, p_reason_codes, p_note, '{}', '{}', null,
      private.row_request_id(p_request_id, v_application.id));
    if p_action = 'report' then
      update public.applications a set batch_id = p_batch.id where a.id = v_application.id;
    end if;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function private.move_batch_rows(public.summary_batches, text, text[], text, uuid) is 'Moves the files of a batch''s rows, all or none.';

create function private.report_batch(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  if v_batch.status = 'reported' and v_batch.reported_by = auth.uid() then
    return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
  end if;
  perform private.require(v_batch.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_batch.version));
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  perform private.require(v_batch.scan_stored and v_batch.scan_version = v_batch.data_version, 422, 'batch_scan_missing',
    jsonb_build_object('field', 'batch_scan', 'data_version', v_batch.data_version));
  perform private.move_batch_rows(v_batch, 'report', '{}', null, p_request_id);
  update public.summary_batches b set status = 'reported', reported_by = auth.uid(), reported_by_name = private.actor_name(),
    reported_at = private.now(), version = b.version + 1
  where b.id = p_id returning b.* into v_batch;
  return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
end
$$;
comment on function private.report_batch(uuid, integer, uuid) is 'See public.report_batch.';

create function private.answer_batch(p_id uuid, p_action text, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'province');
  v_done constant text := case p_action when 'receive' then 'received' else 'sent_back' end;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  if v_batch.status = v_done and v_batch.received_by = auth.uid() then
    return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
  end if;
  if v_batch.version is distinct from p_expected_version or v_batch.status <> 'reported' then
    perform private.fail(409, 'stale_version', jsonb_build_object('version', v_batch.version, 'status', v_batch.status,
      'by', v_batch.received_by_name, 'at', v_batch.received_at));
  end if;
  if p_action = 'send_back' then
    perform private.require_reasons('send_back', p_reason_codes, p_note);
  end if;
  perform private.move_batch_rows(v_batch, p_action, p_reason_codes, p_note, p_request_id);
  update public.summary_batches b set status = v_done, received_by = auth.uid(), received_by_name = private.actor_name(),
    received_at = private.now(), send_back_reasons = coalesce(p_reason_codes, '{}'), send_back_note = nullif(trim(p_note), ''),
    scan_stored = b.scan_stored and p_action = 'receive', version = b.version + 1
  where b.id = p_id returning b.* into v_batch;
  insert into public.notifications (user_id, kind, params, round_id)
  select v_batch.reported_by, 'batch_' || v_done, jsonb_build_object('number', v_batch.number, 'note', v_batch.send_back_note), v_batch.round_id
  where v_batch.reported_by is not null;
  return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
end
$$;
comment on function private.answer_batch(uuid, text, text[], text, integer, uuid) is 'See public.receive_batch and public.send_back_batch.';

create function private.strike_row(p_application public.applications, p_action text, p_reason_codes text[], p_note text)
returns void
language sql
security definer
set search_path = ''
as $$
  -- the row only: a counter on the batch would make bulk calls on one batch wait for each other in a circle
  update public.summary_rows r set struck_at = private.now(), strike_action = p_action, strike_reasons = p_reason_codes, strike_note = p_note
  where r.batch_id = p_application.batch_id and r.application_id = p_application.id and r.struck_at is null
$$;
comment on function private.strike_row(public.applications, text, text[], text) is '剔除: a row that the province returns or refuses leaves its reason; the seal holds for the rest.';

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

create function private.discard_batch(p_id uuid, p_expected_version integer)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
begin
  perform private.require(v_batch.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_batch.version));
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  update public.summary_batches b set status = 'discarded', version = b.version + 1 where b.id = p_id;
end
$$;
comment on function private.discard_batch(uuid, integer) is 'See public.discard_batch.';

create function private.may_open_batch_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.summary_batches b
    where b.scan_path = p_path and (
      private.my_role() = 'province_reviewer'
      or (private.my_role() = 'city_officer' and b.region_code = any (private.my_regions()))
      or b.institution_id = any (private.my_institutions()))
      -- full numbers stand on it: the own upload of a draft as it is, otherwise by a logged opening
      and ((b.status = 'draft' and b.scan_uploaded_by = auth.uid())
        or exists (select from public.access_log l
          where l.actor = auth.uid() and l.kind = 'open' and l.subject = 'summary_batch' and l.subject_id = b.id
            and l.at > private.now() - make_interval(mins => private.parameter_int('opening_minutes')))))
$$;
comment on function private.may_open_batch_path(text) is
  'Whether the caller may read this sealed summary table: its reporter and the province, for some minutes after a logged opening.';

create function private.open_batch_scan(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reader');
begin
  perform private.require(v_batch.scan_path is not null, 404, 'document_not_found');
  perform private.log_batch_access('open', v_batch);
  return jsonb_build_object('path', v_batch.scan_path, 'name', v_batch.scan_name);
end
$$;
comment on function private.open_batch_scan(uuid) is 'See public.open_batch_scan.';

create function private.may_upload_batch_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.summary_batches b
    where b.scan_path = p_path and not b.scan_stored and b.status = 'draft' and b.scan_uploaded_by = auth.uid())
$$;
comment on function private.may_upload_batch_path(text) is 'Whether the caller announced this sealed summary table and has yet to upload it.';

create function public.generate_batch(p_round_id uuid, p_annex integer, p_institution_id uuid default null, p_handler_name text default null, p_handler_phone text default null)
returns uuid language sql security invoker set search_path = ''
as $$ select private.generate_batch(p_round_id, p_annex, p_institution_id, p_handler_name, p_handler_phone) $$;
comment on function public.generate_batch(uuid, integer, uuid, text, text) is
  'Generates (or generates anew) the draft summary table of a round: of the caller''s city, or of a 省属 unit when its id is given (notice 一(四), 二(四)). 422 nothing_to_summarise; 403 summary_is_the_citys.';
create function public.print_batch(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.print_batch(p_id) $$;
comment on function public.print_batch(uuid) is 'The batch and its rows with full numbers, for workbook and print; logged.';
create function public.register_batch_scan(p_id uuid, p_name text, p_mime_type text, p_bytes integer, p_expected_version integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_batch_scan(p_id, p_name, p_mime_type, p_bytes, p_expected_version) $$;
comment on function public.register_batch_scan(uuid, text, text, integer, integer) is 'Announces the upload of the sealed table, bound to its present data version.';
create function public.complete_batch_scan(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.complete_batch_scan(p_id) $$;
comment on function public.complete_batch_scan(uuid) is 'Counts the sealed table once its bytes are in storage.';
create function public.open_batch_scan(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.open_batch_scan(p_id) $$;
comment on function public.open_batch_scan(uuid) is 'Opens the sealed table for some minutes, to its reporter and the province; logged. 404 batch_not_found, document_not_found.';
create function public.report_batch(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.report_batch(p_id, p_expected_version, p_request_id) $$;
comment on function public.report_batch(uuid, integer, uuid) is 'Reports a sealed table to the province; from then on it is immutable. 422 batch_scan_missing; 409 batch_is_stale names the file that changed.';
create function public.receive_batch(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.answer_batch(p_id, 'receive', '{}', null, p_expected_version, p_request_id) $$;
comment on function public.receive_batch(uuid, integer, uuid) is '签收: the province takes the table over; its files go on to review.';
create function public.send_back_batch(p_id uuid, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.answer_batch(p_id, 'send_back', p_reason_codes, p_note, p_expected_version, p_request_id) $$;
comment on function public.send_back_batch(uuid, text[], text, integer, uuid) is 'Sends the whole table back with reasons; its scan is void and its files wait for a new one.';
create function public.discard_batch(p_id uuid, p_expected_version integer)
returns void language sql security invoker set search_path = ''
as $$ select private.discard_batch(p_id, p_expected_version) $$;
comment on function public.discard_batch(uuid, integer) is 'Drops a draft table; its files wait for the next.';

grant execute on function private.generate_batch(uuid, integer, uuid, text, text), private.print_batch(uuid),
  private.register_batch_scan(uuid, text, text, integer, integer), private.complete_batch_scan(uuid), private.open_batch_scan(uuid),
  private.report_batch(uuid, integer, uuid), private.answer_batch(uuid, text, text[], text, integer, uuid),
  private.discard_batch(uuid, integer), private.may_open_batch_path(text), private.may_upload_batch_path(text) to authenticated;
grant execute on function public.generate_batch(uuid, integer, uuid, text, text), public.print_batch(uuid),
  public.register_batch_scan(uuid, text, text, integer, integer), public.complete_batch_scan(uuid), public.open_batch_scan(uuid),
  public.report_batch(uuid, integer, uuid), public.receive_batch(uuid, integer, uuid),
  public.send_back_batch(uuid, text[], text, integer, uuid), public.discard_batch(uuid, integer) to authenticated;
