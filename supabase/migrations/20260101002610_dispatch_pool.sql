-- The pool: every supervisor in the scope of an order, and of each what speaks against sending that one.

create table public.supervisor_declarations (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  region_code text not null references public.regions (code),
  kind text not null constraint declaration_kind_is_known check (kind in (
    'relative', 'conflict', 'student', 'employer', 'absence')),
  institution_id uuid references public.institutions (id),
  institution_name text,
  starts_on date,
  ends_on date,
  note text constraint declaration_note_is_short check (char_length(note) <= 200),
  declared_by_name text not null,
  declared_at timestamptz not null default private.now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  constraint declaration_names_a_unit_or_days check (
    (kind = 'absence') = (institution_id is null) and (kind = 'absence') = (starts_on is not null and ends_on is not null)
    and (kind = 'absence' or (starts_on is null and ends_on is null))),
  constraint absence_is_ordered check (ends_on >= starts_on)
);
comment on table public.supervisor_declarations is 'What supervisors declare: 回避 towards an institution (亲属, 利害关系, 本人学员, 曾任职) and days on which they cannot be dispatched.';
create index supervisor_declarations_person_id_idx on public.supervisor_declarations (person_id);
create index supervisor_declarations_region_code_idx on public.supervisor_declarations (region_code);
create index supervisor_declarations_institution_id_idx on public.supervisor_declarations (institution_id);
alter table public.supervisor_declarations enable row level security;
revoke all on table public.supervisor_declarations from anon, authenticated, service_role;
grant select on table public.supervisor_declarations to authenticated, service_role;
create policy "declarations are read by the supervisor and the center" on public.supervisor_declarations
  for select to authenticated using (
    person_id = any ((select private.my_person_ids())::uuid[]) or region_code = any ((select private.my_regions())::text[]));

create function private.declarations_follow_person()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.supervisor_declarations d set region_code = new.region_code where d.person_id = new.id;
  return null;
end
$$;
comment on function private.declarations_follow_person() is 'A person''s move takes the declarations along to the new center.';
create trigger declarations_follow_person after update of region_code on public.people
  for each row when (old.region_code is distinct from new.region_code)
  execute function private.declarations_follow_person();

create function private.declare_recusal(p_values jsonb)
returns public.supervisor_declarations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_row public.supervisor_declarations;
begin
  select p.* into v_person from public.people p where p.id = private.my_person();
  perform private.require(v_person.id is not null and exists (
    select from public.cards c join public.card_kinds k on k.code = c.kind and k.role = 'supervisor'
    where c.person_id = v_person.id), 403, 'not_a_supervisor');
  v_row.kind := p_values ->> 'kind';
  perform private.require(coalesce(v_row.kind in ('relative', 'conflict', 'student', 'employer', 'absence'), false), 422,
    'field_required', '{"field":"kind"}');
  if v_row.kind = 'absence' then
    v_row.starts_on := private.read_date(p_values, 'starts_on');
    v_row.ends_on := coalesce(private.read_date(p_values, 'ends_on'), v_row.starts_on);
    perform private.require(v_row.starts_on is not null, 422, 'field_required', '{"field":"starts_on"}');
    perform private.require(v_row.ends_on >= v_row.starts_on, 422, 'evaluation_days_reversed', '{"field":"ends_on"}');
  else
    select i.id, i.name into v_row.institution_id, v_row.institution_name from public.institutions i where i.id::text = p_values ->> 'institution_id';
    perform private.require(v_row.institution_id is not null, 422, 'institution_missing', '{"field":"institution_id"}');
  end if;
  insert into public.supervisor_declarations (person_id, region_code, kind, institution_id, institution_name, starts_on, ends_on, note, declared_by_name)
  values (v_person.id, v_person.region_code, v_row.kind, v_row.institution_id, v_row.institution_name, v_row.starts_on, v_row.ends_on,
    nullif(left(btrim(coalesce(p_values ->> 'note', '')), 200), ''), private.actor_name())
  returning * into v_row;
  return v_row;
end
$$;
comment on function private.declare_recusal(jsonb) is 'See public.declare_recusal.';

