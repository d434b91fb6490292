-- The working calendar. Terms of the notice are counted in working days (每期复核换证网上报名时间为15个工作日),
-- and working days of a Chinese year are known only once the State Council has published it, each November for
-- the next year. A year that is not loaded is an error, never a guess from Monday to Friday.
-- The counting functions are definer functions, so that invoker views and RPCs get their business errors too.

create table public.calendar_years (
  year integer primary key constraint year_is_plausible check (year between 2000 and 2100),
  source text not null constraint source_is_named check (btrim(source) <> ''),
  is_provisional boolean not null,
  loaded_at timestamptz not null,
  version integer not null default 1
);
comment on table public.calendar_years is
  'The years whose working days are known. private.load_calendar_year writes a whole year at once; single days are changed with a reason (public.change_calendar_day).';
comment on column public.calendar_years.source is 'The announcement that the year was taken from.';
comment on column public.calendar_years.version is 'Rises with every change of the year, also of one of its days: who changes it says which one was read.';
comment on column public.calendar_years.is_provisional is
  'Loaded before the State Council''s announcement: deadlines computed from it may still move.';

create table public.calendar_days (
  on_date date primary key,
  year integer not null references public.calendar_years (year),
  is_working_day boolean not null,
  holiday_name text,
  source text not null,
  constraint working_weekday_needs_no_name check (not is_working_day or holiday_name is null or extract(isodow from on_date) >= 6),
  constraint day_lies_in_its_year check (year = extract(year from on_date))
);
comment on table public.calendar_days is 'Every day of every loaded year.';
comment on column public.calendar_days.holiday_name is
  'The holiday of a day off, or the holiday that a working weekend makes up for; null on ordinary days.';

create index calendar_days_by_year on public.calendar_days (year);
create index working_days_in_order on public.calendar_days (on_date) where is_working_day;
comment on index public.calendar_days_by_year is 'Replacing a year, and the check of its foreign key.';
comment on index public.working_days_in_order is 'Counting working days forward.';

alter table public.calendar_years enable row level security;
alter table public.calendar_days enable row level security;
revoke all on public.calendar_years, public.calendar_days from anon, authenticated, service_role;
grant select on public.calendar_years, public.calendar_days to authenticated, service_role;
create policy "everybody signed in reads calendar years" on public.calendar_years
  for select to authenticated using (true);
create policy "everybody signed in reads calendar days" on public.calendar_days
  for select to authenticated using (true);

create function private.first_missing_calendar_year(p_from date)
returns integer
language sql
stable
set search_path = ''
as $$
  select min(y.year)::integer
  from generate_series(extract(year from p_from)::integer,
                       greatest(extract(year from p_from)::integer,
                                (select max(c.year) from public.calendar_years c) + 1)) as y(year)
  where not exists (select from public.calendar_years c where c.year = y.year)
$$;
comment on function private.first_missing_calendar_year(date) is
  'The first year, from the date''s own onwards, that is not loaded.';

create function private.try_working_day_end(p_opens date, p_days integer)
returns date
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require(p_days >= 1, 422, 'working_days_not_positive', jsonb_build_object('days', p_days));
  return (
    select d.on_date
    from public.calendar_days d
    where d.is_working_day
      and d.on_date >= p_opens
      and d.on_date < make_date(private.first_missing_calendar_year(p_opens), 1, 1)
    order by d.on_date
    offset p_days - 1
    limit 1
  );
end
$$;
comment on function private.try_working_day_end(date, integer) is
  'The last of p_days working days from p_opens on (it counts as day 1 if it is a working day itself), or null where that would reach into a year that is not loaded: shown as awaiting calendar.';

create function private.working_day_end(p_opens date, p_days integer)
returns date
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_end date := private.try_working_day_end(p_opens, p_days);
begin
  if v_end is null and p_opens is not null then
    perform private.fail(422, 'calendar_year_missing',
      jsonb_build_object('year', private.first_missing_calendar_year(p_opens)));
  end if;
  return v_end;
end
$$;
comment on function private.working_day_end(date, integer) is
  'As private.try_working_day_end, but a year that is not loaded raises calendar_year_missing (422) with that year.';

create function private.is_working_day(p_on date)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_is_working_day boolean := (select d.is_working_day from public.calendar_days d where d.on_date = p_on);
begin
  if v_is_working_day is null and p_on is not null then
    perform private.fail(422, 'calendar_year_missing', jsonb_build_object('year', extract(year from p_on)::integer));
  end if;
  return v_is_working_day;
end
$$;
comment on function private.is_working_day(date) is
  'Whether a day is worked; raises calendar_year_missing (422) for a year that is not loaded.';

