-- 工作日历 of the provincial administration: a whole year from the State Council's announcement, or one day with a reason.
-- Dates that are stored stay as they are: published rounds keep their end until they are extended, drafts are saved again
-- before they open, files keep their terms; only what waited for this year's calendar gets its date (public.advance_due).

create function private.calendar_year_values(p_year integer)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object('source', y.source, 'is_provisional', y.is_provisional, 'exceptions', (
    select jsonb_object_agg(d.on_date, jsonb_build_array(d.is_working_day, d.holiday_name) order by d.on_date)
    from public.calendar_days d
    where d.year = p_year and (d.holiday_name is not null or d.is_working_day <> (extract(isodow from d.on_date) < 6))))
  from public.calendar_years y where y.year = p_year
$$;
comment on function private.calendar_year_values(integer) is
  'A year as its history keeps it: source, whether it is provisional, and the days that are not like other weeks'' as date → [worked, holiday].';

create function private.replace_calendar_year(
  p_year integer, p_source text, p_is_provisional boolean, p_exceptions jsonb, p_expected_version integer, p_request_id uuid)
returns public.calendar_years
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_year public.calendar_years;
  v_old jsonb;
begin
  perform private.require_role('province_admin');
  -- a year that is not there yet has no row to lock
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('calendar'));
  if not private.is_repeated_setting(p_request_id) then
    perform private.require(char_length(btrim(coalesce(p_source, ''))) between 4 and 200, 422, 'calendar_source_missing', '{"field":"source"}');
    select y.* into v_year from public.calendar_years y where y.year = p_year;
    perform private.require_setting_version('calendar_year', p_year::text, v_year.version, p_expected_version);
    v_old := private.calendar_year_values(p_year);
    perform private.load_calendar_year(p_year, p_source, p_is_provisional, p_exceptions);
    perform private.log_setting('calendar_year', p_year::text, v_old, private.calendar_year_values(p_year), null, p_request_id);
  end if;
  select y.* into v_year from public.calendar_years y where y.year = p_year;
  return v_year;
end
$$;
comment on function private.replace_calendar_year(integer, text, boolean, jsonb, integer, uuid) is 'See public.replace_calendar_year.';

create function private.change_calendar_day(
  p_on date, p_is_working_day boolean, p_holiday_name text, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.calendar_years
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number integer := extract(year from p_on);
  v_year public.calendar_years;
  v_day public.calendar_days;
  v_name text := nullif(btrim(p_holiday_name), '');
  v_is_weekday boolean := extract(isodow from p_on) < 6;
  v_reason text;
begin
  perform private.require_role('province_admin');
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('calendar'));
  select y.* into v_year from public.calendar_years y where y.year = v_number;
  if private.is_repeated_setting(p_request_id) then
    return v_year;
  end if;
  perform private.require(p_on is not null and p_is_working_day is not null, 422, 'date_invalid', '{"field":"on"}');
  perform private.require(v_year.year is not null, 422, 'calendar_year_missing', jsonb_build_object('year', v_number));
  v_reason := private.require_setting_reason(p_reason);
  perform private.require_setting_version('calendar_year', v_number::text, v_year.version, p_expected_version);
  perform private.require(char_length(v_name) <= 20 or v_name is null, 422, 'calendar_day_name_long', '{"field":"name"}');
  perform private.require(p_is_working_day = v_is_weekday or v_name is not null, 422, 'calendar_day_name_missing', '{"field":"name"}');
  perform private.require(not (p_is_working_day and v_is_weekday and v_name is not null), 422, 'calendar_workday_not_weekend',
    jsonb_build_object('year', v_number, 'days', jsonb_build_array(p_on), 'field', 'name'));
  select d.* into v_day from public.calendar_days d where d.on_date = p_on;
  perform private.log_setting('calendar_day', p_on::text,
    jsonb_build_object('is_working_day', v_day.is_working_day, 'holiday_name', v_day.holiday_name),
    jsonb_build_object('is_working_day', p_is_working_day, 'holiday_name', v_name), v_reason, p_request_id);
  update public.calendar_days d set is_working_day = p_is_working_day, holiday_name = v_name, source = v_reason
  where d.on_date = p_on;
  perform private.require_whole_calendar_year(v_number);
  update public.calendar_years y set version = y.version + 1 where y.year = v_number returning y.* into v_year;
  return v_year;
end
$$;
comment on function private.change_calendar_day(date, boolean, text, text, integer, uuid) is 'See public.change_calendar_day.';

create function public.replace_calendar_year(
  p_year integer, p_source text, p_is_provisional boolean, p_exceptions jsonb, p_expected_version integer, p_request_id uuid)
returns public.calendar_years language sql security invoker set search_path = ''
as $$ select private.replace_calendar_year(p_year, p_source, p_is_provisional, p_exceptions, p_expected_version, p_request_id) $$;
comment on function public.replace_calendar_year(integer, text, boolean, jsonb, integer, uuid) is
  'Loads a year of the working calendar, or replaces it (expected version: of the year that was read, null for a new one), from its exceptions: [{from, to, is_working_day, name}]. By the provincial administration. All or nothing: see private.load_calendar_year for what is refused.';
create function public.change_calendar_day(
  p_on date, p_is_working_day boolean, p_holiday_name text, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.calendar_years language sql security invoker set search_path = ''
as $$ select private.change_calendar_day(p_on, p_is_working_day, p_holiday_name, p_reason, p_expected_version, p_request_id) $$;
comment on function public.change_calendar_day(date, boolean, text, text, integer, uuid) is
  'Makes one day of a loaded year worked or off, with a reason; the expected version is the year''s. By the provincial administration. Refused where the year would lose a statutory holiday.';

revoke all on function private.calendar_year_values(integer) from public, anon, authenticated, service_role;
grant execute on function private.replace_calendar_year(integer, text, boolean, jsonb, integer, uuid),
  private.change_calendar_day(date, boolean, text, text, integer, uuid) to authenticated;
grant execute on function public.replace_calendar_year(integer, text, boolean, jsonb, integer, uuid),
  public.change_calendar_day(date, boolean, text, text, integer, uuid) to authenticated;
