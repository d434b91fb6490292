-- 统计: why files are returned and refused, and where they are late.

create function private.statistics_reasons(p_action text, p_round uuid, p_from date, p_to date, p_kind text, p_region text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  v_regions text[] := private.statistic_regions(p_region);
  v_rows jsonb;
  v_decisions jsonb;
begin
  perform private.require(p_action is null or p_action in ('return', 'reject'), 422, 'statistic_unknown', '{"field":"action"}');
  perform private.require_finite(p_from, 'from');
  perform private.require_finite(p_to, 'to');
  select jsonb_agg(jsonb_build_object('region', x.region_code, 'action', x.action, 'stage', x.stage,
      'level', case when x.stage = 'unit_review' then 'unit' when x.stage = 're_review' and x.region_code <> '510000' then 'city' else 'province' end,
      'reason', x.item, 'n', x.n) order by x.n desc, x.item, x.region_code, x.action, x.stage)
  into v_rows from (
    select c.region_code, split_part(c.aspect, ' ', 1) as action, split_part(c.aspect, ' ', 2) as stage, c.item, sum(c.n) as n
    from private.statistic_sums('reasons', v_regions, p_round, p_from, p_to, p_kind) c
    where p_action is null or split_part(c.aspect, ' ', 1) = p_action
    group by 1, 2, 3, 4 having sum(c.n) <> 0) x;
  select jsonb_agg(jsonb_build_object('region', x.region_code, 'action', x.aspect, 'stage', x.item,
      'level', case when x.item = 'unit_review' then 'unit' when x.item = 're_review' and x.region_code <> '510000' then 'city' else 'province' end,
      'n', x.n) order by x.n desc, x.region_code, x.aspect, x.item)
  into v_decisions from (
    select c.region_code, c.aspect, c.item, sum(c.n) as n
    from private.statistic_sums('decisions', v_regions, p_round, p_from, p_to, p_kind) c
    where p_action is null or c.aspect = p_action
    group by 1, 2, 3 having sum(c.n) <> 0) x;
  return jsonb_build_object('rows', coalesce(v_rows, '[]'), 'decisions', coalesce(v_decisions, '[]'));
end
$$;
comment on function private.statistics_reasons(text, uuid, date, date, text, text) is 'See public.statistics_reasons.';

create function private.working_days_left(p_until date)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if p_until < private.today() then
    return 0;
  end if;
  if p_until is null or extract(year from p_until) >= private.first_missing_calendar_year(private.today()) then
    return null;
  end if;
  return private.working_days_between(private.today(), p_until);
end
$$;
comment on function private.working_days_left(date) is
  'Working days up to a day, today and that day included; 0 once it is over, null where it awaits the calendar.';

create function private.statistics_lateness(p_round uuid, p_kind text, p_region text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  v_regions text[] := private.statistic_regions(p_region);
  v_today date := private.today();
  v_rows jsonb;
  v_league jsonb;
  v_rounds jsonb;
begin
  -- small: only what waits now stands in these cells
  select jsonb_agg(jsonb_build_object('region', x.region_code, 'status', x.status, 'waiting', x.waiting, 'late', x.late,
      'oldest_due_on', x.oldest, 'soonest_due_on', x.soonest) order by x.region_code, x.status)
  into v_rows from (
    select g.region_code, g.status, sum(g.n) as waiting, coalesce(sum(g.n) filter (where g.due_on < v_today), 0) as late,
      min(g.due_on) filter (where g.due_on < v_today) as oldest, min(g.due_on) filter (where g.due_on >= v_today) as soonest
    from (
      select c.region_code, c.aspect as status, c.on_day as due_on, sum(c.n) as n
      from private.statistic_sums('waiting', v_regions, p_round, null, null, p_kind) c group by 1, 2, 3 having sum(c.n) <> 0) g
    group by 1, 2) x;
  select jsonb_agg(to_jsonb(x) order by x.late_unit + x.late_city desc, x.waiting_unit + x.waiting_city desc, x.region)
  into v_league from (
    select r.region, coalesce(f.files, 0) as files, coalesce(f.done, 0) as done, coalesce(w.waiting_unit, 0) as waiting_unit,
      coalesce(w.late_unit, 0) as late_unit, coalesce(w.waiting_city, 0) as waiting_city, coalesce(w.late_city, 0) as late_city, w.oldest_due_on
    from unnest(v_regions) r (region)
    left join (
      select c.region_code, sum(c.n) as files, sum(c.n) filter (where c.measure >= 5) as done
      from private.statistic_sums('files', v_regions, p_round, null, null, p_kind) c group by 1) f on f.region_code = r.region
    left join (
      select s ->> 'region' as region,
        sum((s ->> 'waiting')::bigint) filter (where s ->> 'status' in ('unit_review', 'awaiting_seal')) as waiting_unit,
        sum((s ->> 'late')::bigint) filter (where s ->> 'status' in ('unit_review', 'awaiting_seal')) as late_unit,
        sum((s ->> 'waiting')::bigint) filter (where s ->> 'status' not in ('unit_review', 'awaiting_seal')) as waiting_city,
        sum((s ->> 'late')::bigint) filter (where s ->> 'status' not in ('unit_review', 'awaiting_seal')) as late_city,
        min((s ->> 'oldest_due_on')::date) as oldest_due_on
      from jsonb_array_elements(v_rows) s
      -- what the province itself has to do is no city's fault
      where s ->> 'status' in ('unit_review', 'awaiting_seal', 'awaiting_summary') or (s ->> 'status' = 're_review' and s ->> 'region' <> '510000')
      group by 1) w on w.region = r.region
    where f.files > 0 or w.region is not null) x;
  select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'unit_review_due_on', r.unit_review_due_on, 'city_report_due_on', r.city_report_due_on,
      'final_review_due_on', r.final_review_due_on, 'unit_review_days_left', private.working_days_left(r.unit_review_due_on),
      'city_report_days_left', private.working_days_left(r.city_report_due_on),
      'final_review_days_left', private.working_days_left(r.final_review_due_on)) order by r.opens_on desc)
  into v_rounds from public.rounds r
  where r.id = p_round or (p_round is null and r.id in (
    select c.round_id from private.statistic_sums('waiting', v_regions, null, null, null, p_kind) c group by 1 having sum(c.n) > 0));
  return jsonb_build_object('today', v_today, 'rounds', coalesce(v_rounds, '[]'), 'rows', coalesce(v_rows, '[]'), 'league', coalesce(v_league, '[]'));
