-- Planning a share, and seeing before anything is drawn what it would come to.

create function private.plan_share(p_values jsonb, p_request_id uuid)
returns public.inspection_shares
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me constant public.staff := private.require_dispatcher();
  v_is_province constant boolean := v_me.role = 'province_reviewer';
  v_row public.inspection_shares;
  v_conditions public.inspection_orders;
begin
  -- two clicks of one officer wait for each other
  perform pg_advisory_xact_lock(hashtextextended('inspection share ' || v_me.user_id, 0));
  select s.* into v_row from public.inspection_shares s where s.id = (private.repeated_dispatch(p_request_id)).share_id;
  if v_row.id is not null then
    return v_row;
  end if;
  v_row.center_code := v_me.region_code;
  v_row.reach := coalesce(nullif(p_values ->> 'reach', ''), 'region');
  perform private.require(v_row.reach in ('region', 'province'), 422, 'field_required', '{"field":"reach"}');
  perform private.require(v_row.reach = 'region' or v_is_province, 403, 'scope_is_the_provinces');
  v_row.region_code := case when v_row.reach = 'province' then '510000' else coalesce(nullif(p_values ->> 'region_code', ''), v_me.region_code) end;
  perform private.require(v_row.region_code = any (private.my_regions()), 422, 'field_required', '{"field":"region_code"}');
  v_row.from_on := private.read_date(p_values, 'from_on');
  v_row.to_on := private.read_date(p_values, 'to_on');
  perform private.require(v_row.from_on is not null, 422, 'field_required', '{"field":"from_on"}');
  perform private.require(v_row.to_on is not null, 422, 'field_required', '{"field":"to_on"}');
  perform private.require(v_row.to_on between v_row.from_on and v_row.from_on + 366, 422, 'evaluation_days_reversed', '{"field":"to_on"}');
  perform private.require(v_row.to_on > private.today(), 422, 'share_window_is_over', '{"field":"to_on"}');
  v_row.evaluation_kind := nullif(p_values ->> 'evaluation_kind', '');
  perform private.require(v_row.evaluation_kind is null or exists (select from public.dictionary_items d
    where d.dictionary = 'evaluation_kind' and d.code = v_row.evaluation_kind), 422, 'field_required', '{"field":"evaluation_kind"}');
  v_row.unit := coalesce(p_values ->> 'unit', 'percent');
  perform private.require(v_row.unit in ('percent', 'number'), 422, 'field_required', '{"field":"unit"}');
  v_row.amount := private.read_integer(p_values, 'amount');
  perform private.require(v_row.amount between 1 and case v_row.unit when 'percent' then 100 else 1000 end, 422, 'share_amount', '{"field":"amount"}');
  v_conditions := private.read_conditions(v_conditions, p_values, v_me.region_code);
  perform private.require(v_conditions.scope = 'region' or v_is_province, 403, 'scope_is_the_provinces');
  insert into public.inspection_shares (number, center_code, region_code, reach, from_on, to_on, evaluation_kind, unit, amount,
    supervisors, scope, recent_visits, note, created_by, created_by_name)
  values ('随' || left(v_me.region_code, 4) || extract(year from private.today()) || lpad(private.next_number(
      'share:' || extract(year from private.today())::integer || ':' || v_me.region_code)::text, 3, '0'),
    v_row.center_code, v_row.region_code, v_row.reach, v_row.from_on, v_row.to_on, v_row.evaluation_kind, v_row.unit, v_row.amount,
    v_conditions.supervisors, v_conditions.scope, v_conditions.recent_visits, v_conditions.note, auth.uid(), private.actor_name())
  returning * into v_row;
  perform private.append_share(v_row, null, 'plan', private.share_lines(v_row), p_request_id);
  return v_row;
end
$$;
comment on function private.plan_share(jsonb, uuid) is 'See public.plan_share.';

create function private.cancel_share(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_share public.inspection_shares := private.lock_share(p_id);
begin
  if (private.repeated_dispatch(p_request_id)).share_id is not null then
    return v_share;
  end if;
  perform private.require_own_share(v_share, p_expected_version);
  -- to cancel and plan anew would be to draw until pleased
  perform private.require(v_share.status = 'planned' and v_share.attempt = 1, 409, 'order_is_committed', jsonb_build_object('status', v_share.status));
  perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
  update public.inspection_shares s set status = 'cancelled', version = s.version + 1, updated_at = private.now()
  where s.id = p_id returning * into v_share;
  perform private.append_share(v_share, null, 'cancel', private.dispatch_lines('reason', p_reason), p_request_id);
  return v_share;
end
$$;
comment on function private.cancel_share(uuid, text, integer, uuid) is 'See public.cancel_share.';

create function private.preview_share(p_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_share public.inspection_shares;
begin
  perform private.require_dispatcher();
  select s.* into v_share from public.inspection_shares s where s.id = p_id;
  perform private.require(v_share.center_code = any (private.my_regions()) or v_share.region_code = any (private.my_regions()), 404, 'share_not_found');
  return (
    select jsonb_build_object('eligible', count(*) filter (where c.problems = '{}'),
      'wanted', private.share_size(v_share, (count(*) filter (where c.problems = '{}'))::integer),
      'evaluations', coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'institution', e.institution_name, 'region_code', e.region_code,
        'occupation', e.occupation, 'batch', e.batch, 'starts_on', e.starts_on, 'ends_on', e.ends_on, 'problems', c.problems)
        order by e.starts_on, e.id), '[]'))
    from private.share_candidates(v_share) c join public.evaluations e on e.id = c.evaluation_id);
end
$$;
comment on function private.preview_share(uuid) is 'See public.preview_share.';

create function public.plan_share(p_values jsonb, p_request_id uuid)
returns public.inspection_shares language sql security invoker set search_path = ''
as $$ select private.plan_share(p_values, p_request_id) $$;
comment on function public.plan_share(jsonb, uuid) is
  'Fixes the conditions of a random share: {from_on, to_on, unit percent|number, amount, evaluation_kind, region_code and reach (by the province), supervisors, scope, recent_visits, note}. 422 with the field, share_window_is_over; 403 scope_is_the_provinces.';
create function public.cancel_share(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares language sql security invoker set search_path = ''
as $$ select private.cancel_share(p_id, p_reason, p_expected_version, p_request_id) $$;
comment on function public.cancel_share(uuid, text, integer, uuid) is 'Ends a share before its first commitment. 409 order_is_committed, stale_version; 403 order_of_other_center.';
create function public.preview_share(p_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.preview_share(p_id) $$;
comment on function public.preview_share(uuid) is
  'Before the commitment: which evaluations the conditions name, what excludes each, how many are eligible and how many the share comes to.';
grant execute on function private.plan_share(jsonb, uuid), private.cancel_share(uuid, text, integer, uuid), private.preview_share(uuid) to authenticated;
grant execute on function public.plan_share(jsonb, uuid), public.cancel_share(uuid, text, integer, uuid), public.preview_share(uuid) to authenticated;
