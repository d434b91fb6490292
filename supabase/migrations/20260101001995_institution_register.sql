-- 机构 as a register: a city keeps its own, the provincial administration all of them and the attribution (属地/省属).

create function private.keep_institution(p_id uuid)
returns public.institutions
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.institutions;
begin
  perform private.require_role('city_officer', 'province_admin');
  select i.* into v_row from public.institutions i where i.id = p_id for update;
  perform private.require(v_row.region_code = any (private.my_regions()), 404, 'institution_not_found');
  return v_row;
end
$$;
comment on function private.keep_institution(uuid) is
  'The locked institution, for its city or the provincial administration. 403 not_permitted; 404 institution_not_found.';

create function private.read_institution(p_institution public.institutions, p_values jsonb)
returns public.institutions
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.institutions := p_institution;
begin
  v_row.name := btrim(coalesce(p_values ->> 'name', ''));
  perform private.require(char_length(v_row.name) between 2 and 80, 422, 'institution_name_missing', '{"field":"name"}');
  perform private.require(not exists (select from public.institutions i
    where i.name = v_row.name and i.id is distinct from p_institution.id), 409, 'institution_name_taken', '{"field":"name"}');
  v_row.filing_number := nullif(upper(btrim(coalesce(p_values ->> 'filing_number', ''))), '');
  perform private.require(char_length(coalesce(v_row.filing_number, '')) <= 30, 422, 'filing_number_long', '{"field":"filing_number"}');
  v_row.filing_valid_from := private.read_date(p_values, 'filing_valid_from');
  v_row.filing_valid_to := private.read_date(p_values, 'filing_valid_to');
  perform private.require(coalesce(v_row.filing_valid_to >= v_row.filing_valid_from, true), 422,
    'filing_dates_reversed', '{"field":"filing_valid_to"}');
  v_row.address := nullif(btrim(coalesce(p_values ->> 'address', '')), '');
  perform private.require(char_length(coalesce(v_row.address, '')) <= 120, 422, 'address_long', '{"field":"address"}');
  v_row.contact_name := nullif(btrim(coalesce(p_values ->> 'contact_name', '')), '');
  perform private.require(char_length(coalesce(v_row.contact_name, '')) <= 60, 422, 'contact_name_long', '{"field":"contact_name"}');
  v_row.contact_phone := nullif(btrim(coalesce(p_values ->> 'contact_phone', '')), '');
  perform private.require(coalesce(v_row.contact_phone ~ '^1[3-9]\d{9}$' or v_row.contact_phone ~ '^0\d{2,3}-?\d{7,8}$', true),
    422, 'phone_format', '{"field":"contact_phone"}');
  return v_row;
end
$$;
comment on function private.read_institution(public.institutions, jsonb) is
  'The institution with the values of a form in it, checked; each error names its field. Whom it belongs to is read elsewhere.';

create function private.read_attribution(p_institution public.institutions, p_values jsonb)
returns public.institutions
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.institutions := p_institution;
begin
  v_row.location_code := p_values ->> 'location_code';
  perform private.require(v_row.location_code <> '510000' and exists (
    select from public.regions r where r.code = v_row.location_code), 422, 'field_required', '{"field":"location_code"}');
  v_row.attribution := p_values ->> 'attribution';
  perform private.require(v_row.attribution in ('city', 'province'), 422, 'field_required', '{"field":"attribution"}');
  -- a 属地 institution belongs to the city in which it stands
  v_row.region_code := case v_row.attribution when 'province' then '510000' else v_row.location_code end;
  return v_row;
end
$$;
comment on function private.read_attribution(public.institutions, jsonb) is
  'The institution with attribution, region and location of a form in it.';

