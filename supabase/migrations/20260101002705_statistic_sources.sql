-- What the 统计 count: one query per table, read by triggers and by the recount; see the chapter before.

-- Files, once submitted: by outcome and furthest step; by occupation; and what waits by the day it is due.
select private.count_table('applications', '{status,reached,region_code,round_id,submitted_at,card_kind,card_level,occupations,due_on}', $cells$
  select 'files', a.region_code, a.round_id, a.month, a.card_kind, a.outcome, coalesce(a.card_level, ''), a.reached::integer, count(*)
  from (
    select f.*, date_trunc('month', f.submitted_at at time zone 'Asia/Shanghai')::date as month,
      case when f.status in ('awaiting_issue', 'issued', 'collected') then 'passed' when f.status in ('rejected', 'appealing') then 'refused'
        when f.status in ('withdrawn', 'expired_return') then 'ended' else 'open' end as outcome
    from %1$s f where f.reached > 0) a
  group by a.region_code, a.round_id, a.month, a.card_kind, a.outcome, coalesce(a.card_level, ''), a.reached
  union all
  select 'occupations', a.region_code, a.round_id, a.month, a.card_kind, a.outcome, o.name, null, count(*)
  from (
    select f.*, date_trunc('month', f.submitted_at at time zone 'Asia/Shanghai')::date as month,
      case when f.status in ('awaiting_issue', 'issued', 'collected') then 'passed' when f.status in ('rejected', 'appealing') then 'refused'
        when f.status in ('withdrawn', 'expired_return') then 'ended' else 'open' end as outcome
    from %1$s f where f.reached > 0) a
  cross join lateral (select distinct w.name from unnest(a.occupations) w (name)) o
  group by a.region_code, a.round_id, a.month, a.card_kind, a.outcome, o.name
  union all
  select 'waiting', a.region_code, a.round_id, a.due_on, a.card_kind, a.status, '', null, count(*)
  from %1$s a
  where a.status in ('unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt', 'final_review',
    'awaiting_issue', 'returned')
  group by a.region_code, a.round_id, a.due_on, a.card_kind, a.status
$cells$);

-- Decisions and the time each step took: where the file stands now, so that the list behind a number shows files that its reader may open.
select private.count_table('application_events', '{application_id,at,action,from_status,reason_codes,working_days}', $cells$
  select 'days', a.region_code, a.round_id, date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, a.card_kind, e.from_status, '',
    e.working_days, count(*)
  from %1$s e join %2$s a on a.id = e.application_id
  where e.from_status <> 'draft'
  group by a.region_code, a.round_id, date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, a.card_kind, e.from_status, e.working_days
  union all
  select 'decisions', a.region_code, a.round_id, date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, a.card_kind, e.action,
    e.from_status, null, count(*)
  from %1$s e join %2$s a on a.id = e.application_id
  where e.action in ('return', 'reject')
  group by a.region_code, a.round_id, date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, a.card_kind, e.action, e.from_status
  union all
  select 'reasons', a.region_code, a.round_id, date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, a.card_kind,
    e.action || ' ' || e.from_status, r.code, null, count(*)
  from %1$s e join %2$s a on a.id = e.application_id
  cross join lateral (select distinct w.code from unnest(e.reason_codes) w (code)) r
  where e.action in ('return', 'reject')
  group by a.region_code, a.round_id, date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, a.card_kind, e.action, e.from_status, r.code
$cells$);

-- A file that moves to another region, or whose card turns out to be of another kind, takes its history along.
do $move$
declare
  v_cells constant text := (select s.cells from private.statistic_sources s where s.table_name = 'application_events');
  v_keys constant text := 'c.figure, c.region_code, c.round_id, c.on_day, c.card_kind, c.aspect, c.item, c.measure';
  v_alias constant text := 'c (figure, region_code, round_id, on_day, card_kind, aspect, item, measure, n)';
  v_moved constant text := '(select %1$s.* from old_rows o join new_rows n on n.id = o.id
    where (o.region_code, o.round_id, o.card_kind) is distinct from (n.region_code, n.round_id, n.card_kind))';
begin
  execute format($sql$
    create function private.tally_moved_applications() returns trigger language plpgsql security definer set search_path = '' as $body$
    begin
      if exists (select from old_rows o join new_rows n on n.id = o.id
          where (o.region_code, o.round_id, o.card_kind) is distinct from (n.region_code, n.round_id, n.card_kind)) then
        insert into private.statistic_deltas
        select %3$s, sum(c.n) from (%1$s union all select %3$s, -c.n from (%2$s) %4$s) %4$s
        group by %3$s having sum(c.n) <> 0;
      end if;
      return null;
    end
    $body$ $sql$, format(v_cells, 'public.application_events', format(v_moved, 'n')),
    format(v_cells, 'public.application_events', format(v_moved, 'o')), v_keys, v_alias);
end
$move$;
comment on function private.tally_moved_applications() is 'Counts the history of files that a statement moves to another region, round or kind where they are now.';
create trigger applications_take_their_history_along after update on public.applications
  referencing old table as old_rows new table as new_rows for each statement execute function private.tally_moved_applications();

