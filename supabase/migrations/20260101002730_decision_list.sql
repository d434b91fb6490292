-- The list behind the figures of decisions and times: what happened to files, one row per step taken.
--
-- History is read by the region in which it was written; a file that moved on is opened by the region where it stands. This
-- list and the counters go by the file, so that whoever sees a number can open each file behind it.

create index application_events_left_idx on public.application_events (from_status, at desc);

create function private.decisions_wanted(p_filters jsonb)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions text[] := private.statistic_regions(nullif(p_filters ->> 'region', ''));
  v_where text := case when cardinality(v_regions) = 1 then format('a.region_code = %L', v_regions[1])
    when v_regions = '{}' then 'false' else 'true' end;
  v_text text;
begin
  v_where := v_where || ' and e.from_status <> ''draft''';
  foreach v_text in array array['action', 'left'] loop
    if nullif(p_filters ->> v_text, '') is not null then
      v_where := v_where || format(' and e.%I = %L', case v_text when 'left' then 'from_status' else v_text end, p_filters ->> v_text);
    end if;
  end loop;
  if nullif(p_filters ->> 'reason', '') is not null then v_where := v_where || format(' and e.reason_codes @> array[%L]', p_filters ->> 'reason'); end if;
  if nullif(p_filters ->> 'round', '') is not null then v_where := v_where || format(' and a.round_id = private.uuid_of(%L)', p_filters ->> 'round'); end if;
  if nullif(p_filters ->> 'unit', '') is not null then v_where := v_where || format(' and a.institution_id = private.uuid_of(%L)', p_filters ->> 'unit'); end if;
  if nullif(p_filters ->> 'kind', '') is not null then
    v_where := v_where || format(' and a.card_kind = any (%L::text[])', string_to_array(p_filters ->> 'kind', ','));
  end if;
  if p_filters ->> 'days_min' ~ '^\d{1,4}$' then v_where := v_where || format(' and e.working_days >= %s', p_filters ->> 'days_min'); end if;
  if private.read_date(p_filters, 'from') is not null then
    v_where := v_where || format(' and e.at >= (%L::date::timestamp at time zone ''Asia/Shanghai'')', private.read_date(p_filters, 'from'));
  end if;
  if private.read_date(p_filters, 'to') is not null then
    v_where := v_where || format(' and e.at < ((%L::date + 1)::timestamp at time zone ''Asia/Shanghai'')', private.read_date(p_filters, 'to'));
  end if;
  return 'public.application_events e join public.applications a on a.id = e.application_id where ' || v_where;
end
$$;
comment on function private.decisions_wanted(jsonb) is 'The steps that the filters want, of files in the regions whose figures the caller reads; see public.list_decisions.';

create function private.list_decisions(p_filters jsonb, p_offset integer, p_limit integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_from text := private.decisions_wanted(p_filters);
  v_limit integer := least(greatest(coalesce(p_limit, 20), 1), 1000);
  v_offset integer := greatest(coalesce(p_offset, 0), 0);
  v_rows jsonb;
  v_total integer;
begin
  execute format($sql$
    select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'round_id', x.round_id, 'person_id', x.person_id,
      'card_kind', x.card_kind, 'role', x.role, 'track', x.track, 'institution_id', x.institution_id, 'region_code', x.region_code, 'status', x.status,
      'stage', x.stage, 'person_name', x.person_name, 'institution_name', x.institution_name, 'card_number', x.card_number,
      'card_valid_to', x.card_valid_to, 'is_proxy', x.is_proxy, 'due_on', x.due_on, 'claimed_by', x.claimed_by, 'claimed_by_name', x.claimed_by_name,
      'claimed_until', x.claimed_until, 'reviewed_by', x.reviewed_by, 'created_by', x.created_by, 'submitted_at', x.submitted_at,
      'updated_at', x.updated_at, 'version', x.version, 'decision', jsonb_build_object('action', x.event_action, 'at', x.event_at, 'from', x.event_from,
        'reasons', x.event_reasons, 'days', x.event_days)) order by x.nr), '[]')
    from (
      select a.*, e.action as event_action, e.at as event_at, e.from_status as event_from, e.reason_codes as event_reasons,
        e.working_days as event_days, row_number() over (order by e.at desc, e.id desc) as nr
      from %s order by e.at desc, e.id desc limit %s offset %s) x
  $sql$, v_from, v_limit, v_offset) into v_rows;
  if jsonb_array_length(v_rows) < v_limit and (v_offset = 0 or jsonb_array_length(v_rows) > 0) then
    return jsonb_build_object('rows', v_rows, 'total', v_offset + jsonb_array_length(v_rows), 'is_capped', false);
  end if;
  execute format('select count(*)::integer from (select from %s limit 10001) x', v_from) into v_total;
  return jsonb_build_object('rows', v_rows, 'total', least(v_total, 10000), 'is_capped', v_total > 10000);
end
$$;
comment on function private.list_decisions(jsonb, integer, integer) is 'See public.list_decisions.';

create function public.list_decisions(p_filters jsonb default '{}', p_offset integer default 0, p_limit integer default 20)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.list_decisions(p_filters, p_offset, p_limit) $$;
comment on function public.list_decisions(jsonb, integer, integer) is
  'Steps that files of the caller''s regions took, the latest first, each with its file: {rows, total, is_capped}, at most 1000 at once, counted up to 10,000. Filters: action (return, reject, approve …), left (the status that was left), reason (a code), region, round, unit, kind (codes joined by commas), days_min (working days in that status, at least), from and to (days). For centers, the administration and managers: 403 not_permitted.';
grant execute on function private.list_decisions(jsonb, integer, integer), public.list_decisions(jsonb, integer, integer) to authenticated;
