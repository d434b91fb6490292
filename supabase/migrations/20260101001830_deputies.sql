-- Deputies: who acts for a unit for a time, in an absence or for the own file of its only officer.

create function private.appoint_deputy(
  p_email text, p_institution_id uuid, p_from date, p_to date, p_reason text, p_name text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('security_admin', 'city_officer');
  v_institution public.institutions;
  v_user uuid;
  v_name text;
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
  perform private.require_length(trim(p_reason), 500, 'reason');
  -- without a name nobody could tell that a file is the deputy's own
  v_name := coalesce(nullif(trim(p_name), ''),
    (select s.name from public.staff s where s.user_id = v_user and s.is_active),
    (select p.name from public.people p where p.user_id = v_user));
  perform private.require(char_length(v_name) between 1 and 60, 422, 'field_required', '{"field":"name"}');
  insert into public.deputies (user_id, email, name, institution_id, starts_on, ends_on, reason, created_by)
  values (v_user, lower(trim(p_email)), v_name, p_institution_id, p_from, p_to, trim(p_reason), v_me.user_id) returning id into v_id;
  return v_id;
end
$$;
comment on function private.appoint_deputy(text, uuid, date, date, text, text) is 'See public.appoint_deputy.';

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

create function public.appoint_deputy(
  p_email text, p_institution_id uuid, p_from date, p_to date, p_reason text, p_name text default null)
returns uuid language sql security invoker set search_path = ''
as $$ select private.appoint_deputy(p_email, p_institution_id, p_from, p_to, p_reason, p_name) $$;
comment on function public.appoint_deputy(text, uuid, date, date, text, text) is
  'Lets a login act for an institution for a time, e.g. for the own file of its only officer. The name may be left out of who is staff or has claimed a record. Errors: 404 institution_not_found; 422 deputy_without_login, deputy_of_a_center, deputy_period, reason_missing, field_required.';
create function public.end_deputy(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.end_deputy(p_id) $$;
comment on function public.end_deputy(uuid) is 'Ends a deputyship before its day, at once. By who may appoint one. 404 deputy_not_found.';
grant execute on function private.appoint_deputy(text, uuid, date, date, text, text), private.end_deputy(uuid) to authenticated;
grant execute on function public.appoint_deputy(text, uuid, date, date, text, text), public.end_deputy(uuid) to authenticated;
