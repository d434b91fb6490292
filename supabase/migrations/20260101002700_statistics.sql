-- How the figures of the 统计 are kept: counters that follow every statement.
--
-- What is asked for: a decision shows at the next look; a dashboard costs the same at ten thousand files and at a
-- million; a hundred officers deciding at once do not wait for a number; and nothing drifts. Looked at and left:
-- * counting live: right by itself, but a group by over a million files takes most of a second, ten times a page;
-- * materialised views: a refresh reads everything again, so it is a nightly job or a slow one;
-- * one row per number, updated in place: the first decision of a round in a city would hold up all others of the
--   round until it commits, in any order: waits, then deadlocks.
-- So: every table that is counted has statement triggers which read what the statement took away and put there
-- (transition tables), count both by the same query into cells, and append the difference, a few signed rows, to
-- private.statistic_deltas. Appending waits for nobody; a rollback, of the transaction or of one refused row of a bulk
-- call, takes its rows along; a statement over ten thousand rows is counted once. Readers sum the cells of
-- private.statistic_counts and the rows not yet added to them, in one snapshot. private.compact_statistics, called by
-- advance_due(), adds the rows to the cells under a lock of its own that only another compaction would want.
--
-- A cell is a set of rows told by their stored columns alone, so each number is also the count of a list with those
-- columns as its filter. What depends on the day is not stored: files that wait are counted by the day they are due, cards
-- by the month they expire, and the reader compares with today.
--
-- The query that counts a table stands once, in private.statistic_sources: the triggers are made of it, and
-- private.mend_statistics runs it over the whole tables and appends what differs. That is the recount: in one statement and so
-- one snapshot, in which tables and counters agree whatever is being decided meanwhile; it blocks nobody, and mends
-- nothing the second time.

create table private.statistic_counts (
  figure text not null,
  region_code text not null,
  round_id uuid,
  on_day date,
  card_kind text,
  aspect text not null,
  item text not null,
  measure integer,
  n bigint not null,
  id bigint generated always as identity primary key,
  constraint a_cell_is_counted_once unique nulls not distinct (figure, round_id, region_code, on_day, card_kind, aspect, item, measure)
) with (fillfactor = 70);
comment on table private.statistic_counts is 'Counters of the 统计: how many rows of a counted table share these columns. What was counted since the last compaction is in private.statistic_deltas.';
comment on column private.statistic_counts.figure is 'What is counted; private.statistic_sources says how.';
comment on column private.statistic_counts.on_day is 'The first of a month, or of what waits the day it is due.';
comment on column private.statistic_counts.measure is 'The step reached, or working days; else null.';
create index statistic_counts_day_idx on private.statistic_counts (figure, on_day);

create table private.statistic_deltas (
  figure text not null,
  region_code text not null,
  round_id uuid,
  on_day date,
  card_kind text,
  aspect text not null,
  item text not null,
  measure integer,
  n bigint not null,
  id bigint generated always as identity primary key
);
comment on table private.statistic_deltas is 'What statements added to the counters and took from them since the last compaction; appended to, never updated.';
create index statistic_deltas_figure_idx on private.statistic_deltas (figure, round_id);

create view private.statistic_cells with (security_invoker = true) as
  select c.figure, c.region_code, c.round_id, c.on_day, c.card_kind, c.aspect, c.item, c.measure, c.n from private.statistic_counts c
  union all
  select d.figure, d.region_code, d.round_id, d.on_day, d.card_kind, d.aspect, d.item, d.measure, d.n from private.statistic_deltas d;
comment on view private.statistic_cells is 'The counters as they are now: a cell''s rows are to be summed.';

create table private.statistic_sources (
  table_name text primary key,
  cells text not null
);
comment on table private.statistic_sources is 'The tables that are counted, each with its query.';
comment on column private.statistic_sources.cells is
  'A query of the nine columns of private.statistic_counts; %1$s stands for the table or the rows of one statement, %2$s for public.applications where those of an event are read.';

create function private.count_table(p_table text, p_columns text[], p_cells text)
returns void
language plpgsql
set search_path = ''
as $count$
declare
  v_name text := format('tally_%s', p_table);
  v_keys constant text := 'c.figure, c.region_code, c.round_id, c.on_day, c.card_kind, c.aspect, c.item, c.measure';
  v_alias constant text := 'c (figure, region_code, round_id, on_day, card_kind, aspect, item, measure, n)';
