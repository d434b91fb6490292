-- Logins: what one is, how a login becomes a person's (claim, registration) or a member of staff (invitation).
-- Misses are returned, not raised: a raise would roll back the count.

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
    'deputy_for', coalesce((select jsonb_agg(d.institution_id) from public.deputies d
      where d.user_id = auth.uid() and private.today() between d.starts_on and d.ends_on), '[]'),
    'regions', to_jsonb(private.my_regions()),
    'person_id', private.my_person(),
    'person_name', (select p.name from public.people p where p.user_id = auth.uid()),
    'idle_minutes', private.parameter_int('idle_minutes'),
    'today', private.today())
$$;
comment on function private.my_profile() is 'See public.my_profile.';
create function public.my_profile()
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.my_profile() $$;
comment on function public.my_profile() is 'The caller: staff row (null for applicants), scope, claimed person, today''s date of the business.';

-- 认领: name + identity number + card number.

create table private.claim_misses (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  id_number text not null,
  at timestamptz not null default private.now()
);
comment on table private.claim_misses is 'Failed claims of a person record: five block the account, and five block the identity.';
create index claim_misses_user_id_idx on private.claim_misses (user_id);
create index claim_misses_id_number_idx on private.claim_misses (id_number);

create table public.identity_disputes (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  claimant uuid not null references auth.users (id) on delete cascade,
  claimant_email text,
  note text,
  status text not null default 'open' constraint dispute_status_is_known check (status in ('open', 'kept', 'moved')),
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz,
  decision_note text,
  region_code text not null references public.regions (code),
  created_at timestamptz not null default private.now(),
  constraint dispute_is_raised_once unique (person_id, claimant)
);
comment on table public.identity_disputes is 'An identity that is claimed already was claimed by a second login: the province decides.';
create index identity_disputes_claimant_idx on public.identity_disputes (claimant);
create index identity_disputes_decided_by_idx on public.identity_disputes (decided_by);
create index identity_disputes_region_code_idx on public.identity_disputes (region_code, status);

alter table public.identity_disputes enable row level security;
revoke all on table public.identity_disputes from anon, authenticated, service_role;
grant select on table public.identity_disputes to authenticated, service_role;
create policy "disputes are read by the claimant and the province" on public.identity_disputes
  for select to authenticated
  using (claimant = (select auth.uid()) or (select private.my_role()) = 'province_reviewer');

