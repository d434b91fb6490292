-- 统计: who reads them, renewals in comparison, how far files get and how long a step takes.
-- The readers sum cells, so they cost what the cells of their filter cost, however many files are behind them; their
-- plans are made for the arguments at hand, since one made for any of them reads all cells of a figure.

create function private.statistic_regions(p_region text)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role('city_officer', 'province_reviewer', 'province_admin', 'manager');
  return array(select r from unnest(private.my_regions()) r where p_region is null or r = p_region);
end
$$;
comment on function private.statistic_regions(text) is
  'The regions whose figures the caller reads, narrowed to one of them; empty for another''s. 403 not_permitted for everybody but the centers, the administration and managers.';

create function private.statistic_sums(p_figure text, p_regions text[], p_round uuid, p_from date, p_to date, p_kind text)
returns table (region_code text, round_id uuid, on_day date, card_kind text, aspect text, item text, measure integer, n bigint)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select c.region_code, c.round_id, c.on_day, c.card_kind, c.aspect, c.item, c.measure, c.n
    from private.statistic_cells c
    where c.figure = p_figure and c.region_code = any (p_regions)
      and (p_round is null or c.round_id = p_round)
      and (p_from is null or c.on_day >= date_trunc('month', p_from)::date)
      and (p_to is null or c.on_day < (date_trunc('month', p_to) + interval '1 month')::date)
      and (p_kind is null or c.card_kind = p_kind);
end
$$;
comment on function private.statistic_sums(text, text[], uuid, date, date, text) is
  'The cells of a figure that a filter leaves, to be summed. Periods are whole months.';

create function private.statistic_bases(p_round uuid, p_from date, p_to date)
returns table (basis text, round_id uuid, round_name text, from_day date, to_day date, shift integer)
language sql
stable
security definer
set search_path = ''
as $$
  with months as (
    select date_trunc('month', p_from)::date as from_day, (date_trunc('month', p_to) + interval '1 month - 1 day')::date as to_day
  ), rounds as (
    select case when r.id = t.id then 'this' when r.year = t.year - 1 and r.month = t.month then 'year_before' else 'before' end as basis,
      r.id, r.name, (t.year - r.year) * 12 + t.month - r.month as shift
    from public.rounds t
    join public.rounds r on r.id = t.id
      or (r.status <> 'draft' and r.year = t.year - 1 and r.month = t.month)
      or r.id = (select b.id from public.rounds b where b.status <> 'draft' and (b.year, b.month) < (t.year, t.month)
        order by b.year desc, b.month desc limit 1)
    where t.id = p_round
  ), shifts as (
    select r.basis, r.id, r.name, r.shift from rounds r
    -- the only round of each year is both
    union all select 'before', r.id, r.name, r.shift from rounds r
    where r.basis = 'year_before' and not exists (select from rounds o where o.basis = 'before')
    union all select 'this', null, null, 0 where p_round is null
    union all select x.basis, null, null, x.shift from months m
    cross join lateral (values ('before', (extract(year from age(m.to_day + 1, m.from_day)) * 12 + extract(month from age(m.to_day + 1, m.from_day)))::integer),
      ('year_before', 12)) x (basis, shift)
    where p_round is null and m.from_day <= m.to_day
  )
  select s.basis, s.id, s.name, (m.from_day - make_interval(months => s.shift))::date,
    (date_trunc('month', m.to_day - make_interval(months => s.shift)) + interval '1 month - 1 day')::date, s.shift
  from shifts s cross join months m
$$;
comment on function private.statistic_bases(uuid, date, date) is
  'What figures are compared with: this round or period, the one before, and that of a year before, each with the months to add to reach this one.';

