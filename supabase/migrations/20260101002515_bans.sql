-- A permanent disqualification is keyed by identity: whatever way somebody comes in, under whatever card number, it is
-- refused with a sentence.

create function private.require_not_banned(p_id_number text, p_role text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if private.is_banned_identity(private.normalise_id_number(p_id_number), p_role) then
    perform private.fail(422, 'identity_banned', jsonb_build_object('role', p_role));
  end if;
end
$$;
comment on function private.require_not_banned(text, text) is
  '422 identity_banned where the identity is permanently disqualified for the role: for whatever registers people or cards.';

create function private.require_not_disqualified(p_person_id uuid, p_role text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_penalty public.penalties;
begin
  perform private.require_not_banned(i.id_number, p_role) from private.person_identities i where i.person_id = p_person_id;
  v_penalty := private.live_disqualification(p_person_id, p_role);
  if v_penalty.id is not null then
    perform private.fail(422, 'person_disqualified', jsonb_build_object('document_number', v_penalty.document_number,
      'decided_on', v_penalty.decided_on));
  end if;
end
$$;
comment on function private.require_not_disqualified(uuid, text) is
  '422 identity_banned or person_disqualified while a disqualification for the role stands: a renewal does not begin.';

create function private.refuse_banned_card()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if new.status = 'active' then
    perform private.require_not_banned(i.id_number, k.role)
    from private.person_identities i join public.card_kinds k on k.code = new.kind
    where i.person_id = new.person_id;
  end if;
  return new;
end
$$;
comment on function private.refuse_banned_card() is 'No live card comes to a banned identity, whoever writes it: registration, import, issue, correction, merge.';
create trigger card_of_a_banned_identity_is_refused before insert or update of person_id, kind on public.cards
  for each row execute function private.refuse_banned_card();

create function private.carry_bans_along()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- to somebody else's banned number nobody changes who holds a card of that role
  if exists (
    select from private.identity_bans b join public.penalties p on p.id = b.penalty_id
    join public.cards c on c.person_id = new.person_id and c.status = 'active'
    join public.card_kinds k on k.code = c.kind and private.covers_role(b.role, k.role)
    where b.id_number = new.id_number and p.person_id <> new.person_id) then
    perform private.fail(422, 'identity_banned', '{"field":"id_number"}');
  end if;
  -- a ban stays with the old number and holds for the new one
  if tg_op = 'UPDATE' then
    insert into private.identity_bans (id_number, role, penalty_id)
    select new.id_number, b.role, b.penalty_id from private.identity_bans b
    where b.id_number = old.id_number and new.id_number <> old.id_number
    on conflict do nothing;
  end if;
  return null;
end
$$;
comment on function private.carry_bans_along() is 'A ban follows a person whose identity number changes.';
create trigger bans_follow_identity after insert or update of id_number on private.person_identities
  for each row execute function private.carry_bans_along();

create function private.refuse_banned_claim()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text;
begin
  select b.role into v_role
  from private.person_identities i
  join private.identity_bans b on b.id_number = i.id_number
  join public.penalties p on p.id = b.penalty_id
  left join public.discipline_cases c on c.id = p.case_id
  where i.person_id = new.id
    -- who may still appeal needs the record for it
    and not coalesce(c.status in ('decided', 'appealing') and coalesce(c.appeal_due_on >= private.today() or c.status = 'appealing', true), false)
    -- a ban of one role leaves the cards of the other
    and not exists (select from public.cards d join public.card_kinds k on k.code = d.kind
      where d.person_id = new.id and d.status <> 'disqualified' and not private.covers_role(b.role, k.role))
  limit 1;
  if v_role is not null and new.user_id = auth.uid() then
    perform private.fail(422, 'identity_banned', jsonb_build_object('role', v_role));
  end if;
  return new;
end
$$;
comment on function private.refuse_banned_claim() is
  'Nobody claims the record of a permanently disqualified identity, unless the appeal is still open or cards of another role are left.';
create trigger claim_of_a_banned_identity_is_refused before update of user_id on public.people
  for each row when (new.user_id is not null and old.user_id is distinct from new.user_id)
  execute function private.refuse_banned_claim();
