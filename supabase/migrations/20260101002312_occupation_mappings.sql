-- Mapping in bulk: what old cards call their occupations, gathered by the words, and a code of the catalogue put beside all of
-- them at once. The print stays as it is.

create table private.occupation_mappings (
  id uuid primary key default gen_random_uuid(),
  word text not null,
  code text not null references public.occupations (code),
  cards integer not null,
  request_id uuid not null unique,
  actor uuid references auth.users (id) on delete set null,
  actor_name text not null,
  at timestamptz not null default private.now()
);
comment on table private.occupation_mappings is 'Which words were mapped to which occupation of the catalogue at once, on how many cards, by whom.';
create index occupation_mappings_actor_idx on private.occupation_mappings (actor);
create index occupation_mappings_code_idx on private.occupation_mappings (code);
revoke all on table private.occupation_mappings from anon, authenticated, service_role;

create function private.unmapped_occupations()
returns table (word text, cards integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions constant text[] := private.my_regions();
begin
  perform private.require_role('city_officer', 'province_reviewer');
  return query
    select btrim(w.word), count(distinct c.id)::integer
    from public.cards c
    cross join lateral unnest(c.occupations) with ordinality w (word, nr)
    where c.status = 'active' and c.region_code = any (v_regions) and coalesce(c.occupation_codes[w.nr], '') = ''
    group by 1 order by 2 desc, 1 limit 500;
end
$$;
comment on function private.unmapped_occupations() is 'See public.unmapped_occupations.';

create function private.map_occupation_word(p_word text, p_code text, p_request_id uuid)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_regions constant text[] := private.my_regions();
  v_word constant text := btrim(coalesce(p_word, ''));
  v_done private.occupation_mappings;
  v_cards integer;
begin
  perform private.require_role('city_officer', 'province_reviewer');
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  select m.* into v_done from private.occupation_mappings m where m.request_id = p_request_id and m.actor = auth.uid();
  if v_done.id is not null then
    return v_done.cards;
  end if;
  perform private.require(v_word <> '', 422, 'field_required', '{"field":"word"}');
  perform private.require(exists (select from public.occupations o where o.code = p_code and o.is_active), 422, 'occupation_unknown', '{"field":"code"}');
  with hit as materialized (
    select c.id from public.cards c
    where c.status = 'active' and c.region_code = any (v_regions)
      and exists (select from unnest(c.occupations) with ordinality w (word, nr)
        where btrim(w.word) = v_word and coalesce(c.occupation_codes[w.nr], '') = '')
      -- nobody's own card
      and not exists (select from public.people p where p.id = c.person_id and p.user_id = auth.uid())
    order by c.id for update of c)
  update public.cards c set version = c.version + 1, updated_at = private.now(),
    occupation_codes = array(
      select case when btrim(w.word) = v_word and coalesce(c.occupation_codes[w.nr], '') = '' then p_code else coalesce(c.occupation_codes[w.nr], '') end
      from unnest(c.occupations) with ordinality w (word, nr) order by w.nr)
  from hit where c.id = hit.id;
  get diagnostics v_cards = row_count;
  insert into private.occupation_mappings (word, code, cards, request_id, actor, actor_name)
  values (left(v_word, 60), p_code, v_cards, p_request_id, auth.uid(), private.actor_name());
  return v_cards;
end
$$;
comment on function private.map_occupation_word(text, text, uuid) is 'See public.map_occupation_word.';

create function public.unmapped_occupations()
returns table (word text, cards integer) language sql stable security invoker set search_path = ''
as $$ select u.word, u.cards from private.unmapped_occupations() u $$;
comment on function public.unmapped_occupations() is
  'What live cards of the caller''s region call occupations that have no code of the catalogue yet, the most frequent first, at most 500. By the centers. 403 not_permitted.';
create function public.map_occupation_word(p_word text, p_code text, p_request_id uuid)
returns integer language sql security invoker set search_path = ''
as $$ select private.map_occupation_word(p_word, p_code, p_request_id) $$;
comment on function public.map_occupation_word(text, text, uuid) is
  'Puts one code beside a printed occupation on every live card of the caller''s region where it has none, logged; how many cards. What is mapped already stays. By the centers; once per request id. 403 not_permitted; 422 field_required, occupation_unknown.';
grant execute on function private.unmapped_occupations(), private.map_occupation_word(text, text, uuid) to authenticated;
grant execute on function public.unmapped_occupations(), public.map_occupation_word(text, text, uuid) to authenticated;
