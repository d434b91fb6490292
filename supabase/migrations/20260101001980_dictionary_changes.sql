-- 职业目录 and 原因代码 of the provincial administration. Nothing is deleted: what cards and decisions name stays readable.

create index cards_occupation_codes_idx on public.cards using gin (occupation_codes);
create index events_with_reasons_idx on public.application_events using gin (reason_codes) where reason_codes <> '{}';
comment on index public.cards_occupation_codes_idx is 'How many cards name an occupation.';
comment on index public.events_with_reasons_idx is 'How many decisions gave a reason.';

create function private.save_occupation(
  p_code text, p_name_zh text, p_is_active boolean, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.occupations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_code text := btrim(coalesce(p_code, ''));
  v_name text := btrim(coalesce(p_name_zh, ''));
  v_row public.occupations;
  v_old jsonb;
  v_twin text;
begin
  perform private.require_role('province_admin');
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('occupations'));
  select o.* into v_row from public.occupations o where o.code = v_code for update;
  if private.is_repeated_setting(p_request_id) then
    return v_row;
  end if;
  if p_expected_version is null then
    perform private.require(v_code ~ '^[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}$', 422, 'occupation_code_format', '{"field":"code"}');
    perform private.require(v_row.code is null, 422, 'occupation_code_taken',
      jsonb_build_object('field', 'code', 'name', v_row.name_zh));
  else
    perform private.require(v_row.code is not null, 404, 'occupation_not_found', jsonb_build_object('code', v_code));
    perform private.require_setting_version('occupation', v_code, v_row.version, p_expected_version);
  end if;
  perform private.require(char_length(v_name) between 2 and 60, 422, 'occupation_name_missing', '{"field":"name"}');
  perform private.require(p_is_active is not null, 422, 'field_required', '{"field":"is_active"}');
  -- two occupations of one name could not be told apart where people choose
  select o.code into v_twin from public.occupations o
  where p_is_active and o.is_active and o.name_zh = v_name and o.code <> v_code limit 1;
  perform private.require(v_twin is null, 422, 'occupation_name_taken', jsonb_build_object('field', 'name', 'code', v_twin));
  v_old := case when v_row.code is not null then to_jsonb(v_row) end;
  insert into public.occupations as o (code, name_zh, is_active) values (v_code, v_name, p_is_active)
  on conflict (code) do update set name_zh = excluded.name_zh, is_active = excluded.is_active, version = o.version + 1
  returning o.* into v_row;
  perform private.log_setting('occupation', v_code, v_old, to_jsonb(v_row), left(p_reason, 200), p_request_id);
  return v_row;
end
$$;
comment on function private.save_occupation(text, text, boolean, text, integer, uuid) is 'See public.save_occupation.';

create function private.count_occupation_use(p_codes text[])
returns table (code text, n integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role('province_admin');
  return query
    select u.code, c.n
    from unnest(p_codes[1:100]) u (code)
    cross join lateral (
      select count(*)::integer as n from (
        select from public.cards k where k.occupation_codes @> array[u.code] limit 10001) x) c;
end
$$;
comment on function private.count_occupation_use(text[]) is 'See public.count_occupation_use.';

create function private.save_reason_code(p_code text, p_reason jsonb, p_expected_version integer, p_request_id uuid)
returns public.reason_codes
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_code text := btrim(coalesce(p_code, ''));
  v_row public.reason_codes;
  v_old jsonb;
  v_actions text[];
  v_bare text;
begin
  perform private.require_role('province_admin');
  -- who takes a reason away looks at all the others
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('reason_codes'));
  select r.* into v_row from public.reason_codes r where r.code = v_code for update;
  if private.is_repeated_setting(p_request_id) then
    return v_row;
  end if;
  if p_expected_version is null then
    perform private.require(v_code ~ '^[a-z][a-z0-9_]{1,39}$', 422, 'reason_code_format', '{"field":"code"}');
    perform private.require(v_row.code is null, 422, 'reason_code_taken', jsonb_build_object('field', 'code', 'name', v_row.name_zh));
  else
    perform private.require(v_row.code is not null, 404, 'reason_code_not_found', jsonb_build_object('code', v_code));
    perform private.require_setting_version('reason_code', v_code, v_row.version, p_expected_version);
  end if;
  perform private.require(char_length(btrim(coalesce(p_reason ->> 'name_zh', ''))) between 2 and 60, 422, 'reason_name_missing', '{"field":"name_zh"}');
  perform private.require(char_length(btrim(coalesce(p_reason ->> 'name_en', ''))) between 2 and 120, 422, 'reason_name_missing', '{"field":"name_en"}');
  perform private.require(jsonb_typeof(p_reason -> 'needs_note') = 'boolean' and jsonb_typeof(p_reason -> 'is_active') = 'boolean',
    422, 'field_required', '{"field":"is_active"}');
  perform private.require(jsonb_typeof(p_reason -> 'actions') = 'array', 422, 'reason_actions_missing', '{"field":"actions"}');
  select array_agg(distinct x.action) into v_actions from jsonb_array_elements_text(p_reason -> 'actions') x (action);
  if v_actions <@ v_row.actions and v_actions @> v_row.actions then
    v_actions := v_row.actions; -- another order is no change
  end if;
  perform private.require(cardinality(v_actions) > 0 and v_actions <@ (
      select array_agg(distinct a) from public.reason_codes r cross join unnest(r.actions) a),
    422, 'reason_actions_missing', '{"field":"actions"}');
  v_old := case when v_row.code is not null then to_jsonb(v_row) end;
  -- an action that asks for a reason and has none to choose from could not be taken any more
  select a into v_bare
  from unnest(v_row.actions) a
  where v_row.is_active and not ((p_reason ->> 'is_active')::boolean and a = any (v_actions))
    and not exists (select from public.reason_codes r where r.is_active and r.code <> v_code and a = any (r.actions))
  limit 1;
  perform private.require(v_bare is null, 422, 'reason_last_of_action', jsonb_build_object('field', 'actions', 'action', v_bare));
  insert into public.reason_codes as r (code, name_zh, name_en, actions, needs_note, is_active, sort)
  values (v_code, btrim(p_reason ->> 'name_zh'), btrim(p_reason ->> 'name_en'), v_actions,
    (p_reason ->> 'needs_note')::boolean, (p_reason ->> 'is_active')::boolean,
    -- 其他 stays the last one
    (select coalesce(max(x.sort), 0) + 1 from public.reason_codes x where x.code <> 'other'))
  on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, actions = excluded.actions,
    needs_note = excluded.needs_note, is_active = excluded.is_active, version = r.version + 1
  returning r.* into v_row;
  if p_expected_version is null then
    update public.reason_codes r set sort = v_row.sort + 1 where r.code = 'other' and r.sort <= v_row.sort;
  end if;
  perform private.log_setting('reason_code', v_code, v_old, to_jsonb(v_row), left(p_reason ->> 'reason', 200), p_request_id);
  return v_row;
