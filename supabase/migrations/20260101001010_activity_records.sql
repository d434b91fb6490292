-- 考评/督导工作记录: what an assessor or supervisor did inside the validity of a card. Declared by the applicant or
-- entered by the unit; 复审 confirms or disputes each.

create table public.activity_records (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  person_name text not null default '',
  role text not null constraint activity_role_is_known check (role in ('assessor', 'supervisor')),
  held_on date not null,
  institution_name text not null constraint activity_institution_is_named check (char_length(institution_name) between 2 and 80),
  batch text not null constraint activity_batch_is_given check (char_length(batch) between 1 and 60),
  place text constraint activity_place_is_short check (char_length(place) <= 80),
  occupation text,
  source text not null constraint activity_source_is_known check (source in ('applicant', 'unit', 'center', 'import', 'inspection')),
  status text not null default 'declared'
    constraint activity_status_is_known check (status in ('declared', 'confirmed', 'disputed')),
  decided_by uuid references auth.users (id) on delete set null,
  decided_by_name text,
  decided_at timestamptz,
  dispute_reason text,
  dispute_answer text constraint answer_is_short check (char_length(dispute_answer) <= 200),
  answered_by_name text,
  answered_at timestamptz,
  evaluation_id uuid references public.evaluations (id),
  evaluator_id uuid references public.institutions (id),
  institution_id uuid references public.institutions (id),
  region_code text not null references public.regions (code),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.now(),
  version integer not null default 1,
  constraint dispute_has_reason check ((status = 'disputed') = (dispute_reason is not null)),
  constraint answer_is_of_a_dispute check (
    (dispute_answer is null) = (answered_at is null) and (dispute_answer is null or status = 'disputed')),
  constraint decision_is_dated check ((status = 'declared') = (decided_at is null)),
  constraint activity_is_entered_once unique (person_id, role, held_on, institution_name, batch)
);
comment on table public.activity_records is
  'Assessment and supervision work by person: declared, then confirmed or disputed in re-review. Feeds the eligibility check and annex 4''s 督导次数 and 督导地点.';
comment on column public.activity_records.person_name is 'Follows the person: who held an evaluation reads it here of people of other units, whom it does not see otherwise.';
comment on column public.activity_records.institution_id is 'The person''s unit when the record was entered: who sees it.';
comment on column public.activity_records.dispute_answer is 'What the unit or the person says to the dispute; the center decides again.';
comment on column public.activity_records.evaluation_id is 'The reported evaluation it was entered from; of others the names as somebody wrote them.';
comment on column public.activity_records.evaluator_id is 'The institution of that evaluation, which sees the record too; the person may be of another unit.';
create index activity_records_person_id_idx on public.activity_records (person_id, held_on desc);
create index activity_records_region_code_idx on public.activity_records (region_code, status, held_on desc);
-- the register in its order; what its policy reads stands there too, so that counting touches no row
create index activity_records_region_held_idx on public.activity_records (region_code, held_on desc, id)
  include (institution_id, evaluator_id, person_id);
create index activity_records_institution_id_idx on public.activity_records (institution_id);
create index activity_records_held_on_idx on public.activity_records (held_on desc);
create index activity_records_evaluation_id_idx on public.activity_records (evaluation_id);
create index activity_records_evaluator_id_idx on public.activity_records (evaluator_id);
create index activity_records_decided_by_idx on public.activity_records (decided_by);
create index activity_records_created_by_idx on public.activity_records (created_by);

create function private.record_names_person()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.person_name := (select p.name from public.people p where p.id = new.person_id);
  return new;
end
$$;
comment on function private.record_names_person() is 'Copies the name of the person to a record.';
create trigger record_names_person before insert or update of person_id on public.activity_records
  for each row execute function private.record_names_person();

create function private.records_follow_name()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.activity_records r set person_name = new.name where r.person_id = new.id and r.person_name <> new.name;
  return null;
end
$$;
comment on function private.records_follow_name() is 'A person who changes the name changes it on the records.';
create trigger records_follow_name after update of name on public.people
  for each row execute function private.records_follow_name();

alter table public.activity_records enable row level security;
revoke all on table public.activity_records from anon, authenticated, service_role;
grant select on table public.activity_records to authenticated, service_role;
create policy "records are read by the person, the unit, its center and who held the evaluation" on public.activity_records
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or evaluator_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );

create function private.decide_records(p_ids uuid[], p_decision text, p_reason text)
returns table (id uuid, outcome text, key text)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('city_officer', 'province_reviewer');
  v_record public.activity_records;
  v_id uuid;
