-- Logins: what one is, and how a login becomes a person's by 认领 (name, identity number and card number).
-- Misses are returned, not raised: a raise would roll back the count.

create function private.has_decisions()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return exists (select from public.discipline_cases c
      where c.person_id = private.my_person() and c.proposed_at is not null and c.status not in ('draft', 'withdrawn'))
    or exists (select from public.discipline_cases c where c.institution_id = any (private.my_institutions()) and c.outcome is not null)
    or exists (select from public.lapses l where l.person_id = private.my_person());
end
$$;
comment on function private.has_decisions() is 'Whether there is anything among 处理决定 for the caller: about oneself, or decided about people of one''s units.';
create function private.my_profile()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'user_id', auth.uid(),
    'email', (select u.email from auth.users u where u.id = auth.uid()),
    'staff', (select jsonb_build_object('role', s.role, 'region_code', s.region_code,
        'region_name', (select r.name_zh from public.regions r where r.code = s.region_code),
        'institution_id', s.institution_id, 'institution_name', i.name, 'attribution', i.attribution,
        'name', s.name, 'grants', s.extra_grants)
      from public.staff s left join public.institutions i on i.id = s.institution_id
      where s.user_id = auth.uid() and s.is_active),
    'institutions', to_jsonb(private.my_institutions()),
    'deputy_for', coalesce((select jsonb_agg(distinct x.institution_id) from private.my_deputyships() x), '[]'),
    'deputyships', coalesce((select jsonb_agg(jsonb_build_object('name', x.name, 'institution_id', i.id, 'institution_name', i.name,
        'attribution', i.attribution, 'region_code', i.region_code, 'ends_on', x.ends_on) order by x.ends_on, i.name)
      from private.my_deputyships() x join public.institutions i on i.id = x.institution_id), '[]'),
    'regions', to_jsonb(private.my_regions()),
    'person_id', private.my_person(),
    'person_name', (select p.name from public.people p where p.user_id = auth.uid()),
    'has_decisions', private.has_decisions(),
    'idle_minutes', private.parameter_int('idle_minutes'),
    'today', private.today())
$$;
comment on function private.my_profile() is 'See public.my_profile.';
create function public.my_profile()
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.my_profile() $$;
comment on function public.my_profile() is 'The caller: staff row (null for applicants), scope, the units that one stands in for today, claimed person, whether there are decisions about people of one''s own, today''s date of the business.';

-- 认领: name + identity number + card number.

create table private.claim_misses (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  id_number text not null,
  is_by_unit boolean not null default false,
  at timestamptz not null default private.now()
);
comment on table private.claim_misses is 'Failed claims of a person record: five block the account, and five block the identity.';
comment on column private.claim_misses.is_by_unit is
  'A unit tried to register somebody on record: counted for the account and the day only. No unit blocks a person''s claim.';
create index claim_misses_user_id_idx on private.claim_misses (user_id);
create index claim_misses_id_number_idx on private.claim_misses (id_number);

