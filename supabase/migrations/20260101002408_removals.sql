-- What was entered by mistake and is used nowhere can be taken away, and put back. The row goes, so that nothing else has
-- to know of it; what it held is kept aside. Whatever something refers to stays.

create table private.removed_records (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint removed_kind_is_known check (kind in ('card', 'person')),
  record_id uuid not null,
  content jsonb not null,
  identity jsonb,
  reason text not null constraint removal_has_reason check (char_length(reason) between 2 and 500),
  actor uuid not null,
  actor_name text not null,
  at timestamptz not null default private.now(),
  restored_at timestamptz
);
comment on table private.removed_records is 'Cards and people removed as entered by mistake, whole, so that a removal can be undone.';
create index removed_records_record_id_idx on private.removed_records (record_id);
revoke all on table private.removed_records from anon, authenticated, service_role;

create function private.lock_card(p_id uuid, p_expected_version integer)
returns public.cards
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_person public.people;
begin
  select c.* into v_card from public.cards c where c.id = p_id for update;
  select p.* into v_person from public.people p where p.id = v_card.person_id;
  perform private.require(v_card.id is not null and private.sees_person(v_person), 404, 'card_not_found');
  perform private.require(v_person.user_id is distinct from auth.uid(), 403, 'own_record');
  perform private.require('card' = any (private.person_rights(v_person)), 403, 'not_permitted', jsonb_build_object('role', private.my_role()));
  -- what a reviewer has confirmed is no longer the unit's to change
  perform private.require(not v_card.is_verified or 'profile' = any (private.person_rights(v_person)), 403, 'card_is_verified');
  -- a card that was issued here is the province's
  perform private.require(v_card.application_id is null or private.my_role() = 'province_reviewer', 403, 'card_issued_here');
  perform private.require_record_version(array['cards'], p_id, v_card.version, p_expected_version);
  return v_card;
end
$$;
comment on function private.lock_card(uuid, integer) is
  'A card for changing: by the centers, unverified ones by the unit too, those issued here by the province''s reviewers. 404 card_not_found; 403 own_record, not_permitted, card_is_verified, card_issued_here; 409 stale_version.';

create function private.remove_card(p_id uuid, p_reason text, p_expected_version integer)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards := private.lock_card(p_id, p_expected_version);
  v_id uuid;
begin
  perform private.require(char_length(trim(coalesce(p_reason, ''))) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  perform private.require(v_card.application_id is null, 409, 'card_in_use', jsonb_build_object('number', v_card.number));
  begin
    delete from public.cards c where c.id = p_id;
  exception when foreign_key_violation then
    perform private.fail(409, 'card_in_use', jsonb_build_object('number', v_card.number));
  end;
  insert into private.removed_records (kind, record_id, content, reason, actor, actor_name)
  values ('card', p_id, to_jsonb(v_card), trim(p_reason), auth.uid(), private.actor_name()) returning id into v_id;
  return v_id;
end
$$;
comment on function private.remove_card(uuid, text, integer) is 'See public.remove_card.';

create function private.remove_person(p_id uuid, p_reason text, p_expected_version integer)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people := private.lock_person(p_id, 'remove', p_expected_version);
  v_identity private.person_identities;
  v_id uuid;
begin
  perform private.require(char_length(trim(coalesce(p_reason, ''))) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  perform private.require(v_person.user_id is null, 409, 'person_has_login', jsonb_build_object('person', v_person.name));
  select i.* into v_identity from private.person_identities i where i.person_id = p_id;
  begin
    delete from public.people p where p.id = p_id;
  exception when foreign_key_violation then
    perform private.fail(409, 'person_in_use', jsonb_build_object('person', v_person.name));
  end;
  insert into private.removed_records (kind, record_id, content, identity, reason, actor, actor_name)
  values ('person', p_id, to_jsonb(v_person), to_jsonb(v_identity), trim(p_reason), auth.uid(), private.actor_name()) returning id into v_id;
  return v_id;
end
$$;
comment on function private.remove_person(uuid, text, integer) is 'See public.remove_person.';

create function private.restore_record(p_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_removed private.removed_records;
begin
  select r.* into v_removed from private.removed_records r where r.id = p_id for update;
  perform private.require(v_removed.id is not null and v_removed.actor = auth.uid()
    and (v_removed.content ->> 'region_code' = any (private.my_regions())
      or private.uuid_of(v_removed.content ->> 'institution_id') = any (private.my_institutions())), 404, 'removal_not_found');
  if v_removed.restored_at is not null then return v_removed.record_id; end if;
  begin
    if v_removed.kind = 'card' then
      perform private.require(exists (select from public.people p where p.id = (v_removed.content ->> 'person_id')::uuid and p.status <> 'merged'), 409, 'person_not_found');
      insert into public.cards select r.* from jsonb_populate_record(null::public.cards, v_removed.content) r;
      -- the person may have moved or changed the name meanwhile
      update public.cards c set institution_id = p.institution_id, region_code = p.region_code, holder_name = p.name, version = c.version + 1
      from public.people p where c.id = v_removed.record_id and p.id = c.person_id;
    else
      insert into public.people select r.* from jsonb_populate_record(null::public.people, v_removed.content) r;
      insert into private.person_identities select r.* from jsonb_populate_record(null::private.person_identities, v_removed.identity) r;
      update public.people p set version = p.version + 1 where p.id = v_removed.record_id;
    end if;
  exception when unique_violation then
    perform private.fail(409, case v_removed.kind when 'card' then 'card_number_taken' else 'id_number_taken' end);
  end;
  update private.removed_records r set restored_at = private.now() where r.id = p_id;
  return v_removed.record_id;
end
$$;
comment on function private.restore_record(uuid) is 'See public.restore_record.';

create function public.remove_card(p_id uuid, p_reason text, p_expected_version integer)
returns uuid language sql security invoker set search_path = ''
as $$ select private.remove_card(p_id, p_reason, p_expected_version) $$;
comment on function public.remove_card(uuid, text, integer) is
  'Removes a card that was registered by mistake and that nothing refers to; returns what restore_record undoes it with. 409 card_in_use, stale_version; 403 own_record, not_permitted, card_is_verified, card_issued_here; 422 reason_missing.';
create function public.remove_person(p_id uuid, p_reason text, p_expected_version integer)
returns uuid language sql security invoker set search_path = ''
as $$ select private.remove_person(p_id, p_reason, p_expected_version) $$;
comment on function public.remove_person(uuid, text, integer) is
  'Removes a record without cards, files, work or login; returns what restore_record undoes it with. 409 person_in_use, person_has_login, stale_version; 403 own_record, not_permitted; 422 reason_missing.';
create function public.restore_record(p_id uuid)
returns uuid language sql security invoker set search_path = ''
as $$ select private.restore_record(p_id) $$;
comment on function public.restore_record(uuid) is
  'Undoes an own removal; returns the id of the card or person. 404 removal_not_found; 409 card_number_taken, id_number_taken, person_not_found.';
grant execute on function private.remove_card(uuid, text, integer), private.remove_person(uuid, text, integer), private.restore_record(uuid) to authenticated;
grant execute on function public.remove_card(uuid, text, integer), public.remove_person(uuid, text, integer), public.restore_record(uuid) to authenticated;
