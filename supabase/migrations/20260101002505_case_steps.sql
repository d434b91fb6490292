-- Drawing a case up and taking its steps. One call locks the case, compares the version, writes history and carries the
-- effects out.

insert into public.parameters (key, value, unit, unit_en, min_value, max_value, basis, clause, name_zh, name_en, effect_zh, effect_en) values
  ('discipline_appeal_working_days', '10', '工作日', 'working days', 1, 60, 'decision', '',
    '对取消资格等决定的申诉期限', 'Working days to appeal against a penalty',
    '此后作出的处理决定；已经作出的按原期限。', 'Decisions from now on; earlier ones keep their term.');

create function private.save_case(p_id uuid, p_case jsonb, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('city_officer', 'province_reviewer');
  v_case public.discipline_cases;
  v_person public.people;
  v_accident public.accidents;
  v_is_new constant boolean := p_id is null;
begin
  if v_is_new then
    select p.* into v_person from public.people p
    where p.id::text = p_case ->> 'person_id' and p.region_code = any (private.my_regions());
    perform private.require(v_person.id is not null, 404, 'person_not_found', '{"field":"person_id"}');
  else
    v_case := private.lock_case(p_id);
    perform private.require('proposer' = any (private.case_kinds(v_case)), 403, 'not_permitted');
    perform private.require_case_version(v_case, p_expected_version);
    perform private.require(v_case.status = 'draft', 409, 'case_not_editable', jsonb_build_object('status', v_case.status));
    select p.* into v_person from public.people p where p.id = v_case.person_id;
  end if;
  perform private.require_not_own(v_person.id, 'own_case');
  perform private.require(coalesce(p_case ->> 'role' in ('assessor', 'supervisor', 'both'), false), 422, 'field_required', '{"field":"role"}');
  perform private.require(coalesce(p_case ->> 'kind' in ('warning', 'disqualification', 'permanent_disqualification'), false), 422,
    'field_required', '{"field":"kind"}');
  -- lapse has a way of its own and is no penalty
  perform private.require(exists (select from public.dictionary_items d
    where d.dictionary = 'discipline_ground' and d.code = p_case ->> 'ground'
      and d.code not in ('no_activity', 'review_failed', 'not_renewed')), 422, 'field_required', '{"field":"ground"}');
  perform private.require(char_length(trim(coalesce(p_case ->> 'facts', ''))) between 10 and 2000, 422, 'case_facts_length', '{"field":"facts"}');
  perform private.require(char_length(trim(coalesce(p_case ->> 'statement', ''))) <= 2000, 422, 'case_statement_length', '{"field":"statement"}');
  if coalesce(p_case ->> 'accident_id', '') <> '' then
    select a.* into v_accident from public.accidents a
    where a.id::text = p_case ->> 'accident_id' and a.person_id = v_person.id and a.voided_on is null;
    perform private.require(v_accident.id is not null, 404, 'accident_not_found', '{"field":"accident_id"}');
  end if;
  if v_is_new then
    insert into public.discipline_cases (number, person_id, person_name, role, kind, ground, facts, statement, accident_id, level,
      region_code, institution_id, created_by, created_by_name)
    values (format('处%s-%s-%s', extract(year from private.today())::integer, v_person.region_code,
        lpad(private.next_number('case:' || extract(year from private.today())::integer || ':' || v_person.region_code)::text, 4, '0')),
      v_person.id, v_person.name, p_case ->> 'role', p_case ->> 'kind', p_case ->> 'ground', trim(p_case ->> 'facts'),
      nullif(trim(p_case ->> 'statement'), ''), v_accident.id,
      case v_me.role when 'city_officer' then 'city' else 'province' end, v_person.region_code, v_person.institution_id,
      v_me.user_id, v_me.name)
    returning * into v_case;
    perform private.append_case_event(v_case, 'draw_up', 'proposer', null, null, null, gen_random_uuid());
  else
    update public.discipline_cases c set role = p_case ->> 'role', kind = p_case ->> 'kind', ground = p_case ->> 'ground',
      facts = trim(p_case ->> 'facts'), statement = nullif(trim(p_case ->> 'statement'), ''), accident_id = v_accident.id,
      version = c.version + 1, updated_at = private.now()
    where c.id = p_id returning c.* into v_case;
  end if;
  return jsonb_build_object('id', v_case.id, 'number', v_case.number, 'status', v_case.status, 'version', v_case.version);
end
$$;
comment on function private.save_case(uuid, jsonb, integer) is 'See public.save_case.';

create function private.decide_case(p_case public.discipline_cases, p_outcome text, p_document_number text, p_note text)
returns public.discipline_cases
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_case public.discipline_cases;
  v_penalty_id constant uuid := gen_random_uuid();
  v_document constant text := trim(coalesce(p_document_number, ''));
begin
  perform private.require(coalesce(p_outcome in ('warning', 'disqualification', 'permanent_disqualification'), false), 422,
    'field_required', '{"field":"outcome"}');
  perform private.require(char_length(v_document) between 4 and 60, 422, 'document_number_missing', '{"field":"document_number"}');
  perform private.require(not exists (select from public.discipline_cases c where c.document_number = v_document), 409,
    'document_number_taken', '{"field":"document_number"}');
  insert into public.penalties (id, person_id, role, kind, ground, decided_on, document_number, region_code, institution_id, case_id)
  select v_penalty_id, p.id, p_case.role, p_outcome, p_case.ground, private.today(), v_document, p.region_code, p.institution_id, p_case.id
  from public.people p where p.id = p_case.person_id;
  update public.discipline_cases c set outcome = p_outcome, document_number = v_document, decision_note = trim(p_note),
    penalty_id = v_penalty_id, decided_by = auth.uid(), decided_by_name = private.actor_name(), decided_at = private.now(),
    appeal_due_on = private.try_working_day_end(private.today() + 1, private.parameter_int('discipline_appeal_working_days')),
    status = 'decided'
  where c.id = p_case.id returning c.* into v_case;
  perform private.apply_penalty(v_case);
  return v_case;
end
$$;
comment on function private.decide_case(public.discipline_cases, text, text, text) is 'Makes the penalty of a case and carries its effects out.';

create function private.act_on_case(
  p_id uuid, p_action text, p_outcome text, p_document_number text, p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_case public.discipline_cases := private.lock_case(p_id);
  v_before constant public.discipline_cases := v_case;
  v_step public.discipline_transitions;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  if exists (select from public.discipline_events e where e.case_id = p_id and e.request_id = p_request_id and e.actor = auth.uid()) then
    return jsonb_build_object('id', p_id, 'status', v_case.status, 'version', v_case.version);
  end if;
  perform private.require_case_version(v_case, p_expected_version);
  v_step := private.possible_case_step(v_case, p_action);
  perform private.require(v_step.action is not null, 409, 'action_not_possible', jsonb_build_object('status', v_case.status, 'action', p_action));
  if v_step.actor <> 'person' then
    perform private.require_not_own(v_case.person_id, 'own_case');
  end if;
  perform private.require(not v_step.needs_note or char_length(trim(coalesce(p_note, ''))) >= 2, 422, 'note_missing', '{"field":"note"}');
  if p_action in ('state', 'appeal') then
    perform private.require(char_length(trim(p_note)) between 10 and 2000, 422, 'appeal_needs_statement', '{"field":"note"}');
  end if;
  case p_action
    when 'propose' then
      perform private.require(v_case.accident_id is not null or exists (
        select from public.case_files f where f.case_id = p_id and f.status = 'stored'), 422, 'evidence_missing');
      update public.discipline_cases c set proposed_by = auth.uid(), proposed_by_name = private.actor_name(), proposed_at = private.now()
      where c.id = p_id;
    when 'state' then
      update public.discipline_cases c set statement = trim(p_note) where c.id = p_id;
    when 'decide' then
      v_case := private.decide_case(v_case, p_outcome, p_document_number, p_note);
    when 'dismiss' then
      update public.discipline_cases c set decision_note = trim(p_note), decided_by = auth.uid(), decided_by_name = private.actor_name(),
        decided_at = private.now() where c.id = p_id;
    when 'appeal' then
      perform private.require(coalesce(v_case.appeal_due_on >= private.today(), true), 409, 'appeal_over',
        jsonb_build_object('due_on', v_case.appeal_due_on));
      update public.discipline_cases c set appealed_at = private.now(), appeal_note = trim(p_note) where c.id = p_id;
    when 'grant_appeal', 'deny_appeal' then
      update public.discipline_cases c set appeal_decided_by = auth.uid(), appeal_decided_by_name = private.actor_name(),
        appeal_decided_at = private.now(), appeal_decision_note = trim(p_note) where c.id = p_id;
      if p_action = 'grant_appeal' then
        perform private.lift_penalty(v_case, trim(p_note));
      end if;
    else null;
  end case;
  update public.discipline_cases c set status = v_step.to_status, version = c.version + 1, updated_at = private.now()
  where c.id = p_id returning c.* into v_case;
  perform private.append_case_event(v_case, p_action, v_step.actor, v_before.status,
    case when p_action = 'decide' then v_case.outcome end, p_note, p_request_id);
  perform private.notify_of_case(v_case, p_action);
  return jsonb_build_object('id', p_id, 'status', v_case.status, 'version', v_case.version);
end
$$;
comment on function private.act_on_case(uuid, text, text, text, text, integer, uuid) is 'See public.act_on_case.';

create function private.notify_of_case(p_case public.discipline_cases, p_action text)
returns void
language sql
security definer
set search_path = ''
as $$
  -- the person of what concerns it, the unit of what was decided, the proposer of what became of the proposal
  insert into public.notifications (user_id, kind, params)
  select u.user_id, 'case_' || p_action, jsonb_strip_nulls(jsonb_build_object('case_id', p_case.id, 'case_number', p_case.number,
    'person', p_case.person_name, 'outcome', p_case.outcome, 'document_number', p_case.document_number,
    'reader', u.reader, 'appeal_due_on', p_case.appeal_due_on))
  from (
    select p.user_id, 'person' as reader from public.people p
    where p.id = p_case.person_id and p.user_id is not null
      and (p_action in ('propose', 'decide', 'dismiss', 'grant_appeal', 'deny_appeal') or (p_action = 'withdraw' and p_case.proposed_at is not null))
    union
    select s.user_id, 'unit' from public.staff s
    where s.institution_id = p_case.institution_id and s.is_active and p_action in ('decide', 'grant_appeal', 'deny_appeal')
    union
    select s.user_id, 'center' from public.staff s
    where s.user_id = p_case.created_by and s.is_active and p_action in ('send_back', 'decide', 'dismiss', 'grant_appeal', 'deny_appeal')
  ) u
  where u.user_id is distinct from auth.uid()
$$;
comment on function private.notify_of_case(public.discipline_cases, text) is 'Tells the person, the unit and who drew a case up of a step.';

create function public.save_case(p_id uuid, p_case jsonb, p_expected_version integer default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.save_case(p_id, p_case, p_expected_version) $$;
comment on function public.save_case(uuid, jsonb, integer) is
  'Draws a case up (id null) or changes its draft: {person_id, role, kind, ground, facts, statement, accident_id}. By the city of the person''s unit or an officer of the province. Errors: 403 own_case; 404 person_not_found, accident_not_found; 409 stale_version, case_not_editable; 422 field_required, case_facts_length.';
create function public.act_on_case(
  p_id uuid, p_action text, p_expected_version integer, p_request_id uuid, p_note text default null, p_outcome text default null,
  p_document_number text default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.act_on_case(p_id, p_action, p_outcome, p_document_number, p_note, p_expected_version, p_request_id) $$;
comment on function public.act_on_case(uuid, text, integer, uuid, text, text, text) is
  'A step of a case: propose, state, withdraw, send_back, decide (outcome and document number), dismiss, appeal, grant_appeal, deny_appeal (notice 三(三)). Effects follow in the same transaction. A repeated request_id counts once. Errors: 403 own_case; 404 case_not_found; 409 stale_version, action_not_possible, appeal_over, document_number_taken; 422 note_missing, evidence_missing, document_number_missing, appeal_needs_statement.';
grant execute on function private.save_case(uuid, jsonb, integer),
  private.act_on_case(uuid, text, text, text, text, integer, uuid) to authenticated;
grant execute on function public.save_case(uuid, jsonb, integer),
  public.act_on_case(uuid, text, integer, uuid, text, text, text) to authenticated;
