-- Keeping cards: registering an old card of any issuer, correcting one with a reason, mapping its occupations to the
-- catalogue. What the card says stays as it is printed; the code stands beside it.

create function private.read_card(p_card jsonb, p_person_id uuid, p_except uuid)
returns public.cards
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_kind public.card_kinds;
  v_issuer public.issuers;
  v_identity text;
begin
  select k.* into v_kind from public.card_kinds k where k.code = p_card ->> 'kind';
  perform private.require(v_kind.code is not null, 422, 'card_kind_missing', '{"field":"kind"}');
  select i.* into v_issuer from public.issuers i where i.code = p_card ->> 'issuer_code';
  perform private.require(v_issuer.code is not null, 422, 'issuer_missing', '{"field":"issuer_code"}');
  perform private.require(v_kind.issuer_rule = 'any' or v_issuer.kind = 'province', 422, 'issuer_not_provincial', '{"field":"issuer_code"}');
  v_card.kind := v_kind.code;
  v_card.issuer_code := v_issuer.code;
  v_card.number := trim(coalesce(p_card ->> 'number', ''));
  perform private.require(char_length(v_card.number) between 1 and 30, 422, 'card_number_missing', '{"field":"number"}');
  v_card.level := nullif(trim(p_card ->> 'level'), '');
  perform private.require(coalesce(char_length(v_card.level), 0) <= 30, 422, 'field_too_long',
    jsonb_build_object('field', 'level', 'max', 30, 'length', char_length(v_card.level)));
  v_card.valid_from := private.read_date(p_card, 'valid_from');
  v_card.valid_to := private.read_date(p_card, 'valid_to');
  perform private.require(v_card.valid_from is not null, 422, 'card_date_missing', '{"field":"valid_from"}');
  perform private.require(v_card.valid_to is not null, 422, 'card_date_missing', '{"field":"valid_to"}');
  perform private.require(v_card.valid_to > v_card.valid_from, 422, 'card_dates_reversed', '{"field":"valid_to"}');
  perform private.require(coalesce(jsonb_typeof(p_card -> 'occupations'), 'array') = 'array', 422, 'occupations_missing', '{"field":"occupations"}');
  v_card.occupations := array(
    select trim(o.value) from jsonb_array_elements_text(coalesce(p_card -> 'occupations', '[]')) with ordinality o (value, nr)
    where trim(o.value) <> '' order by o.nr);
  -- supervisors have none; assessors judge within theirs
  perform private.require(v_kind.role = 'supervisor' or cardinality(v_card.occupations) between 1 and 20, 422, 'occupations_missing', '{"field":"occupations"}');
  perform private.require(not exists (select from unnest(v_card.occupations) o where char_length(o) > 60), 422, 'field_too_long',
    jsonb_build_object('field', 'occupations', 'max', 60, 'length', (select max(char_length(o)) from unnest(v_card.occupations) o)));
  perform private.require(not exists (select from public.cards c
    where c.issuer_code = v_card.issuer_code and c.number = v_card.number and c.id is distinct from p_except), 422, 'card_number_taken', '{"field":"number"}');
  select i.id_number into v_identity from private.person_identities i where i.person_id = p_person_id;
  perform private.require(not private.is_banned_identity(v_identity, v_kind.role), 422, 'identity_banned', jsonb_build_object('role', v_kind.role));
  return v_card;
end
$$;
comment on function private.read_card(jsonb, uuid, uuid) is
  'What a form says of a person''s card {kind, issuer_code, number, level, occupations[], valid_from, valid_to}, judged; errors name the field.';

create function private.register_card(p_person_id uuid, p_card jsonb)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_card public.cards;
begin
  select p.* into v_person from public.people p where p.id = p_person_id for update;
  perform private.require(v_person.id is not null and private.sees_person(v_person), 404, 'person_not_found');
  perform private.require(v_person.status <> 'merged', 409, 'person_merged');
  perform private.require(v_person.user_id is distinct from auth.uid(), 403, 'own_record');
  perform private.require('card' = any (private.person_rights(v_person)), 403, 'not_permitted', jsonb_build_object('role', private.my_role()));
  v_card := private.read_card(p_card, p_person_id, null);
  insert into public.cards (person_id, kind, issuer_code, number, level, occupations, valid_from, valid_to, is_verified,
    institution_id, region_code, holder_name)
  values (p_person_id, v_card.kind, v_card.issuer_code, v_card.number, v_card.level, v_card.occupations, v_card.valid_from, v_card.valid_to,
    -- also of a center: whoever reviews it looks at the scan
    false, v_person.institution_id, v_person.region_code, v_person.name)
  returning id into v_card.id;
  return v_card.id;
end
$$;
comment on function private.register_card(uuid, jsonb) is 'See public.register_card.';

