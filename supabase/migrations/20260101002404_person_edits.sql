-- Keeping a record: contacts and facts, name and identity number with a 证明, unit and region.
--
-- Contacts are kept by the unit, its city and the province's reviewers; what a form prints of a person by the centers.
-- A change of unit is entered by the receiving city, or by the province: who will answer for the person takes the person
-- over. The city that is left cannot push somebody away, and hears of it.

create function private.require_record_version(p_tables text[], p_id uuid, p_version integer, p_expected_version integer)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last public.audit_log;
begin
  if p_version is distinct from p_expected_version then
    select l.* into v_last from public.audit_log l
    where l.table_name = any (p_tables) and l.record_id = p_id::text order by l.id desc limit 1;
    perform private.fail(409, 'stale_version', jsonb_build_object('version', p_version, 'by', v_last.actor_name, 'at', v_last.at));
  end if;
end
$$;
comment on function private.require_record_version(text[], uuid, integer, integer) is
  'Raises 409 stale_version, naming who changed the record last and when, unless the version is the one that was read.';

create function private.lock_person(p_id uuid, p_right text, p_expected_version integer)
returns public.people
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
begin
  select p.* into v_person from public.people p where p.id = p_id for update;
  perform private.require(v_person.id is not null and private.sees_person(v_person), 404, 'person_not_found');
  perform private.require(v_person.status <> 'merged', 409, 'person_merged');
  perform private.require(v_person.user_id is distinct from auth.uid(), 403, 'own_record');
  perform private.require(p_right = any (private.person_rights(v_person)), 403, 'not_permitted', jsonb_build_object('role', private.my_role()));
  perform private.require_record_version(array['people', 'person_identities'], p_id, v_person.version, p_expected_version);
  return v_person;
end
$$;
comment on function private.lock_person(uuid, text, integer) is
  'A person for changing: in the caller''s scope, with this right, as it was read. 404 person_not_found; 409 person_merged, stale_version; 403 own_record, not_permitted.';

