-- 人员 as a register: one page of a list, filtered, sorted and counted by the server. The next chapter: 证卡.
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
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select coalesce(p.merged_into_id, p.id)
    from private.person_identities i join public.people p on p.id = i.person_id
    where i.id_number = private.normalise_id_number(p_text));
end
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

create function private.uuid_of(p_text text)
returns uuid
language sql
immutable
set search_path = ''
as $$
  select case when p_text ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then p_text::uuid end
$$;
comment on function private.uuid_of(text) is 'The id that a text is, or null.';

create function private.people_wanted(p_filters jsonb)
returns text
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
  return 'select p.* from public.people p where ' || v_where;
end
$$;
comment on function private.people_wanted(jsonb) is 'The query of the people in the caller''s scope whom the filters want; see public.list_people.';

create function private.person_row()
returns text
language sql
immutable
set search_path = ''
as $$ select $sql$jsonb_build_object('id', r.id, 'name', r.name, 'former_names', r.former_names, 'gender', r.gender,
      'birth_on', r.birth_on, 'id_number_masked', r.id_number_masked, 'phone_masked', r.phone_masked,
      'institution_id', r.institution_id, 'region_code', r.region_code, 'status', r.status, 'has_login', r.user_id is not null,
      'institution_name', (select i.name from public.institutions i where i.id = r.institution_id),
      'cards', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'number', k.number,
          'valid_to', k.valid_to, 'status', k.status) order by k.status <> 'active', k.valid_to desc), '[]')
        from public.cards k where k.person_id = r.id and k.status <> 'superseded'))$sql$ $$;
comment on function private.person_row() is 'What a list shows of a person r: masks and the cards that are not superseded.';

create function private.list_people(p_filters jsonb, p_sort text, p_is_descending boolean, p_page integer, p_page_size integer)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select private.list_page(private.person_row(), private.people_wanted(p_filters),
    'p.name collate public.pinyin' || case when p_is_descending then ' desc, p.id desc' else ', p.id' end, p_page, p_page_size)
$$;
comment on function private.list_people(jsonb, text, boolean, integer, integer) is 'See public.list_people.';

create function private.list_after(p_rows text, p_from text, p_alias text, p_after uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_rows jsonb;
begin
  execute format('select coalesce(jsonb_agg(%s order by r.id), ''[]'') from (%s and (%L::uuid is null or %I.id > %L::uuid) order by %I.id limit 1000) r',
    p_rows, p_from, p_after, p_alias, p_after, p_alias) into v_rows;
  return v_rows;
end
$$;
comment on function private.list_after(text, text, text, uuid) is 'The next thousand rows of a register behind one, by id: for exports.';

create function private.count_all(p_from text)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_total integer;
begin
  -- more than an export takes are not told apart
  execute format('select count(*)::integer from (%s limit 1000001) x', p_from) into v_total;
  return v_total;
end
$$;
comment on function private.count_all(text) is 'How many rows a register has, counted up to a million.';

create function public.list_people(
  p_filters jsonb default '{}', p_sort text default null, p_is_descending boolean default false, p_page integer default 1, p_page_size integer default 20)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.list_people(p_filters, p_sort, p_is_descending, p_page, p_page_size) $$;
comment on function public.list_people(jsonb, text, boolean, integer, integer) is
  'A page of the people in the caller''s scope, masked, by name: {rows, total, is_capped}. Filters: q (beginning of a name or card number, or a whole identity number), region_code, institution_id, status, and of their cards kind, card_status, occupation. 403 not_permitted.';

create function private.people_after(p_filters jsonb, p_after uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$ select private.list_after(private.person_row(), private.people_wanted(p_filters), 'p', p_after) $$;
comment on function private.people_after(jsonb, uuid) is 'See public.people_after.';
create function private.count_people(p_filters jsonb)
returns integer
language sql stable security definer set search_path = ''
as $$ select private.count_all(private.people_wanted(p_filters)) $$;
comment on function private.count_people(jsonb) is 'See public.count_people.';
create function public.people_after(p_filters jsonb default '{}', p_after uuid default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.people_after(p_filters, p_after) $$;
comment on function public.people_after(jsonb, uuid) is 'The next thousand people of a list behind one of them, by id, as list_people shows them: for exports. 403 not_permitted.';
create function public.count_people(p_filters jsonb default '{}')
returns integer language sql stable security invoker set search_path = ''
as $$ select private.count_people(p_filters) $$;
comment on function public.count_people(jsonb) is 'How many people a list has; 1,000,001 means more than a million. 403 not_permitted.';
grant execute on function private.list_people(jsonb, text, boolean, integer, integer), private.people_after(jsonb, uuid), private.count_people(jsonb) to authenticated;
grant execute on function public.list_people(jsonb, text, boolean, integer, integer), public.people_after(jsonb, uuid), public.count_people(jsonb) to authenticated;