create function private.withdraw_declaration(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.supervisor_declarations d set withdrawn_at = private.now(), withdrawn_by_name = private.actor_name()
  where d.id = p_id and d.person_id = any (private.my_person_ids()) and d.withdrawn_at is null;
  perform private.require(found, 404, 'record_not_found');
end
$$;
comment on function private.withdraw_declaration(uuid) is 'See public.withdraw_declaration.';

create function private.was_at_last_visits(p_order public.inspection_orders, p_person_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select p_order.recent_visits > 0 and count(*) = p_order.recent_visits and bool_and(l.was_there)
  from (
    select exists (select from public.dispatches d
        where d.draw_id = o.draw_id and d.person_id = p_person_id and d.status in ('asked', 'accepted')) as was_there
    from public.inspection_orders o
    where o.institution_id = p_order.institution_id and o.status = 'drawn' and o.id <> p_order.id
      and (o.starts_on, o.created_at) < (p_order.starts_on, p_order.created_at)
    order by o.starts_on desc, o.created_at desc limit p_order.recent_visits) l
$$;
comment on function private.was_at_last_visits(public.inspection_orders, uuid) is
  'Whether the person was dispatched to each of the last inspections of the institution, so many as the order looks back.';

create function private.dispatch_candidates(p_order public.inspection_orders, p_person_id uuid default null)
returns table (person_id uuid, card_id uuid, person_name text, institution_name text, region_code text, card_number text, problems text[])
language sql
stable
security definer
set search_path = ''
as $$
  with held as (
    select distinct on (c.person_id) c.*
    from public.cards c join public.card_kinds k on k.code = c.kind and k.role = 'supervisor'
    where (p_person_id is null or c.person_id = p_person_id) and c.status in ('active', 'disqualified')
      and (p_order.scope = 'province' or c.region_code = p_order.region_code)
    -- of several cards the one that lasts longest
    order by c.person_id, (c.status = 'active') desc, c.valid_to desc, c.id)
  select h.person_id, h.id, p.name, i.name, p.region_code, h.number, array_remove(array[
    case when h.status <> 'active' then 'card_not_live' end,
    case when h.valid_to < p_order.ends_on then 'card_expired' end,
    case when h.valid_from > p_order.starts_on then 'card_not_yet_valid' end,
    case when not h.is_verified then 'card_unverified' end,
    case when (private.live_disqualification(h.person_id, 'supervisor')).id is not null or exists (
        select from private.person_identities d where d.person_id = h.person_id
          and private.is_banned_identity(d.id_number, 'supervisor')) then 'person_disqualified' end,
    case when p.status in ('disputed', 'unverified') then 'person_unconfirmed' end,
    case when p.institution_id = p_order.institution_id then 'employer' end,
    case when exists (select from private.person_changes m where m.person_id = h.person_id and m.kind = 'unit'
          and m.details ->> 'from_institution_id' = p_order.institution_id::text)
      or exists (select from public.applications a where a.person_id = h.person_id
          and (a.institution_id = p_order.institution_id or a.employer_name = p_order.institution_name))
      then 'former_employer' end,
    case when exists (select from public.evaluation_assignments a join public.evaluations e on e.id = a.evaluation_id
        where a.person_id = h.person_id and e.institution_id = p_order.institution_id) then 'worked_there' end,
    (select 'declared_' || min(s.kind) from public.supervisor_declarations s
      where s.person_id = h.person_id and s.institution_id = p_order.institution_id and s.withdrawn_at is null),
    case when exists (select from public.supervisor_declarations s
        where s.person_id = h.person_id and s.kind = 'absence' and s.withdrawn_at is null
          and s.starts_on <= p_order.ends_on and s.ends_on >= p_order.starts_on) then 'absent' end,
    case when exists (select from public.evaluation_assignments a join public.evaluations e on e.id = a.evaluation_id
        where a.person_id = h.person_id and e.status = 'reported'
          and e.starts_on <= p_order.ends_on and e.ends_on >= p_order.starts_on)
      or exists (select from public.dispatches d
        where d.person_id = h.person_id and d.order_id <> p_order.id and d.status in ('asked', 'accepted')
          and d.starts_on <= p_order.ends_on and d.ends_on >= p_order.starts_on) then 'busy' end,
    case when private.was_at_last_visits(p_order, h.person_id) then 'recent_visits' end], null)
  from held h
  join public.people p on p.id = h.person_id
  left join public.institutions i on i.id = p.institution_id
  where p.status <> 'merged'
$$;
comment on function private.dispatch_candidates(public.inspection_orders, uuid) is
  'Every supervisor in the scope of an order (or the one named) with the reasons that exclude: none means eligible.';

create function public.declare_recusal(p_values jsonb)
returns public.supervisor_declarations language sql security invoker set search_path = ''
as $$ select private.declare_recusal(p_values) $$;
comment on function public.declare_recusal(jsonb) is
  'A supervisor declares a recusal (kind, institution_id, note) or days of absence (kind absence, starts_on, ends_on, note). 403 not_a_supervisor; 422 with the field.';
create function public.withdraw_declaration(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.withdraw_declaration(p_id) $$;
comment on function public.withdraw_declaration(uuid) is 'Takes an own declaration back; it stays on record.';
grant execute on function private.declare_recusal(jsonb), private.withdraw_declaration(uuid) to authenticated;
grant execute on function public.declare_recusal(jsonb), public.withdraw_declaration(uuid) to authenticated;
revoke all on function private.was_at_last_visits(public.inspection_orders, uuid),
  private.dispatch_candidates(public.inspection_orders, uuid) from public, anon, authenticated, service_role;
