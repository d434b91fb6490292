-- A unit's own contact: whom the centers call, kept by its officers themselves.

create function private.save_unit_contact(p_id uuid, p_values jsonb, p_expected_version integer, p_request_id uuid)
returns public.institutions
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.institutions;
  v_row public.institutions;
begin
  perform private.require(p_id = any (private.my_institutions()), 404, 'institution_not_found');
  select i.* into v_row from public.institutions i where i.id = private.record_of_change(p_request_id);
  if v_row.id is not null then
    return v_row;
  end if;
  select i.* into v_old from public.institutions i where i.id = p_id for update;
  perform private.require_version('institution', p_id, v_old.version, p_expected_version);
  -- name and filing are the center's
  v_row := private.read_institution(v_old, to_jsonb(v_old) || jsonb_build_object('address', p_values ->> 'address',
    'contact_name', p_values ->> 'contact_name', 'contact_phone', p_values ->> 'contact_phone'));
  perform private.require(v_row.contact_name is not null, 422, 'field_required', '{"field":"contact_name"}');
  perform private.require(v_row.contact_phone is not null, 422, 'field_required', '{"field":"contact_phone"}');
  update public.institutions i set address = v_row.address, contact_name = v_row.contact_name, contact_phone = v_row.contact_phone,
    version = i.version + 1, updated_at = private.now()
  where i.id = p_id returning i.* into v_row;
  perform private.log_change('institution', p_id, 'changed', to_jsonb(v_old), to_jsonb(v_row), null, p_request_id);
  return v_row;
end
$$;
comment on function private.save_unit_contact(uuid, jsonb, integer, uuid) is 'See public.save_unit_contact.';

create function public.save_unit_contact(p_id uuid, p_values jsonb, p_expected_version integer, p_request_id uuid)
returns public.institutions language sql security invoker set search_path = ''
as $$ select private.save_unit_contact(p_id, p_values, p_expected_version, p_request_id) $$;
comment on function public.save_unit_contact(uuid, jsonb, integer, uuid) is
  'Changes address, contact_name and contact_phone of one''s own unit, logged; by its officers and deputies. 404 institution_not_found; 409 stale_version; 422 field_required, phone_format, address_long, nothing_changed.';
grant execute on function private.save_unit_contact(uuid, jsonb, integer, uuid) to authenticated;
grant execute on function public.save_unit_contact(uuid, jsonb, integer, uuid) to authenticated;
