-- Imports of people and cards: the writing.

create function private.add_people(p_plan private.planned_person[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_people jsonb;
  v_cards jsonb;
begin
  insert into private.bulk_logging (transaction_id) values (pg_current_xact_id());
  insert into public.people (id, name, id_number_masked, institution_id, region_code, status, profile)
  select p.person_id, p.name, private.mask_id_number(p.id_number), p.institution_id, p.region_code, 'verified', p.profile
  from unnest(p_plan) p where p.outcome = 'new' and p.makes_person;
  insert into private.person_identities (person_id, id_number, phone, email, address, postcode)
  select p.person_id, p.id_number, p.phone, p.email, p.address, p.postcode
  from unnest(p_plan) p where p.outcome = 'new' and p.makes_person;
  -- a center loads what is on its register: its cards count as verified
  insert into public.cards (id, person_id, kind, issuer_code, number, level, occupations, occupation_codes, valid_from,
    valid_to, is_verified, institution_id, region_code, holder_name)
  select c.card_id, c.person_id, c.kind, c.issuer_code, c.number, c.level, c.occupations, c.occupation_codes, c.valid_from,
    c.valid_to, true, h.institution_id, h.region_code, h.name
  from unnest(p_plan) c join public.people h on h.id = c.person_id
  where c.outcome = 'new' and c.is_new_card;
  delete from private.bulk_logging b where b.transaction_id = pg_current_xact_id();
  select jsonb_agg(p.person_id order by p.row_no) filter (where p.makes_person),
    jsonb_agg(p.card_id order by p.row_no) filter (where p.is_new_card)
  into v_people, v_cards
  from unnest(p_plan) p where p.outcome = 'new';
  return jsonb_strip_nulls(jsonb_build_object('people', v_people, 'cards', v_cards));
end
$$;
comment on function private.add_people(private.planned_person[]) is
  'Adds the new people and cards of a part of an import; returns their ids, which the audit log keeps in one line.';

create function private.write_people(p_rows jsonb, p_applies_changes boolean, p_applies_claimed boolean,
  out outcomes jsonb, out added jsonb)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_plan constant private.planned_person[] := array(select p from private.plan_people(p_rows) p);
begin
  added := private.add_people(v_plan);
  -- changes are logged record by record, so that each keeps its history
  if p_applies_changes then
    with changed as (
      select distinct on (p.person_id) p.* from unnest(v_plan) p
      where p.outcome in ('new', 'changes') and not p.is_new_person and p.differences <> '[]'
        and (p_applies_claimed or not p.is_claimed)
      order by p.person_id, p.row_no desc
    ), contacts as (
      update private.person_identities i set phone = coalesce(c.phone, i.phone), email = coalesce(c.email, i.email),
        address = coalesce(c.address, i.address), postcode = coalesce(c.postcode, i.postcode)
      from changed c
      where i.person_id = c.person_id and row (coalesce(c.phone, i.phone), coalesce(c.email, i.email),
        coalesce(c.address, i.address), coalesce(c.postcode, i.postcode))
        is distinct from row (i.phone, i.email, i.address, i.postcode)
    )
    update public.cards k set kind = c.kind, level = coalesce(c.level, k.level),
      occupations = case when cardinality(c.occupations) > 0 then c.occupations else k.occupations end,
      occupation_codes = case when cardinality(c.occupations) > 0 then c.occupation_codes else k.occupation_codes end,
      valid_from = c.valid_from, valid_to = c.valid_to, version = k.version + 1, updated_at = private.now()
    from unnest(v_plan) c
    where k.id = c.card_id and not c.is_new_card and c.outcome = 'changes' and c.valid_from is not null
      and (p_applies_claimed or not c.is_claimed)
      and exists (select from jsonb_array_elements(c.differences) x
        where x.value ->> 'field' in ('kind', 'level', 'occupations', 'valid_from', 'valid_to'));
    -- after the contacts: their masks stand in the same row
    update public.people h set profile = h.profile || c.profile, version = h.version + 1, updated_at = private.now()
    from unnest(v_plan) c
    where h.id = c.person_id and not c.is_new_person and c.outcome in ('new', 'changes') and c.differences <> '[]'
      and (p_applies_claimed or not c.is_claimed);
  end if;
  outcomes := (
    select jsonb_agg(jsonb_build_object('row', p.row_no, 'problems', p.problems, 'differences', p.differences,
      'outcome', private.written_outcome(p.outcome, p_applies_changes and (p_applies_claimed or not p.is_claimed))) order by p.row_no)
    from unnest(v_plan) p);
end
$$;
comment on function private.write_people(jsonb, boolean, boolean) is
  'Writes a part of an import of people and cards: rows with errors and conflicts are left out, all others are written or none.';