end
$$;
comment on function private.save_reason_code(text, jsonb, integer, uuid) is 'See public.save_reason_code.';

create function private.count_reason_use(p_codes text[])
returns table (code text, n integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role('province_admin');
  return query
    select u.code, c.n
    from unnest(p_codes[1:100]) u (code)
    cross join lateral (
      select count(*)::integer as n from (
        select from public.application_events e
        where e.reason_codes <> '{}' and e.reason_codes @> array[u.code] limit 10001) x) c;
end
$$;
comment on function private.count_reason_use(text[]) is 'See public.count_reason_use.';

create function public.save_occupation(
  p_code text, p_name_zh text, p_is_active boolean, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.occupations language sql security invoker set search_path = ''
as $$ select private.save_occupation(p_code, p_name_zh, p_is_active, p_reason, p_expected_version, p_request_id) $$;
comment on function public.save_occupation(text, text, boolean, text, integer, uuid) is
  'Adds an occupation (expected version null), renames it, takes it out of use or puts it back. By the provincial administration. Cards keep the text they were issued with.';
create function public.count_occupation_use(p_codes text[])
returns table (code text, n integer) language sql stable security invoker set search_path = ''
as $$ select u.code, u.n from private.count_occupation_use(p_codes) u $$;
comment on function public.count_occupation_use(text[]) is
  'How many cards name each of these occupations (at most 100 codes); 10,001 means more than 10,000. For the provincial administration.';
create function public.save_reason_code(p_code text, p_reason jsonb, p_expected_version integer, p_request_id uuid)
returns public.reason_codes language sql security invoker set search_path = ''
as $$ select private.save_reason_code(p_code, p_reason, p_expected_version, p_request_id) $$;
comment on function public.save_reason_code(text, jsonb, integer, uuid) is
  'Adds a reason (expected version null) or changes its {name_zh, name_en, actions, needs_note, is_active}, with the why in reason. By the provincial administration. The last reason of an action stays; nothing is deleted.';
create function public.count_reason_use(p_codes text[])
returns table (code text, n integer) language sql stable security invoker set search_path = ''
as $$ select u.code, u.n from private.count_reason_use(p_codes) u $$;
comment on function public.count_reason_use(text[]) is
  'How many decisions gave each of these reasons (at most 100 codes); 10,001 means more than 10,000. For the provincial administration.';

grant execute on function private.save_occupation(text, text, boolean, text, integer, uuid), private.count_occupation_use(text[]),
  private.save_reason_code(text, jsonb, integer, uuid), private.count_reason_use(text[]) to authenticated;
grant execute on function public.save_occupation(text, text, boolean, text, integer, uuid), public.count_occupation_use(text[]),
  public.save_reason_code(text, jsonb, integer, uuid), public.count_reason_use(text[]) to authenticated;
