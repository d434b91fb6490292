-- What the 工作台 and the progress of a round show: counts, clocks, what is late, and the log of reminders (催办).

create table public.reminders (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references public.rounds (id),
  institution_id uuid references public.institutions (id),
  region_code text not null references public.regions (code),
  note text not null constraint reminder_has_note check (char_length(note) between 2 and 500),
  reminded_by uuid references auth.users (id) on delete set null,
  reminded_by_name text not null,
  reminded_at timestamptz not null default private.now()
);
comment on table public.reminders is '催办: calls that a center made about late files of a unit, or the province of a city.';
comment on column public.reminders.institution_id is 'The unit that was called; null: the city center was.';
create index reminders_round_id_idx on public.reminders (round_id, region_code);
create index reminders_institution_id_idx on public.reminders (institution_id);
create index reminders_region_code_idx on public.reminders (region_code);
create index reminders_reminded_by_idx on public.reminders (reminded_by);

alter table public.reminders enable row level security;
revoke all on table public.reminders from anon, authenticated, service_role;
grant select on table public.reminders to authenticated, service_role;
create policy "reminders are read by the center and the unit called" on public.reminders
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
  );

create function private.log_reminder(p_round_id uuid, p_region_code text, p_institution_id uuid, p_note text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('city_officer', 'province_reviewer', 'province_admin');
  v_region text := coalesce((select i.region_code from public.institutions i where i.id = p_institution_id), p_region_code);
  v_id uuid;
begin
  perform private.require(v_region = any (private.my_regions()), 404, 'region_not_found');
  perform private.require(char_length(trim(coalesce(p_note, ''))) between 2 and 500, 422, 'note_missing', '{"field":"note"}');
  insert into public.reminders (round_id, institution_id, region_code, note, reminded_by, reminded_by_name)
  values (p_round_id, p_institution_id, v_region, trim(p_note), v_me.user_id, v_me.name) returning id into v_id;
  return v_id;
end
$$;
comment on function private.log_reminder(uuid, text, uuid, text) is 'See public.log_reminder.';

create function private.my_scope()
returns table (scope text, regions text[], institutions uuid[])
language sql
stable
security definer
set search_path = ''
as $$
  select case when cardinality(private.my_regions()) > 1 then 'province'
      when cardinality(private.my_regions()) = 1 then 'city' else 'unit' end,
    private.my_regions(), private.my_institutions()
$$;
comment on function private.my_scope() is 'The caller''s scope in one row, to send along as an explicit filter.';

create function private.count_queues(p_round_id uuid)
returns table (status text, n integer, late integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.my_role();
  v_regions text[] := private.my_regions();
  v_institutions uuid[] := private.my_institutions();
  -- the scope stands in the statement itself, so that its index gives the counts without the rows
  v_scope text := case when cardinality(v_regions) > 1 then 'true'
    when cardinality(v_regions) = 1 then format('a.region_code = %L', v_regions[1])
    else format('a.institution_id = any (%L::uuid[])', v_institutions) end
    || case when p_round_id is null then '' else format(' and a.round_id = %L', p_round_id) end;
  v_status text;
  v_where text;
begin
  foreach v_status in array array['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt', 'final_review',
      'awaiting_issue', 'issued', 'returned', 'rejected', 'appealing'] loop
    v_where := format('a.status = %L and %s', v_status, v_scope);
    -- reviewers count what is theirs to decide: the 复审 of 属地 files is their cities', and so are appeals against their units
    if v_role = 'province_reviewer' and v_status = 're_review' then
      v_where := v_where || ' and a.track = ''province''';
    elsif v_role in ('province_reviewer', 'city_officer') and v_status = 'appealing' then
      v_where := v_where || format(' and (a.track = ''city'' and a.stage = ''unit_review'') = %L', v_role = 'city_officer');
    end if;
    execute format('select count(*)::integer, (count(*) filter (where x.due_on < %2$L))::integer
      from (select a.due_on from public.applications a where %1$s limit 10001) x', v_where, private.today()) into n, late;
    if n > 10000 then
      execute format('select count(*)::integer from (select from public.applications a where %1$s and a.due_on < %2$L limit 10001) x',
        v_where, private.today()) into late;
    end if;
    status := v_status;
    late := case when v_status = 'rejected' then 0 else late end;
    return next;
  end loop;
end
$$;
comment on function private.count_queues(uuid) is 'See public.count_queues.';

create function private.round_progress(p_round_id uuid)
returns table (region_code text, status text, n integer, late integer)
language sql
stable
security definer
set search_path = ''
as $$
  select a.region_code, a.status, count(*)::integer,
    count(*) filter (where a.due_on < (select private.today()) and a.is_live)::integer
  from public.applications a
  where a.round_id = p_round_id and a.status <> 'draft' and a.region_code = any ((select private.my_regions())::text[])
  group by a.region_code, a.status
$$;
comment on function private.round_progress(uuid) is 'See public.round_progress.';

create function private.round_clock(p_round public.rounds)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'id', p_round.id, 'name', p_round.name, 'status', p_round.status,
    'opens_on', p_round.opens_on, 'closes_on', p_round.closes_on,
    'unit_review_due_on', p_round.unit_review_due_on, 'city_report_due_on', p_round.city_report_due_on,
    'final_review_due_on', p_round.final_review_due_on,
    'working_days_left', case
      when private.today() > p_round.closes_on then 0
      -- an end set by hand may lie in a year whose calendar is not loaded: unknown, and no reason to fail a whole page
      when extract(year from p_round.closes_on) < private.first_missing_calendar_year(private.today())
        then private.working_days_between(greatest(private.today(), p_round.opens_on), p_round.closes_on) end)
$$;
comment on function private.round_clock(public.rounds) is 'A round''s dates and the working days of registration that are left, today included; null awaits the calendar.';

create function private.my_workbench()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_scope record;
begin
  select * into v_scope from private.my_scope();
  return jsonb_build_object(
    'today', private.today(),
    'rounds', coalesce((
      select jsonb_agg(private.round_clock(r) order by r.opens_on desc) from (
        select r.* from public.rounds r where r.status = 'published' order by r.opens_on desc limit 3) r), '[]'),
    'queues', coalesce((select jsonb_agg(to_jsonb(q)) from private.count_queues(null) q), '[]'),
    'late', case v_scope.scope
      when 'province' then coalesce((
        select jsonb_agg(to_jsonb(x) order by x.n desc) from (
          select a.region_code, g.name_zh as name, count(*)::integer as n, min(a.due_on) as oldest,
            (select max(m.reminded_at) from public.reminders m where m.region_code = a.region_code and m.institution_id is null) as reminded_at
          from public.applications a join public.regions g on g.code = a.region_code
          -- what the province itself is late with is no city's fault
          where (a.status in ('unit_review', 'awaiting_seal', 'awaiting_summary') or (a.status = 're_review' and a.track = 'city'))
            and a.due_on < (select private.today())
          group by a.region_code, g.name_zh) x), '[]')
      when 'city' then coalesce((
        select jsonb_agg(to_jsonb(x) order by x.n desc) from (
          select a.institution_id, i.name, i.contact_name, i.contact_phone, count(*)::integer as n, min(a.due_on) as oldest,
            (select max(m.reminded_at) from public.reminders m where m.institution_id = a.institution_id) as reminded_at
          from public.applications a join public.institutions i on i.id = a.institution_id
          where a.is_live and a.status in ('unit_review', 'awaiting_seal') and a.due_on < (select private.today())
            and a.region_code = v_scope.regions[1]
          group by a.institution_id, i.name, i.contact_name, i.contact_phone
          order by count(*) desc limit 50) x), '[]')
      else '[]'::jsonb end,
    'recent', coalesce((
      select jsonb_agg(to_jsonb(x)) from (
        select e.application_id, e.at, e.action, e.from_status, e.to_status, a.number, a.person_name
        from public.application_events e join public.applications a on a.id = e.application_id
        -- also of one's own decisions nothing is left to see once one has nothing to do with the files any more
        where e.actor = auth.uid() and (a.region_code = any (v_scope.regions)
          or a.institution_id = any (v_scope.institutions) or a.person_id = (select private.my_person()))
        order by e.at desc limit 10) x), '[]'),
    'batches', coalesce((
      select jsonb_agg(to_jsonb(x)) from (
        select b.status, count(*)::integer as n from public.summary_batches b
        where b.status in ('draft', 'reported', 'sent_back')
          and case v_scope.scope when 'unit' then b.institution_id = any (v_scope.institutions)
            when 'city' then b.region_code = v_scope.regions[1] and b.institution_id is null else b.status = 'reported' end
        group by b.status) x), '[]'),
    'expiring', case when v_scope.scope = 'unit' and cardinality(v_scope.institutions) > 0 then coalesce((
      select jsonb_agg(to_jsonb(x)) from (
        select c.id, c.person_id, c.holder_name, c.kind, c.number, c.valid_to
        from public.cards c
        where c.institution_id = any (v_scope.institutions) and c.status = 'active'
          and c.valid_to between (select private.today() - 60) and (select private.today() + 90)
        order by c.valid_to limit 50) x), '[]') else '[]'::jsonb end);
end
$$;
comment on function private.my_workbench() is 'See public.my_workbench.';

-- The province alone moves a file to another unit, with a reason.
create function private.reroute_application(
  p_id uuid, p_institution_id uuid, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_institution public.institutions;
begin
  perform private.require_role('province_reviewer');
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  v_application := private.lock_application(p_id);
  perform private.require_not_own(v_application.person_id, 'own_application');
  if exists (select from public.application_events e where e.application_id = p_id and e.request_id = p_request_id) then
    return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version);
  end if;
  perform private.require_version(v_application, p_expected_version);
  perform private.require(v_application.status in ('unit_review', 'awaiting_seal', 're_review', 'returned') and v_application.batch_id is null,
    409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', 'reroute'));
  if v_application.claimed_by <> auth.uid() and v_application.claimed_until > private.now() then
    perform private.fail(409, 'claimed_by_other', jsonb_build_object(
      'name', v_application.claimed_by_name, 'until', v_application.claimed_until));
  end if;
  perform private.require_reasons('reroute', p_reason_codes, p_note);
  select i.* into v_institution from public.institutions i where i.id = p_institution_id;
  perform private.require(v_institution.id is not null, 422, 'institution_missing', '{"field":"institution_id"}');
  perform private.require(v_institution.status = 'active', 422, 'institution_cancelled', '{"field":"institution_id"}');
  perform private.require(v_institution.id <> v_application.institution_id, 422, 'institution_is_same', '{"field":"institution_id"}');
  perform private.append_event(v_application, 'unit_review', 'reroute', 'province', p_reason_codes, p_note, '{}', '{}', null, p_request_id);
  -- another unit has neither reviewed nor sealed: it begins with 初审
  update public.applications a set institution_id = v_institution.id, institution_name = v_institution.name,
    region_code = v_institution.region_code, track = v_institution.attribution, status = 'unit_review',
    status_since = private.now(), reached = 1, stage = '', stage_level = null,
    due_on = private.due_date(a, 'unit_review'), claimed_by = null, claimed_by_name = null, claimed_until = null,
    is_claim_prefetch = false, unit_opinion = null, unit_opinion_at = null, unit_opinion_by = null, is_seal_waived = false,
    version = a.version + 1, updated_at = private.now()
  where a.id = p_id returning a.* into v_application;
  update public.documents d set institution_id = v_institution.id, region_code = v_institution.region_code where d.application_id = p_id;
  return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version);
end
$$;
comment on function private.reroute_application(uuid, uuid, text[], text, integer, uuid) is 'See public.reroute_application.';

create function public.log_reminder(p_round_id uuid, p_note text, p_region_code text default null, p_institution_id uuid default null)
returns uuid language sql security invoker set search_path = ''
as $$ select private.log_reminder(p_round_id, p_region_code, p_institution_id, p_note) $$;
comment on function public.log_reminder(uuid, text, text, uuid) is '催办: logs a call to a unit or a city center about late files.';
create function public.count_queues(p_round_id uuid default null)
returns table (status text, n integer, late integer) language sql stable security invoker set search_path = ''
as $$ select q.status, q.n, q.late from private.count_queues(p_round_id) q $$;
comment on function public.count_queues(uuid) is 'Files of the caller''s scope by status and how many are past their due date; 10,001 means more than 10,000. Of reviewers, appealing counts the appeals that they decide, and re_review of a provincial one the 省属 files.';
create function public.round_progress(p_round_id uuid)
returns table (region_code text, status text, n integer, late integer) language sql stable security invoker set search_path = ''
as $$ select p.region_code, p.status, p.n, p.late from private.round_progress(p_round_id) p $$;
comment on function public.round_progress(uuid) is 'Files of a round by city and status, with those past due, in the caller''s regions.';
create function public.my_workbench()
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.my_workbench() $$;
comment on function public.my_workbench() is
  '工作台 in one call: today, rounds with working days left, queues, late (by city for the province, by unit with phones for a city), recent own decisions, batches, expiring cards of a unit.';
create function public.reroute_application(
  p_id uuid, p_institution_id uuid, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.reroute_application(p_id, p_institution_id, p_reason_codes, p_note, p_expected_version, p_request_id) $$;
comment on function public.reroute_application(uuid, uuid, text[], text, integer, uuid) is
  'Moves a file that is not yet in a summary table to another unit, with a reason; it begins there with 初审, without the former unit''s opinion. By a reviewer of the province. 403 own_application; 409 stale_version, claimed_by_other, action_not_possible; 422 reason_missing, note_missing, institution_missing, institution_is_same, institution_cancelled.';
grant execute on function private.log_reminder(uuid, text, uuid, text), private.count_queues(uuid), private.round_progress(uuid),
  private.my_workbench(), private.reroute_application(uuid, uuid, text[], text, integer, uuid) to authenticated;
grant execute on function public.log_reminder(uuid, text, text, uuid), public.count_queues(uuid), public.round_progress(uuid),
  public.my_workbench(), public.reroute_application(uuid, uuid, text[], text, integer, uuid) to authenticated;