create function private.save_institution(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.institutions
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('city_officer', 'province_admin');
  v_old public.institutions;
  v_row public.institutions;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('institutions'));
  select i.* into v_row from public.institutions i where i.id = private.record_of_change(p_request_id);
  if v_row.id is not null then
    return v_row;
  end if;
  if p_id is null then
    v_row := private.read_attribution(v_row, p_values);
    perform private.require(v_me.role = 'province_admin'
      or (v_row.attribution = 'city' and v_row.region_code = v_me.region_code), 403, 'attribution_is_the_provinces');
    v_row := private.read_institution(v_row, p_values);
    insert into public.institutions (name, attribution, region_code, location_code, filing_number, filing_valid_from,
      filing_valid_to, address, contact_name, contact_phone)
    values (v_row.name, v_row.attribution, v_row.region_code, v_row.location_code, v_row.filing_number, v_row.filing_valid_from,
      v_row.filing_valid_to, v_row.address, v_row.contact_name, v_row.contact_phone)
    returning * into v_row;
    perform private.log_change('institution', v_row.id, 'created', null, to_jsonb(v_row), p_reason, p_request_id);
    return v_row;
  end if;
  v_old := private.keep_institution(p_id);
  perform private.require_version('institution', p_id, v_old.version, p_expected_version);
  v_row := private.read_institution(v_old, p_values);
  update public.institutions i set name = v_row.name, filing_number = v_row.filing_number,
    filing_valid_from = v_row.filing_valid_from, filing_valid_to = v_row.filing_valid_to, address = v_row.address,
    contact_name = v_row.contact_name, contact_phone = v_row.contact_phone, version = i.version + 1, updated_at = private.now()
  where i.id = p_id returning i.* into v_row;
  perform private.log_change('institution', p_id, 'changed', to_jsonb(v_old), to_jsonb(v_row), p_reason, p_request_id);
  return v_row;
end
$$;
comment on function private.save_institution(uuid, jsonb, text, integer, uuid) is 'See public.save_institution.';