-- Cards by the month they expire.
select private.count_table('cards', '{region_code,valid_to,kind,status}', $cells$
  select 'cards', c.region_code, null::uuid, date_trunc('month', c.valid_to)::date, c.kind, c.status, '', null::integer, count(*)
  from %1$s c
  group by c.region_code, date_trunc('month', c.valid_to)::date, c.kind, c.status
$cells$);

select private.count_table('lapses', '{region_code,confirmed_at,card_kind,ground,status}', $cells$
  select 'lapses', l.region_code, null::uuid, date_trunc('month', l.confirmed_at at time zone 'Asia/Shanghai')::date, l.card_kind, l.ground, l.status,
    null::integer, count(*)
  from %1$s l
  group by l.region_code, date_trunc('month', l.confirmed_at at time zone 'Asia/Shanghai')::date, l.card_kind, l.ground, l.status
$cells$);

-- Decided cases; the measure is 1 while the decision stands.
select private.count_table('discipline_cases', '{region_code,decided_at,outcome,ground,status}', $cells$
  select 'cases', d.region_code, null::uuid, date_trunc('month', d.decided_at at time zone 'Asia/Shanghai')::date, null::text, d.outcome, d.ground,
    (d.status <> 'revoked')::integer, count(*)
  from %1$s d where d.outcome is not null
  group by d.region_code, date_trunc('month', d.decided_at at time zone 'Asia/Shanghai')::date, d.outcome, d.ground, d.status <> 'revoked'
$cells$);

select private.count_table('evaluations', '{region_code,starts_on,status,kind}', $cells$
  select 'evaluations', v.region_code, null::uuid, date_trunc('month', v.starts_on)::date, null::text, v.status, v.kind, null::integer, count(*)
  from %1$s v
  group by v.region_code, date_trunc('month', v.starts_on)::date, v.status, v.kind
$cells$);
-- Orders; and those among whose dispatches is one of a state. An answer locks the order first, so that it is gathered from all of them.
alter table public.inspection_orders add column answers text[] not null default '{}';
comment on column public.inspection_orders.answers is 'The states of its dispatches, each once.';
create function private.gather_answers()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.inspection_orders o set answers = x.answers
  from (
    select d.order_id, array_agg(distinct d.status order by d.status) as answers from public.dispatches d
    where d.order_id in (select n.order_id from new_rows n) group by d.order_id) x
  where o.id = x.order_id and o.answers <> x.answers;
  return null;
end
$$;
comment on function private.gather_answers() is 'Keeps the states of an order''s dispatches beside it.';
create trigger dispatches_are_gathered after insert on public.dispatches
  referencing new table as new_rows for each statement execute function private.gather_answers();
create trigger dispatches_are_gathered_anew after update on public.dispatches
  referencing new table as new_rows for each statement execute function private.gather_answers();

select private.count_table('inspection_orders', '{region_code,starts_on,status,ground,answers}', $cells$
  select 'orders', o.region_code, null::uuid, date_trunc('month', o.starts_on)::date, null::text, o.status, o.ground, null::integer, count(*)
  from %1$s o
  group by o.region_code, date_trunc('month', o.starts_on)::date, o.status, o.ground
  union all
  select 'answers', o.region_code, null::uuid, date_trunc('month', o.starts_on)::date, null::text, w.answer, '', null::integer, count(*)
  from %1$s o cross join lateral unnest(o.answers) w (answer)
  group by o.region_code, date_trunc('month', o.starts_on)::date, w.answer
$cells$);

select private.count_table('dispatches', '{region_code,starts_on,status}', $cells$
  select 'dispatches', d.region_code, null::uuid, date_trunc('month', d.starts_on)::date, null::text, d.status, '', null::integer, count(*)
  from %1$s d
  group by d.region_code, date_trunc('month', d.starts_on)::date, d.status
$cells$);

alter table public.findings add column rectification text generated always as (case
  when rectify_by is null or status in ('open', 'transferred', 'unfounded') then null
  when status = 'rectifying' then 'open'
  when answered_at is null then 'closed'
  when (answered_at at time zone 'Asia/Shanghai')::date <= rectify_by then 'on_time'
  else 'late' end) stored;
comment on column public.findings.rectification is
  'How a rectification that was asked for stands: open (to be answered), on_time or late (answered), closed (by the center, without an answer). Overdue is what is open past rectify_by.';

-- Findings by kind; rectifications by their term: of open ones the day, since today tells whether they are overdue.
select private.count_table('findings', '{region_code,occurred_on,kind,status,rectification,rectify_by}', $cells$
  select 'findings', f.region_code, null::uuid, date_trunc('month', f.occurred_on)::date, null::text, f.kind, f.status, null::integer, count(*)
  from %1$s f
  group by f.region_code, date_trunc('month', f.occurred_on)::date, f.kind, f.status
  union all
  select 'rectification', f.region_code, null::uuid, case f.rectification when 'open' then f.rectify_by else date_trunc('month', f.rectify_by)::date end,
    null::text, f.rectification, '', null::integer, count(*)
  from %1$s f where f.rectification is not null
  group by f.region_code, case f.rectification when 'open' then f.rectify_by else date_trunc('month', f.rectify_by)::date end, f.rectification
$cells$);
