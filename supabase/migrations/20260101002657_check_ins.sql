-- 现场签到: the supervisor is there, on a day of the evaluation; and who was met there under another's name.

create table public.dispatch_check_ins (
  id uuid primary key default gen_random_uuid(),
  dispatch_id uuid not null references public.dispatches (id),
  order_id uuid not null references public.inspection_orders (id),
  person_id uuid not null references public.people (id),
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  checked_on date not null default private.today(),
  checked_at timestamptz not null default private.now(),
  latitude numeric(5, 3) constraint latitude_is_on_earth check (latitude between -90 and 90),
  longitude numeric(6, 3) constraint longitude_is_on_earth check (longitude between -180 and 180),
  constraint checked_in_once_a_day unique (dispatch_id, checked_on),
  constraint position_is_whole check ((latitude is null) = (longitude is null))
);
comment on table public.dispatch_check_ins is 'When dispatched supervisors were on site, once a day. Append-only.';
comment on column public.dispatch_check_ins.latitude is 'Only where the supervisor agreed to it; to a thousandth of a degree, about 100 m: enough to tell the site, not the desk.';
create index dispatch_check_ins_order_id_idx on public.dispatch_check_ins (order_id);
create index dispatch_check_ins_person_id_idx on public.dispatch_check_ins (person_id);
create index dispatch_check_ins_center_code_idx on public.dispatch_check_ins (center_code);
create index dispatch_check_ins_region_code_idx on public.dispatch_check_ins (region_code);
create trigger check_ins_are_append_only before update or delete on public.dispatch_check_ins
  for each row execute function private.refuse_change();
create trigger check_ins_are_never_emptied before truncate on public.dispatch_check_ins
  for each statement execute function private.refuse_change();
alter table public.dispatch_check_ins enable row level security;
revoke all on table public.dispatch_check_ins from anon, authenticated, service_role;
grant select on table public.dispatch_check_ins to authenticated, service_role;
create policy "check-ins are read by the supervisor and by both centers" on public.dispatch_check_ins
  for select to authenticated using (
    person_id = any ((select private.my_person_ids())::uuid[])
    or center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));

create function private.dispatch_on_site(p_dispatch_id uuid)
returns public.dispatches
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.dispatches;
begin
  select d.* into v_row from public.dispatches d where d.id = p_dispatch_id and d.person_id = any (private.my_person_ids()) for update;
  perform private.require(v_row.id is not null, 404, 'dispatch_not_found');
  perform private.require(v_row.status = 'accepted', 409, 'dispatch_not_accepted', jsonb_build_object('status', v_row.status));
  perform private.require(private.today() between v_row.starts_on and v_row.ends_on, 409, 'check_in_not_today',
    jsonb_build_object('from', v_row.starts_on, 'to', v_row.ends_on));
  return v_row;
end
$$;
comment on function private.dispatch_on_site(uuid) is
  'The caller''s accepted dispatch on a day of its evaluation, locked. 404 dispatch_not_found; 409 dispatch_not_accepted, check_in_not_today.';

create function private.check_in(p_dispatch_id uuid, p_position jsonb)
returns public.dispatch_check_ins
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_dispatch constant public.dispatches := private.dispatch_on_site(p_dispatch_id);
  v_row public.dispatch_check_ins;
begin
  -- the first arrival counts; a second click of the day is no other
  select c.* into v_row from public.dispatch_check_ins c where c.dispatch_id = p_dispatch_id and c.checked_on = private.today();
  if v_row.id is not null then
    return v_row;
  end if;
  if jsonb_typeof(p_position) = 'object' then
    perform private.require(jsonb_typeof(p_position -> 'latitude') = 'number' and jsonb_typeof(p_position -> 'longitude') = 'number'
      and abs((p_position ->> 'latitude')::numeric) <= 90 and abs((p_position ->> 'longitude')::numeric) <= 180, 422, 'position_invalid');
    v_row.latitude := round((p_position ->> 'latitude')::numeric, 3);
    v_row.longitude := round((p_position ->> 'longitude')::numeric, 3);
  end if;
  insert into public.dispatch_check_ins (dispatch_id, order_id, person_id, center_code, region_code, latitude, longitude)
  values (v_dispatch.id, v_dispatch.order_id, v_dispatch.person_id, v_dispatch.center_code, v_dispatch.region_code, v_row.latitude, v_row.longitude)
  returning * into v_row;
  return v_row;
