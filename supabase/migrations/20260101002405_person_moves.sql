-- A person changes the unit or the region: who sees the person and the cards changes with it, files under way do not.

create function private.notify_officers(p_institution_id uuid, p_kind text, p_params jsonb)
returns void
language sql
security definer
set search_path = ''
as $$
  insert into public.notifications (user_id, kind, params)
  select s.user_id, p_kind, p_params from public.staff s where s.institution_id = p_institution_id and s.is_active
$$;
comment on function private.notify_officers(uuid, text, jsonb) is 'Tells the officers of a unit.';

create function private.carry_over(p_person public.people, p_institution_id uuid, p_reason text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_to public.institutions;
  v_from public.institutions;
  v_params jsonb;
begin
  select i.* into v_to from public.institutions i where i.id = p_institution_id;
  select i.* into v_from from public.institutions i where i.id = p_person.institution_id;
  -- the receiving side: a city for its own units, the province for all
  perform private.require(v_to.id is not null and v_to.region_code = any (private.my_regions()), 422, 'institution_missing', '{"field":"institution_id"}');
  perform private.require(v_to.status = 'active', 422, 'institution_cancelled', '{"field":"institution_id"}');
  perform private.require(v_to.id is distinct from p_person.institution_id, 422, 'institution_is_same', '{"field":"institution_id"}');
  perform private.require(char_length(trim(coalesce(p_reason, ''))) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  insert into private.person_changes (person_id, kind, old_value, new_value, reason, details, actor, actor_name)
  values (p_person.id, 'unit', v_from.name, v_to.name, trim(p_reason),
    jsonb_build_object('from_institution_id', v_from.id, 'from_region_code', p_person.region_code,
      'to_institution_id', v_to.id, 'to_region_code', v_to.region_code), auth.uid(), private.actor_name());
  update public.people p set institution_id = v_to.id, region_code = v_to.region_code, version = p.version + 1, updated_at = private.now()
  where p.id = p_person.id;
  v_params := jsonb_build_object('person', p_person.name, 'person_id', p_person.id, 'from', coalesce(v_from.name, ''), 'to_unit', v_to.name);
  perform private.notify_officers(v_from.id, 'person_left', v_params);
  perform private.notify_officers(v_to.id, 'person_joined', v_params);
  insert into public.notifications (user_id, kind, params)
  select p_person.user_id, 'person_moved', v_params where p_person.user_id is not null
  union all
  -- the city that is left hears of it
  select s.user_id, 'person_left', v_params from public.staff s
  where s.role = 'city_officer' and s.is_active and s.region_code = p_person.region_code and p_person.region_code <> v_to.region_code;
  return p_person.version + 1;
end
$$;
comment on function private.carry_over(public.people, uuid, text) is
  'Moves a person to a unit in the caller''s regions, with what follows: cards by their trigger, the record of it, messages to both units.';

create function private.move_person(p_id uuid, p_institution_id uuid, p_reason text, p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
begin
  return private.carry_over(private.lock_person(p_id, 'move', p_expected_version), p_institution_id, p_reason);
end
$$;
comment on function private.move_person(uuid, uuid, text, integer) is 'See public.move_person.';

create function private.take_person(p_name text, p_id_number text, p_institution_id uuid, p_reason text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number text := private.normalise_id_number(p_id_number);
  v_error text := private.id_number_error(v_number, private.today());
  v_person public.people;
begin
  perform private.require_role('city_officer', 'province_reviewer');
  if v_error is not null then perform private.fail(422, v_error, '{"field":"id_number"}'); end if;
  perform private.count_alone(v_number);
  if (private.registration_state(v_number, true) ->> 'left')::integer = 0 then
    return jsonb_build_object('outcome', 'blocked');
  end if;
  select p.* into v_person from public.people p
  where p.id = private.person_of_number(v_number) and (p.name = trim(p_name) or trim(p_name) = any (p.former_names))
  for update;
  if v_person.id is null then
    -- answered and counted, not raised: nobody finds out by trying who is on record elsewhere
    return jsonb_build_object('outcome', 'no_match') || private.count_known(v_number, true);
  end if;
  perform private.require(v_person.user_id is distinct from auth.uid(), 403, 'own_record');
  perform private.carry_over(v_person, p_institution_id, p_reason);
  return jsonb_build_object('outcome', 'taken', 'person_id', v_person.id);
end
$$;
comment on function private.take_person(text, text, uuid, text) is 'See public.take_person.';

create function public.move_person(p_id uuid, p_institution_id uuid, p_reason text, p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.move_person(p_id, p_institution_id, p_reason, p_expected_version) $$;
comment on function public.move_person(uuid, uuid, text, integer) is
  'Moves a person whom the caller sees to a unit in the caller''s regions: by the city within itself, by the province''s reviewers anywhere. Cards follow; files under way keep unit, track and region. 422 institution_missing, institution_cancelled, institution_is_same, reason_missing; 409 stale_version; 403 own_record, not_permitted.';
create function public.take_person(p_name text, p_id_number text, p_institution_id uuid, p_reason text)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.take_person(p_name, p_id_number, p_institution_id, p_reason) $$;
comment on function public.take_person(text, text, uuid, text) is
  'Takes over a person of another city, named by name and whole identity number, into a unit of the caller''s region. outcome: taken (person_id), no_match (left: misses of the day), blocked. Errors as of move_person.';
grant execute on function private.move_person(uuid, uuid, text, integer), private.take_person(text, text, uuid, text) to authenticated;
grant execute on function public.move_person(uuid, uuid, text, integer), public.take_person(text, text, uuid, text) to authenticated;