create function private.working_days_between(p_from date, p_to date)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_missing integer := private.first_missing_calendar_year(p_from);
begin
  if p_to >= p_from and extract(year from p_to) >= v_missing then
    perform private.fail(422, 'calendar_year_missing', jsonb_build_object('year', v_missing));
  end if;
  return (
    select count(*)::integer
    from public.calendar_days d
    where d.is_working_day and d.on_date between p_from and p_to
  );
end
$$;
comment on function private.working_days_between(date, date) is
  'Working days from p_from to p_to, both included, 0 if p_to lies before p_from: working_days_between(opens, working_day_end(opens, n)) = n. Raises calendar_year_missing (422).';

create function private.calendar_exceptions(p_year integer, p_exceptions jsonb)
returns table (on_date date, is_working_day boolean, holiday_name text)
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.require(jsonb_typeof(p_exceptions) = 'array', 422, 'calendar_exceptions_malformed',
    jsonb_build_object('year', p_year));
  -- Malformed dates and booleans raise inside; the sentence for the province is the same for all of them.
  return query
    select day::date, e.is_working_day, btrim(e.name)
    from jsonb_to_recordset(p_exceptions) as e("from" date, "to" date, is_working_day boolean, name text)
    left join lateral generate_series(e."from"::timestamp, coalesce(e."to", e."from")::timestamp, '1 day') as day on true;
exception
  when data_exception then
    perform private.fail(422, 'calendar_exceptions_malformed', jsonb_build_object('year', p_year));
end
$$;
comment on function private.calendar_exceptions(integer, jsonb) is
  'One row per day of a list like [{"from": "2024-05-01", "to": "2024-05-05", "is_working_day": false, "name": "劳动节"}]; "to" may be left out. Raises calendar_exceptions_malformed (422).';

create function private.require_whole_calendar_year(p_year integer)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_least integer := case when p_year >= 2025 then 13 else 11 end;
  v_missing text[];
begin
  -- A half-loaded year looks like a year with fewer holidays. The statutory days (全国年节及纪念日放假办法: 11,
  -- from 2025 on 13) are therefore all looked for by name and season; the lunar ones in the weeks they can fall in.
  select array_agg(h.name order by h.nr) into v_missing
  from (values
    (1, '元旦', '01-01', '01-01', 1), (2, '春节', '01-20', '02-28', 3), (3, '清明节', '04-04', '04-06', 1),
    (4, '劳动节', '05-01', '05-01', 1), (5, '端午节', '05-27', '06-27', 1), (6, '中秋节', '09-07', '10-08', 1),
    (7, '国庆节', '10-01', '10-03', 3)
  ) as h(nr, name, first_day, last_day, least)
  where (
      select count(*) from public.calendar_days d
      where d.year = p_year and not d.is_working_day and d.holiday_name is not null
        and to_char(d.on_date, 'MM-DD') between h.first_day and h.last_day
    ) < h.least
    -- a day of two holidays carries both names
    or not exists (
      select from public.calendar_days d
      where d.year = p_year and not d.is_working_day and position(h.name in d.holiday_name) > 0);
  perform private.require(v_missing is null, 422, 'calendar_holiday_missing',
    jsonb_build_object('year', p_year, 'missing', to_jsonb(v_missing)));
  perform private.require(
    (select count(*) from public.calendar_days d
      where d.year = p_year and not d.is_working_day and d.holiday_name is not null) >= v_least
      and (select count(*) from public.calendar_days d where d.year = p_year)
        = make_date(p_year, 12, 31) - make_date(p_year, 1, 1) + 1,
    422, 'calendar_year_incomplete', jsonb_build_object('year', p_year, 'least', v_least));
end
$$;
comment on function private.require_whole_calendar_year(integer) is
  'Refuses (422) a stored year that lacks a day, one of the seven holidays (calendar_holiday_missing names them) or statutory days off (calendar_year_incomplete): called after every write, inside its transaction.';

