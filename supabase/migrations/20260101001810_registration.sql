-- Registration: who is not on record yet registers with a card, or the unit does it for its people. The unit confirms
-- the person, the reviewer the card against its scan.

create function private.is_banned_identity(p_id_number text, p_role text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from private.identity_bans b where b.id_number = p_id_number and (b.role = 'both' or b.role = p_role))
$$;
comment on function private.is_banned_identity(text, text) is 'Whether an identity is permanently disqualified for the role.';

create function private.count_known(p_id_number text, p_by_unit boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.claim_misses (user_id, id_number, is_by_unit) values (auth.uid(), p_id_number, p_by_unit);
  return private.registration_state(p_id_number, p_by_unit);
end
$$;
comment on function private.count_known(text, boolean) is
  'Counts an answer that tells something about an identity number, so that nobody asks without end; says how many are left.';

create function private.registration_state(p_id_number text, p_by_unit boolean)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  -- a unit registers people for years: what it has left is counted by the day, and never against the person
  select case when p_by_unit then jsonb_build_object('left', greatest(private.parameter_int('misses_per_claim') - (
      select count(*) from private.claim_misses m
      where m.user_id = auth.uid() and m.is_by_unit and private.day_of(m.at) = private.today()), 0))
    else private.claim_state(p_id_number) end
$$;
comment on function private.registration_state(text, boolean) is
  'How many identity numbers of people on record the caller may still run into: as a person ever, as a unit today.';

create function private.register_person(
  p_name text, p_id_number text, p_phone text, p_institution_id uuid, p_card jsonb, p_is_self boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number text := private.normalise_id_number(p_id_number);
  v_error text := private.id_number_error(v_number, private.today());
  v_institution public.institutions;
  v_kind public.card_kinds;
  -- an officer who holds a card registers oneself as anybody does: a colleague confirms
  v_by_unit boolean := not coalesce(p_is_self, false) and p_institution_id = any (private.my_institutions());
  v_person_id uuid := gen_random_uuid();
  v_from date := private.read_date(p_card, 'valid_from');
  v_to date := private.read_date(p_card, 'valid_to');
  v_existing public.people;
  -- full width and blanks, as a phone types them, are no part of a number: annexes would print them, a second card could bear it
  v_card_number text := trim(regexp_replace(normalize(coalesce(p_card ->> 'number', ''), NFKC), '\s+', ' ', 'g'));
begin
  perform private.require(auth.uid() is not null, 403, 'not_permitted');
  perform private.require(v_by_unit or private.my_person() is null, 409, 'person_claimed_already');
  perform private.require(private.is_person_name(trim(p_name)), 422, 'name_format', '{"field":"name"}');
  if v_error is not null then perform private.fail(422, v_error, '{"field":"id_number"}'); end if;
  perform private.require(coalesce(p_phone, '') ~ '^1[3-9]\d{9}$' or coalesce(p_phone, '') ~ '^0\d{2,3}-?\d{7,8}$', 422, 'phone_format', '{"field":"phone"}');
  select i.* into v_institution from public.institutions i where i.id = p_institution_id;
  perform private.require(v_institution.id is not null, 422, 'institution_missing', '{"field":"institution_id"}');
  perform private.require(v_institution.status = 'active', 422, 'institution_cancelled', '{"field":"institution_id"}');
  select k.* into v_kind from public.card_kinds k where k.code = p_card ->> 'kind' and k.is_active;
  perform private.require(v_kind.code is not null, 422, 'card_kind_missing', '{"field":"kind"}');
  perform private.require(exists (select from public.issuers i where i.code = p_card ->> 'issuer_code' and i.is_active), 422, 'issuer_missing', '{"field":"issuer_code"}');
  perform private.require(v_kind.issuer_rule = 'any' or exists (
    select from public.issuers i where i.code = p_card ->> 'issuer_code' and i.kind = 'province'), 422, 'issuer_not_provincial', '{"field":"issuer_code"}');
  perform private.require(char_length(v_card_number) between 1 and 30, 422, 'card_number_missing', '{"field":"number"}');
  perform private.require(v_from is not null, 422, 'card_date_missing', '{"field":"valid_from"}');
  perform private.require(v_to is not null, 422, 'card_date_missing', '{"field":"valid_to"}');
  perform private.require(v_to > v_from, 422, 'card_dates_reversed', '{"field":"valid_to"}');
  -- 考评职业（工种） stands on assessors' cards; a supervisor's names none
  perform private.require(v_kind.role = 'supervisor' or (jsonb_typeof(p_card -> 'occupations') = 'array'
    and jsonb_array_length(p_card -> 'occupations') between 1 and 20), 422, 'occupations_missing', '{"field":"occupations"}');
  perform private.require(v_kind.role <> 'supervisor' or coalesce(p_card -> 'occupations', '[]') in ('[]', 'null'),
    422, 'occupations_not_wanted', '{"field":"occupations"}');
  perform private.count_alone(v_number);
  if (private.registration_state(v_number, v_by_unit) ->> 'left')::integer = 0 then
    return jsonb_build_object('outcome', 'blocked', 'left', 0);
  end if;
  select p.* into v_existing from public.people p join private.person_identities i on i.person_id = p.id where i.id_number = v_number;
  if v_existing.id is not null then
    -- somebody known: to be claimed with a card number, not registered a second time
    return jsonb_build_object('outcome', 'known_already') || private.count_known(v_number, v_by_unit);
  end if;
  -- whoever tries numbers learns of no ban of somebody on record; of others it is counted
  if private.is_banned_identity(v_number, v_kind.role) then
    return jsonb_build_object('outcome', 'banned') || private.count_known(v_number, v_by_unit);
  end if;
  if exists (select from public.cards c where c.issuer_code = p_card ->> 'issuer_code'
    and c.number in (v_card_number, upper(v_card_number), trim(p_card ->> 'number'))) then
    perform private.fail(422, 'card_number_taken', '{"field":"number"}');
  end if;
  insert into public.people (id, name, id_number_masked, institution_id, region_code, user_id, status)
  values (v_person_id, trim(p_name), private.mask_id_number(v_number), v_institution.id, v_institution.region_code,
    case when not v_by_unit then auth.uid() end, case when v_by_unit then 'verified' else 'unverified' end);
  insert into private.person_identities (person_id, id_number, phone) values (v_person_id, v_number, p_phone);
  insert into public.cards (person_id, kind, issuer_code, number, level, occupations, valid_from, valid_to, is_verified,
    institution_id, region_code, holder_name)
  values (v_person_id, v_kind.code, p_card ->> 'issuer_code', v_card_number, p_card ->> 'level',
    case when v_kind.role = 'supervisor' then '{}' else array(select trim(o) from jsonb_array_elements_text(p_card -> 'occupations') o) end, v_from, v_to, false,
    v_institution.id, v_institution.region_code, trim(p_name));
  return jsonb_build_object('outcome', 'registered', 'person_id', v_person_id);
end
$$;
comment on function private.register_person(text, text, text, uuid, jsonb, boolean) is 'See public.register_person.';

create function private.gives_first_opinion(p_application public.applications)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select case p_application.status
    when 'unit_review' then (private.possible_transition(p_application, 'approve', private.actor_kinds(p_application))).action is not null
    when 'appealing' then p_application.stage = 'unit_review'
      and (private.possible_transition(p_application, 'grant_appeal', private.actor_kinds(p_application))).action is not null
    else false end
$$;
comment on function private.gives_first_opinion(public.applications) is
  'Whether the caller gives the first opinion on the file, or the decision that stands in its place.';

create function private.confirm_person(p_person_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
begin
  select p.* into v_person from public.people p where p.id = p_person_id for update;
  perform private.require(v_person.institution_id = any (private.my_institutions())
    -- the unit of a live file, or the center that acts for a cancelled one
    or exists (select from public.applications a
      where a.person_id = p_person_id and a.is_live and private.gives_first_opinion(a)), 404, 'person_not_found');
  perform private.require_not_own(p_person_id, 'own_record');
  perform private.require(v_person.status <> 'disputed', 409, 'person_disputed');
  update public.people p set status = 'verified', version = p.version + 1, updated_at = private.now()
  where p.id = p_person_id and p.status = 'unverified';
end
$$;
comment on function private.confirm_person(uuid) is 'See public.confirm_person.';

create function private.verify_card(p_card_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
begin
  perform private.require_role('city_officer', 'province_reviewer');
  select c.* into v_card from public.cards c where c.id = p_card_id for update;
  perform private.require(v_card.region_code = any (private.my_regions()) or private.re_reviews(v_card.person_id), 404, 'card_not_found');
  perform private.require_not_own(v_card.person_id, 'own_record');
  update public.cards c set is_verified = true, version = c.version + 1, updated_at = private.now()
  where c.id = p_card_id and not c.is_verified;
end
$$;
comment on function private.verify_card(uuid) is 'See public.verify_card.';

create function public.register_person(
  p_name text, p_id_number text, p_phone text, p_institution_id uuid, p_card jsonb, p_is_self boolean default false)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_person(p_name, p_id_number, p_phone, p_institution_id, p_card, p_is_self) $$;
comment on function public.register_person(text, text, text, uuid, jsonb, boolean) is
  'Registers somebody who is not on record with a card {kind, issuer_code, number, level, occupations[] (of assessors), valid_from, valid_to}: oneself (unverified until the unit confirms; p_is_self where an officer of the unit does), or by the unit. outcome: registered, known_already and banned (with left), blocked. Errors name the field.';
create function public.confirm_person(p_person_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.confirm_person(p_person_id) $$;
comment on function public.confirm_person(uuid) is
  'The unit confirms a person who registered. Errors: 403 own_record, same_name_undeclared; 404 person_not_found; 409 person_disputed.';
create function public.verify_card(p_card_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.verify_card(p_card_id) $$;
comment on function public.verify_card(uuid) is
  'The reviewer confirms a registered card against its scan. Errors: 403 own_record, same_name_undeclared; 404 card_not_found.';

grant execute on function private.register_person(text, text, text, uuid, jsonb, boolean), private.confirm_person(uuid),
  private.verify_card(uuid) to authenticated;
grant execute on function public.register_person(text, text, text, uuid, jsonb, boolean), public.confirm_person(uuid),
  public.verify_card(uuid) to authenticated;
