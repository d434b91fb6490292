-- 统计: cards that expire, qualifications that were lost, inspections of evaluations and what they led to.

create function private.statistics_expiry(p_by text, p_months integer, p_kind text, p_region text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  v_regions text[] := private.statistic_regions(p_region);
  v_month date := date_trunc('month', private.today())::date;
  v_rows jsonb;
  v_expired jsonb;
begin
  perform private.require(p_by in ('total', 'region', 'kind'), 422, 'statistic_unknown', '{"field":"by"}');
  perform private.require(p_months between 1 and 60, 422, 'statistic_unknown', '{"field":"months"}');
  select jsonb_agg(jsonb_build_object('month', x.month, 'key', x.key, 'cards', x.n) order by x.month, x.key) filter (where x.month is not null),
    jsonb_agg(jsonb_build_object('key', x.key, 'cards', x.n) order by x.key) filter (where x.month is null)
  into v_rows, v_expired from (
    select case when c.on_day >= v_month then c.on_day end as month,
      case p_by when 'region' then c.region_code when 'kind' then c.card_kind else '' end as key, sum(c.n) as n
    from private.statistic_sums('cards', v_regions, null, null, (v_month + make_interval(months => p_months - 1))::date, p_kind) c
    where c.aspect = 'active'
    group by 1, 2 having sum(c.n) <> 0) x;
  return jsonb_build_object('today', private.today(), 'rows', coalesce(v_rows, '[]'), 'expired', coalesce(v_expired, '[]'));
end
$$;
comment on function private.statistics_expiry(text, integer, text, text) is 'See public.statistics_expiry.';

create function private.statistic_key(p_by text, p_month date, p_region text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case p_by when 'month' then p_month::text when 'region' then p_region else '' end
$$;
comment on function private.statistic_key(text, date, text) is 'What a row of a figure is about: its month, its region, or everything.';

create function private.statistics_discipline(p_by text, p_from date, p_to date, p_kind text, p_region text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  v_regions text[] := private.statistic_regions(p_region);
  v_lapses jsonb;
  v_cases jsonb;
begin
  perform private.require(p_by in ('total', 'month', 'region'), 422, 'statistic_unknown', '{"field":"by"}');
  perform private.require_finite(p_from, 'from');
  perform private.require_finite(p_to, 'to');
  select jsonb_agg(to_jsonb(x) order by x.key, x.ground) into v_lapses from (
    select private.statistic_key(p_by, c.on_day, c.region_code) as key, c.aspect as ground,
      coalesce(sum(c.n) filter (where c.item <> 'undone'), 0) as standing, coalesce(sum(c.n) filter (where c.item = 'undone'), 0) as undone
    from private.statistic_sums('lapses', v_regions, null, p_from, p_to, p_kind) c
    group by 1, 2 having sum(c.n) <> 0) x;
  select jsonb_agg(to_jsonb(x) order by x.key, x.outcome, x.ground) into v_cases from (
    select private.statistic_key(p_by, c.on_day, c.region_code) as key, c.aspect as outcome, c.item as ground,
      coalesce(sum(c.n) filter (where c.measure = 1), 0) as standing, coalesce(sum(c.n) filter (where c.measure = 0), 0) as revoked
    from private.statistic_sums('cases', v_regions, null, p_from, p_to, null) c
    group by 1, 2, 3 having sum(c.n) <> 0) x;
  return jsonb_build_object('lapses', coalesce(v_lapses, '[]'), 'cases', coalesce(v_cases, '[]'));
end
$$;
comment on function private.statistics_discipline(text, date, date, text, text) is 'See public.statistics_discipline.';

create function private.statistics_dispatch(p_by text, p_from date, p_to date, p_region text)
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
  v_evaluations jsonb;
  v_dispatches jsonb;
  v_answers jsonb;
  v_findings jsonb;
  v_rectification jsonb;
begin
  perform private.require(p_by in ('total', 'month', 'region'), 422, 'statistic_unknown', '{"field":"by"}');
  perform private.require_finite(p_from, 'from');
  perform private.require_finite(p_to, 'to');
  select jsonb_agg(to_jsonb(x) order by x.key) into v_evaluations from (
    select g.key, sum(g.held) as held, sum(g.ordered) as ordered, sum(g.drawn) as drawn from (
      select private.statistic_key(p_by, c.on_day, c.region_code) as key, c.n as held, 0 as ordered, 0 as drawn
      from private.statistic_sums('evaluations', v_regions, null, p_from, p_to, null) c where c.aspect <> 'cancelled'
      union all
      -- an evaluation has at most one order that is not cancelled
      select private.statistic_key(p_by, c.on_day, c.region_code), 0, c.n, case c.aspect when 'drawn' then c.n else 0 end
      from private.statistic_sums('orders', v_regions, null, p_from, p_to, null) c where c.aspect <> 'cancelled') g
    group by g.key having sum(g.held) <> 0 or sum(g.ordered) <> 0) x;
  select jsonb_agg(to_jsonb(x) order by x.key) into v_dispatches from (
    select private.statistic_key(p_by, c.on_day, c.region_code) as key,
      coalesce(sum(c.n) filter (where c.aspect = 'asked'), 0) as asked, coalesce(sum(c.n) filter (where c.aspect = 'accepted'), 0) as accepted,
      coalesce(sum(c.n) filter (where c.aspect = 'declined'), 0) as declined, coalesce(sum(c.n) filter (where c.aspect = 'unanswered'), 0) as unanswered,
      coalesce(sum(c.n) filter (where c.aspect = 'withdrawn'), 0) as withdrawn, coalesce(sum(c.n) filter (where c.aspect = 'released'), 0) as released
    from private.statistic_sums('dispatches', v_regions, null, p_from, p_to, null) c
    group by 1 having sum(c.n) <> 0) x;
  select jsonb_agg(to_jsonb(x) order by x.key) into v_answers from (
    select private.statistic_key(p_by, c.on_day, c.region_code) as key,
      coalesce(sum(c.n) filter (where c.aspect = 'asked'), 0) as asked, coalesce(sum(c.n) filter (where c.aspect = 'accepted'), 0) as accepted,
      coalesce(sum(c.n) filter (where c.aspect = 'declined'), 0) as declined, coalesce(sum(c.n) filter (where c.aspect = 'unanswered'), 0) as unanswered,
      coalesce(sum(c.n) filter (where c.aspect = 'withdrawn'), 0) as withdrawn, coalesce(sum(c.n) filter (where c.aspect = 'released'), 0) as released
    from private.statistic_sums('answers', v_regions, null, p_from, p_to, null) c
    group by 1 having sum(c.n) <> 0) x;
  select jsonb_agg(to_jsonb(x) order by x.key, x.kind, x.status) into v_findings from (
    select private.statistic_key(p_by, c.on_day, c.region_code) as key, c.aspect as kind, c.item as status, sum(c.n) as n
    from private.statistic_sums('findings', v_regions, null, p_from, p_to, null) c
    group by 1, 2, 3 having sum(c.n) <> 0) x;
  select jsonb_agg(to_jsonb(x) order by x.key) into v_rectification from (
    select private.statistic_key(p_by, date_trunc('month', c.on_day)::date, c.region_code) as key,
      coalesce(sum(c.n) filter (where c.aspect = 'on_time'), 0) as on_time, coalesce(sum(c.n) filter (where c.aspect = 'late'), 0) as late,
      coalesce(sum(c.n) filter (where c.aspect = 'closed'), 0) as closed,
      coalesce(sum(c.n) filter (where c.aspect = 'open' and c.on_day >= v_today), 0) as open,
      coalesce(sum(c.n) filter (where c.aspect = 'open' and c.on_day < v_today), 0) as overdue
    from private.statistic_sums('rectification', v_regions, null, p_from, p_to, null) c
    group by 1 having sum(c.n) <> 0) x;
  return jsonb_build_object('today', v_today, 'evaluations', coalesce(v_evaluations, '[]'), 'dispatches', coalesce(v_dispatches, '[]'), 'answers', coalesce(v_answers, '[]'),
    'findings', coalesce(v_findings, '[]'), 'rectification', coalesce(v_rectification, '[]'));
end
$$;
comment on function private.statistics_dispatch(text, date, date, text) is 'See public.statistics_dispatch.';

create function public.statistics_expiry(p_by text default 'total', p_months integer default 24, p_kind text default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_expiry(p_by, p_months, p_kind, p_region) $$;
comment on function public.statistics_expiry(text, integer, text, text) is
  'Cards in force by the month they expire, this one and those that follow, by total, kind or region; and those that expired before this month: {today, rows: [{month, key, cards}], expired: [{key, cards}]}. 403 not_permitted; 422 statistic_unknown.';
create function public.statistics_discipline(
  p_by text default 'month', p_from date default null, p_to date default null, p_kind text default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_discipline(p_by, p_from, p_to, p_kind, p_region) $$;
comment on function public.statistics_discipline(text, date, date, text, text) is
  'Lapses by ground and month of confirmation, decided cases by outcome, ground and month of the decision; by total, month or region: {lapses: [{key, ground, standing, undone}], cases: [{key, outcome, ground, standing, revoked}]}. The kind of card narrows lapses. 403 not_permitted; 422 statistic_unknown.';
create function public.statistics_dispatch(p_by text default 'month', p_from date default null, p_to date default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_dispatch(p_by, p_from, p_to, p_region) $$;
comment on function public.statistics_dispatch(text, date, date, text) is
  'Evaluations with and without an inspection, dispatches by answer, and orders by the answers among their dispatches (month of the first day), findings by kind and status (month of occurrence), rectifications in time and late (month of the term); by total, month or region: {today, evaluations: [{key, held, ordered, drawn}], dispatches, answers, findings: [{key, kind, status, n}], rectification: [{key, on_time, late, closed, open, overdue}]}. 403 not_permitted; 422 statistic_unknown.';

grant execute on function private.statistics_expiry(text, integer, text, text), private.statistics_discipline(text, date, date, text, text),
  private.statistics_dispatch(text, date, date, text) to authenticated;
grant execute on function public.statistics_expiry(text, integer, text, text), public.statistics_discipline(text, date, date, text, text),
  public.statistics_dispatch(text, date, date, text) to authenticated;
