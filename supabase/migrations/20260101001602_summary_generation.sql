-- Generating a summary table from the files that wait for it, and dropping a draft. Generating anew counts the data
-- version up: a seal on older rows is void.

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
    'records', (select private.records_of_annex(a.person_id, a.role, c.valid_from, c.valid_to)
      from public.cards c where c.id = a.card_id))
  from public.summary_rows s
  join public.applications a on a.id = s.application_id
  join private.application_forms f on f.application_id = a.id
  where s.batch_id = v_batch.id;
  update public.summary_batches b set row_count = v_count where b.id = v_batch.id;
  return v_batch.id;
end
$$;
comment on function private.generate_batch(uuid, integer, uuid, text, text) is 'See public.generate_batch.';

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

create function public.generate_batch(p_round_id uuid, p_annex integer, p_institution_id uuid default null, p_handler_name text default null, p_handler_phone text default null)
returns uuid language sql security invoker set search_path = ''
as $$ select private.generate_batch(p_round_id, p_annex, p_institution_id, p_handler_name, p_handler_phone) $$;
comment on function public.generate_batch(uuid, integer, uuid, text, text) is
  'Generates (or generates anew) the draft summary table of a round: of the caller''s city, or of a 省属 unit when its id is given (notice 一(四), 二(四)). 422 nothing_to_summarise; 403 summary_is_the_citys.';
create function public.discard_batch(p_id uuid, p_expected_version integer)
returns void language sql security invoker set search_path = ''
as $$ select private.discard_batch(p_id, p_expected_version) $$;
comment on function public.discard_batch(uuid, integer) is 'Drops a draft table; its files wait for the next.';

grant execute on function private.generate_batch(uuid, integer, uuid, text, text), private.discard_batch(uuid, integer) to authenticated;
grant execute on function public.generate_batch(uuid, integer, uuid, text, text), public.discard_batch(uuid, integer) to authenticated;