begin
  insert into private.statistic_sources (table_name, cells) values (p_table, p_cells);
  execute format($sql$
    create function private.%1$I() returns trigger language plpgsql security definer set search_path = '' as $body$
    begin
      if tg_op = 'INSERT' then
        insert into private.statistic_deltas %2$s;
      elsif tg_op = 'DELETE' then
        insert into private.statistic_deltas select %4$s, -c.n from (%3$s) %5$s;
      -- claims, autosaves and the like change nothing that is counted
      elsif exists (select from old_rows o full join new_rows n on n.id = o.id where (%6$s) is distinct from (%7$s)) then
        insert into private.statistic_deltas
        select %4$s, sum(c.n) from (%2$s union all select %4$s, -c.n from (%3$s) %5$s) %5$s
        group by %4$s having sum(c.n) <> 0;
      end if;
      return null;
    end
    $body$ $sql$, v_name, format(p_cells, 'new_rows', 'public.applications'), format(p_cells, 'old_rows', 'public.applications'), v_keys, v_alias,
    (select string_agg(format('o.%I', k), ', ') from unnest(p_columns) k), (select string_agg(format('n.%I', k), ', ') from unnest(p_columns) k));
  execute format('comment on function private.%I() is %L', v_name, format('Counts what a statement on public.%s changes.', p_table));
  execute format('create trigger %I after insert on public.%I referencing new table as new_rows for each statement execute function private.%I()',
    p_table || '_are_counted', p_table, v_name);
  execute format('create trigger %I after update on public.%I referencing old table as old_rows new table as new_rows for each statement execute function private.%I()',
    p_table || '_are_counted_anew', p_table, v_name);
  execute format('create trigger %I after delete on public.%I referencing old table as old_rows for each statement execute function private.%I()',
    p_table || '_are_counted_no_more', p_table, v_name);
end
$count$;
comment on function private.count_table(text, text[], text) is
  'Has a table of public counted from now on: keeps its query and makes the triggers of it. An update counts where one of these columns changes: all that the query reads. For migrations.';

create function private.compact_statistics(p_at_least integer default 500)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_rows integer;
begin
  if (select count(*) from (select from private.statistic_deltas limit p_at_least) d) < p_at_least
    -- one at a time; whoever decides needs no such lock
    or not pg_try_advisory_xact_lock(hashtext('private.statistics')) then
    return 0;
  end if;
  with taken as (
    delete from private.statistic_deltas d where true returning d.*
  ), added as (
    insert into private.statistic_counts as c (figure, region_code, round_id, on_day, card_kind, aspect, item, measure, n)
    select t.figure, t.region_code, t.round_id, t.on_day, t.card_kind, t.aspect, t.item, t.measure, sum(t.n)
    from taken t
    group by t.figure, t.region_code, t.round_id, t.on_day, t.card_kind, t.aspect, t.item, t.measure having sum(t.n) <> 0
    on conflict on constraint a_cell_is_counted_once do update set n = c.n + excluded.n
  )
  select count(*) into v_rows from taken;
  delete from private.statistic_counts c where c.n = 0;
  return v_rows;
end
$$;
comment on function private.compact_statistics(integer) is
  'Adds what was appended to the counters, once there are so many rows of it; returns how many. Called by advance_due().';

create function private.mend_statistics()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_fresh text;
  v_cells integer;
begin
  -- a second recount begins when the first one is seen
  perform pg_advisory_xact_lock(hashtext('private.statistics'));
  select string_agg(format(s.cells, 'public.' || s.table_name, 'public.applications'), E'\nunion all\n' order by s.table_name)
  into v_fresh from private.statistic_sources s;
  execute format($sql$
    insert into private.statistic_deltas
    select c.figure, c.region_code, c.round_id, c.on_day, c.card_kind, c.aspect, c.item, c.measure, sum(c.n)
    from (%s union all
      select k.figure, k.region_code, k.round_id, k.on_day, k.card_kind, k.aspect, k.item, k.measure, -k.n from private.statistic_cells k) c (figure, region_code, round_id, on_day, card_kind, aspect, item, measure, n)
    group by c.figure, c.region_code, c.round_id, c.on_day, c.card_kind, c.aspect, c.item, c.measure having sum(c.n) <> 0
  $sql$, v_fresh);
  get diagnostics v_cells = row_count;
  return v_cells;
end
$$;
comment on function private.mend_statistics() is
  'Counts all tables anew and appends what the counters lack or have too much; returns how many cells that were: 0 where nothing had drifted. Also what fills the counters after rows were loaded past the triggers.';

create function private.recount_statistics()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.require_role('province_admin');
  return private.mend_statistics();
end
$$;
comment on function private.recount_statistics() is 'See public.recount_statistics.';

create function public.recount_statistics()
returns integer language sql security invoker set search_path = ''
as $$ select private.recount_statistics() $$;
comment on function public.recount_statistics() is
  'Counts everything behind the 统计 anew and mends the counters; returns how many of them were wrong, 0 as a rule. By the provincial administration; holds nobody up. 403 not_permitted.';
grant execute on function private.recount_statistics(), public.recount_statistics() to authenticated;
