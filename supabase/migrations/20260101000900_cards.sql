-- Cards (证卡): the credential that is renewed. The dates printed on it rule.

create table public.cards (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  kind text not null references public.card_kinds (code),
  issuer_code text not null references public.issuers (code),
  number text not null constraint card_number_is_short check (char_length(number) between 1 and 30),
  level text,
  occupations text[] not null default '{}',
  occupation_codes text[] not null default '{}',
  valid_from date not null,
  valid_to date not null,
  status text not null default 'active' constraint card_status_is_known check (status in (
    'active', 'superseded', 'lapsed', 'disqualified', 'cancelled')),
  is_verified boolean not null default true,
  supersedes_card_id uuid references public.cards (id),
  application_id uuid,
  check_token uuid not null default gen_random_uuid() unique,
  institution_id uuid references public.institutions (id),
  region_code text not null references public.regions (code),
  holder_name text not null,
  version integer not null default 1,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  constraint card_number_is_unique_per_issuer unique (issuer_code, number),
  constraint validity_is_ordered check (valid_to > valid_from),
  constraint codes_stand_by_occupations check (cardinality(occupation_codes) in (0, cardinality(occupations)))
);
comment on table public.cards is 'Cards of assessors and supervisors, of every issuer; one person may hold several.';
comment on column public.cards.occupations is 'The occupations as printed on the card (考评职业/工种).';
comment on column public.cards.occupation_codes is
  'The same mapped to the 2022 catalogue, in the same order; empty text where one is not mapped. None at all: nothing is mapped.';
comment on column public.cards.check_token is 'What the QR code of the card carries: opens the public check page.';
comment on column public.cards.status is 'superseded by a renewal, lapsed (自动作废), disqualified (取消资格), cancelled (注销: left or died).';
create index cards_person_id_idx on public.cards (person_id);
create index cards_region_code_valid_to_idx on public.cards (region_code, valid_to);
create index cards_institution_id_valid_to_idx on public.cards (institution_id, valid_to);
create index cards_valid_to_idx on public.cards (valid_to, id);
create index cards_number_idx on public.cards (number text_pattern_ops);
create index cards_holder_name_idx on public.cards (holder_name text_pattern_ops);
create index cards_kind_idx on public.cards (kind);
create index cards_supersedes_card_id_idx on public.cards (supersedes_card_id);
create index cards_application_id_idx on public.cards (application_id);

create function private.codes_of_occupations(p_occupations text[])
returns text[]
language sql
stable
set search_path = ''
as $$
  select case when bool_or(o.code is not null) then array_agg(coalesce(o.code, '') order by w.nr) else '{}' end
  from unnest(p_occupations) with ordinality w (word, nr)
  left join public.occupations o on o.is_active and (o.name_zh = trim(w.word) or o.code = trim(w.word))
$$;
comment on function private.codes_of_occupations(text[]) is
  'The codes of occupations that bear the catalogue''s own names, empty text for the others; no code at all where none does.';

create function private.map_occupations()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if cardinality(new.occupations) = 0 then
    new.occupation_codes := '{}';
  elsif cardinality(new.occupation_codes) <> cardinality(new.occupations) and (tg_op = 'INSERT'
      or cardinality(new.occupation_codes) > 0 or new.occupations is distinct from old.occupations) then
    new.occupation_codes := private.codes_of_occupations(new.occupations);
  end if;
  return new;
end
$$;
comment on function private.map_occupations() is 'Maps the printed occupations to the catalogue wherever whoever wrote them has not.';
create trigger cards_map_occupations before insert or update of occupations, occupation_codes on public.cards
  for each row execute function private.map_occupations();

-- A person's move takes the visibility of the cards along.
create function private.cards_follow_person()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.cards c
  set institution_id = new.institution_id, region_code = new.region_code, holder_name = new.name
  where c.person_id = new.id;
  return null;
end
$$;
comment on function private.cards_follow_person() is 'Copies unit, region and name of a person to the cards, which lists and policies read there.';
create trigger cards_follow_person after update of institution_id, region_code, name on public.people
  for each row execute function private.cards_follow_person();

alter table public.cards enable row level security;
revoke all on table public.cards from anon, authenticated, service_role;
grant select on table public.cards to authenticated, service_role;
create policy "cards are read by the holder, the unit and its center" on public.cards
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );
