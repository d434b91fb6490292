-- 证卡 as a register: as the chapter before, with the views of expiry.

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

-- what is yet to be mapped is little among much; the condition stands in private.cards_wanted in the same words
create index cards_unmapped_idx on public.cards (valid_to, id)
  where cardinality(occupations) > 0 and (occupation_codes = '{}' or '' = any (occupation_codes));

create function private.cards_wanted(p_filters jsonb)
returns text
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
  if private.read_date(p_filters, 'valid_to') is not null then
    v_where := v_where || format(' and c.valid_to >= %L', private.read_date(p_filters, 'valid_to'));
  end if;
  if private.read_date(p_filters, 'valid_to_to') is not null then
    v_where := v_where || format(' and c.valid_to <= %L', private.read_date(p_filters, 'valid_to_to'));
  end if;
  if v_view is not null then
    v_days := private.expiry_bounds(v_view);
    if isempty(v_days) then return 'select c.* from public.cards c where false'; end if;
    v_where := v_where || case when lower(v_days) is null then '' else format(' and c.valid_to >= %L', lower(v_days)) end
      || case when upper(v_days) is null then '' else format(' and c.valid_to < %L', upper(v_days)) end
      -- a card that is over expires no more
      || case when nullif(p_filters ->> 'status', '') is null then ' and c.status = ''active''' else '' end;
  end if;
  return 'select c.* from public.cards c where ' || v_where;
end
$$;
comment on function private.cards_wanted(jsonb) is 'The query of the cards in the caller''s scope that the filters want; see public.list_cards.';

create function private.card_row()
returns text
language sql
immutable
set search_path = ''
as $$ select $sql$to_jsonb(r) - 'nr' - 'check_token' || jsonb_build_object(
      'institution_name', (select i.name from public.institutions i where i.id = r.institution_id),
      'file', (select jsonb_build_object('id', a.id, 'number', a.number, 'status', a.status)
        from public.applications a where a.card_id = r.id and a.is_live and a.status <> 'draft'))$sql$ $$;
comment on function private.card_row() is 'What a list shows of a card r: the unit''s name and the live file.';

create function private.list_cards(p_filters jsonb, p_sort text, p_is_descending boolean, p_page integer, p_page_size integer)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select private.list_page(private.card_row(), private.cards_wanted(p_filters),
    case p_sort when 'number'
      -- in the order of the index that finds beginnings
      then case when p_is_descending then 'c.number using ~>~, c.id desc' else 'c.number using ~<~, c.id' end
      else case when p_is_descending then 'c.valid_to desc, c.id desc' else 'c.valid_to, c.id' end end,
    p_page, p_page_size)
$$;
comment on function private.list_cards(jsonb, text, boolean, integer, integer) is 'See public.list_cards.';

create function public.list_cards(
  p_filters jsonb default '{}', p_sort text default null, p_is_descending boolean default false, p_page integer default 1, p_page_size integer default 20)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.list_cards(p_filters, p_sort, p_is_descending, p_page, p_page_size) $$;
comment on function public.list_cards(jsonb, text, boolean, integer, integer) is
  'A page of the cards in the caller''s scope, by expiry or number: {rows, total, is_capped}. Filters: q (beginning of a number or of the holder''s name, or a whole identity number), expiry (see private.expiry_bounds), valid_to and valid_to_to (the first and last day of expiry), region_code, institution_id, kind, issuer_code, occupation (a code, or unmapped), level, status, verified (yes, no). 403 not_permitted.';

create function private.cards_after(p_filters jsonb, p_after uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$ select private.list_after(private.card_row(), private.cards_wanted(p_filters), 'c', p_after) $$;
comment on function private.cards_after(jsonb, uuid) is 'See public.cards_after.';
create function private.count_cards(p_filters jsonb)
returns integer
language sql stable security definer set search_path = ''
as $$ select private.count_all(private.cards_wanted(p_filters)) $$;
comment on function private.count_cards(jsonb) is 'See public.count_cards.';
create function public.cards_after(p_filters jsonb default '{}', p_after uuid default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.cards_after(p_filters, p_after) $$;
comment on function public.cards_after(jsonb, uuid) is 'The next thousand cards of a list behind one of them, by id, as list_cards shows them: for exports. 403 not_permitted.';
create function public.count_cards(p_filters jsonb default '{}')
returns integer language sql stable security invoker set search_path = ''
as $$ select private.count_cards(p_filters) $$;
comment on function public.count_cards(jsonb) is 'How many cards a list has; 1,000,001 means more than a million. 403 not_permitted.';
grant execute on function private.list_cards(jsonb, text, boolean, integer, integer), private.cards_after(jsonb, uuid), private.count_cards(jsonb) to authenticated;
grant execute on function public.list_cards(jsonb, text, boolean, integer, integer), public.cards_after(jsonb, uuid), public.count_cards(jsonb) to authenticated;