end
$$;
comment on function private.statistics_lateness(uuid, text, text) is 'See public.statistics_lateness.';

create function public.statistics_reasons(
  p_action text default null, p_round uuid default null, p_from date default null, p_to date default null, p_kind text default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_reasons(p_action, p_round, p_from, p_to, p_kind, p_region) $$;
comment on function public.statistics_reasons(text, uuid, date, date, text, text) is
  'Returns and refusals by reason, region and level: {rows: [{region, action, stage, level, reason, n}], decisions: [{region, action, stage, level, n}]}, the most frequent first; a decision may name several reasons. The region is where the file stands now; the period that of the decision. 403 not_permitted; 422 statistic_unknown.';
create function public.statistics_lateness(p_round uuid default null, p_kind text default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_lateness(p_round, p_kind, p_region) $$;
comment on function public.statistics_lateness(uuid, text, text) is
  'What waits and what is past its due date today, by region and status, the league of the regions, and the rounds'' due dates with the working days left: {today, rounds, rows: [{region, status, waiting, late, oldest_due_on, soonest_due_on}], league: [{region, files, done, waiting_unit, late_unit, waiting_city, late_city, oldest_due_on}]}. 403 not_permitted.';

grant execute on function private.statistics_reasons(text, uuid, date, date, text, text), private.statistics_lateness(uuid, text, text) to authenticated;
grant execute on function public.statistics_reasons(text, uuid, date, date, text, text), public.statistics_lateness(uuid, text, text) to authenticated;
