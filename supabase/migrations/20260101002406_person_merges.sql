-- Merging: two records of one human become one. Everything that names the one passes to the other; the emptied record
-- stays and points to it, so that its identity number is never registered again and its history can be read.

create function private.pass_rows(p_from uuid, p_to uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_reference record;
  v_row tid;
begin
  for v_reference in
    -- read from the catalogue, so that a table of a later chapter is not forgotten
    select format('%I.%I', n.nspname, c.relname) as name, a.attname as col
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_class c on c.oid = k.conrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'public.people'::regclass
      and k.conrelid not in ('public.people'::regclass, 'private.person_identities'::regclass)
      -- what is append-only keeps saying whom it was about; the person reads it by private.my_person_ids
      and not exists (select from pg_catalog.pg_trigger t
        where t.tgrelid = k.conrelid and t.tgfoid = 'private.refuse_change'::regproc)
    order by 1
  loop
    begin
      execute format('update %1$s set %2$I = $1 where %2$I = $2', v_reference.name, v_reference.col) using p_to, p_from;
    exception when unique_violation then
      -- what both have stays with the emptied record; the rest passes
      for v_row in execute format('select t.ctid from %s t where t.%I = $1', v_reference.name, v_reference.col) using p_from loop
        begin
          execute format('update %1$s set %2$I = $1 where ctid = $2', v_reference.name, v_reference.col) using p_to, v_row;
        exception when unique_violation then
          null;
        end;
      end loop;
    end;
  end loop;
end
$$;
comment on function private.pass_rows(uuid, uuid) is
  'Lets every row that names one person name another; rows that the other has already, and append-only ones, stay.';

create function private.copy_bans(p_from text, p_to text)
returns void
language sql
security definer
set search_path = ''
as $$
  insert into private.identity_bans (id_number, role, penalty_id)
  select p_to, b.role, b.penalty_id from private.identity_bans b where b.id_number = p_from
  on conflict do nothing
$$;
comment on function private.copy_bans(text, text) is 'Puts the permanent bans of one identity number on another of the same human.';

create function private.refuse_impossible_merge(p_person public.people, p_other public.people)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_clash record;
  v_number text;
begin
  perform private.require(p_person.id <> p_other.id, 422, 'merge_with_itself');
  perform private.require(p_person.status <> 'disputed' and p_other.status <> 'disputed' and not exists (
    select from public.identity_disputes d where d.person_id in (p_person.id, p_other.id) and d.status = 'open'), 409, 'record_is_disputed');
  -- the human is banned whichever record says so: a card that is still live under the other is a case of its own first
  select c.number into v_number
  from public.cards c join public.card_kinds k on k.code = c.kind
  join private.person_identities i on i.person_id in (p_person.id, p_other.id)
  join private.identity_bans b on b.id_number = i.id_number and private.covers_role(b.role, k.role)
  where c.person_id in (p_person.id, p_other.id) and c.status = 'active' limit 1;
  if found then perform private.fail(409, 'merge_banned_card', jsonb_build_object('number', v_number)); end if;
  select a.number as one, b.number as other into v_clash
  from public.applications a join public.cards c on c.id = a.card_id
  cross join public.applications b join public.cards d on d.id = b.card_id
  where a.person_id = p_person.id and b.person_id = p_other.id and a.is_live and b.is_live
    -- one card entered twice: of the same number, or of the same kind for the same time
    and (upper(c.number) = upper(d.number) or (c.kind = d.kind and c.valid_to = d.valid_to))
  limit 1;
  if found then
    perform private.fail(409, 'merge_both_live', jsonb_build_object('one', coalesce(v_clash.one, '—'), 'other', coalesce(v_clash.other, '—')));
  end if;
end
$$;
comment on function private.refuse_impossible_merge(public.people, public.people) is
  '422 merge_with_itself; 409 record_is_disputed, merge_banned_card, merge_both_live (both have a live file for what is one card).';

create function private.merge_people(
  p_id uuid, p_other_id uuid, p_reason text, p_expected_version integer, p_other_version integer, p_login text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_other public.people;
  v_identity private.person_identities;
  v_other_identity private.person_identities;
  v_login uuid;
  v_dropped uuid;
begin
  perform private.require_role('province_reviewer');
  -- two reviewers who merge the two either way wait for each other
  perform 1 from public.people p where p.id in (p_id, p_other_id) order by p.id for update;
  v_person := private.lock_person(p_id, 'merge', p_expected_version);
  v_other := private.lock_person(p_other_id, 'merge', p_other_version);
  perform private.require(char_length(trim(coalesce(p_reason, ''))) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  perform private.refuse_impossible_merge(v_person, v_other);
  if v_person.user_id is not null and v_other.user_id is not null then
    perform private.require(coalesce(p_login in ('this', 'other'), false), 422, 'merge_needs_login', '{"field":"login"}');
  end if;
  v_login := case when p_login = 'other' then coalesce(v_other.user_id, v_person.user_id) else coalesce(v_person.user_id, v_other.user_id) end;
  v_dropped := case when v_person.user_id is not null and v_other.user_id is not null
    then case when v_login = v_person.user_id then v_other.user_id else v_person.user_id end end;
  select i.* into v_identity from private.person_identities i where i.person_id = p_id;
  select i.* into v_other_identity from private.person_identities i where i.person_id = p_other_id;

  -- of work that both records name, a confirmation counts
  update public.activity_records r set status = o.status, decided_by = o.decided_by, decided_by_name = o.decided_by_name,
    decided_at = o.decided_at, dispute_reason = null, version = r.version + 1
  from public.activity_records o
  where r.person_id = p_id and o.person_id = p_other_id and o.status = 'confirmed' and r.status <> 'confirmed'
    and (r.role, r.held_on, r.institution_name, r.batch) = (o.role, o.held_on, o.institution_name, o.batch);
  update public.people p set status = 'merged', merged_into_id = p_id, user_id = null, version = p.version + 1, updated_at = private.now()
  where p.id = p_other_id;
  update public.people p set merged_into_id = p_id where p.merged_into_id = p_other_id;
  perform private.pass_rows(p_other_id, p_id);
  update public.people p set user_id = v_login, version = p.version + 1, updated_at = private.now(),
    status = case when 'verified' in (v_person.status, v_other.status) then 'verified' else p.status end,
    former_names = array(select distinct n from unnest(v_person.former_names || v_other.former_names || v_other.name) n where n <> v_person.name),
    profile = v_other.profile || v_person.profile
  where p.id = p_id;
  update public.cards c set institution_id = v_person.institution_id, region_code = v_person.region_code, holder_name = v_person.name
  where c.person_id = p_id;
  update public.penalties n set institution_id = v_person.institution_id, region_code = v_person.region_code where n.person_id = p_id;
  update public.accidents n set institution_id = v_person.institution_id, region_code = v_person.region_code where n.person_id = p_id;
  update private.person_identities i set phone = coalesce(i.phone, v_other_identity.phone), email = coalesce(i.email, v_other_identity.email),
    address = coalesce(i.address, v_other_identity.address), postcode = coalesce(i.postcode, v_other_identity.postcode)
  where i.person_id = p_id;
  perform private.copy_bans(v_other_identity.id_number, v_identity.id_number);
  perform private.copy_bans(v_identity.id_number, v_other_identity.id_number);
  insert into private.person_changes (person_id, kind, old_value, new_value, reason, details, actor, actor_name)
  values (p_id, 'merge', v_other.name || ' ' || v_other.id_number_masked, v_person.name || ' ' || v_person.id_number_masked, trim(p_reason),
    jsonb_build_object('other_id', p_other_id, 'login', v_login, 'dropped_login', v_dropped), auth.uid(), private.actor_name());
  insert into public.notifications (user_id, kind, params)
  select u.id, case when u.id = v_login then 'records_merged' else 'record_released' end, jsonb_build_object('person', v_person.name)
  from unnest(array[v_login, v_dropped]) u (id) where u.id is not null;
  return v_person.version + 1;
end
$$;
comment on function private.merge_people(uuid, uuid, text, integer, integer, text) is 'See public.merge_people.';

create function public.merge_people(
  p_id uuid, p_other_id uuid, p_reason text, p_expected_version integer, p_other_version integer, p_login text default null)
returns integer language sql security invoker set search_path = ''
as $$ select private.merge_people(p_id, p_other_id, p_reason, p_expected_version, p_other_version, p_login) $$;
comment on function public.merge_people(uuid, uuid, text, integer, integer, text) is
  'Takes another record of the same human over, by a reviewer of the province with a reason, in one transaction: cards, files, records, penalties, bans, former names, missing contacts and the login. Where both have a login, p_login (this, other) says which stays. 409 merge_both_live, record_is_disputed, merge_banned_card, person_merged, stale_version; 422 merge_with_itself, merge_needs_login, reason_missing; 403 own_record, not_permitted.';
grant execute on function private.merge_people(uuid, uuid, text, integer, integer, text) to authenticated;
grant execute on function public.merge_people(uuid, uuid, text, integer, integer, text) to authenticated;