begin
  perform private.require(cardinality(p_ids) <= 1000, 422, 'bulk_size');
  perform private.require(p_decision in ('confirmed', 'disputed'), 422, 'decision_unknown');
  perform private.require(p_decision = 'confirmed' or char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing');
  foreach v_id in array p_ids loop
    id := v_id;
    select r.* into v_record from public.activity_records r where r.id = v_id for update;
    if v_record.id is null or not (v_record.region_code = any (private.my_regions()) or private.re_reviews(v_record.person_id)) then
      outcome := 'refused'; key := 'record_not_found';
    elsif v_record.person_id = private.my_person() then
      outcome := 'refused'; key := 'own_record';
    elsif private.is_undeclared_namesake(v_record.person_id) then
      outcome := 'refused'; key := 'same_name_undeclared';
    elsif v_record.status = p_decision and v_record.dispute_answer is null then
      outcome := 'unchanged'; key := null;
    else
      update public.activity_records r set
        status = p_decision,
        dispute_reason = case when p_decision = 'disputed' then trim(p_reason) end,
        dispute_answer = null, answered_by_name = null, answered_at = null,
        decided_by = v_me.user_id, decided_by_name = v_me.name, decided_at = private.now(),
        version = r.version + 1
      where r.id = v_id;
      perform private.log_change('activity_record', v_id, p_decision,
        jsonb_strip_nulls(jsonb_build_object('status', v_record.status, 'dispute_reason', v_record.dispute_reason,
          'dispute_answer', v_record.dispute_answer)),
        jsonb_build_object('status', p_decision), nullif(trim(p_reason), ''), gen_random_uuid());
      outcome := 'done'; key := null;
    end if;
    return next;
  end loop;
end
$$;
comment on function private.decide_records(uuid[], text, text) is 'See public.decide_records.';

create function public.decide_records(p_ids uuid[], p_decision text, p_reason text default null)
returns table (id uuid, outcome text, key text)
language sql
security invoker
set search_path = ''
as $$
  select r.id, r.outcome, r.key from private.decide_records(p_ids, p_decision, p_reason) r
$$;
comment on function public.decide_records(uuid[], text, text) is
  'Confirms or disputes activity records (notice 一(四): 核实任期内工作情况), one outcome per row: done, unchanged, refused. By the city of the record or of a file of the person, or a province reviewer; never one''s own. Errors: 403 not_permitted, 422 reason_missing.';
grant execute on function private.decide_records(uuid[], text, text) to authenticated;
grant execute on function public.decide_records(uuid[], text, text) to authenticated;

create function private.declare_record(
  p_person_id uuid, p_role text, p_held_on date, p_institution_name text, p_batch text, p_place text, p_occupation text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_source text;
  v_id uuid;
begin
  select p.* into v_person from public.people p where p.id = p_person_id;
  if v_person.user_id = auth.uid() then
    v_source := 'applicant';
  elsif v_person.institution_id = any (private.my_institutions()) then
    v_source := 'unit';
  elsif v_person.region_code = any (private.my_regions()) and private.my_role() in ('city_officer', 'province_reviewer') then
    v_source := 'center';
  else
    perform private.fail(404, 'person_not_found');
  end if;
  perform private.require(p_role in ('assessor', 'supervisor'), 422, 'record_invalid', '{"field":"role"}');
  perform private.require(p_held_on is not null, 422, 'record_date_missing', '{"field":"held_on"}');
  perform private.require(p_held_on <= private.today(), 422, 'record_in_future', '{"field":"held_on"}');
  perform private.require(char_length(trim(coalesce(p_institution_name, ''))) between 2 and 80, 422,
    'record_institution_missing', '{"field":"institution_name"}');
  perform private.require(char_length(trim(coalesce(p_batch, ''))) between 1 and 60, 422,
    'record_batch_missing', '{"field":"batch"}');
  perform private.require(char_length(coalesce(p_place, '')) <= 80, 422, 'record_place_long', '{"field":"place"}');
  insert into public.activity_records (person_id, role, held_on, institution_name, batch, place, occupation, source,
    institution_id, region_code, created_by)
  values (p_person_id, p_role, p_held_on, trim(p_institution_name), trim(p_batch), nullif(trim(p_place), ''),
    nullif(trim(p_occupation), ''), v_source, v_person.institution_id, v_person.region_code, auth.uid())
  on conflict on constraint activity_is_entered_once do nothing
  returning id into v_id;
  if v_id is null then
    perform private.fail(409, 'record_exists', '{"field":"held_on"}');
  end if;
  return v_id;
end
$$;
comment on function private.declare_record(uuid, text, date, text, text, text, text) is 'See public.declare_record.';

create function public.declare_record(
  p_person_id uuid, p_role text, p_held_on date, p_institution_name text, p_batch text,
  p_place text default null, p_occupation text default null)
returns uuid
language sql
security invoker
set search_path = ''
as $$
  select private.declare_record(p_person_id, p_role, p_held_on, p_institution_name, p_batch, p_place, p_occupation)
$$;
comment on function public.declare_record(uuid, text, date, text, text, text, text) is
  'Enters one activity record (考评工作记录: 时间、机构、批次), by the person, the unit or its center; it counts once confirmed. Errors name the field: record_in_future, record_exists …';
grant execute on function private.declare_record(uuid, text, date, text, text, text, text) to authenticated;
grant execute on function public.declare_record(uuid, text, date, text, text, text, text) to authenticated;

create function private.remove_record(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_record public.activity_records;
begin
  select r.* into v_record from public.activity_records r where r.id = p_id for update;
  perform private.require(v_record.id is not null
    and (v_record.institution_id = any (private.my_institutions()) or v_record.person_id = private.my_person()
      -- a center its own entries, while it is one
      or (v_record.created_by = auth.uid() and v_record.region_code = any (private.my_regions())
        and private.my_role() in ('city_officer', 'province_reviewer'))), 404, 'record_not_found');
  perform private.require(v_record.status = 'declared', 409, 'record_decided');
  delete from public.activity_records r where r.id = p_id;
end
$$;
comment on function private.remove_record(uuid) is 'See public.remove_record.';

create function public.remove_record(p_id uuid)
returns void
language sql
security invoker
set search_path = ''
as $$
  select private.remove_record(p_id)
$$;
comment on function public.remove_record(uuid) is
  'Takes back a record that nobody has decided yet. Errors: 404 record_not_found, 409 record_decided.';
grant execute on function private.remove_record(uuid) to authenticated;
grant execute on function public.remove_record(uuid) to authenticated;