end
$$;
comment on function private.check_in(uuid, jsonb) is 'See public.check_in.';

create function private.report_stand_in(p_dispatch_id uuid, p_values jsonb, p_request_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_dispatch constant public.dispatches := private.dispatch_on_site(p_dispatch_id);
  v_assigned public.evaluation_assignments;
  v_note constant text := btrim(coalesce(p_values ->> 'note', ''));
  v_name text := nullif(left(btrim(coalesce(p_values ->> 'person_name', '')), 60), '');
  v_evaluation uuid;
  v_id uuid;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  perform private.require(exists (select from public.dispatch_check_ins c
    where c.dispatch_id = p_dispatch_id and c.checked_on = private.today()), 409, 'check_in_first');
  select o.evaluation_id into v_evaluation from public.inspection_orders o where o.id = v_dispatch.order_id;
  select a.* into v_assigned from public.evaluation_assignments a
  where a.evaluation_id = v_evaluation and a.id::text = p_values ->> 'assignment_id';
  v_name := coalesce(v_assigned.person_name, v_name);
  perform private.require(v_name is not null, 422, 'stand_in_name_missing', '{"field":"person_name"}');
  perform private.require(char_length(v_note) between 5 and 1000, 422, 'stand_in_note_length', '{"field":"note"}');
  insert into public.findings (key, kind, source, institution_id, institution_name, region_code, person_id, person_name, evaluation_id,
    occurred_on, details)
  values ('visit:' || p_request_id, 'person_mismatch', 'inspection', v_dispatch.institution_id, v_dispatch.institution_name,
    v_dispatch.region_code, v_assigned.person_id, v_name, v_evaluation, private.today(),
    jsonb_build_object('text', v_note, 'by', v_dispatch.person_name, 'dispatch_id', v_dispatch.id))
  on conflict (key) do nothing;
  select f.id into v_id from public.findings f where f.key = 'visit:' || p_request_id;
  return v_id;
end
$$;
comment on function private.report_stand_in(uuid, jsonb, uuid) is 'See public.report_stand_in.';

create function public.check_in(p_dispatch_id uuid, p_position jsonb default null)
returns public.dispatch_check_ins language sql security invoker set search_path = ''
as $$ select private.check_in(p_dispatch_id, p_position) $$;
comment on function public.check_in(uuid, jsonb) is
  'A supervisor is on site: own accepted dispatch, on a day of the evaluation, once a day (a second call gives the first back). position {latitude, longitude} only where the person agreed. 404 dispatch_not_found; 409 dispatch_not_accepted, check_in_not_today; 422 position_invalid.';
create function public.report_stand_in(p_dispatch_id uuid, p_values jsonb, p_request_id uuid)
returns uuid language sql security invoker set search_path = ''
as $$ select private.report_stand_in(p_dispatch_id, p_values, p_request_id) $$;
comment on function public.report_stand_in(uuid, jsonb, uuid) is
  '人证不符 met on site, as a finding for the center: {assignment_id of the evaluation''s list or person_name, note}. After the check-in of the day, once per request id. 409 check_in_first and those of check_in; 422 stand_in_name_missing, stand_in_note_length.';
grant execute on function private.check_in(uuid, jsonb), private.report_stand_in(uuid, jsonb, uuid) to authenticated;
grant execute on function public.check_in(uuid, jsonb), public.report_stand_in(uuid, jsonb, uuid) to authenticated;
revoke all on function private.dispatch_on_site(uuid) from public, anon, authenticated, service_role;
