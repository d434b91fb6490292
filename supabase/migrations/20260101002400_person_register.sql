-- 人员 and 证卡 as registers: one page of a list, filtered, sorted and counted by the server.
--
-- Searching a beginning or an array is not leakproof, so under a policy it could use no index. These definer functions
-- apply the scope themselves, as the policies say it, and let the planner choose the index.

create function private.scope_sql(p_alias text)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions text[] := private.my_regions();
  v_institutions uuid[] := private.my_institutions();
begin
  perform private.require(cardinality(v_regions) > 0 or cardinality(v_institutions) > 0, 403, 'not_permitted');
  if cardinality(v_regions) > 1 then
    return 'true';
  elsif cardinality(v_institutions) = 0 then
    return format('%I.region_code = %L', p_alias, v_regions[1]);
  elsif cardinality(v_regions) = 0 then
    return format('%I.institution_id = any (%L::uuid[])', p_alias, v_institutions);
  end if;
  return format('(%1$I.region_code = %2$L or %1$I.institution_id = any (%3$L::uuid[]))', p_alias, v_regions[1], v_institutions);
end
$$;
comment on function private.scope_sql(text) is
  'The condition of the caller''s scope on a table with region_code and institution_id: what the policies of people and cards say to staff. 403 not_permitted without a scope.';

create function private.beginning_of(p_text text)
returns text
language sql
immutable
set search_path = ''
as $$
  -- what people type is text: its wildcards stand for themselves
  select regexp_replace(p_text, '([\\%_])', '\\\1', 'g') || '%'
$$;
comment on function private.beginning_of(text) is 'The LIKE pattern of what begins with a text.';

create function private.person_of_number(p_text text)
returns uuid
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(p.merged_into_id, p.id)
  from private.person_identities i join public.people p on p.id = i.person_id
  where i.id_number = private.normalise_id_number(p_text)
$$;
comment on function private.person_of_number(text) is 'Whose identity number it is; of a merged record the one that took over.';

create function private.list_page(p_rows text, p_from text, p_order text, p_page integer, p_page_size integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_size integer := least(greatest(coalesce(p_page_size, 20), 1), 100);
  v_from integer := (greatest(coalesce(p_page, 1), 1) - 1) * v_size;
  v_rows jsonb;
  v_total integer;
begin
  -- nobody turns to page 501: what lies deeper is narrowed, not paged to
  execute format('select coalesce(jsonb_agg(%s order by r.nr), ''[]'') from (select x.*, row_number() over () as nr from (%s order by %s limit %s offset %s) x) r',
    p_rows, p_from, p_order, v_size, least(v_from, 10000)) into v_rows;
  if jsonb_array_length(v_rows) < v_size and (v_from = 0 or jsonb_array_length(v_rows) > 0) then
    return jsonb_build_object('rows', v_rows, 'total', v_from + jsonb_array_length(v_rows), 'is_capped', false);
  end if;
  execute format('select count(*)::integer from (%s limit 10001) x', p_from) into v_total;
  return jsonb_build_object('rows', v_rows, 'total', least(v_total, 10000), 'is_capped', v_total > 10000);
end
$$;
comment on function private.list_page(text, text, text, integer, integer) is
  'One page of a register from its parts in SQL: {rows, total, is_capped}; counted up to 10,000.';

create function private.list_people(p_filters jsonb, p_sort text, p_is_descending boolean, p_page integer, p_page_size integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_where text := private.scope_sql('p') || ' and p.status <> ''merged''';
  v_text text := nullif(trim(p_filters ->> 'q'), '');
  v_pattern text := private.beginning_of(v_text);
  v_cards text := '';
  v_key text;
begin
  if v_text is not null and private.normalise_id_number(v_text) ~ '^(\d{17}[0-9X]|[A-Z]{3}\d{12})$' then
    v_where := v_where || format(' and p.id = %L::uuid', private.person_of_number(v_text));
  elsif v_text is not null then
    v_where := v_where || format(
      ' and p.id in (select p.id from public.people p where p.name like %1$L and %2$s
         union select c.person_id from public.cards c where c.number like %1$L and %3$s)',
      v_pattern, private.scope_sql('p'), private.scope_sql('c'));
  end if;
  foreach v_key in array array['region_code', 'institution_id', 'status'] loop
    if nullif(p_filters ->> v_key, '') is not null then
      -- as text where somebody has written the address: what is no id matches nothing
      v_where := v_where || format(case v_key when 'institution_id' then ' and p.%I = private.uuid_of(%L)' else ' and p.%I = %L' end,
        v_key, p_filters ->> v_key);
    end if;
  end loop;
  if nullif(p_filters ->> 'kind', '') is not null then v_cards := v_cards || format(' and c.kind = %L', p_filters ->> 'kind'); end if;
  if nullif(p_filters ->> 'card_status', '') is not null then v_cards := v_cards || format(' and c.status = %L', p_filters ->> 'card_status'); end if;
  if nullif(p_filters ->> 'occupation', '') is not null then
    v_cards := v_cards || format(' and c.occupation_codes @> array[%L]', p_filters ->> 'occupation');
  end if;
  if v_cards <> '' then
    v_where := v_where || ' and exists (select from public.cards c where c.person_id = p.id' || v_cards || ')';
  end if;
  return private.list_page($sql$jsonb_build_object('id', r.id, 'name', r.name, 'former_names', r.former_names, 'gender', r.gender,
      'birth_on', r.birth_on, 'id_number_masked', r.id_number_masked, 'phone_masked', r.phone_masked,
      'institution_id', r.institution_id, 'region_code', r.region_code, 'status', r.status, 'has_login', r.user_id is not null,
      'institution_name', (select i.name from public.institutions i where i.id = r.institution_id),
      'cards', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'number', k.number,
          'valid_to', k.valid_to, 'status', k.status) order by k.status <> 'active', k.valid_to desc), '[]')
        from public.cards k where k.person_id = r.id and k.status <> 'superseded'))$sql$,
    'select p.* from public.people p where ' || v_where,
    'p.name collate public.pinyin' || case when p_is_descending then ' desc, p.id desc' else ', p.id' end, p_page, p_page_size);
