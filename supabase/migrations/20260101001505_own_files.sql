-- Whose file it is: nobody decides the file of the same person, and nothing is decided finally while two logins
-- claim to be that person.
--
-- The same person is known by the claimed record. Who has claimed none is asked where the name is the same: to claim
-- the own record, or to declare that it is somebody else's. The declaration stays.

create table private.not_own_declarations (
  user_id uuid not null,
  person_id uuid not null references public.people (id),
  declared_by text not null,
  person_name text not null,
  declared_at timestamptz not null default private.now(),
  primary key (user_id, person_id)
);
comment on table private.not_own_declarations is
  '不是本人: logins that declared a person of the same name to be somebody else. Append-only.';
comment on column private.not_own_declarations.declared_by is 'The name of whoever declared, as staff or deputy, at that time.';
create index not_own_declarations_person_id_idx on private.not_own_declarations (person_id);
create trigger declarations_are_append_only before update or delete on private.not_own_declarations
  for each row execute function private.refuse_change();
create trigger declarations_are_never_emptied before truncate on private.not_own_declarations
  for each statement execute function private.refuse_change();

create function private.my_names()
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce((
    select array_agg(distinct regexp_replace(n.name, '\s', '', 'g')) from (
      select s.name from public.staff s where s.user_id = auth.uid() and s.is_active
      union all
      select d.name from private.my_deputyships() d) n), '{}');
end
$$;
comment on function private.my_names() is 'What the caller is called, as staff and as deputy; empty for applicants.';

create function private.is_namesake(p_person_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  -- who has claimed a record is that person and no other: identities are unique
  return private.my_person() is null and exists (
    select from public.people p, unnest(p.name || p.former_names) n (name)
    where p.id = p_person_id and regexp_replace(n.name, '\s', '', 'g') = any (private.my_names()));
end
$$;
comment on function private.is_namesake(uuid) is
  'Whether the person has or had the caller''s name, and the caller has claimed no record: it may be the same person.';

create function private.is_undeclared_namesake(p_person_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return private.is_namesake(p_person_id) and not exists (
    select from private.not_own_declarations d where d.user_id = auth.uid() and d.person_id = p_person_id);
end
$$;
comment on function private.is_undeclared_namesake(uuid) is 'Whether the person may be the caller, who has neither claimed a record nor declared otherwise.';

create function private.require_not_own(p_person_id uuid, p_key text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require(private.my_person() is distinct from p_person_id, 403, p_key);
  if private.is_undeclared_namesake(p_person_id) then
    perform private.fail(403, 'same_name_undeclared', (
      select jsonb_build_object('person_id', p.id, 'name', p.name) from public.people p where p.id = p_person_id));
  end if;
end
$$;
comment on function private.require_not_own(uuid, text) is
  'Refuses the caller''s own person with the given key, and with 403 same_name_undeclared who has the same name, no claimed record, and has not declared that it is somebody else.';

create function private.declare_not_own(p_person_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
begin
  select p.* into v_person from public.people p where p.id = p_person_id;
  perform private.require(v_person.region_code = any (private.my_regions())
    or v_person.institution_id = any (private.my_institutions())
    or exists (select from public.applications a
      where a.person_id = p_person_id and cardinality(private.actor_kinds(a)) > 0), 404, 'person_not_found');
  perform private.require(private.my_person() is distinct from p_person_id, 403, 'own_record');
  perform private.require(private.is_namesake(p_person_id), 422, 'not_a_namesake');
  insert into private.not_own_declarations (user_id, person_id, declared_by, person_name)
  values (auth.uid(), p_person_id, (private.my_names())[1], v_person.name)
  on conflict do nothing;
end
$$;
comment on function private.declare_not_own(uuid) is 'See public.declare_not_own.';
create function public.declare_not_own(p_person_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.declare_not_own(p_person_id) $$;
comment on function public.declare_not_own(uuid) is
  '不是本人: staff without a claimed record declare for good, on record, that a person of the same name is somebody else; after that they may review the person''s files. Errors: 403 own_record; 404 person_not_found; 422 not_a_namesake.';
grant execute on function private.declare_not_own(uuid), public.declare_not_own(uuid) to authenticated;

create function private.waits_for_dispute(p_application public.applications, p_action text)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return p_action in ('approve', 'reject', 'grant_appeal', 'deny_appeal', 'issue')
    and exists (select from public.people p where p.id = p_application.person_id and p.status = 'disputed')
    and coalesce((private.possible_transition(p_application, p_action,
      array_remove(private.actor_kinds(p_application), 'applicant'))).to_status in ('awaiting_issue', 'issued', 'rejected'), false);
end
$$;
comment on function private.waits_for_dispute(public.applications, text) is
  'Whether a decision must wait because two logins claim the person: those that end the file or lead to the card. Everything before goes on, a new file too, so that nobody loses a round by a wrongful claim.';
