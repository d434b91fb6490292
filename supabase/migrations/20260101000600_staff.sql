-- Who works here: staff, their scope, deputies. A login without a row here is an applicant and nothing else.
-- Roles are read from this table at each statement, so a dismissal takes effect at once.
-- What every request asks first (here, the clock, the caller's capacities) is plpgsql: its plans are kept for the
-- session, while a SQL function is planned anew at each request.

create table public.staff (
  user_id uuid primary key references auth.users (id) on delete restrict,
  role text not null constraint role_is_known check (role in (
    'institution_officer', 'city_officer', 'province_reviewer', 'province_admin',
    'security_admin', 'manager', 'auditor')),
  region_code text not null references public.regions (code),
  institution_id uuid,
  name text not null constraint name_is_given check (char_length(name) between 1 and 60),
  email text not null,
  phone text,
  extra_grants text[] not null default '{}'
    constraint extra_grants_are_known check (extra_grants <@ array['reveal', 'export']),
  is_active boolean not null default true,
  dismissed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default private.now(),
  constraint officer_has_institution check ((role = 'institution_officer') = (institution_id is not null)),
  constraint city_officer_has_city check (role <> 'city_officer' or region_code <> '510000'),
  constraint provincial_role_is_provincial check (
    role not in ('province_reviewer', 'province_admin', 'security_admin', 'auditor') or region_code = '510000'),
  constraint dismissal_is_dated check (is_active = (dismissed_at is null))
);
comment on table public.staff is 'One row per login that works for an institution or a center; a login holds at most one staff role.';
comment on column public.staff.region_code is 'The city of a city center, or 510000. Of an institution officer: the region code of the institution.';
comment on column public.staff.extra_grants is 'Rights that the security administration grants by name: reveal and export of personal data.';
create index staff_region_code_idx on public.staff (region_code);
create index staff_institution_id_idx on public.staff (institution_id);

create table public.deputies (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  email text,
  name text not null constraint deputy_name_is_given check (char_length(name) between 1 and 60),
  institution_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  reason text not null,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.now(),
  constraint deputy_period_is_ordered check (ends_on >= starts_on)
);
comment on table public.deputies is
  'A person who acts as officer of an institution for a time: in an absence, or for the own file of its only officer.';
comment on column public.deputies.name is 'Who it is: history names the deputy by it, and a file of the same name is asked about.';
comment on column public.deputies.email is 'The address of the login when it was appointed: who appoints sees whom.';
create index deputies_user_id_idx on public.deputies (user_id);
create index deputies_institution_id_idx on public.deputies (institution_id);
create index deputies_created_by_idx on public.deputies (created_by);

create function private.me()
returns public.staff
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.staff;
begin
  select s.* into v_row from public.staff s where s.user_id = auth.uid() and s.is_active;
  return v_row;
end
$$;
comment on function private.me() is 'The active staff row of the caller, or null.';

create function private.my_role()
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select s.role from public.staff s where s.user_id = auth.uid() and s.is_active
  );
end
$$;
comment on function private.my_role() is 'The staff role of the caller, or null for applicants and dismissed staff.';

create function private.my_regions()
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce(
      (select case
          when s.role in ('province_reviewer', 'province_admin') or (s.role = 'manager' and s.region_code = '510000')
            then (select array_agg(r.code) from public.regions r)
          when s.role in ('city_officer', 'manager') then array[s.region_code]
          else '{}'::text[]
        end
        from public.staff s where s.user_id = auth.uid() and s.is_active),
      '{}'::text[]);
end
$$;
comment on function private.my_regions() is
  'The region codes whose people, files and cards the caller sees. Empty for applicants, officers of units, security administration and audit.';

create function private.my_deputyships()
returns setof public.deputies
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
    select d.* from public.deputies d
    where d.user_id = auth.uid() and private.today() between d.starts_on and d.ends_on
      -- an officer of a center would decide at two levels
      and not exists (select from public.staff s
        where s.user_id = d.user_id and s.is_active and s.role <> 'institution_officer');
end
$$;
comment on function private.my_deputyships() is 'The deputyships of the caller that hold today; staff of a center is nobody''s deputy.';

create function private.my_institutions()
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce(array_agg(i.institution_id), '{}'::uuid[])
    from (
      select s.institution_id from public.staff s
      where s.user_id = auth.uid() and s.is_active and s.institution_id is not null
      union
      select d.institution_id from private.my_deputyships() d
    ) i;
end
$$;
comment on function private.my_institutions() is 'The institutions the caller acts for, as officer or as deputy.';

create function private.has_grant(p_grant text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.staff s
    where s.user_id = auth.uid() and s.is_active and p_grant = any (s.extra_grants))
$$;
comment on function private.has_grant(text) is 'Whether the security administration granted the caller this right (reveal, export).';

create function private.require_role(variadic p_roles text[])
returns public.staff
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.me();
begin
  if v_me.user_id is null or not (v_me.role = any (p_roles)) then
    perform private.fail(403, 'not_permitted', jsonb_build_object('role', v_me.role));
  end if;
  return v_me;
end
$$;
comment on function private.require_role(text[]) is 'The caller''s staff row if its role is one of these; otherwise 403 not_permitted.';

grant execute on function private.my_role() to authenticated, service_role;
grant execute on function private.my_regions() to authenticated, service_role;
grant execute on function private.my_institutions() to authenticated, service_role;

alter table public.staff enable row level security;
alter table public.deputies enable row level security;
revoke all on table public.staff, public.deputies from anon, authenticated, service_role;
grant select on table public.staff, public.deputies to authenticated;
grant select on table public.staff, public.deputies to service_role;

create policy "staff read themselves, their administration reads its staff" on public.staff
  for select to authenticated
  using (
    user_id = (select auth.uid())
    or (select private.my_role()) = 'security_admin'
    or (role = 'institution_officer'
      and (select private.my_role()) in ('city_officer', 'province_reviewer', 'province_admin')
      and region_code = any ((select private.my_regions())::text[]))
    or (institution_id = any ((select private.my_institutions())::uuid[]))
  );