end
$$;
comment on function private.list_people(jsonb, text, boolean, integer, integer) is 'See public.list_people.';

create function private.uuid_of(p_text text)
returns uuid
language sql
immutable
set search_path = ''
as $$
  select case when p_text ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then p_text::uuid end
$$;
comment on function private.uuid_of(text) is 'The id that a text is, or null.';

create function private.expiry_bounds(p_view text)
returns daterange
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_today date := private.today();
begin
  if p_view ~ '^within_(7|30|60|90)$' then
    return daterange(v_today, v_today + substr(p_view, 8)::integer, '[]');
  end if;
  return coalesce(case p_view
    when 'expired' then daterange(null, v_today)
    when 'this_round' then (
      select daterange(r.window_from, r.window_to, '[]') from public.rounds r
      where r.status = 'published' and r.closes_on >= v_today order by r.opens_on limit 1)
    when 'next_round' then (
      select daterange(r.window_from, r.window_to, '[]') from public.rounds r
      where r.status = 'published' and r.closes_on >= v_today order by r.opens_on offset 1 limit 1)
  end, 'empty'::daterange);
end
$$;
comment on function private.expiry_bounds(text) is
  'The days of expiry of a view: expired, within_7/30/60/90 (today and the last day included), this_round (the published round that registers now or next), next_round (the one after it). Empty where there is none.';

