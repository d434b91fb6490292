-- 考评/督导工作记录 as a register: entered from an evaluation, corrected, answered when disputed, found by person.

create function private.confirmed_records(p_person_id uuid, p_role text, p_from date, p_to date)
returns setof public.activity_records
language sql
stable
security definer
set search_path = ''
as $$
  select r.* from public.activity_records r
  where r.person_id = p_person_id and r.role = p_role and r.status = 'confirmed' and r.held_on between p_from and p_to
$$;
comment on function private.confirmed_records(uuid, text, date, date) is
  'The confirmed work of a person in a span of days, both included: what the eligibility check, 督导次数 and 督导地点 count.';

create function private.records_of_annex(p_person_id uuid, p_role text, p_from date, p_to date)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('held_on', r.held_on, 'institution_name', r.institution_name, 'batch', r.batch,
    'place', r.place, 'status', r.status) order by r.held_on), '[]')
  from private.confirmed_records(p_person_id, p_role, p_from, p_to) r
$$;
comment on function private.records_of_annex(uuid, text, date, date) is
  'The same as rows of a summary table: annex 4 counts them (督导次数) and names their places (督导地点).';

create function private.enter_evaluation_records(p_evaluation_id uuid, p_assignment_ids uuid[])
returns table (assignment_id uuid, outcome text, key text)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_evaluation public.evaluations;
  v_assignment public.evaluation_assignments;
  v_person public.people;
  v_id uuid;
  v_record uuid;
begin
  select e.* into v_evaluation from public.evaluations e where e.id = p_evaluation_id for update;
  perform private.require(v_evaluation.institution_id = any (private.my_institutions()), 404, 'evaluation_not_found');
  perform private.require(v_evaluation.status = 'reported', 409, 'evaluation_cancelled');
  perform private.require(v_evaluation.starts_on <= private.today(), 409, 'evaluation_not_begun');
  perform private.require(cardinality(p_assignment_ids) between 1 and 1000, 422, 'bulk_size');
  foreach v_id in array p_assignment_ids loop
    assignment_id := v_id;
    select a.* into v_assignment from public.evaluation_assignments a where a.id = v_id and a.evaluation_id = p_evaluation_id;
    if v_assignment.id is null then
      outcome := 'refused'; key := 'record_not_found';
    else
      select p.* into v_person from public.people p where p.id = v_assignment.person_id;
      insert into public.activity_records (person_id, role, held_on, institution_name, batch, place, occupation, source,
        evaluation_id, evaluator_id, institution_id, region_code, created_by)
      values (v_person.id, v_assignment.role, v_evaluation.starts_on, v_evaluation.institution_name, v_evaluation.batch,
        v_evaluation.site, v_evaluation.occupation, 'unit', v_evaluation.id, v_evaluation.institution_id,
        v_person.institution_id, v_person.region_code, auth.uid())
      on conflict on constraint activity_is_entered_once do nothing
      returning id into v_record;
      if v_record is null then
        outcome := 'unchanged'; key := 'record_exists';
      else
        outcome := 'done'; key := null;
      end if;
    end if;
    return next;
  end loop;
end
$$;
comment on function private.enter_evaluation_records(uuid, uuid[]) is 'See public.enter_evaluation_records.';

create function private.lock_record(p_id uuid)
returns public.activity_records
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_record public.activity_records;
begin
  select r.* into v_record from public.activity_records r where r.id = p_id for update;
  perform private.require(v_record.institution_id = any (private.my_institutions())
    or v_record.evaluator_id = any (private.my_institutions())
    or v_record.person_id = private.my_person()
    or (private.my_role() in ('city_officer', 'province_reviewer') and v_record.region_code = any (private.my_regions())),
    404, 'record_not_found');
  return v_record;
end
$$;
comment on function private.lock_record(uuid) is
  'The locked record, for who may speak to it: the person, the unit, who held the evaluation, the center. 404 record_not_found.';

