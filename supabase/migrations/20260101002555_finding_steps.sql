-- Handling a finding: rectification with a deadline, transfer to a case, unfounded with a reason; the institution answers.

create function private.report_finding(p_finding jsonb, p_request_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_institution public.institutions;
  v_person public.people;
  v_on date := private.read_date(p_finding, 'occurred_on');
  v_id uuid;
begin
  perform private.require_role('city_officer', 'province_reviewer');
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  select i.* into v_institution from public.institutions i
  where i.id::text = p_finding ->> 'institution_id' and i.region_code = any (private.my_regions());
  perform private.require(v_institution.id is not null, 404, 'institution_not_found', '{"field":"institution_id"}');
  if coalesce(p_finding ->> 'person_id', '') <> '' then
    select p.* into v_person from public.people p where p.id::text = p_finding ->> 'person_id';
    perform private.require(v_person.id is not null, 404, 'person_not_found', '{"field":"person_id"}');
    perform private.require_not_own(v_person.id, 'own_case');
  end if;
  perform private.require(v_on is not null and v_on <= private.today(), 422, 'accident_in_future', '{"field":"occurred_on"}');
  perform private.require(char_length(trim(coalesce(p_finding ->> 'note', ''))) between 5 and 1000, 422, 'accident_note_length', '{"field":"note"}');
  -- how many sessions in a row there were is counted by the system alone
  perform private.require(coalesce(p_finding ->> 'kind', 'person_mismatch') in (
    'person_mismatch', 'expired_card', 'no_card', 'occupation_outside', 'level_outside', 'two_places'), 422, 'field_required', '{"field":"kind"}');
  perform private.require(coalesce(p_finding ->> 'role', 'assessor') in ('assessor', 'supervisor'), 422, 'field_required', '{"field":"role"}');
  insert into public.findings (key, kind, source, institution_id, institution_name, region_code, person_id, person_name, occurred_on, details)
  values ('center:' || p_request_id, coalesce(p_finding ->> 'kind', 'person_mismatch'), 'center', v_institution.id, v_institution.name, v_institution.region_code,
    v_person.id, coalesce(v_person.name, nullif(trim(p_finding ->> 'person_name'), ''), '不明'), v_on,
    jsonb_strip_nulls(jsonb_build_object('text', trim(p_finding ->> 'note'), 'by', private.actor_name(), 'role', p_finding ->> 'role')))
  on conflict (key) do nothing;
  select f.id into v_id from public.findings f where f.key = 'center:' || p_request_id;
  return v_id;
end
$$;
comment on function private.report_finding(jsonb, uuid) is 'See public.report_finding.';

create function private.finding_role(p_finding public.findings)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(p_finding.details ->> 'role',
    -- an occupation and sessions in a row are matters of assessors only
    case when p_finding.kind in ('occupation_outside', 'consecutive') then 'assessor' end,
    (select r.role from public.activity_records r where r.id = p_finding.activity_record_id),
    (select case count(distinct a.role) when 1 then min(a.role) when 2 then 'both' end from public.evaluation_assignments a
      where a.evaluation_id = p_finding.evaluation_id and a.person_id = p_finding.person_id),
    'assessor')
$$;
comment on function private.finding_role(public.findings) is
  'In which role the person was active where it was found: assessor, supervisor, or both at one evaluation.';

create function private.handle_finding(
  p_id uuid, p_action text, p_note text, p_rectify_by date, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_finding public.findings;
  v_case jsonb;
  v_is_institution boolean;
begin
  select f.* into v_finding from public.findings f where f.id = p_id for update;
  v_is_institution := coalesce(v_finding.institution_id = any (private.my_institutions()), false);
  perform private.require(v_finding.id is not null and (v_is_institution
    or (private.my_role() in ('city_officer', 'province_reviewer') and v_finding.region_code = any (private.my_regions()))),
    404, 'finding_not_found');
  perform private.require(v_finding.version = p_expected_version, 409, 'stale_version', jsonb_build_object(
    'version', v_finding.version, 'by', coalesce(v_finding.answered_by_name, v_finding.handled_by_name), 'at', coalesce(v_finding.answered_at, v_finding.handled_at)));
  perform private.require(case p_action
      when 'answer' then v_is_institution and v_finding.status in ('rectifying', 'answered')
      when 'rectify' then not v_is_institution and v_finding.status in ('open', 'rectifying', 'answered')
      when 'close' then not v_is_institution and v_finding.status in ('rectifying', 'answered')
      when 'unfounded' then not v_is_institution and v_finding.status = 'open'
      when 'transfer' then not v_is_institution and v_finding.status in ('open', 'rectifying', 'answered') and v_finding.person_id is not null
      else false end, 409, 'action_not_possible', jsonb_build_object('action', p_action));
  perform private.require(char_length(trim(coalesce(p_note, ''))) between 2 and 1000, 422, 'note_missing', '{"field":"note"}');
  if p_action <> 'answer' and v_finding.person_id is not null then
    perform private.require_not_own(v_finding.person_id, 'own_case');
  end if;
  if p_action = 'answer' then
    update public.findings f set status = 'answered', answer = trim(p_note), answered_by_name = private.actor_name(),
      answered_at = private.now(), version = f.version + 1 where f.id = p_id returning f.* into v_finding;
  else
    if p_action = 'rectify' then
      perform private.require(p_rectify_by is not null and p_rectify_by >= private.today(), 422, 'rectify_by_missing', '{"field":"rectify_by"}');
    elsif p_action = 'transfer' then
      v_case := private.save_case(null, jsonb_build_object('person_id', v_finding.person_id, 'role', private.finding_role(v_finding), 'kind', 'disqualification',
        'ground', case v_finding.kind when 'expired_card' then 'expired_card' when 'no_card' then 'expired_card'
          when 'person_mismatch' then 'person_card_mismatch' when 'occupation_outside' then 'occupation_mismatch'
          when 'level_outside' then 'occupation_mismatch' else 'improper_duty' end,
        'facts', format('%s，%s：%s', to_char(v_finding.occurred_on, 'YYYY年MM月DD日'), v_finding.institution_name, trim(p_note))), null);
    end if;
    update public.findings f set
      status = case p_action when 'rectify' then 'rectifying' when 'close' then 'closed' when 'transfer' then 'transferred' else 'unfounded' end,
      rectify_by = case when p_action = 'rectify' then p_rectify_by else f.rectify_by end, note = trim(p_note),
      case_id = (v_case ->> 'id')::uuid, handled_by = auth.uid(), handled_by_name = private.actor_name(), handled_at = private.now(),
      version = f.version + 1
    where f.id = p_id returning f.* into v_finding;
    insert into public.notifications (user_id, kind, params)
    select s.user_id, case v_finding.person_name when '' then 'inspection_rectify' else 'finding_rectify' end, jsonb_build_object('person', v_finding.person_name, 'day', v_finding.occurred_on, 'rectify_by', v_finding.rectify_by)
    from public.staff s where p_action = 'rectify' and s.institution_id = v_finding.institution_id and s.is_active;
  end if;
  return jsonb_build_object('id', p_id, 'status', v_finding.status, 'version', v_finding.version, 'case_id', v_finding.case_id);
end
$$;
comment on function private.handle_finding(uuid, text, text, date, integer) is 'See public.handle_finding.';

create function private.repeat_findings(p_institution_ids uuid[])
returns table (institution_id uuid, findings integer)
language sql
stable
security definer
set search_path = ''
as $$
  select f.institution_id, count(*)::integer from public.findings f
  where f.institution_id = any (p_institution_ids) and f.status <> 'unfounded' and f.occurred_on > private.today() - 365
    and (f.region_code = any (private.my_regions()) or f.institution_id = any (private.my_institutions()))
  group by f.institution_id
$$;
comment on function private.repeat_findings(uuid[]) is 'See public.repeat_findings.';

create function public.report_finding(p_finding jsonb, p_request_id uuid)
returns uuid language sql security invoker set search_path = ''
as $$ select private.report_finding(p_finding, p_request_id) $$;
comment on function public.report_finding(jsonb, uuid) is
  'What a center found itself, 人证不符 unless kind says otherwise: {institution_id, kind, person_id or person_name, role, occurred_on, note}. 404 institution_not_found, person_not_found; 422 accident_in_future, accident_note_length.';
create function public.handle_finding(p_id uuid, p_action text, p_note text, p_expected_version integer, p_rectify_by date default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.handle_finding(p_id, p_action, p_note, p_rectify_by, p_expected_version) $$;
comment on function public.handle_finding(uuid, text, text, integer, date) is
  'rectify (with a deadline), close, unfounded, transfer (draws a case up) by the center; answer by the institution. Each with words. 404 finding_not_found; 409 stale_version, action_not_possible; 422 note_missing, rectify_by_missing.';
create function public.repeat_findings(p_institution_ids uuid[])
returns table (institution_id uuid, findings integer) language sql stable security invoker set search_path = ''
as $$ select r.institution_id, r.findings from private.repeat_findings(p_institution_ids) r $$;
comment on function public.repeat_findings(uuid[]) is 'How many findings that were not unfounded each of these institutions had within a year, in the caller''s scope.';
grant execute on function private.report_finding(jsonb, uuid), private.handle_finding(uuid, text, text, date, integer),
  private.repeat_findings(uuid[]) to authenticated;
grant execute on function public.report_finding(jsonb, uuid), public.handle_finding(uuid, text, text, integer, date),
  public.repeat_findings(uuid[]) to authenticated;
revoke all on function private.finding_role(public.findings) from public, anon, authenticated, service_role;