create function private.list_cards(p_filters jsonb, p_sort text, p_is_descending boolean, p_page integer, p_page_size integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_where text := private.scope_sql('c');
  v_text text := nullif(trim(p_filters ->> 'q'), '');
  v_pattern text := private.beginning_of(v_text);
  v_view text := nullif(p_filters ->> 'expiry', '');
  v_occupation text := nullif(p_filters ->> 'occupation', '');
  v_days daterange;
  v_key text;
  v_order text;
begin
  if v_text is not null and private.normalise_id_number(v_text) ~ '^(\d{17}[0-9X]|[A-Z]{3}\d{12})$' then
    v_where := v_where || format(' and c.person_id = %L::uuid', private.person_of_number(v_text));
  elsif v_text is not null then
    v_where := v_where || format(' and (c.number like %1$L or c.holder_name like %1$L)', v_pattern);
  end if;
  foreach v_key in array array['region_code', 'kind', 'issuer_code', 'level', 'status'] loop
    if nullif(p_filters ->> v_key, '') is not null then
      v_where := v_where || format(' and c.%I = %L', v_key, p_filters ->> v_key);
    end if;
  end loop;
  if nullif(p_filters ->> 'institution_id', '') is not null then
    v_where := v_where || format(' and c.institution_id = private.uuid_of(%L)', p_filters ->> 'institution_id');
  end if;
  if p_filters ->> 'verified' in ('yes', 'no') then
    v_where := v_where || case p_filters ->> 'verified' when 'yes' then ' and c.is_verified' else ' and not c.is_verified' end;
  end if;
  if v_occupation = 'unmapped' then
    v_where := v_where || ' and cardinality(c.occupations) > 0 and (c.occupation_codes = ''{}'' or '''' = any (c.occupation_codes))';
  elsif v_occupation is not null then
    v_where := v_where || format(' and c.occupation_codes @> array[%L]', v_occupation);
  end if;
  if v_view is not null then
    v_days := private.expiry_bounds(v_view);
    if isempty(v_days) then return jsonb_build_object('rows', '[]'::jsonb, 'total', 0, 'is_capped', false); end if;
    v_where := v_where || case when lower(v_days) is null then '' else format(' and c.valid_to >= %L', lower(v_days)) end
      || case when upper(v_days) is null then '' else format(' and c.valid_to < %L', upper(v_days)) end
      -- a card that is over expires no more
      || case when nullif(p_filters ->> 'status', '') is null then ' and c.status = ''active''' else '' end;
  end if;
  v_order := case when p_sort in ('valid_to', 'number') then format('c.%I', p_sort) else 'c.valid_to' end
    || case when p_is_descending then ' desc, c.id desc' else ', c.id' end;
  return private.list_page($sql$to_jsonb(r) - 'nr' - 'check_token' || jsonb_build_object(
      'institution_name', (select i.name from public.institutions i where i.id = r.institution_id),
      'file', (select jsonb_build_object('id', a.id, 'number', a.number, 'status', a.status)
        from public.applications a where a.card_id = r.id and a.is_live and a.status <> 'draft'))$sql$,
    'select c.* from public.cards c where ' || v_where, v_order, p_page, p_page_size);
end
$$;
comment on function private.list_cards(jsonb, text, boolean, integer, integer) is 'See public.list_cards.';

create function public.list_people(
  p_filters jsonb default '{}', p_sort text default null, p_is_descending boolean default false, p_page integer default 1, p_page_size integer default 20)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.list_people(p_filters, p_sort, p_is_descending, p_page, p_page_size) $$;
comment on function public.list_people(jsonb, text, boolean, integer, integer) is
  'A page of the people in the caller''s scope, masked, by name: {rows, total, is_capped}. Filters: q (beginning of a name or card number, or a whole identity number), region_code, institution_id, status, and of their cards kind, card_status, occupation. 403 not_permitted.';
create function public.list_cards(
  p_filters jsonb default '{}', p_sort text default null, p_is_descending boolean default false, p_page integer default 1, p_page_size integer default 20)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.list_cards(p_filters, p_sort, p_is_descending, p_page, p_page_size) $$;
comment on function public.list_cards(jsonb, text, boolean, integer, integer) is
  'A page of the cards in the caller''s scope, by expiry or number: {rows, total, is_capped}. Filters: q (beginning of a number or of the holder''s name, or a whole identity number), expiry (see private.expiry_bounds), region_code, institution_id, kind, issuer_code, occupation (a code, or unmapped), level, status, verified (yes, no). 403 not_permitted.';
grant execute on function private.list_people(jsonb, text, boolean, integer, integer), private.list_cards(jsonb, text, boolean, integer, integer) to authenticated;
grant execute on function public.list_people(jsonb, text, boolean, integer, integer), public.list_cards(jsonb, text, boolean, integer, integer) to authenticated;