create function private.claim_state(p_id_number text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object('left', greatest(private.parameter_int('misses_per_claim') - greatest(
    (select count(*) from private.claim_misses m where m.user_id = auth.uid() and not m.is_by_unit),
    (select count(*) from private.claim_misses m where m.id_number = p_id_number and not m.is_by_unit)), 0))
$$;
comment on function private.claim_state(text) is 'How many misses the account and the identity have left.';

create function private.count_alone(p_id_number text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- the account before the identity, always: nobody waits in a circle
  perform pg_advisory_xact_lock(hashtextextended('claim by ' || auth.uid(), 0));
  perform pg_advisory_xact_lock(hashtextextended('claim of ' || p_id_number, 0));
end
$$;
comment on function private.count_alone(text) is
  'Lets one attempt of the account, and one at the identity, run at a time, so that many at once are no more than five.';

create function private.claim_person(p_name text, p_id_number text, p_card_number text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number text := private.normalise_id_number(p_id_number);
  v_error text := private.id_number_error(v_number, private.today());
  v_person public.people;
begin
  perform private.require(auth.uid() is not null, 403, 'not_permitted');
  perform private.require(private.my_person() is null, 409, 'person_claimed_already');
  if v_error is not null then
    perform private.fail(422, v_error, '{"field":"id_number"}');
  end if;
  perform private.count_alone(v_number);
  if (private.claim_state(v_number) ->> 'left')::integer = 0 then
    return jsonb_build_object('outcome', 'blocked', 'left', 0);
  end if;
  select p.* into v_person
  from private.person_identities i
  -- the number of a merged record leads to the one that took over
  join public.people w on w.id = i.person_id join public.people p on p.id = coalesce(w.merged_into_id, w.id)
  where i.id_number = v_number
    and (p.name = trim(p_name) or trim(p_name) = any (p.former_names))
    -- small letters, full width and blanks, as a phone types them, cost nobody one of the few attempts
    and exists (select from public.cards c where c.person_id = p.id
      and upper(regexp_replace(normalize(c.number, NFKC), '\s', '', 'g'))
        = upper(regexp_replace(normalize(coalesce(p_card_number, ''), NFKC), '\s', '', 'g')))
  for update of p;
  if v_person.id is null then
    insert into private.claim_misses (user_id, id_number) values (auth.uid(), v_number);
    return jsonb_build_object('outcome', case when (private.claim_state(v_number) ->> 'left')::integer = 0 then 'blocked' else 'no_match' end)
      || private.claim_state(v_number);
  end if;
  if v_person.user_id is not null then
    return jsonb_build_object('outcome', private.raise_dispute(v_person));
  end if;
  update public.people p set user_id = auth.uid(), version = p.version + 1, updated_at = private.now() where p.id = v_person.id;
  return jsonb_build_object('outcome', 'claimed', 'person_id', v_person.id);
end
$$;
comment on function private.claim_person(text, text, text) is 'See public.claim_person.';

create function private.list_blocked_claims()
returns table (kind text, key text, label text, person_id uuid, person_name text, misses integer, blocked_at timestamptz, last_at timestamptz)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_most integer := private.parameter_int('misses_per_claim');
begin
  perform private.require_role('province_reviewer');
  return query
    with counted as (
      select 'account'::text as kind, m.user_id::text as subject, m.id, m.at from private.claim_misses m where not m.is_by_unit
      union all
      select 'identity', m.id_number, m.id, m.at from private.claim_misses m where not m.is_by_unit),
    numbered as (
      select c.*, row_number() over (partition by c.kind, c.subject order by c.id) as nr from counted c),
    blocked as (
      select n.kind, n.subject, count(*)::integer as misses, max(n.id) as last_id, max(n.at) as last_at,
        min(n.at) filter (where n.nr >= v_most) as blocked_at
      from numbered n group by n.kind, n.subject having count(*) >= v_most)
    select b.kind,
      -- an identity number leaves the private tables as a mask only: a miss of it stands for it
      case b.kind when 'account' then b.subject else b.last_id::text end,
      case b.kind when 'account' then private.mask_email((select u.email from auth.users u where u.id = b.subject::uuid))
        else private.mask_id_number(b.subject) end,
      p.id, p.name, b.misses, b.blocked_at, b.last_at
    from blocked b
    left join private.person_identities i on b.kind = 'identity' and i.id_number = b.subject
    left join public.people p on p.id = i.person_id
    order by b.blocked_at desc, b.last_id desc limit 500;
end
$$;
comment on function private.list_blocked_claims() is 'See public.list_blocked_claims.';

create function private.unblock_claims(p_email text, p_id_number text, p_reason text, p_kind text, p_key text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number text := private.normalise_id_number(p_id_number);
  v_user uuid;
  v_freed integer;
begin
  perform private.require_role('province_reviewer');
  perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
  select u.id into v_user from auth.users u
  where lower(u.email) = lower(trim(p_email)) or (p_kind = 'account' and u.id::text = p_key);
  if p_kind = 'identity' then
    select m.id_number into v_number from private.claim_misses m where m.id::text = p_key;
  end if;
  -- somebody who mistyped the own data lifts no block of the own
  perform private.require(v_user is distinct from auth.uid(), 403, 'own_record');
  delete from private.claim_misses m
  where not m.is_by_unit
    and ((v_user is not null and m.user_id = v_user) or (coalesce(v_number, '') <> '' and m.id_number = v_number));
  get diagnostics v_freed = row_count;
  perform private.log_access('reveal', 'claim_misses', v_user,
    (select i.person_id from private.person_identities i where i.id_number = v_number), '解除认领锁定：' || trim(p_reason));
  if v_user is not null and v_freed > 0 then
    insert into public.notifications (user_id, kind) values (v_user, 'claims_unblocked');
  end if;
  return v_freed;
end
$$;
comment on function private.unblock_claims(text, text, text, text, text) is 'See public.unblock_claims.';

create function public.claim_person(p_name text, p_id_number text, p_card_number text)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.claim_person(p_name, p_id_number, p_card_number) $$;
comment on function public.claim_person(text, text, text) is
  '认领: binds the caller''s login to the person with this name, identity number and card number. outcome: claimed, no_match (with left), blocked, disputed (the province decides), kept (it has decided for the other login).';
create function public.list_blocked_claims()
returns table (kind text, key text, label text, person_id uuid, person_name text, misses integer, blocked_at timestamptz, last_at timestamptz)
language sql stable security invoker set search_path = ''
as $$ select b.kind, b.key, b.label, b.person_id, b.person_name, b.misses, b.blocked_at, b.last_at from private.list_blocked_claims() b $$;
comment on function public.list_blocked_claims() is
  'Accounts and identities that failed claims have blocked, masked, the latest first. For the province; key goes to unblock_claims.';
create function public.unblock_claims(
  p_reason text, p_email text default null, p_id_number text default null, p_kind text default null, p_key text default null)
returns integer language sql security invoker set search_path = ''
as $$ select private.unblock_claims(p_email, p_id_number, p_reason, p_kind, p_key) $$;
comment on function public.unblock_claims(text, text, text, text, text) is
  'Lifts the block after failed claims, of a login or of an identity (or of a row of list_blocked_claims by kind and key), with a logged reason; answers how many misses were forgotten. By the province, of nobody''s own login.';

grant execute on function private.my_profile(), private.claim_person(text, text, text), private.list_blocked_claims(),
  private.unblock_claims(text, text, text, text, text) to authenticated;
grant execute on function public.my_profile(), public.claim_person(text, text, text), public.list_blocked_claims(),
  public.unblock_claims(text, text, text, text, text) to authenticated;