create function private.correct_card(p_id uuid, p_card jsonb, p_reason text, p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.cards := private.lock_card(p_id, p_expected_version);
  v_new public.cards;
  v_role text;
begin
  perform private.require(char_length(trim(coalesce(p_reason, ''))) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  v_new := private.read_card(p_card, v_old.person_id, p_id);
  if (v_new.kind, v_new.issuer_code, v_new.number, v_new.level, v_new.occupations, v_new.valid_from, v_new.valid_to)
    is not distinct from (v_old.kind, v_old.issuer_code, v_old.number, v_old.level, v_old.occupations, v_old.valid_from, v_old.valid_to) then
    perform private.fail(422, 'nothing_changed');
  end if;
  select k.role into v_role from public.card_kinds k where k.code = v_old.kind;
  perform private.require(v_role = (select k.role from public.card_kinds k where k.code = v_new.kind)
    or not exists (select from public.applications a where a.card_id = p_id), 422, 'card_role_in_use', '{"field":"kind"}');
  -- what a unit has sealed or a center reads must not change under them
  perform private.require(not exists (select from public.applications a
    where a.card_id = p_id and a.is_live and (a.data_version > 0 or a.status not in ('draft', 'unit_review'))), 409, 'card_has_live_file',
    jsonb_build_object('number', v_old.number));
  update public.cards c set kind = v_new.kind, issuer_code = v_new.issuer_code, number = v_new.number, level = v_new.level,
    occupations = v_new.occupations, valid_from = v_new.valid_from, valid_to = v_new.valid_to,
    occupation_codes = case when v_new.occupations = c.occupations then c.occupation_codes else private.codes_of_occupations(v_new.occupations) end,
    -- a reviewer's word was about what stood there before
    is_verified = c.is_verified and v_new.number = c.number and v_new.issuer_code = c.issuer_code,
    version = c.version + 1, updated_at = private.now()
  where c.id = p_id;
  update public.applications a set card_kind = v_new.kind, card_number = v_new.number, card_level = v_new.level, card_valid_to = v_new.valid_to, occupations = v_new.occupations,
    version = a.version + 1
  where a.card_id = p_id and a.is_live;
  insert into private.card_corrections (card_id, person_id, reason, actor, actor_name) values (p_id, v_old.person_id, trim(p_reason), auth.uid(), private.actor_name());
  return v_old.version + 1;
end
$$;
comment on function private.correct_card(uuid, jsonb, text, integer) is 'See public.correct_card.';

create function private.map_card_occupations(p_id uuid, p_codes text[], p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
begin
  perform private.require_role('city_officer', 'province_reviewer');
  select c.* into v_card from public.cards c where c.id = p_id for update;
  perform private.require(v_card.id is not null and v_card.region_code = any (private.my_regions()), 404, 'card_not_found');
  perform private.require(not exists (select from public.people p where p.id = v_card.person_id and p.user_id = auth.uid()), 403, 'own_record');
  perform private.require_record_version(array['cards'], p_id, v_card.version, p_expected_version);
  perform private.require(cardinality(coalesce(p_codes, '{}')) = cardinality(v_card.occupations), 422, 'occupation_codes_count', '{"field":"codes"}');
  perform private.require(not exists (select from unnest(p_codes) k (code)
    where coalesce(k.code, '') <> '' and not exists (select from public.occupations o where o.code = k.code)), 422, 'occupation_unknown', '{"field":"codes"}');
  update public.cards c set occupation_codes = array(select coalesce(k.code, '') from unnest(p_codes) with ordinality k (code, nr) order by k.nr),
    version = c.version + 1, updated_at = private.now()
  where c.id = p_id;
  return v_card.version + 1;
end
$$;
comment on function private.map_card_occupations(uuid, text[], integer) is 'See public.map_card_occupations.';

create function public.register_card(p_person_id uuid, p_card jsonb)
returns uuid language sql security invoker set search_path = ''
as $$ select private.register_card(p_person_id, p_card) $$;
comment on function public.register_card(uuid, jsonb) is
  'Registers a card {kind, issuer_code, number, level, occupations[], valid_from, valid_to} of any issuer for a person: by the unit, its city or a reviewer of the province; unverified until a reviewer verifies it. 404 person_not_found; 403 own_record, not_permitted; 422 names the field: card_number_taken, issuer_not_provincial, identity_banned …';
create function public.correct_card(p_id uuid, p_card jsonb, p_reason text, p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.correct_card(p_id, p_card, p_reason, p_expected_version) $$;
comment on function public.correct_card(uuid, jsonb, text, integer) is
  'Corrects what is on record of a card, with a reason; another number or issuer asks for verification anew. By the centers, of an unverified card by the unit. 409 card_has_live_file (a file beyond the first opinion), stale_version; 403 own_record, not_permitted, card_is_verified, card_issued_here; 422 reason_missing, nothing_changed, and as of register_card.';
create function public.map_card_occupations(p_id uuid, p_codes text[], p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.map_card_occupations(p_id, p_codes, p_expected_version) $$;
comment on function public.map_card_occupations(uuid, text[], integer) is
  'Puts a code of the catalogue, or empty text, beside each occupation printed on a card, in its order; the print stays. By the centers. 404 card_not_found; 403 own_record; 409 stale_version; 422 occupation_codes_count, occupation_unknown.';
grant execute on function private.register_card(uuid, jsonb), private.correct_card(uuid, jsonb, text, integer), private.map_card_occupations(uuid, text[], integer) to authenticated;
grant execute on function public.register_card(uuid, jsonb), public.correct_card(uuid, jsonb, text, integer), public.map_card_occupations(uuid, text[], integer) to authenticated;
