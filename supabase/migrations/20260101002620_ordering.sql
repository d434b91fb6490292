-- Orders: given by hand over the register of evaluations, their conditions changed before the commitment and never after.

create function private.require_dispatcher()
returns public.staff
language sql
stable
security definer
set search_path = ''
as $$
  select private.require_role('city_officer', 'province_reviewer')
$$;
comment on function private.require_dispatcher() is 'The caller''s staff row if it orders and draws inspections; otherwise 403 not_permitted.';

create function private.repeated_dispatch(p_request_id uuid)
returns public.dispatch_chain
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.dispatch_chain;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  select c.* into v_row from public.dispatch_chain c where c.request_id = p_request_id and c.actor = auth.uid();
  return v_row;
end
$$;
comment on function private.repeated_dispatch(uuid) is 'What this request of the caller has written before; null the first time. To be asked once the order is locked.';

create function private.lock_order(p_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me constant public.staff := private.require_dispatcher();
  v_row public.inspection_orders;
begin
  select o.* into v_row from public.inspection_orders o where o.id = p_id for update;
  perform private.require(v_row.center_code = any (private.my_regions()) or v_row.region_code = any (private.my_regions()), 404, 'order_not_found');
  return v_row;
end
$$;
comment on function private.lock_order(uuid) is 'The order, locked for this transaction; 404 order_not_found where the caller does not see it.';

create function private.require_own_center(p_center text, p_version integer, p_expected_version integer, p_order_id uuid, p_share_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last public.dispatch_chain;
begin
  perform private.require(p_center = (private.me()).region_code, 403, 'order_of_other_center');
  if p_version is distinct from p_expected_version then
    select c.* into v_last from public.dispatch_chain c where c.order_id = p_order_id or c.share_id = p_share_id order by c.position desc limit 1;
    perform private.fail(409, 'stale_version', jsonb_build_object('version', p_version, 'by', v_last.actor_name, 'at', v_last.at));
  end if;
end
$$;
comment on function private.require_own_center(text, integer, integer, uuid, uuid) is
  'Only the center that began an order or a share acts on it: 403 order_of_other_center; 409 stale_version with who and when.';

create function private.require_own_order(p_order public.inspection_orders, p_expected_version integer)
returns void
language sql
stable
security definer
set search_path = ''
as $$
  select private.require_own_center(p_order.center_code, p_order.version, p_expected_version, p_order.id, null)
$$;
comment on function private.require_own_order(public.inspection_orders, integer) is
  'Only the center that gave an order acts on it: 403 order_of_other_center; 409 stale_version with who and when.';

create function private.read_conditions(p_order public.inspection_orders, p_values jsonb, p_center text)
returns public.inspection_orders
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.inspection_orders := p_order;
begin
  v_row.supervisors := coalesce(private.read_integer(p_values, 'supervisors'), p_order.supervisors, private.parameter_int('inspection_supervisors'));
  perform private.require(v_row.supervisors between 1 and 10, 422, 'order_supervisors', '{"field":"supervisors"}');
  v_row.recent_visits := coalesce(private.read_integer(p_values, 'recent_visits'), p_order.recent_visits, private.parameter_int('inspection_recent_visits'));
  perform private.require(v_row.recent_visits between 0 and 10, 422, 'order_recent_visits', '{"field":"recent_visits"}');
  v_row.scope := coalesce(nullif(p_values ->> 'scope', ''), p_order.scope, case p_center when '510000' then 'province' else 'region' end);
  perform private.require(v_row.scope in ('region', 'province'), 422, 'field_required', '{"field":"scope"}');
  v_row.note := nullif(left(btrim(coalesce(p_values ->> 'note', p_order.note, '')), 500), '');
  return v_row;
end
$$;
comment on function private.read_conditions(public.inspection_orders, jsonb, text) is
  'The order with the conditions of a form in it, checked; what the form leaves out stays, or begins with the parameters.';

create function private.condition_lines(p_order public.inspection_orders)
returns text
language sql
stable
set search_path = ''
as $$
  select private.dispatch_lines('center', p_order.center_code, 'region', p_order.region_code, 'institution', p_order.institution_name,
    'batch', p_order.batch, 'occupation', p_order.occupation, 'site', p_order.site,
    'starts_on', p_order.starts_on::text, 'ends_on', p_order.ends_on::text, 'ground', p_order.ground,
    'supervisors', p_order.supervisors::text, 'scope', p_order.scope, 'recent_visits', p_order.recent_visits::text)
$$;
comment on function private.condition_lines(public.inspection_orders) is 'The conditions of an order in their canonical form.';

create function private.insert_inspection_order(p_evaluation public.evaluations, p_conditions public.inspection_orders, p_center text, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.inspection_orders;
begin
  insert into public.inspection_orders (number, evaluation_id, institution_id, institution_name, occupation, batch, site,
    starts_on, ends_on, center_code, region_code, ground, share_id, note, supervisors, scope, recent_visits, created_by, created_by_name)
  values ('督' || left(p_center, 4) || extract(year from private.today()) || lpad(private.next_number(
      'inspection:' || extract(year from private.today())::integer || ':' || p_center)::text, 4, '0'),
    p_evaluation.id, p_evaluation.institution_id, p_evaluation.institution_name, p_evaluation.occupation, p_evaluation.batch,
    p_evaluation.site, p_evaluation.starts_on, p_evaluation.ends_on, p_center, p_evaluation.region_code,
    case when p_conditions.share_id is null then 'by_hand' else 'random_share' end, p_conditions.share_id, p_conditions.note,
    p_conditions.supervisors, p_conditions.scope, p_conditions.recent_visits, auth.uid(), private.actor_name())
  returning * into v_row;
  perform private.append_dispatch(v_row, null, 'order', private.condition_lines(v_row), p_request_id);
  return v_row;
end
$$;
comment on function private.insert_inspection_order(public.evaluations, public.inspection_orders, text, uuid) is
  'A new order of a center to inspect the evaluation, with its next number, under the conditions given, on the chain.';

create function private.create_inspection_order(p_evaluation_id uuid, p_values jsonb, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me constant public.staff := private.require_dispatcher();
  v_evaluation public.evaluations;
  v_other public.inspection_orders;
  v_row public.inspection_orders;
begin
  -- two officers who order the inspection of one evaluation wait for each other here
  select e.* into v_evaluation from public.evaluations e where e.id = p_evaluation_id for update;
  perform private.require(v_evaluation.region_code = any (private.my_regions()), 404, 'evaluation_not_found');
  select o.* into v_row from public.inspection_orders o where o.id = (private.repeated_dispatch(p_request_id)).order_id;
  if v_row.id is not null then
    return v_row;
  end if;
  perform private.require(v_evaluation.status = 'reported', 409, 'evaluation_cancelled');
  perform private.require(private.today() <= v_evaluation.ends_on, 409, 'evaluation_has_ended');
  select o.* into v_other from public.inspection_orders o where o.evaluation_id = p_evaluation_id and o.status <> 'cancelled';
  perform private.require(v_other.id is null, 409, 'order_exists', jsonb_build_object('number', v_other.number, 'by', v_other.created_by_name));
  v_row := private.read_conditions(v_row, p_values, v_me.region_code);
  v_row := private.insert_inspection_order(v_evaluation, v_row, v_me.region_code, p_request_id);
  -- 跨市州借调: the province's to grant
  perform private.require(v_row.scope = 'region' or v_me.role = 'province_reviewer', 403, 'scope_is_the_provinces');
  return v_row;
end
$$;
comment on function private.create_inspection_order(uuid, jsonb, uuid) is 'See public.create_inspection_order.';

create function private.change_inspection_order(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders := private.lock_order(p_id);
  v_new public.inspection_orders;
begin
  if (private.repeated_dispatch(p_request_id)).order_id is not null then
    return v_order;
  end if;
  v_new := private.read_conditions(v_order, p_values, v_order.center_code);
  -- an evaluation that was moved meanwhile is inspected on its new days
  select e.starts_on, e.ends_on, e.site into v_new.starts_on, v_new.ends_on, v_new.site
  from public.evaluations e where e.id = v_order.evaluation_id;
  if private.my_role() = 'province_reviewer' and v_order.center_code <> '510000' then
    -- lending supervisors of other cities is all that the province does to a city's order
    perform private.require((v_new.supervisors, v_new.recent_visits) = (v_order.supervisors, v_order.recent_visits), 403, 'order_of_other_center');
    perform private.require(v_order.version is not distinct from p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_order.version));
  else
    perform private.require_own_order(v_order, p_expected_version);
    perform private.require(v_new.scope in (v_order.scope, 'region') or private.my_role() = 'province_reviewer', 403, 'scope_is_the_provinces');
  end if;
  perform private.require(v_order.status = 'ordered', 409, 'order_is_committed', jsonb_build_object('status', v_order.status));
  perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
  perform private.require((v_new.supervisors, v_new.recent_visits, v_new.scope, v_new.starts_on, v_new.ends_on, v_new.site) is distinct from
    (v_order.supervisors, v_order.recent_visits, v_order.scope, v_order.starts_on, v_order.ends_on, v_order.site), 422, 'nothing_changed');
  update public.inspection_orders o set supervisors = v_new.supervisors, recent_visits = v_new.recent_visits, scope = v_new.scope,
    starts_on = v_new.starts_on, ends_on = v_new.ends_on, site = v_new.site, version = o.version + 1, updated_at = private.now()
  where o.id = p_id returning * into v_order;
  perform private.append_dispatch(v_order, null, 'change', private.condition_lines(v_order) || E'\n'
    || private.dispatch_lines('reason', p_reason), p_request_id);
  return v_order;
end
$$;
comment on function private.change_inspection_order(uuid, jsonb, text, integer, uuid) is 'See public.change_inspection_order.';

create function private.preview_pool(p_order_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders;
  v_pool jsonb;
begin
  perform private.require_dispatcher();
  select o.* into v_order from public.inspection_orders o where o.id = p_order_id;
  perform private.require(v_order.center_code = any (private.my_regions()) or v_order.region_code = any (private.my_regions()), 404, 'order_not_found');
  select jsonb_build_object('wanted', v_order.supervisors,
    'eligible', count(*) filter (where c.problems = '{}'),
    -- what each condition that can be relaxed costs by itself
    'by_recent_visits', count(*) filter (where c.problems = '{recent_visits}'),
    'excluded', coalesce(jsonb_agg(jsonb_build_object('name', c.person_name, 'institution', c.institution_name, 'region_code', c.region_code,
      'card', c.card_number, 'problems', c.problems) order by c.person_name collate public.pinyin, c.card_number)
      filter (where c.problems <> '{}'), '[]'))
  into v_pool from private.dispatch_candidates(v_order) c;
  return v_pool || jsonb_build_object('in_province', case when v_order.scope = 'province' then v_pool -> 'eligible' else
    (select to_jsonb(count(*)) from private.dispatch_candidates(jsonb_populate_record(v_order, '{"scope":"province"}')) c where c.problems = '{}') end);
end
$$;
comment on function private.preview_pool(uuid) is 'See public.preview_pool.';

create function public.create_inspection_order(p_evaluation_id uuid, p_values jsonb, p_request_id uuid)
returns public.inspection_orders language sql security invoker set search_path = ''
as $$ select private.create_inspection_order(p_evaluation_id, p_values, p_request_id) $$;
comment on function public.create_inspection_order(uuid, jsonb, uuid) is
  'Orders the inspection of an evaluation in the caller''s scope; values: supervisors, recent_visits, scope (province: by the province), note. 409 order_exists, evaluation_cancelled, evaluation_has_ended; 403 scope_is_the_provinces.';
create function public.change_inspection_order(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders language sql security invoker set search_path = ''
as $$ select private.change_inspection_order(p_id, p_values, p_reason, p_expected_version, p_request_id) $$;
comment on function public.change_inspection_order(uuid, jsonb, text, integer, uuid) is
  'Changes the conditions before the commitment, with a reason, on the chain, and takes over the days of an evaluation that was moved; the province lends supervisors to a city''s order by scope province. 409 order_is_committed, stale_version; 403 order_of_other_center, scope_is_the_provinces.';
create function public.preview_pool(p_order_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.preview_pool(p_order_id) $$;
comment on function public.preview_pool(uuid) is
  'Before the draw: how many are eligible of how many wanted, each exclusion with its reasons, and how many more each relaxation would bring.';

grant execute on function private.create_inspection_order(uuid, jsonb, uuid),
  private.change_inspection_order(uuid, jsonb, text, integer, uuid), private.preview_pool(uuid) to authenticated;
grant execute on function public.create_inspection_order(uuid, jsonb, uuid),
  public.change_inspection_order(uuid, jsonb, text, integer, uuid), public.preview_pool(uuid) to authenticated;
revoke all on function private.require_dispatcher(), private.repeated_dispatch(uuid), private.lock_order(uuid),
  private.require_own_order(public.inspection_orders, integer), private.require_own_center(text, integer, integer, uuid, uuid),
  private.read_conditions(public.inspection_orders, jsonb, text),
  private.condition_lines(public.inspection_orders),
  private.insert_inspection_order(public.evaluations, public.inspection_orders, text, uuid) from public, anon, authenticated, service_role;