create function private.change_attribution(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.institutions
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.institutions;
  v_row public.institutions;
begin
  perform private.require_role('province_admin');
  v_old := private.keep_institution(p_id);
  if private.record_of_change(p_request_id) = p_id then
    return v_old;
  end if;
  perform private.require_version('institution', p_id, v_old.version, p_expected_version);
  perform private.require_setting_reason(p_reason);
  v_row := private.read_attribution(v_old, p_values);
  update public.institutions i set attribution = v_row.attribution, region_code = v_row.region_code,
    location_code = v_row.location_code, version = i.version + 1, updated_at = private.now()
  where i.id = p_id returning i.* into v_row;
  perform private.log_change('institution', p_id, 'changed', to_jsonb(v_old), to_jsonb(v_row), p_reason, p_request_id);
  if v_row.region_code <> v_old.region_code then
    -- Its people, cards, records and coming evaluations follow to the new center. Files and tables keep unit, track
    -- and region for their life (only the province re-routes a file); what has been evaluated stays where it was.
    update public.staff s set region_code = v_row.region_code where s.institution_id = p_id;
    update public.people p set region_code = v_row.region_code where p.institution_id = p_id;
    update public.activity_records r set region_code = v_row.region_code where r.institution_id = p_id;
    update public.evaluations e set region_code = v_row.region_code
      where e.institution_id = p_id and e.starts_on >= private.today();
    update public.evaluation_assignments a set region_code = v_row.region_code
      from public.evaluations e where e.id = a.evaluation_id and e.institution_id = p_id and e.starts_on >= private.today();
  end if;
  return v_row;
end
$$;
comment on function private.change_attribution(uuid, jsonb, text, integer, uuid) is 'See public.change_attribution.';

create function private.cancel_institution(p_id uuid, p_is_cancelled boolean, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.institutions
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.institutions := private.keep_institution(p_id);
  v_row public.institutions;
  v_count integer;
begin
  if private.record_of_change(p_request_id) = p_id then
    return v_old;
  end if;
  perform private.require_version('institution', p_id, v_old.version, p_expected_version);
  perform private.require_setting_reason(p_reason);
  perform private.require(p_is_cancelled is not null, 422, 'field_required', '{"field":"is_cancelled"}');
  perform private.require((v_old.status = 'cancelled') <> p_is_cancelled, 422, 'nothing_changed');
  if p_is_cancelled then
    select count(*) into v_count from public.evaluations e
    where e.institution_id = p_id and e.status = 'reported' and e.ends_on >= private.today();
    perform private.require(v_count = 0, 409, 'institution_has_evaluations', jsonb_build_object('count', v_count));
  end if;
  update public.institutions i set status = case when p_is_cancelled then 'cancelled' else 'active' end,
    cancelled_at = case when p_is_cancelled then private.now() end,
    cancel_reason = case when p_is_cancelled then btrim(p_reason) end,
    version = i.version + 1, updated_at = private.now()
  where i.id = p_id returning i.* into v_row;
  perform private.log_change('institution', p_id, case when p_is_cancelled then 'cancelled' else 'restored' end,
    to_jsonb(v_old), to_jsonb(v_row), p_reason, p_request_id);
  return v_row;
end
$$;
comment on function private.cancel_institution(uuid, boolean, text, integer, uuid) is 'See public.cancel_institution.';

create function private.institution_figures(p_ids uuid[])
returns table (id uuid, people integer, cards integer, expired integer, expiring integer, live_files integer, coming_evaluations integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
    select i.id,
      (select count(*)::integer from public.people p where p.institution_id = i.id),
      k.cards, k.expired, k.expiring,
      (select count(*)::integer from public.applications a where a.institution_id = i.id and a.is_live and a.status <> 'draft'),
      (select count(*)::integer from public.evaluations e
        where e.institution_id = i.id and e.status = 'reported' and e.ends_on >= private.today())
    from public.institutions i
    cross join lateral (
      select count(*)::integer as cards, (count(*) filter (where c.valid_to < private.today()))::integer as expired,
        (count(*) filter (where c.valid_to between private.today() and private.today() + 90))::integer as expiring
      from public.cards c where c.institution_id = i.id and c.status = 'active') k
    where i.id = any (p_ids[1:100])
      and (i.region_code = any (private.my_regions()) or i.id = any (private.my_institutions()));
end
$$;
comment on function private.institution_figures(uuid[]) is 'See public.institution_figures.';

create function public.save_institution(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.institutions language sql security invoker set search_path = ''
as $$ select private.save_institution(p_id, p_values, p_reason, p_expected_version, p_request_id) $$;
comment on function public.save_institution(uuid, jsonb, text, integer, uuid) is
  'Registers an institution (id null; a city 属地 ones of its own) or changes its name, filing, address and contact. Errors name the field; 403 attribution_is_the_provinces; 409 institution_name_taken, stale_version.';
create function public.change_attribution(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.institutions language sql security invoker set search_path = ''
as $$ select private.change_attribution(p_id, p_values, p_reason, p_expected_version, p_request_id) $$;
comment on function public.change_attribution(uuid, jsonb, text, integer, uuid) is
  'Moves an institution {attribution, location_code} to another center, with a reason, by the provincial administration. People, cards, records and coming evaluations follow; files keep theirs.';
create function public.cancel_institution(p_id uuid, p_is_cancelled boolean, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.institutions language sql security invoker set search_path = ''
as $$ select private.cancel_institution(p_id, p_is_cancelled, p_reason, p_expected_version, p_request_id) $$;
comment on function public.cancel_institution(uuid, boolean, text, integer, uuid) is
  '注销 of an institution, and back, with a reason. Its people choose another unit for their next file; on the files that it has the city acts for it. 409 institution_has_evaluations, stale_version.';
create function public.institution_figures(p_ids uuid[])
returns table (id uuid, people integer, cards integer, expired integer, expiring integer, live_files integer, coming_evaluations integer)
language sql stable security invoker set search_path = ''
as $$ select f.* from private.institution_figures(p_ids) f $$;
comment on function public.institution_figures(uuid[]) is
  'Of at most 100 institutions in the caller''s scope: people, active cards, those expired and those expiring within 90 days, live files, coming evaluations.';

grant execute on function private.save_institution(uuid, jsonb, text, integer, uuid), private.change_attribution(uuid, jsonb, text, integer, uuid),
  private.cancel_institution(uuid, boolean, text, integer, uuid), private.institution_figures(uuid[]) to authenticated;
grant execute on function public.save_institution(uuid, jsonb, text, integer, uuid), public.change_attribution(uuid, jsonb, text, integer, uuid),
  public.cancel_institution(uuid, boolean, text, integer, uuid), public.institution_figures(uuid[]) to authenticated;
revoke all on function private.keep_institution(uuid),
  private.read_institution(public.institutions, jsonb), private.read_attribution(public.institutions, jsonb)
  from public, anon, authenticated, service_role;
