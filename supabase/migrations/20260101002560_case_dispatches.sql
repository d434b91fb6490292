-- Dispatches under a penalty: a supervisor who is disqualified is taken off the inspections to come in the transaction of
-- the decision, and the next in the order of the draw is asked. A lifted penalty gives a place back only where it is
-- still free: who was asked instead keeps it, since the published order allows no more than the conditions say.

create function private.lock_dispatch_orders(p_person_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform 1 from public.inspection_orders o
  where exists (select from public.dispatches d where d.order_id = o.id and d.person_id = p_person_id and d.ends_on >= private.today())
  order by o.center_code, o.id for update;
end
$$;
comment on function private.lock_dispatch_orders(uuid) is
  'Locks the orders to which a person is or was dispatched, in the order of centers in which deadlines lock them too.';

create function private.withdraw_dispatches(p_case public.discipline_cases)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_id uuid;
begin
  if not private.covers_role(p_case.role, 'supervisor') then
    return;
  end if;
  for v_id in
    with taken as (
      insert into private.case_effects (case_id, kind, record_id, role, before)
      select p_case.id, 'dispatch', d.id, 'supervisor', jsonb_build_object('status', d.status)
      from public.dispatches d join public.inspection_orders o on o.id = d.order_id and o.draw_id = d.draw_id and o.status = 'drawn'
      where d.person_id = p_case.person_id and d.status in ('asked', 'accepted') and d.ends_on >= private.today()
      returning record_id)
    select t.record_id from taken t join public.dispatches d on d.id = t.record_id order by d.center_code, d.order_id, d.rank
  loop
    perform private.end_dispatch(o, d, 'withdrawn', 'withdraw', null, null)
    from public.dispatches d join public.inspection_orders o on o.id = d.order_id where d.id = v_id;
  end loop;
end
$$;
comment on function private.withdraw_dispatches(public.discipline_cases) is
  'Ends the dispatches of a disqualified supervisor that are to come or under way, each with the next in order.';

create function private.give_back_dispatch(p_dispatch_id uuid, p_before jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_id uuid;
begin
  update public.dispatches d set status = p_before ->> 'status',
    -- time that passed without the place is not counted against the answer
    answer_until = case when p_before ->> 'status' = 'asked' and d.answer_until <= private.now()
      then private.now() + make_interval(hours => private.parameter_int('dispatch_answer_hours')) else d.answer_until end,
    version = d.version + 1, updated_at = private.now()
  from public.inspection_orders o join public.evaluations e on e.id = o.evaluation_id
  where d.id = p_dispatch_id and d.status = 'withdrawn' and d.ends_on >= private.today()
    and o.id = d.order_id and o.draw_id = d.draw_id and o.status = 'drawn' and e.status = 'reported'
    and (select count(*) from public.dispatches t where t.draw_id = d.draw_id and t.status in ('asked', 'accepted')) < o.supervisors
  returning d.id into v_id;
  perform private.append_dispatch(o, d.draw_id, 'restore', private.dispatch_lines('draw', d.draw_id::text,
    'rank', d.rank::text, 'pseudonym', d.pseudonym), null, '系统')
  from public.dispatches d join public.inspection_orders o on o.id = d.order_id where d.id = v_id;
end
$$;
comment on function private.give_back_dispatch(uuid, jsonb) is
  'Gives a place back that nobody took since: the order of the draw is used up, so that it stands empty otherwise. On the chain as restore.';

revoke all on function private.lock_dispatch_orders(uuid), private.withdraw_dispatches(public.discipline_cases),
  private.give_back_dispatch(uuid, jsonb) from public, anon, authenticated, service_role;
