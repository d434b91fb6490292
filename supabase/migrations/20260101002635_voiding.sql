-- 作废: a draw that was made is voided by somebody who did not make it, with a reason, on the chain. Orders end there too.

create function private.release_dispatches(p_draw_id uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.dispatches d set status = 'released', version = d.version + 1, updated_at = private.now()
  where d.draw_id = p_draw_id and d.status in ('asked', 'accepted')
$$;
comment on function private.release_dispatches(uuid) is 'Lets go whoever a draw had dispatched.';

create function private.may_void(p_order public.inspection_orders)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select case
    -- nobody knows the result of a commitment yet
    when p_order.status = 'committed' then p_order.center_code = (private.me()).region_code
    -- a city's draw is the province's to void, the province's another officer's
    else private.my_role() = 'province_reviewer' and not exists (
      select from public.dispatch_chain c where c.draw_id = p_order.draw_id and c.kind = 'draw' and c.actor = auth.uid()) end
$$;
comment on function private.may_void(public.inspection_orders) is
  'Whether the caller may void the draw in force: before the draw its own center, afterwards a provincial reviewer who did not draw.';

create function private.void_draw(p_order_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders := private.lock_order(p_order_id);
  v_draw constant uuid := v_order.draw_id;
begin
  if (private.repeated_dispatch(p_request_id)).order_id is not null then
    return v_order;
  end if;
  perform private.require(v_order.status in ('committed', 'drawn'), 409, 'order_not_committed', jsonb_build_object('status', v_order.status));
  perform private.require(private.may_void(v_order), 403, 'void_needs_another');
  perform private.require(v_order.version is not distinct from p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_order.version));
  perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 5 and 200, 422, 'void_reason_missing', '{"field":"reason"}');
  perform private.release_dispatches(v_draw);
  update public.inspection_orders o set status = 'ordered', draw_id = null, attempt = o.attempt + 1, version = o.version + 1,
    updated_at = private.now()
  where o.id = v_order.id returning * into v_order;
  perform private.append_dispatch(v_order, v_draw, 'void', private.dispatch_lines('draw', v_draw::text, 'reason', p_reason), p_request_id);
  return v_order;
end
$$;
comment on function private.void_draw(uuid, text, integer, uuid) is 'See public.void_draw.';

create function private.cancel_inspection_order(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders := private.lock_order(p_id);
begin
  if (private.repeated_dispatch(p_request_id)).order_id is not null then
    return v_order;
  end if;
  perform private.require_own_order(v_order, p_expected_version);
  perform private.require(v_order.status <> 'cancelled', 409, 'order_is_cancelled');
  -- to cancel and order anew would be to draw until pleased
  perform private.require(v_order.attempt = 1 and v_order.draw_id is null and v_order.ground = 'by_hand' or exists (
    select from public.evaluations e where e.id = v_order.evaluation_id and e.status = 'cancelled'), 409, 'order_is_committed',
    jsonb_build_object('status', v_order.status));
  perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
  perform private.release_dispatches(v_order.draw_id);
  update public.inspection_orders o set status = 'cancelled', version = o.version + 1, updated_at = private.now()
  where o.id = p_id returning * into v_order;
  perform private.append_dispatch(v_order, v_order.draw_id, 'cancel', private.dispatch_lines('reason', p_reason), p_request_id);
  return v_order;
end
$$;
comment on function private.cancel_inspection_order(uuid, text, integer, uuid) is 'See public.cancel_inspection_order.';

create function public.void_draw(p_order_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders language sql security invoker set search_path = ''
as $$ select private.void_draw(p_order_id, p_reason, p_expected_version, p_request_id) $$;
comment on function public.void_draw(uuid, text, integer, uuid) is
  'Voids the draw in force with a reason of 5 to 200 characters: commitment, result and void stay on record, a later draw counts as the next attempt. 403 void_needs_another: what was drawn is voided by the province, never by who drew.';
create function public.cancel_inspection_order(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders language sql security invoker set search_path = ''
as $$ select private.cancel_inspection_order(p_id, p_reason, p_expected_version, p_request_id) $$;
comment on function public.cancel_inspection_order(uuid, text, integer, uuid) is
  'Ends an order given by hand before its first commitment, or any because the evaluation was cancelled. 409 order_is_committed, order_is_cancelled, stale_version.';
grant execute on function private.void_draw(uuid, text, integer, uuid), private.cancel_inspection_order(uuid, text, integer, uuid) to authenticated;
grant execute on function public.void_draw(uuid, text, integer, uuid), public.cancel_inspection_order(uuid, text, integer, uuid) to authenticated;
revoke all on function private.release_dispatches(uuid), private.may_void(public.inspection_orders) from public, anon, authenticated, service_role;