create function private.correct_record(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.activity_records
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.activity_records := private.lock_record(p_id);
  v_row public.activity_records := v_old;
  v_stays boolean;
begin
  if private.record_of_change(p_request_id) = p_id then
    return v_old;
  end if;
  perform private.require_version('activity_record', p_id, v_old.version, p_expected_version);
  perform private.require_setting_reason(p_reason);
  v_row.held_on := private.read_date(p_values, 'held_on');
  v_row.institution_name := btrim(coalesce(p_values ->> 'institution_name', ''));
  v_row.batch := btrim(coalesce(p_values ->> 'batch', ''));
  v_row.place := nullif(btrim(coalesce(p_values ->> 'place', '')), '');
  v_row.occupation := nullif(btrim(coalesce(p_values ->> 'occupation', '')), '');
  perform private.require(v_row.held_on is not null, 422, 'record_date_missing', '{"field":"held_on"}');
  perform private.require(v_row.held_on <= private.today(), 422, 'record_in_future', '{"field":"held_on"}');
  perform private.require(char_length(v_row.institution_name) between 2 and 80, 422, 'record_institution_missing', '{"field":"institution_name"}');
  perform private.require(char_length(v_row.batch) between 1 and 60, 422, 'record_batch_missing', '{"field":"batch"}');
  perform private.require(char_length(coalesce(v_row.place, '')) <= 80, 422, 'record_place_long', '{"field":"place"}');
  perform private.require(not exists (select from public.activity_records r
    where r.person_id = v_old.person_id and r.role = v_old.role and r.held_on = v_row.held_on
      and r.institution_name = v_row.institution_name and r.batch = v_row.batch and r.id <> p_id), 409, 'record_exists', '{"field":"held_on"}');
  -- what a center has decided stays decided only if a center corrects it, and not the person concerned
  v_stays := v_old.status = 'declared' or (private.my_role() in ('city_officer', 'province_reviewer')
    and v_old.region_code = any (private.my_regions()) and v_old.person_id is distinct from private.my_person());
  update public.activity_records r set
    held_on = v_row.held_on, institution_name = v_row.institution_name, batch = v_row.batch, place = v_row.place,
    occupation = v_row.occupation,
    status = case when v_stays then r.status else 'declared' end,
    decided_by = case when v_stays then r.decided_by end,
    decided_by_name = case when v_stays then r.decided_by_name end,
    decided_at = case when v_stays then r.decided_at end,
    dispute_reason = case when v_stays then r.dispute_reason end,
    dispute_answer = case when v_stays then r.dispute_answer end,
    answered_by_name = case when v_stays then r.answered_by_name end,
    answered_at = case when v_stays then r.answered_at end,
    version = r.version + 1
  where r.id = p_id returning r.* into v_row;
  perform private.log_change('activity_record', p_id, 'corrected', to_jsonb(v_old), to_jsonb(v_row), p_reason, p_request_id);
  return v_row;
end
$$;
comment on function private.correct_record(uuid, jsonb, text, integer, uuid) is 'See public.correct_record.';

create function private.answer_dispute(p_id uuid, p_answer text, p_expected_version integer)
returns public.activity_records
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.activity_records := private.lock_record(p_id);
  v_answer constant text := btrim(coalesce(p_answer, ''));
begin
  perform private.require(v_row.institution_id = any (private.my_institutions())
    or v_row.evaluator_id = any (private.my_institutions()) or v_row.person_id = private.my_person(), 403, 'not_permitted');
  perform private.require_version('activity_record', p_id, v_row.version, p_expected_version);
  perform private.require(v_row.status = 'disputed', 409, 'record_not_disputed');
  perform private.require(char_length(v_answer) between 2 and 200, 422, 'answer_missing', '{"field":"answer"}');
  update public.activity_records r set dispute_answer = v_answer, answered_by_name = private.actor_name(),
    answered_at = private.now(), version = r.version + 1
  where r.id = p_id returning r.* into v_row;
  perform private.log_change('activity_record', p_id, 'answered', '{}', jsonb_build_object('dispute_answer', v_answer), null, gen_random_uuid());
  return v_row;
end
$$;
comment on function private.answer_dispute(uuid, text, integer) is 'See public.answer_dispute.';

create function private.find_record_people(p_search text)
returns table (id uuid)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_search constant text := btrim(coalesce(p_search, ''));
begin
  return query
    with hits as materialized (
      select p.id from public.people p
      where v_search <> '' and p.name like replace(replace(replace(v_search, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      union
      select c.person_id from public.cards c where c.number = v_search
      union
      select private.person_of_number(v_search)
      limit 2000
    )
    select h.id from hits h join public.people p on p.id = h.id
    where p.region_code = any (private.my_regions()) or p.institution_id = any (private.my_institutions())
      or p.user_id = auth.uid()
      or exists (select from public.activity_records r
        where r.person_id = p.id and r.evaluator_id = any (private.my_institutions()))
    order by p.name collate public.pinyin
    limit 100;
end
$$;
comment on function private.find_record_people(text) is 'See public.find_record_people.';

create function public.enter_evaluation_records(p_evaluation_id uuid, p_assignment_ids uuid[])
returns table (assignment_id uuid, outcome text, key text) language sql security invoker set search_path = ''
as $$ select e.assignment_id, e.outcome, e.key from private.enter_evaluation_records(p_evaluation_id, p_assignment_ids) e $$;
comment on function public.enter_evaluation_records(uuid, uuid[]) is
  'Enters the activity records of an evaluation''s people once it has begun, by its institution; one outcome per row: done, unchanged, refused. 409 evaluation_not_begun.';
create function public.correct_record(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.activity_records language sql security invoker set search_path = ''
as $$ select private.correct_record(p_id, p_values, p_reason, p_expected_version, p_request_id) $$;
comment on function public.correct_record(uuid, jsonb, text, integer, uuid) is
  'Corrects {held_on, institution_name, batch, place, occupation} of a record with a reason. Corrected by the unit or the person, a decided record waits for its decision again. 409 stale_version names the colleague; record_exists.';
create function public.answer_dispute(p_id uuid, p_answer text, p_expected_version integer)
returns public.activity_records language sql security invoker set search_path = ''
as $$ select private.answer_dispute(p_id, p_answer, p_expected_version) $$;
comment on function public.answer_dispute(uuid, text, integer) is
  'What the unit or the person answers to a disputed record; the center decides again. 409 stale_version, record_not_disputed; 422 answer_missing.';
create function public.find_record_people(p_search text)
returns table (id uuid) language sql stable security invoker set search_path = ''
as $$ select f.id from private.find_record_people(p_search) f $$;
comment on function public.find_record_people(text) is
  'Ids of at most 100 people in the caller''s scope whose name begins with the text, or who have this very card or identity number.';

grant execute on function private.enter_evaluation_records(uuid, uuid[]), private.correct_record(uuid, jsonb, text, integer, uuid),
  private.answer_dispute(uuid, text, integer), private.find_record_people(text) to authenticated;
grant execute on function public.enter_evaluation_records(uuid, uuid[]), public.correct_record(uuid, jsonb, text, integer, uuid),
  public.answer_dispute(uuid, text, integer), public.find_record_people(text) to authenticated;
revoke all on function private.confirmed_records(uuid, text, date, date), private.records_of_annex(uuid, text, date, date),
  private.lock_record(uuid) from public, anon, authenticated, service_role;
