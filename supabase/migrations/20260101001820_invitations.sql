-- Staff come by invitation, single-use, and go by dismissal, at once.

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

grant execute on function private.invite_staff(text, text, text, text, uuid), private.accept_invitation(text),
  private.change_staff(uuid, text, text[], integer) to authenticated;
grant execute on function public.invite_staff(text, text, text, text, uuid), public.accept_invitation(text),
  public.dismiss_staff(uuid, integer), public.grant_staff(uuid, text[], integer) to authenticated;