create function private.statistics_renewals(p_by text, p_round uuid, p_from date, p_to date, p_kind text, p_region text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  v_regions text[] := private.statistic_regions(p_region);
  v_bases jsonb;
  v_rows jsonb;
begin
  perform private.require(p_by in ('total', 'round', 'region', 'kind', 'level', 'occupation', 'month'), 422, 'statistic_unknown', '{"field":"by"}');
  perform private.require_finite(p_from, 'from');
  perform private.require_finite(p_to, 'to');
  select jsonb_agg(jsonb_build_object('basis', b.basis, 'round_id', b.round_id, 'round_name', b.round_name, 'from', b.from_day, 'to', b.to_day,
      'shift_months', b.shift) order by b.basis <> 'this', b.basis)
  into v_bases from private.statistic_bases(p_round, p_from, p_to) b where b.basis = 'this' or p_by <> 'round';
  select jsonb_agg(jsonb_build_object('basis', x.basis, 'key', x.key, 'files', x.files, 'open', x.open, 'passed', x.passed, 'refused', x.refused,
      'ended', x.ended) order by x.basis <> 'this', x.basis, x.key)
  into v_rows from (
    select b ->> 'basis' as basis,
      case p_by when 'total' then '' when 'round' then c.round_id::text when 'region' then c.region_code when 'kind' then c.card_kind
        when 'month' then c.on_day::text else c.item end as key,
      sum(c.n) as files,
      coalesce(sum(c.n) filter (where c.aspect = 'open'), 0) as open, coalesce(sum(c.n) filter (where c.aspect = 'passed'), 0) as passed,
      coalesce(sum(c.n) filter (where c.aspect = 'refused'), 0) as refused, coalesce(sum(c.n) filter (where c.aspect = 'ended'), 0) as ended
    from jsonb_array_elements(v_bases) b
    cross join lateral private.statistic_sums(case p_by when 'occupation' then 'occupations' else 'files' end, v_regions,
      (b ->> 'round_id')::uuid, (b ->> 'from')::date, (b ->> 'to')::date, p_kind) c
    group by 1, 2 having sum(c.n) <> 0) x;
  return jsonb_build_object('today', private.today(), 'bases', v_bases, 'rows', coalesce(v_rows, '[]'));
end
$$;
comment on function private.statistics_renewals(text, uuid, date, date, text, text) is 'See public.statistics_renewals.';

create function private.statistics_funnel(p_by text, p_round uuid, p_from date, p_to date, p_kind text, p_region text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  v_regions text[] := private.statistic_regions(p_region);
  v_steps jsonb;
  v_times jsonb;
begin
  perform private.require(p_by in ('total', 'region', 'kind'), 422, 'statistic_unknown', '{"field":"by"}');
  perform private.require_finite(p_from, 'from');
  perform private.require_finite(p_to, 'to');
  select jsonb_agg(jsonb_build_object('key', x.key, 'reached', s.reached, 'step', s.step,
      'files', coalesce((select sum(r.n) from unnest(x.reached, x.n) r (reached, n) where r.reached >= s.reached), 0)) order by x.key, s.reached)
  into v_steps from (
    select g.key, array_agg(g.measure) as reached, array_agg(g.n) as n from (
      select case p_by when 'region' then c.region_code when 'kind' then c.card_kind else '' end as key, c.measure, sum(c.n) as n
      from private.statistic_sums('files', v_regions, p_round, p_from, p_to, p_kind) c group by 1, 2 having sum(c.n) <> 0) g
    group by g.key) x
  cross join unnest(array['submitted', 'agreed', 'sealed', 'summary', 'reported', 'received', 'final_review', 'passed', 'issued', 'collected'])
    with ordinality s (step, reached);
  select jsonb_agg(jsonb_build_object('key', y.key, 'status', y.status, 'passes', y.passes, 'median', y.median, 'p90', y.p90, 'unknown', y.unknown)
    order by y.key, y.place)
  into v_times from (
    select x.key, x.status, x.place, coalesce(sum(x.n) filter (where x.days is not null), 0) as passes,
      min(x.days) filter (where x.upto * 2 >= x.known) as median, min(x.days) filter (where x.upto * 10 >= x.known * 9) as p90,
      coalesce(sum(x.n) filter (where x.days is null), 0) as unknown
    from (
      select g.key, g.status, g.place, g.days, g.n,
        sum(g.n) filter (where g.days is not null) over (partition by g.key, g.status order by g.days) as upto,
        sum(g.n) filter (where g.days is not null) over (partition by g.key, g.status) as known
      from (
        select case p_by when 'region' then c.region_code when 'kind' then c.card_kind else '' end as key, w.status, w.place, c.measure as days, sum(c.n) as n
        from private.statistic_sums('days', v_regions, p_round, p_from, p_to, p_kind) c
        join unnest(array['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt', 'final_review', 'awaiting_issue',
          'issued', 'returned', 'appealing']) with ordinality w (status, place) on w.status = c.aspect
        group by 1, 2, 3, 4 having sum(c.n) <> 0) g) x
    group by x.key, x.status, x.place) y;
  return jsonb_build_object('today', private.today(), 'steps', coalesce(v_steps, '[]'), 'times', coalesce(v_times, '[]'));
end
$$;
comment on function private.statistics_funnel(text, uuid, date, date, text, text) is 'See public.statistics_funnel.';

create function public.statistics_renewals(
  p_by text default 'total', p_round uuid default null, p_from date default null, p_to date default null, p_kind text default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_renewals(p_by, p_round, p_from, p_to, p_kind, p_region) $$;
comment on function public.statistics_renewals(text, uuid, date, date, text, text) is
  'Submitted files of the caller''s regions by total, round, region, kind, level, occupation or month of submission: {today, bases, rows: [{basis, key, files, open, passed, refused, ended}]}, of this round or these months, those before and those of a year before. A file of two occupations stands in both. 403 not_permitted; 422 statistic_unknown.';
create function public.statistics_funnel(
  p_by text default 'total', p_round uuid default null, p_from date default null, p_to date default null, p_kind text default null, p_region text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.statistics_funnel(p_by, p_round, p_from, p_to, p_kind, p_region) $$;
comment on function public.statistics_funnel(text, uuid, date, date, text, text) is
  'How many submitted files reached each step, and the median and 90th percentile of the working days they stood in each status (smallest whole number of days that covers half, nine tenths), by total, region or kind: {today, steps: [{key, reached, step, files}], times: [{key, status, passes, median, p90, unknown}]}. The period is that of submission for steps, of leaving the status for times. 403 not_permitted; 422 statistic_unknown.';

grant execute on function private.statistics_renewals(text, uuid, date, date, text, text), private.statistics_funnel(text, uuid, date, date, text, text) to authenticated;
grant execute on function public.statistics_renewals(text, uuid, date, date, text, text), public.statistics_funnel(text, uuid, date, date, text, text) to authenticated;
