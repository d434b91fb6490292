-- 考评事故: recorded by a center, linked to the work at which it happened. One on record keeps an assessor from renewal
-- (notice 一(一)) until the province voids the entry.

create function private.record_accident(p_accident jsonb, p_request_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('city_officer', 'province_reviewer');
  v_person public.people;
  v_record public.activity_records;
  v_on date := private.read_date(p_accident, 'occurred_on');
  v_id uuid;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  select a.id into v_id from public.accidents a where a.request_id = p_request_id and a.recorded_by = auth.uid();
  if v_id is not null then
    return v_id;
  end if;
  select p.* into v_person from public.people p
  where p.id::text = p_accident ->> 'person_id' and p.region_code = any (private.my_regions());
  perform private.require(v_person.id is not null, 404, 'person_not_found', '{"field":"person_id"}');
  perform private.require_not_own(v_person.id, 'own_case');
  perform private.require(exists (select from public.dictionary_items d
    where d.dictionary = 'accident_kind' and d.code = p_accident ->> 'kind'), 422, 'field_required', '{"field":"kind"}');
  perform private.require(coalesce(p_accident ->> 'severity' in ('minor', 'serious', 'grave'), false), 422, 'field_required', '{"field":"severity"}');
  perform private.require(v_on is not null, 422, 'field_required', '{"field":"occurred_on"}');
  perform private.require(v_on <= private.today(), 422, 'accident_in_future', '{"field":"occurred_on"}');
  perform private.require(char_length(trim(coalesce(p_accident ->> 'note', ''))) between 5 and 1000, 422, 'accident_note_length', '{"field":"note"}');
  if coalesce(p_accident ->> 'activity_record_id', '') <> '' then
    select r.* into v_record from public.activity_records r
    where r.id::text = p_accident ->> 'activity_record_id' and r.person_id = v_person.id;
    perform private.require(v_record.id is not null, 404, 'record_not_found', '{"field":"activity_record_id"}');
  end if;
  insert into public.accidents (person_id, kind, severity, occurred_on, note, activity_record_id, region_code, institution_id,
    recorded_by, recorded_by_name, request_id)
  values (v_person.id, p_accident ->> 'kind', p_accident ->> 'severity', v_on, trim(p_accident ->> 'note'), v_record.id,
    v_person.region_code, v_person.institution_id, v_me.user_id, v_me.name, p_request_id)
  returning id into v_id;
  insert into public.notifications (user_id, kind, params)
  select v_person.user_id, 'accident_recorded', jsonb_build_object('person', v_person.name, 'occurred_on', v_on)
  where v_person.user_id is not null;
  return v_id;
end
$$;
comment on function private.record_accident(jsonb, uuid) is 'See public.record_accident.';

create function private.void_accident(p_id uuid, p_reason text, p_expected_version integer)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_accident public.accidents;
begin
  perform private.require_role('province_reviewer');
  select a.* into v_accident from public.accidents a where a.id = p_id for update;
  perform private.require(v_accident.id is not null, 404, 'accident_not_found');
  perform private.require_not_own(v_accident.person_id, 'own_case');
  perform private.require(v_accident.recorded_by is distinct from auth.uid(), 403, 'accident_needs_other_officer');
  perform private.require(v_accident.voided_on is null, 409, 'accident_voided');
  perform private.require(v_accident.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_accident.version));
  perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
  update public.accidents a set voided_on = private.today(), void_reason = trim(p_reason), version = a.version + 1 where a.id = p_id;
end
$$;
comment on function private.void_accident(uuid, text, integer) is 'See public.void_accident.';

create function public.record_accident(p_accident jsonb, p_request_id uuid)
returns uuid language sql security invoker set search_path = ''
as $$ select private.record_accident(p_accident, p_request_id) $$;
comment on function public.record_accident(jsonb, uuid) is
  'Records an assessment accident {person_id, kind, severity, occurred_on, note, activity_record_id}: by the person''s city or a reviewer of the province. Errors name the field: 403 own_case; 404 person_not_found, record_not_found; 422 field_required, accident_in_future, accident_note_length.';
create function public.void_accident(p_id uuid, p_reason text, p_expected_version integer)
returns void language sql security invoker set search_path = ''
as $$ select private.void_accident(p_id, p_reason, p_expected_version) $$;
comment on function public.void_accident(uuid, text, integer) is
  'Takes the effect of an accident away, with a reason; it stays on record. By a reviewer of the province who did not record it. 403 accident_needs_other_officer, own_case; 404 accident_not_found; 409 accident_voided, stale_version; 422 reason_missing.';
grant execute on function private.record_accident(jsonb, uuid), private.void_accident(uuid, text, integer) to authenticated;
grant execute on function public.record_accident(jsonb, uuid), public.void_accident(uuid, text, integer) to authenticated;