create function private.save_person(p_id uuid, p_changes jsonb, p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people := private.lock_person(p_id, 'contact', p_expected_version);
  v_profile constant text[] := array['education', 'ethnic_group', 'political_status', 'qualification_level',
    'qualification_title', 'speciality', 'occupation_engaged'];
  v_key text;
  v_value text;
begin
  perform private.require(jsonb_typeof(p_changes) = 'object', 422, 'nothing_changed');
  for v_key, v_value in select e.key, trim(e.value) from jsonb_each_text(p_changes) e loop
    v_value := coalesce(v_value, '');
    if v_key = 'phone' then
      perform private.require(v_value ~ '^1[3-9]\d{9}$' or v_value ~ '^0\d{2,3}-?\d{7,8}$', 422, 'phone_format', '{"field":"phone"}');
    elsif v_key = 'email' then
      perform private.require(v_value = '' or (v_value ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and char_length(v_value) <= 100), 422, 'email_format', '{"field":"email"}');
    elsif v_key = 'postcode' then
      perform private.require(v_value ~ '^(\d{6})?$', 422, 'postcode_format', '{"field":"postcode"}');
    elsif v_key = 'address' then
      perform private.require(char_length(v_value) <= 100, 422, 'field_too_long', jsonb_build_object('field', v_key, 'max', 100, 'length', char_length(v_value)));
    elsif v_key = any (v_profile) then
      perform private.require('profile' = any (private.person_rights(v_person)), 403, 'not_permitted');
      perform private.require(char_length(v_value) <= 60, 422, 'field_too_long', jsonb_build_object('field', v_key, 'max', 60, 'length', char_length(v_value)));
      perform private.require(v_value = '' or v_key not in ('education', 'ethnic_group', 'political_status') or exists (
        select from public.dictionary_items d where d.dictionary = v_key and v_value in (d.code, d.name_zh)), 422, 'choice_unknown', jsonb_build_object('field', v_key));
    else
      perform private.fail(422, 'field_unknown', jsonb_build_object('field', v_key));
    end if;
  end loop;
  update private.person_identities i set
    phone = case when p_changes ? 'phone' then trim(p_changes ->> 'phone') else i.phone end,
    email = case when p_changes ? 'email' then nullif(trim(p_changes ->> 'email'), '') else i.email end,
    address = case when p_changes ? 'address' then nullif(trim(p_changes ->> 'address'), '') else i.address end,
    postcode = case when p_changes ? 'postcode' then nullif(trim(p_changes ->> 'postcode'), '') else i.postcode end
  where i.person_id = p_id and p_changes ?| array['phone', 'email', 'address', 'postcode'];
  update public.people p set version = p.version + 1, updated_at = private.now(),
    profile = jsonb_strip_nulls(p.profile || coalesce((
      select jsonb_object_agg(e.key, to_jsonb(nullif(trim(e.value), ''))) from jsonb_each_text(p_changes) e where e.key = any (v_profile)), '{}'))
  where p.id = p_id;
  return v_person.version + 1;
end
$$;
comment on function private.save_person(uuid, jsonb, integer) is 'See public.save_person.';

create function private.change_identity(
  p_id uuid, p_name text, p_id_number text, p_reason text, p_document_reference text, p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people := private.lock_person(p_id, 'identity', p_expected_version);
  v_name text := nullif(trim(p_name), '');
  v_number text := nullif(private.normalise_id_number(p_id_number), '');
  v_old text;
  v_error text;
begin
  -- whose the record is must be settled before it becomes another's
  perform private.require(v_person.status <> 'disputed', 409, 'record_is_disputed');
  select i.id_number into v_old from private.person_identities i where i.person_id = p_id;
  v_name := nullif(v_name, v_person.name);
  v_number := nullif(v_number, v_old);
  perform private.require(v_name is not null or v_number is not null, 422, 'nothing_changed');
  perform private.require(v_name is null or private.is_person_name(v_name), 422, 'name_format', '{"field":"name"}');
  perform private.require(char_length(trim(coalesce(p_reason, ''))) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  perform private.require(char_length(trim(coalesce(p_document_reference, ''))) between 2 and 200, 422, 'proof_missing', '{"field":"document_reference"}');
  if v_number is not null then
    v_error := private.id_number_error(v_number, private.today());
    if v_error is not null then perform private.fail(422, v_error, '{"field":"id_number"}'); end if;
    perform private.require(not exists (select from private.person_identities i where i.id_number = v_number), 409, 'id_number_taken', '{"field":"id_number"}');
    update private.person_identities i set id_number = v_number where i.person_id = p_id;
    insert into private.person_changes (person_id, kind, old_value, new_value, reason, document_reference, actor, actor_name)
    values (p_id, 'id_number', private.mask_id_number(v_old), private.mask_id_number(v_number), trim(p_reason), trim(p_document_reference),
      auth.uid(), private.actor_name());
  end if;
  if v_name is not null then
    insert into private.person_changes (person_id, kind, old_value, new_value, reason, document_reference, actor, actor_name)
    values (p_id, 'name', v_person.name, v_name, trim(p_reason), trim(p_document_reference), auth.uid(), private.actor_name());
  end if;
  update public.people p set name = coalesce(v_name, p.name), version = p.version + 1, updated_at = private.now(),
    -- claims are made with the name on the old card too
    former_names = case when v_name is null then p.former_names else array_append(array_remove(p.former_names, p.name), p.name) end
  where p.id = p_id;
  return v_person.version + 1;
end
$$;
comment on function private.change_identity(uuid, text, text, text, text, integer) is 'See public.change_identity.';

create function public.save_person(p_id uuid, p_changes jsonb, p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.save_person(p_id, p_changes, p_expected_version) $$;
comment on function public.save_person(uuid, jsonb, integer) is
  'Changes contacts (phone, email, address, postcode: the unit, the city, the province''s reviewers) and what forms begin with (education … occupation_engaged: the centers); returns the new version. 404 person_not_found; 403 own_record, not_permitted; 409 person_merged, stale_version (by, at); 422 names the field.';
create function public.change_identity(
  p_id uuid, p_name text, p_id_number text, p_reason text, p_document_reference text, p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.change_identity(p_id, p_name, p_id_number, p_reason, p_document_reference, p_expected_version) $$;
comment on function public.change_identity(uuid, text, text, text, text, integer) is
  'Changes name or identity number against a 证明 (reason and document), by the city of the person or the province''s reviewers; the former name still matches claims, files under way keep what they were begun with. 409 id_number_taken, record_is_disputed, stale_version; 422 proof_missing, reason_missing, nothing_changed, name_format, id_number_….';
grant execute on function private.save_person(uuid, jsonb, integer), private.change_identity(uuid, text, text, text, text, integer) to authenticated;
grant execute on function public.save_person(uuid, jsonb, integer), public.change_identity(uuid, text, text, text, text, integer) to authenticated;
