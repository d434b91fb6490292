-- Answers: who is dispatched accepts, or declines with a reason; whoever declines, does not answer in time or loses the
-- card is replaced by the next in the order of the draw, never by a fresh draw.

create function private.end_dispatch(p_order public.inspection_orders, p_dispatch public.dispatches, p_status text, p_kind text,
  p_reason text, p_request_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.dispatches d set status = p_status, decline_reason = p_reason,
    answered_at = case when p_status = 'declined' then private.now() else d.answered_at end,
    version = d.version + 1, updated_at = private.now()
  where d.id = p_dispatch.id;
  -- a reason may tell who it is: the published body carries a hash that only who knows the member's nonce can check
  perform private.append_dispatch(p_order, p_dispatch.draw_id, p_kind, private.dispatch_lines('draw', p_dispatch.draw_id::text,
    'rank', p_dispatch.rank::text, 'pseudonym', p_dispatch.pseudonym, 'reason_hash', (
      select private.sha256_hex(concat_ws(E'\n', 'huanzheng-answer-v1', m.nonce, p_reason)) from private.dispatch_members m
      where m.draw_id = p_dispatch.draw_id and m.pseudonym = p_dispatch.pseudonym and p_reason is not null)),
    p_request_id, case p_kind when 'decline' then '督导员' else '系统' end);
  if p_kind <> 'end' then
    perform private.take_next(p_order, '系统');
  end if;
end
$$;
comment on function private.end_dispatch(public.inspection_orders, public.dispatches, text, text, text, uuid) is
  'Ends one dispatch on the chain and, unless the evaluation is over, takes the next.';

create function private.answer_dispatch(p_id uuid, p_answer text, p_reason text, p_request_id uuid)
returns public.dispatches
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders;
  v_row public.dispatches;
  v_reason constant text := nullif(btrim(coalesce(p_reason, '')), '');
begin
  -- the order first, as the draw and the deadlines do
  select o.* into v_order from public.inspection_orders o join public.dispatches d on d.order_id = o.id
  where d.id = p_id and d.person_id = any (private.my_person_ids()) for update of o;
  perform private.require(v_order.id is not null, 404, 'dispatch_not_found');
  select d.* into v_row from public.dispatches d where d.id = p_id;
  if (private.repeated_dispatch(p_request_id)).order_id is not null then
    return v_row;
  end if;
  perform private.require(coalesce(p_answer in ('accept', 'decline'), false), 422, 'field_required', '{"field":"answer"}');
  -- 临时不能到场: an acceptance can still be taken back, for the reason to be seen
  perform private.require(v_row.status = 'asked' or (v_row.status = 'accepted' and p_answer = 'decline'), 409, 'dispatch_is_answered',
    jsonb_build_object('status', v_row.status));
  perform private.require(v_row.status = 'accepted' or private.now() < v_row.answer_until, 409, 'dispatch_answer_late');
  perform private.require(private.today() <= v_row.ends_on, 409, 'evaluation_has_ended');
  if p_answer = 'accept' then
    update public.dispatches d set status = 'accepted', answered_at = private.now(), version = d.version + 1, updated_at = private.now()
    where d.id = p_id;
    perform private.append_dispatch(v_order, v_row.draw_id, 'accept', private.dispatch_lines('draw', v_row.draw_id::text,
      'rank', v_row.rank::text, 'pseudonym', v_row.pseudonym), p_request_id, '督导员');
  else
    perform private.require(char_length(v_reason) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
    perform private.end_dispatch(v_order, v_row, 'declined', 'decline', v_reason, p_request_id);
  end if;
  select d.* into v_row from public.dispatches d where d.id = p_id;
  return v_row;
end
$$;
comment on function private.answer_dispatch(uuid, text, text, uuid) is 'See public.answer_dispatch.';

create function private.advance_dispatches()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders;
  v_row public.dispatches;
  v_lost boolean;
  v_ended integer := 0;
begin
  for v_order in
    select o.* from public.inspection_orders o
    where o.status = 'drawn' and exists (select from public.dispatches d
      where d.draw_id = o.draw_id and (d.status = 'asked' and d.answer_until <= private.now()
        or d.status in ('asked', 'accepted') and d.ends_on >= private.today() and exists (
          select from public.cards c where c.id = d.card_id and c.status not in ('active', 'superseded'))))
    -- whoever draws or answers right now does it; a chain of locks in one order waits for nobody in circles
    order by o.center_code, o.id limit 200 for update skip locked
  loop
    for v_row in
      select d.* from public.dispatches d where d.draw_id = v_order.draw_id and d.status in ('asked', 'accepted') order by d.rank
    loop
      v_lost := v_row.ends_on >= private.today() and exists (
        select from public.cards c where c.id = v_row.card_id and c.status not in ('active', 'superseded'));
      continue when not v_lost and not (v_row.status = 'asked' and v_row.answer_until <= private.now());
      perform private.end_dispatch(v_order, v_row, case when v_lost then 'withdrawn' else 'unanswered' end,
        case when v_row.ends_on < private.today() then 'end' when v_lost then 'withdraw' else 'expire' end, null, null);
      v_ended := v_ended + 1;
    end loop;
  end loop;
  return v_ended;
end
$$;
comment on function private.advance_dispatches() is
  'Ends dispatches that nobody answered in time and those of supervisors whose card was lost, each with the next in order; how many.';

create function public.answer_dispatch(p_id uuid, p_answer text, p_reason text, p_request_id uuid)
returns public.dispatches language sql security invoker set search_path = ''
as $$ select private.answer_dispatch(p_id, p_answer, p_reason, p_request_id) $$;
comment on function public.answer_dispatch(uuid, text, text, uuid) is
  'A supervisor accepts or declines (answer decline, with a reason of 2 to 200 characters) the own dispatch until the deadline; an acceptance may be taken back by declining. 404 dispatch_not_found; 409 dispatch_is_answered, dispatch_answer_late, evaluation_has_ended.';
grant execute on function private.answer_dispatch(uuid, text, text, uuid) to authenticated;
grant execute on function public.answer_dispatch(uuid, text, text, uuid) to authenticated;
revoke all on function private.end_dispatch(public.inspection_orders, public.dispatches, text, text, text, uuid),
  private.advance_dispatches() from public, anon, authenticated, service_role;