create function private.load_calendar_year(p_year integer, p_source text, p_provisional boolean, p_exceptions jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_days date[];
  v_off date[];
begin
  perform private.require(p_year between 2000 and 2100 and btrim(p_source) <> '' and p_provisional is not null,
    422, 'calendar_year_malformed', jsonb_build_object('year', p_year));

  select array_agg(e.on_date), array_agg(e.on_date) filter (where not e.is_working_day)
  into v_days, v_off
  from private.calendar_exceptions(p_year, p_exceptions) e;

  perform private.require(
    not exists (
      select from private.calendar_exceptions(p_year, p_exceptions) e
      where e.on_date is null or e.is_working_day is null or coalesce(e.holiday_name, '') = ''
    ), 422, 'calendar_exceptions_malformed', jsonb_build_object('year', p_year));
  perform private.require(
    not exists (select from unnest(v_days) d where extract(year from d) <> p_year),
    422, 'calendar_exception_outside_year',
    jsonb_build_object('year', p_year, 'days', (
      select jsonb_agg(d order by d) from unnest(v_days) d where extract(year from d) <> p_year)));
  perform private.require(
    (select count(*) = count(distinct d) from unnest(v_days) d),
    422, 'calendar_exception_twice',
    jsonb_build_object('year', p_year, 'days', (
      select jsonb_agg(t.d order by t.d)
      from (select d from unnest(v_days) d group by d having count(*) > 1) t)));
  -- Only a weekend can be turned into a working day: a working Monday needs no announcement, so a listed one
  -- is a slip of the year or of the day.
  perform private.require(
    not exists (select from unnest(v_days) d where extract(isodow from d) < 6 and not d = any (coalesce(v_off, '{}'))),
    422, 'calendar_workday_not_weekend',
    jsonb_build_object('year', p_year, 'days', (
      select jsonb_agg(d order by d) from unnest(v_days) d where extract(isodow from d) < 6 and not d = any (coalesce(v_off, '{}')))));

  insert into public.calendar_years as y (year, source, is_provisional, loaded_at)
  values (p_year, btrim(p_source), p_provisional, private.now())
  on conflict (year) do update
    set source = excluded.source, is_provisional = excluded.is_provisional, loaded_at = excluded.loaded_at,
      version = y.version + 1
    where y.is_provisional or not excluded.is_provisional;
  perform private.require(found, 422, 'calendar_year_is_final', jsonb_build_object('year', p_year));

  delete from public.calendar_days d where d.year = p_year;
  insert into public.calendar_days (on_date, year, is_working_day, holiday_name, source)
  select g.day::date, p_year, coalesce(e.is_working_day, extract(isodow from g.day) < 6), e.holiday_name, btrim(p_source)
  from generate_series(make_date(p_year, 1, 1)::timestamp, make_date(p_year, 12, 31)::timestamp, '1 day') as g(day)
  left join private.calendar_exceptions(p_year, p_exceptions) e on e.on_date = g.day::date;
  perform private.require_whole_calendar_year(p_year);
end
$$;
comment on function private.load_calendar_year(integer, text, boolean, jsonb) is
  'Loads or replaces a whole year from its exceptions (form: private.calendar_exceptions): all of it or nothing. Refuses (422) malformed lists, days outside the year, days given twice, working days that are no weekend, years that are not whole (private.require_whole_calendar_year), and a provisional year over an announced one. Deadlines already stored stay as they are. Checks no role: callers do.';

revoke all on function private.load_calendar_year(integer, text, boolean, jsonb) from public, anon, authenticated, service_role;
revoke all on function private.require_whole_calendar_year(integer) from public, anon, authenticated, service_role;
revoke all on function private.calendar_exceptions(integer, jsonb) from public, anon, authenticated, service_role;
grant execute on function private.first_missing_calendar_year(date) to authenticated, service_role;
grant execute on function private.try_working_day_end(date, integer) to authenticated, service_role;
grant execute on function private.working_day_end(date, integer) to authenticated, service_role;
grant execute on function private.is_working_day(date) to authenticated, service_role;
grant execute on function private.working_days_between(date, date) to authenticated, service_role;

select private.load_calendar_year(2023, '国务院办公厅关于2023年部分节假日安排的通知（数据取自 chinese-days 1.5.7）', false, '[
  {"from": "2023-01-01", "to": "2023-01-02", "is_working_day": false, "name": "元旦"},
  {"from": "2023-01-21", "to": "2023-01-27", "is_working_day": false, "name": "春节"},
  {"from": "2023-04-05", "is_working_day": false, "name": "清明节"},
  {"from": "2023-04-29", "to": "2023-05-03", "is_working_day": false, "name": "劳动节"},
  {"from": "2023-06-22", "to": "2023-06-24", "is_working_day": false, "name": "端午节"},
  {"from": "2023-09-29", "is_working_day": false, "name": "中秋节"},
  {"from": "2023-09-30", "to": "2023-10-06", "is_working_day": false, "name": "国庆节"},
  {"from": "2023-01-28", "is_working_day": true, "name": "春节"}, {"from": "2023-01-29", "is_working_day": true, "name": "春节"}, {"from": "2023-04-23", "is_working_day": true, "name": "劳动节"},
  {"from": "2023-05-06", "is_working_day": true, "name": "劳动节"}, {"from": "2023-06-25", "is_working_day": true, "name": "端午节"}, {"from": "2023-10-07", "is_working_day": true, "name": "国庆节"},
  {"from": "2023-10-08", "is_working_day": true, "name": "国庆节"}
]');
select private.load_calendar_year(2024, '国务院办公厅关于2024年部分节假日安排的通知（数据取自 chinese-days 1.5.7）', false, '[
  {"from": "2024-01-01", "is_working_day": false, "name": "元旦"},
  {"from": "2024-02-10", "to": "2024-02-17", "is_working_day": false, "name": "春节"},
  {"from": "2024-04-04", "to": "2024-04-06", "is_working_day": false, "name": "清明节"},
  {"from": "2024-05-01", "to": "2024-05-05", "is_working_day": false, "name": "劳动节"},
  {"from": "2024-06-10", "is_working_day": false, "name": "端午节"},
  {"from": "2024-09-15", "to": "2024-09-17", "is_working_day": false, "name": "中秋节"},
  {"from": "2024-10-01", "to": "2024-10-07", "is_working_day": false, "name": "国庆节"},
  {"from": "2024-02-04", "is_working_day": true, "name": "春节"}, {"from": "2024-02-18", "is_working_day": true, "name": "春节"}, {"from": "2024-04-07", "is_working_day": true, "name": "清明节"},
  {"from": "2024-04-28", "is_working_day": true, "name": "劳动节"}, {"from": "2024-05-11", "is_working_day": true, "name": "劳动节"}, {"from": "2024-09-14", "is_working_day": true, "name": "中秋节"},
  {"from": "2024-09-29", "is_working_day": true, "name": "国庆节"}, {"from": "2024-10-12", "is_working_day": true, "name": "国庆节"}
]');
select private.load_calendar_year(2025, '国务院办公厅关于2025年部分节假日安排的通知（数据取自 chinese-days 1.5.7）', false, '[
  {"from": "2025-01-01", "is_working_day": false, "name": "元旦"},
  {"from": "2025-01-28", "to": "2025-02-04", "is_working_day": false, "name": "春节"},
  {"from": "2025-04-04", "to": "2025-04-06", "is_working_day": false, "name": "清明节"},
  {"from": "2025-05-01", "to": "2025-05-05", "is_working_day": false, "name": "劳动节"},
  {"from": "2025-05-31", "to": "2025-06-02", "is_working_day": false, "name": "端午节"},
  {"from": "2025-10-01", "to": "2025-10-05", "is_working_day": false, "name": "国庆节"},
  {"from": "2025-10-06", "is_working_day": false, "name": "中秋节"},
  {"from": "2025-10-07", "to": "2025-10-08", "is_working_day": false, "name": "国庆节"},
  {"from": "2025-01-26", "is_working_day": true, "name": "春节"}, {"from": "2025-02-08", "is_working_day": true, "name": "春节"}, {"from": "2025-04-27", "is_working_day": true, "name": "劳动节"},
  {"from": "2025-09-28", "is_working_day": true, "name": "国庆节"}, {"from": "2025-10-11", "is_working_day": true, "name": "国庆节"}
]');
select private.load_calendar_year(2026, '国务院办公厅关于2026年部分节假日安排的通知（数据取自 chinese-days 1.5.7）', false, '[
  {"from": "2026-01-01", "to": "2026-01-03", "is_working_day": false, "name": "元旦"},
  {"from": "2026-02-15", "to": "2026-02-23", "is_working_day": false, "name": "春节"},
  {"from": "2026-04-04", "to": "2026-04-06", "is_working_day": false, "name": "清明节"},
  {"from": "2026-05-01", "to": "2026-05-05", "is_working_day": false, "name": "劳动节"},
  {"from": "2026-06-19", "to": "2026-06-21", "is_working_day": false, "name": "端午节"},
  {"from": "2026-09-25", "to": "2026-09-27", "is_working_day": false, "name": "中秋节"},
  {"from": "2026-10-01", "to": "2026-10-07", "is_working_day": false, "name": "国庆节"},
  {"from": "2026-01-04", "is_working_day": true, "name": "元旦"}, {"from": "2026-02-14", "is_working_day": true, "name": "春节"}, {"from": "2026-02-28", "is_working_day": true, "name": "春节"},
  {"from": "2026-05-09", "is_working_day": true, "name": "劳动节"}, {"from": "2026-09-20", "is_working_day": true, "name": "国庆节"}, {"from": "2026-10-10", "is_working_day": true, "name": "国庆节"}
]');