create function private.claim_state(p_id_number text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object('left', greatest(private.parameter_int('misses_per_claim') - greatest(
    (select count(*) from private.claim_misses m where m.user_id = auth.uid()),
    (select count(*) from private.claim_misses m where m.id_number = p_id_number)), 0))
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
  from private.person_identities i join public.people p on p.id = i.person_id
  where i.id_number = v_number
    and (p.name = trim(p_name) or trim(p_name) = any (p.former_names))
    and exists (select from public.cards c where c.person_id = p.id and upper(c.number) = upper(trim(coalesce(p_card_number, ''))))
  for update of p;
  if v_person.id is null then
    insert into private.claim_misses (user_id, id_number) values (auth.uid(), v_number);
    return jsonb_build_object('outcome', case when (private.claim_state(v_number) ->> 'left')::integer = 0 then 'blocked' else 'no_match' end)
      || private.claim_state(v_number);
  end if;
  if v_person.user_id is not null then
    insert into public.identity_disputes (person_id, claimant, claimant_email, region_code)
    values (v_person.id, auth.uid(), (select u.email from auth.users u where u.id = auth.uid()), v_person.region_code)
    on conflict on constraint dispute_is_raised_once do nothing;
    return jsonb_build_object('outcome', 'disputed');
  end if;
  update public.people p set user_id = auth.uid(), version = p.version + 1, updated_at = private.now() where p.id = v_person.id;
  return jsonb_build_object('outcome', 'claimed', 'person_id', v_person.id);
end
$$;
comment on function private.claim_person(text, text, text) is 'See public.claim_person.';

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

create function private.register_person(
  p_name text, p_id_number text, p_phone text, p_institution_id uuid, p_card jsonb)
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
  v_by_unit boolean := p_institution_id = any (private.my_institutions());
  v_person_id uuid := gen_random_uuid();
  v_from date := private.read_date(p_card, 'valid_from');
  v_to date := private.read_date(p_card, 'valid_to');
  v_existing public.people;
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
  perform private.require(char_length(trim(coalesce(p_card ->> 'number', ''))) between 1 and 30, 422, 'card_number_missing', '{"field":"number"}');
  perform private.require(v_from is not null, 422, 'card_date_missing', '{"field":"valid_from"}');
  perform private.require(v_to is not null, 422, 'card_date_missing', '{"field":"valid_to"}');
  perform private.require(v_to > v_from, 422, 'card_dates_reversed', '{"field":"valid_to"}');
  perform private.require(jsonb_typeof(p_card -> 'occupations') = 'array' and jsonb_array_length(p_card -> 'occupations') between 1 and 20,
    422, 'occupations_missing', '{"field":"occupations"}');
  perform private.count_alone(v_number);
  if not v_by_unit and (private.claim_state(v_number) ->> 'left')::integer = 0 then
    return jsonb_build_object('outcome', 'blocked', 'left', 0);
  end if;
  select p.* into v_existing from public.people p join private.person_identities i on i.person_id = p.id where i.id_number = v_number;
  if v_existing.id is not null then
    -- somebody known: to be claimed with a card number, not registered a second time
    if not v_by_unit then
      insert into private.claim_misses (user_id, id_number) values (auth.uid(), v_number);
    end if;
    return jsonb_build_object('outcome', 'known_already') || private.claim_state(v_number);
  end if;
  -- after the misses are counted: whoever tries numbers learns of no ban of somebody on record
  if private.is_banned_identity(v_number, v_kind.role) then
    perform private.fail(422, 'identity_banned', jsonb_build_object('role', v_kind.role));
  end if;
  if exists (select from public.cards c where c.issuer_code = p_card ->> 'issuer_code' and c.number = trim(p_card ->> 'number')) then
    perform private.fail(422, 'card_number_taken', '{"field":"number"}');
  end if;
  insert into public.people (id, name, id_number_masked, institution_id, region_code, user_id, status)
  values (v_person_id, trim(p_name), private.mask_id_number(v_number), v_institution.id, v_institution.region_code,
    case when not v_by_unit then auth.uid() end, case when v_by_unit then 'verified' else 'unverified' end);
  insert into private.person_identities (person_id, id_number, phone) values (v_person_id, v_number, p_phone);
  insert into public.cards (person_id, kind, issuer_code, number, level, occupations, valid_from, valid_to, is_verified,
    institution_id, region_code, holder_name)
  values (v_person_id, v_kind.code, p_card ->> 'issuer_code', trim(p_card ->> 'number'), p_card ->> 'level',
    array(select trim(o) from jsonb_array_elements_text(p_card -> 'occupations') o), v_from, v_to, false,
    v_institution.id, v_institution.region_code, trim(p_name));
  return jsonb_build_object('outcome', 'registered', 'person_id', v_person_id);
end
$$;
comment on function private.register_person(text, text, text, uuid, jsonb) is 'See public.register_person.';

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
  perform private.require(v_person.user_id is distinct from auth.uid(), 403, 'own_record');
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
  perform private.require(not exists (select from public.people p where p.id = v_card.person_id and p.user_id = auth.uid()), 403, 'own_record');
  update public.cards c set is_verified = true, version = c.version + 1, updated_at = private.now()
  where c.id = p_card_id and not c.is_verified;
end
$$;
comment on function private.verify_card(uuid) is 'See public.verify_card.';

create function private.decide_dispute(p_id uuid, p_move boolean, p_note text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_reviewer');
  v_dispute public.identity_disputes;
begin
  select d.* into v_dispute from public.identity_disputes d where d.id = p_id for update;
  perform private.require(v_dispute.id is not null, 404, 'dispute_not_found');
  perform private.require(v_dispute.status = 'open', 409, 'dispute_decided');
  perform private.require(char_length(trim(coalesce(p_note, ''))) >= 2, 422, 'note_missing', '{"field":"note"}');
  if p_move then
    update public.people p set user_id = null where p.user_id = v_dispute.claimant;
    update public.people p set user_id = v_dispute.claimant, version = p.version + 1, updated_at = private.now() where p.id = v_dispute.person_id;
  end if;
  update public.identity_disputes d set status = case when p_move then 'moved' else 'kept' end, decided_by = v_me.user_id,
    decided_at = private.now(), decision_note = trim(p_note)
  where d.id = p_id;
end
$$;
comment on function private.decide_dispute(uuid, boolean, text) is 'See public.decide_dispute.';

-- Staff come by invitation, single-use.

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null constraint invitation_email_is_one check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  name text not null constraint invitation_name_is_given check (char_length(name) between 1 and 60),
  role text not null,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  code_hash text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references auth.users (id) on delete set null,
  revoked_at timestamptz,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.now()
);
comment on table public.invitations is 'Invitations of staff: e-mail, role and scope, redeemed once with a code that only its hash is kept of.';
create index invitations_email_idx on public.invitations (lower(email));
create index invitations_region_code_idx on public.invitations (region_code);
create index invitations_institution_id_idx on public.invitations (institution_id);
create index invitations_used_by_idx on public.invitations (used_by);
create index invitations_created_by_idx on public.invitations (created_by);

create table private.invitation_misses (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  at timestamptz not null default private.now()
);
comment on table private.invitation_misses is 'Wrong invitation codes by login: five within a day block the login for that day.';
create index invitation_misses_user_id_idx on private.invitation_misses (user_id, at);

alter table public.invitations enable row level security;
revoke all on table public.invitations from anon, authenticated, service_role;
grant select (id, email, name, role, region_code, institution_id, expires_at, used_at, used_by, revoked_at, created_by, created_at)
  on table public.invitations to authenticated;
create policy "invitations are read by who may invite" on public.invitations
  for select to authenticated
  using (
    (select private.my_role()) = 'security_admin'
    or (role = 'institution_officer' and (select private.my_role()) = 'city_officer'
      and region_code = any ((select private.my_regions())::text[]))
  );

create function private.new_code()
returns text
language sql
volatile
set search_path = ''
as $$
  -- 80 random bits, without letters that are mistaken for digits when read from paper
  select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', get_byte(b.bytes, i) % 32 + 1, 1), '' order by i)
  from (select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') as bytes) b,
    unnest(array[0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]) i
$$;
comment on function private.new_code() is 'A random code of sixteen characters.';

create function private.invite_staff(p_email text, p_name text, p_role text, p_region_code text, p_institution_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('security_admin', 'city_officer');
  v_institution public.institutions;
  v_region text := p_region_code;
  v_code text := private.new_code();
  v_id uuid;
  v_expires timestamptz := private.now() + make_interval(days => private.parameter_int('invitation_days'));
begin
  perform private.require(lower(trim(coalesce(p_email, ''))) ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$', 422, 'email_format', '{"field":"email"}');
  perform private.require(char_length(trim(coalesce(p_name, ''))) between 1 and 60, 422, 'field_required', '{"field":"name"}');
  perform private.require(p_role in ('institution_officer', 'city_officer', 'province_reviewer', 'province_admin',
    'security_admin', 'manager', 'auditor'), 422, 'role_unknown', '{"field":"role"}');
  if p_role = 'institution_officer' then
    select i.* into v_institution from public.institutions i where i.id = p_institution_id;
    perform private.require(v_institution.id is not null, 422, 'institution_missing', '{"field":"institution_id"}');
    v_region := v_institution.region_code;
  else
    perform private.require(p_institution_id is null, 422, 'institution_not_wanted', '{"field":"institution_id"}');
    v_region := case when p_role in ('province_reviewer', 'province_admin', 'security_admin', 'auditor') then '510000' else p_region_code end;
    perform private.require(exists (select from public.regions r where r.code = v_region)
      and (p_role <> 'city_officer' or v_region <> '510000'), 422, 'region_missing', '{"field":"region_code"}');
  end if;
  if v_me.role = 'city_officer' then
    perform private.require(p_role = 'institution_officer' and v_region = v_me.region_code, 403, 'not_permitted');
  end if;
  update public.invitations i set revoked_at = private.now()
  where lower(i.email) = lower(trim(p_email)) and i.used_at is null and i.revoked_at is null
    -- a city takes back none but its own kind
    and (v_me.role = 'security_admin' or (i.role = 'institution_officer' and i.region_code = v_me.region_code));
  insert into public.invitations (email, name, role, region_code, institution_id, code_hash, expires_at, created_by)
  values (lower(trim(p_email)), trim(p_name), p_role, v_region, p_institution_id,
    encode(sha256(convert_to(v_code, 'UTF8')), 'hex'), v_expires, v_me.user_id)
  returning id into v_id;
  return jsonb_build_object('id', v_id, 'code', v_code, 'expires_at', v_expires);
end
$$;
comment on function private.invite_staff(text, text, text, text, uuid) is 'See public.invite_staff.';

create function private.accept_invitation(p_code text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_invitation public.invitations;
  v_user record;
begin
  select u.id, u.email, u.email_confirmed_at into v_user from auth.users u where u.id = auth.uid();
  perform private.require(v_user.id is not null, 403, 'not_permitted');
  -- one attempt of a login at a time, so that many at once are no more than five
  perform pg_advisory_xact_lock(hashtextextended('invitation of ' || v_user.id, 0));
  if (select count(*) from private.invitation_misses m where m.user_id = v_user.id and m.at > private.now() - interval '1 day') >= 5 then
    return jsonb_build_object('outcome', 'blocked');
  end if;
  select i.* into v_invitation from public.invitations i
  where i.code_hash = encode(sha256(convert_to(upper(regexp_replace(coalesce(p_code, ''), '[\s-]', '', 'g')), 'UTF8')), 'hex')
  for update;
  -- the code alone is not enough: it belongs to one e-mail address
  if v_invitation.id is null or lower(v_invitation.email) <> lower(v_user.email) then
    insert into private.invitation_misses (user_id) values (v_user.id);
    return jsonb_build_object('outcome', 'no_match');
  end if;
  if v_user.email_confirmed_at is null then return jsonb_build_object('outcome', 'email_unconfirmed'); end if;
  if v_invitation.used_at is not null then return jsonb_build_object('outcome', 'used'); end if;
  if v_invitation.revoked_at is not null then return jsonb_build_object('outcome', 'revoked'); end if;
  if v_invitation.expires_at <= private.now() then return jsonb_build_object('outcome', 'expired'); end if;
  if exists (select from public.staff s where s.user_id = v_user.id and s.is_active) then
    return jsonb_build_object('outcome', 'staff_already');
  end if;
  insert into public.staff as s (user_id, role, region_code, institution_id, name, email)
  values (v_user.id, v_invitation.role, v_invitation.region_code, v_invitation.institution_id, v_invitation.name, v_user.email)
  on conflict (user_id) do update set role = excluded.role, region_code = excluded.region_code, institution_id = excluded.institution_id,
    name = excluded.name, email = excluded.email, extra_grants = '{}', is_active = true, dismissed_at = null, version = s.version + 1;
  update public.invitations i set used_at = private.now(), used_by = v_user.id where i.id = v_invitation.id;
  return jsonb_build_object('outcome', 'accepted', 'role', v_invitation.role);
end
$$;
comment on function private.accept_invitation(text) is 'See public.accept_invitation.';

create function private.change_staff(p_user_id uuid, p_action text, p_grants text[], p_expected_version integer)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('security_admin', 'city_officer');
  v_staff public.staff;
begin
  -- all of the same role at once and in one order: two administrators who dismiss each other, or two of one kind by
  -- two callers, must not both succeed
  perform 1 from public.staff s
  where s.user_id in (p_user_id, v_me.user_id)
    or (s.is_active and s.role = (select t.role from public.staff t where t.user_id = p_user_id))
  order by s.user_id for update;
  v_me := private.require_role('security_admin', 'city_officer');
  select s.* into v_staff from public.staff s where s.user_id = p_user_id;
  if v_staff.user_id is null or (v_me.role = 'city_officer'
      and not (v_staff.role = 'institution_officer' and v_staff.region_code = v_me.region_code)) then
    perform private.fail(404, 'staff_not_found');
  end if;
  perform private.require(v_staff.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_staff.version));
  perform private.require(v_staff.user_id <> v_me.user_id, 403, 'not_oneself');
  if p_action = 'dismiss' then
    perform private.require(v_staff.is_active, 409, 'staff_dismissed');
    perform private.require(v_staff.role not in ('province_admin', 'security_admin', 'auditor') or exists (
      select from public.staff s where s.role = v_staff.role and s.is_active and s.user_id <> p_user_id), 409, 'last_of_its_kind');
    update public.staff s set is_active = false, dismissed_at = private.now(), extra_grants = '{}', version = s.version + 1 where s.user_id = p_user_id;
    update public.applications a set claimed_by = null, claimed_by_name = null, claimed_until = null where a.claimed_by = p_user_id;
    -- nor does a dismissed officer stand in for another
    delete from public.deputies d where d.user_id = p_user_id and d.starts_on >= private.today();
    update public.deputies d set ends_on = private.today() - 1 where d.user_id = p_user_id and d.ends_on >= private.today();
  elsif p_action = 'grants' then
    perform private.require(v_me.role = 'security_admin', 403, 'not_permitted');
    perform private.require(p_grants <@ array['reveal', 'export'], 422, 'grant_unknown');
    update public.staff s set extra_grants = coalesce(p_grants, '{}'), version = s.version + 1 where s.user_id = p_user_id;
  else
    perform private.fail(422, 'action_unknown', jsonb_build_object('action', p_action));
  end if;
end
$$;
comment on function private.change_staff(uuid, text, text[], integer) is 'See public.dismiss_staff and public.grant_staff.';

create function private.appoint_deputy(p_email text, p_institution_id uuid, p_from date, p_to date, p_reason text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('security_admin', 'city_officer');
  v_institution public.institutions;
  v_user uuid;
  v_id uuid;
begin
  select i.* into v_institution from public.institutions i where i.id = p_institution_id;
  perform private.require(v_institution.id is not null and (v_me.role = 'security_admin' or v_institution.region_code = v_me.region_code),
    404, 'institution_not_found');
  select u.id into v_user from auth.users u where lower(u.email) = lower(trim(p_email));
  perform private.require(v_user is not null, 422, 'deputy_without_login', '{"field":"email"}');
  perform private.require(not exists (select from public.staff s
    where s.user_id = v_user and s.is_active and s.role <> 'institution_officer'), 422, 'deputy_of_a_center', '{"field":"email"}');
  perform private.require(p_from is not null and p_to >= p_from and p_to <= p_from + 92, 422, 'deputy_period', '{"field":"to"}');
  perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
  insert into public.deputies (user_id, email, institution_id, starts_on, ends_on, reason, created_by)
  values (v_user, lower(trim(p_email)), p_institution_id, p_from, p_to, trim(p_reason), v_me.user_id) returning id into v_id;
  return v_id;
end
$$;
comment on function private.appoint_deputy(text, uuid, date, date, text) is 'See public.appoint_deputy.';

create function private.end_deputy(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('security_admin', 'city_officer');
  v_deputy public.deputies;
begin
  select d.* into v_deputy from public.deputies d where d.id = p_id for update;
  perform private.require(v_deputy.id is not null and (v_me.role = 'security_admin' or exists (
    select from public.institutions i where i.id = v_deputy.institution_id and i.region_code = v_me.region_code)),
    404, 'deputy_not_found');
  -- one that has begun ends yesterday and stays on record; one that has not is taken back
  if v_deputy.starts_on < private.today() then
    update public.deputies d set ends_on = least(d.ends_on, private.today() - 1) where d.id = p_id;
  else
    delete from public.deputies d where d.id = p_id;
  end if;
end
$$;
comment on function private.end_deputy(uuid) is 'See public.end_deputy.';

create function private.unblock_claims(p_email text, p_id_number text, p_reason text)
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
  select u.id into v_user from auth.users u where lower(u.email) = lower(trim(p_email));
  delete from private.claim_misses m
  where (v_user is not null and m.user_id = v_user) or (v_number <> '' and m.id_number = v_number);
  get diagnostics v_freed = row_count;
  perform private.log_access('reveal', 'claim_misses', v_user,
    (select i.person_id from private.person_identities i where i.id_number = v_number), '解除认领锁定：' || trim(p_reason));
  return v_freed;
end
$$;
comment on function private.unblock_claims(text, text, text) is 'See public.unblock_claims.';

-- 五次失败锁定 15 分钟: a password verification hook for the auth server where it can run one (self-hosted, some plans).
create table private.sign_in_failures (
  user_id uuid primary key,
  failures integer not null,
  last_at timestamptz not null
);
comment on table private.sign_in_failures is 'Consecutive failed sign-ins by login.';

create function private.password_verification_hook(event jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user uuid := (event ->> 'user_id')::uuid;
  v_row private.sign_in_failures;
begin
  select f.* into v_row from private.sign_in_failures f where f.user_id = v_user for update;
  if v_row.failures >= 5 and v_row.last_at > private.now() - interval '15 minutes' then
    return jsonb_build_object('decision', 'reject', 'message', '登录失败次数过多，请 15 分钟后再试。Too many failed sign-ins: try again in 15 minutes.');
  end if;
  if (event ->> 'valid')::boolean then
    delete from private.sign_in_failures f where f.user_id = v_user;
  else
    insert into private.sign_in_failures as f (user_id, failures, last_at) values (v_user, 1, private.now())
    on conflict (user_id) do update set last_at = excluded.last_at,
      failures = case when f.last_at > private.now() - interval '15 minutes' then f.failures + 1 else 1 end;
  end if;
  return jsonb_build_object('decision', 'continue');
end
$$;
comment on function private.password_verification_hook(jsonb) is
  'Auth hook: refuses sign-in for 15 minutes after five failures in a row. To be switched on in the auth server''s settings.';
do $$
begin
  if exists (select from pg_roles where rolname = 'supabase_auth_admin') then
    grant usage on schema private to supabase_auth_admin;
    grant execute on function private.password_verification_hook(jsonb) to supabase_auth_admin;
  end if;
end
$$;

create function public.claim_person(p_name text, p_id_number text, p_card_number text)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.claim_person(p_name, p_id_number, p_card_number) $$;
comment on function public.claim_person(text, text, text) is
  '认领: binds the caller''s login to the person with this name, identity number and card number. outcome: claimed, no_match (with left), blocked, disputed.';
create function public.register_person(p_name text, p_id_number text, p_phone text, p_institution_id uuid, p_card jsonb)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_person(p_name, p_id_number, p_phone, p_institution_id, p_card) $$;
comment on function public.register_person(text, text, text, uuid, jsonb) is
  'Registers somebody who is not on record with a card {kind, issuer_code, number, level, occupations[], valid_from, valid_to}: oneself (unverified until the unit confirms), or by the unit. outcome: registered, known_already, blocked. Errors name the field.';
create function public.confirm_person(p_person_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.confirm_person(p_person_id) $$;
comment on function public.confirm_person(uuid) is 'The unit confirms a person who registered.';
create function public.verify_card(p_card_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.verify_card(p_card_id) $$;
comment on function public.verify_card(uuid) is 'The reviewer confirms a registered card against its scan.';
create function public.decide_dispute(p_id uuid, p_move boolean, p_note text)
returns void language sql security invoker set search_path = ''
as $$ select private.decide_dispute(p_id, p_move, p_note) $$;
comment on function public.decide_dispute(uuid, boolean, text) is 'The province leaves a disputed identity where it is or moves it to the claimant.';
create function public.invite_staff(p_email text, p_name text, p_role text, p_region_code text default null, p_institution_id uuid default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.invite_staff(p_email, p_name, p_role, p_region_code, p_institution_id) $$;
comment on function public.invite_staff(text, text, text, text, uuid) is
  'Invites staff (security administration; a city its units'' officers). Answers the one-time code once; an earlier open invitation of the address is revoked.';
create function public.accept_invitation(p_code text)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.accept_invitation(p_code) $$;
comment on function public.accept_invitation(text) is
  'Redeems an invitation for the signed-in, confirmed address. outcome: accepted, no_match, blocked, email_unconfirmed, used, revoked, expired, staff_already.';
create function public.dismiss_staff(p_user_id uuid, p_expected_version integer)
returns void language sql security invoker set search_path = ''
as $$ select private.change_staff(p_user_id, 'dismiss', null, p_expected_version) $$;
comment on function public.dismiss_staff(uuid, integer) is 'Dismisses at once; claims are freed. The last active administrator of a kind stays: 409 last_of_its_kind.';
create function public.grant_staff(p_user_id uuid, p_grants text[], p_expected_version integer)
returns void language sql security invoker set search_path = ''
as $$ select private.change_staff(p_user_id, 'grants', p_grants, p_expected_version) $$;
comment on function public.grant_staff(uuid, text[], integer) is 'Sets the extra rights (reveal, export) of a member of staff. By the security administration.';
create function public.appoint_deputy(p_email text, p_institution_id uuid, p_from date, p_to date, p_reason text)
returns uuid language sql security invoker set search_path = ''
as $$ select private.appoint_deputy(p_email, p_institution_id, p_from, p_to, p_reason) $$;
comment on function public.appoint_deputy(text, uuid, date, date, text) is 'Lets a login act for an institution for a time, e.g. for the own file of its only officer.';

grant execute on function private.my_profile(), private.claim_person(text, text, text),
  private.register_person(text, text, text, uuid, jsonb), private.confirm_person(uuid), private.verify_card(uuid),
  private.decide_dispute(uuid, boolean, text), private.invite_staff(text, text, text, text, uuid), private.accept_invitation(text),
  private.change_staff(uuid, text, text[], integer), private.appoint_deputy(text, uuid, date, date, text) to authenticated;
grant execute on function public.my_profile(), public.claim_person(text, text, text),
  public.register_person(text, text, text, uuid, jsonb), public.confirm_person(uuid), public.verify_card(uuid),
  public.decide_dispute(uuid, boolean, text), public.invite_staff(text, text, text, text, uuid), public.accept_invitation(text),
  public.dismiss_staff(uuid, integer), public.grant_staff(uuid, text[], integer),
  public.appoint_deputy(text, uuid, date, date, text) to authenticated;

create function public.end_deputy(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.end_deputy(p_id) $$;
comment on function public.end_deputy(uuid) is 'Ends a deputyship before its day, at once. By who may appoint one. 404 deputy_not_found.';
create function public.unblock_claims(p_reason text, p_email text default null, p_id_number text default null)
returns integer language sql security invoker set search_path = ''
as $$ select private.unblock_claims(p_email, p_id_number, p_reason) $$;
comment on function public.unblock_claims(text, text, text) is
  'Lifts the block after failed claims, of a login or of an identity, with a logged reason; answers how many misses were forgotten. By the province.';
grant execute on function private.end_deputy(uuid), private.unblock_claims(text, text, text) to authenticated;
grant execute on function public.end_deputy(uuid), public.unblock_claims(text, text, text) to authenticated;
