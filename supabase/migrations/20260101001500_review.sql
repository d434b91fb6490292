-- The chain of review as data: which action, by whom, leads from one status to the next.

create table public.review_transitions (
  from_status text not null,
  action text not null,
  actor text not null constraint actor_is_known check (actor in ('applicant', 'unit', 'city', 'province', 'system')),
  track text not null constraint transition_track_is_known check (track in ('city', 'province')),
  stage text not null default '' constraint transition_stage_is_known check (stage in ('', 'unit_review', 're_review', 'final_review')),
  condition text not null default '' constraint condition_is_known check (condition in ('', 'unit_cancelled', 'printed_changed')),
  to_status text not null,
  needs_reason boolean not null default false,
  is_proxy_only boolean not null default false,
  primary key (from_status, action, actor, track, stage, condition)
);
comment on table public.review_transitions is 'The state machine of a file: (from, action, actor, track, stage, condition) → to.';
comment on column public.review_transitions.stage is 'The status a returned, refused or re-sealed file came from; empty: any.';
comment on column public.review_transitions.condition is 'unit_cancelled: the center acts for a cancelled unit; printed_changed: a printed field differs from the sealed version.';
comment on column public.review_transitions.is_proxy_only is
  'The unit takes this step for its people only on a file that it entered itself (代办), on their 书面申请.';

insert into public.review_transitions
  (from_status, action, actor, track, stage, condition, to_status, needs_reason, is_proxy_only)
select x.from_status, x.action, a.actor, t.track, x.stage, x.condition, x.to_status, x.needs_reason,
  a.actor = 'unit' and x.action in ('submit', 'withdraw', 'resubmit', 'appeal')
from (values
  -- the applicant, or the unit for its people where it entered the file
  ('draft', 'submit', '{applicant,unit}', '{city,province}', '', '', 'unit_review', false),
  ('draft', 'withdraw', '{applicant,unit}', '{city,province}', '', '', 'withdrawn', false),
  ('unit_review', 'withdraw', '{applicant,unit}', '{city,province}', '', '', 'withdrawn', false),
  ('awaiting_seal', 'withdraw', '{applicant,unit}', '{city,province}', '', '', 'withdrawn', false),
  -- 省属 files reach 复审 inside a received summary table: too late to withdraw
  ('re_review', 'withdraw', '{applicant,unit}', '{city}', '', '', 'withdrawn', false),
  ('returned', 'withdraw', '{applicant,unit}', '{city,province}', '', '', 'withdrawn', false),
  -- 初审
  ('unit_review', 'approve', '{unit}', '{city,province}', '', '', 'awaiting_seal', false),
  ('unit_review', 'return', '{unit}', '{city,province}', '', '', 'returned', true),
  ('unit_review', 'reject', '{unit}', '{city,province}', '', '', 'rejected', true),
  ('unit_review', 'approve', '{city}', '{city}', '', 'unit_cancelled', 'awaiting_seal', true),
  ('unit_review', 'return', '{city}', '{city}', '', 'unit_cancelled', 'returned', true),
  ('unit_review', 'reject', '{city}', '{city}', '', 'unit_cancelled', 'rejected', true),
  ('unit_review', 'approve', '{province}', '{province}', '', 'unit_cancelled', 'awaiting_seal', true),
  ('unit_review', 'return', '{province}', '{province}', '', 'unit_cancelled', 'returned', true),
  ('unit_review', 'reject', '{province}', '{province}', '', 'unit_cancelled', 'rejected', true),
  -- the sealed scan, by either, whoever entered the file
  ('awaiting_seal', 'seal', '{applicant,unit}', '{city}', '', '', 're_review', false),
  ('awaiting_seal', 'seal', '{applicant,unit}', '{city}', 'final_review', '', 'awaiting_summary', false),
  ('awaiting_seal', 'seal', '{applicant,unit}', '{province}', '', '', 'awaiting_summary', false),
  -- 复审
  ('re_review', 'approve', '{city}', '{city}', '', '', 'awaiting_summary', false),
  ('re_review', 'return', '{city}', '{city}', '', '', 'returned', true),
  ('re_review', 'reject', '{city}', '{city}', '', '', 'rejected', true),
  ('re_review', 'approve', '{province}', '{province}', '', '', 'final_review', false),
  ('re_review', 'return', '{province}', '{province}', '', '', 'returned', true),
  ('re_review', 'reject', '{province}', '{province}', '', '', 'rejected', true),
  -- 汇总上报
  ('awaiting_summary', 'report', '{city}', '{city}', '', '', 'awaiting_receipt', false),
  ('awaiting_summary', 'report', '{unit}', '{province}', '', '', 'awaiting_receipt', false),
  ('awaiting_receipt', 'receive', '{province}', '{city}', '', '', 'final_review', false),
  ('awaiting_receipt', 'receive', '{province}', '{province}', '', '', 're_review', false),
  ('awaiting_receipt', 'send_back', '{province}', '{city,province}', '', '', 'awaiting_summary', true),
  -- 终审
  ('final_review', 'approve', '{province}', '{city,province}', '', '', 'awaiting_issue', false),
  ('final_review', 'return', '{province}', '{city,province}', '', '', 'returned', true),
  ('final_review', 'reject', '{province}', '{city,province}', '', '', 'rejected', true),
  -- corrected
  ('returned', 'resubmit', '{applicant,unit}', '{city,province}', 'unit_review', '', 'unit_review', false),
  ('returned', 'resubmit', '{applicant,unit}', '{city}', 're_review', '', 're_review', false),
  ('returned', 'resubmit', '{applicant,unit}', '{city}', 'final_review', '', 'awaiting_summary', false),
  ('returned', 'resubmit', '{applicant,unit}', '{province}', 're_review', '', 'awaiting_summary', false),
  ('returned', 'resubmit', '{applicant,unit}', '{province}', 'final_review', '', 'awaiting_summary', false),
  ('returned', 'resubmit', '{applicant,unit}', '{city,province}', '', 'printed_changed', 'unit_review', false),
  -- appeals: the level above, against the province another of its officers
  ('rejected', 'appeal', '{applicant,unit}', '{city,province}', '', '', 'appealing', true),
  ('appealing', 'grant_appeal', '{city}', '{city}', 'unit_review', '', 're_review', true),
  ('appealing', 'grant_appeal', '{province}', '{province}', 'unit_review', '', 'awaiting_summary', true),
  ('appealing', 'grant_appeal', '{province}', '{city}', 're_review', '', 'awaiting_summary', true),
  ('appealing', 'grant_appeal', '{province}', '{province}', 're_review', '', 'final_review', true),
  ('appealing', 'grant_appeal', '{province}', '{city,province}', 'final_review', '', 'awaiting_issue', true),
  ('appealing', 'deny_appeal', '{city}', '{city}', 'unit_review', '', 'rejected', true),
  ('appealing', 'deny_appeal', '{province}', '{province}', 'unit_review', '', 'rejected', true),
  ('appealing', 'deny_appeal', '{province}', '{city,province}', 're_review', '', 'rejected', true),
  ('appealing', 'deny_appeal', '{province}', '{city,province}', 'final_review', '', 'rejected', true),
  -- the card
  ('awaiting_issue', 'issue', '{province}', '{city,province}', '', '', 'issued', false),
  ('issued', 'collect', '{unit,city,province}', '{city,province}', '', '', 'collected', false),
  -- time
  ('draft', 'expire', '{system}', '{city,province}', '', '', 'expired_draft', false),
  ('returned', 'expire', '{system}', '{city,province}', '', '', 'expired_return', false),
  -- a disqualification that has become final ends the files it held up; those inside a table once that was received
  ('draft', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('unit_review', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('awaiting_seal', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('re_review', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('awaiting_summary', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('final_review', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('awaiting_issue', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('returned', 'bar', '{system}', '{city,province}', '', '', 'rejected', false),
  ('appealing', 'bar', '{system}', '{city,province}', '', '', 'rejected', false)
) as x (from_status, action, actors, tracks, stage, condition, to_status, needs_reason)
cross join unnest(x.actors::text[]) as a (actor)
cross join unnest(x.tracks::text[]) as t (track);

alter table public.review_transitions enable row level security;
revoke all on table public.review_transitions from anon, authenticated, service_role;
grant select on table public.review_transitions to authenticated, service_role;
create policy "every login reads the chain" on public.review_transitions for select to authenticated using (true);

-- What happened to a file, in order, each entry chained to the one before by its hash.
create table public.application_events (
  id bigint generated always as identity primary key,
  application_id uuid not null references public.applications (id),
  at timestamptz not null default private.now(),
  action text not null,
  actor_kind text not null,
  actor uuid,
  actor_name text not null,
  from_status text not null,
  to_status text not null,
  stage text not null default '',
  reason_codes text[] not null default '{}',
  note text,
  fields text[] not null default '{}',
  documents text[] not null default '{}',
  data_version integer not null,
  working_days integer,
  checks jsonb,
  request_id uuid not null,
  person_id uuid not null references public.people (id),
  institution_id uuid references public.institutions (id),
  region_code text references public.regions (code),
  previous_hash text not null,
  hash text not null,
  constraint rejection_has_reason check (
    action not in ('return', 'reject', 'deny_appeal', 'send_back') or cardinality(reason_codes) > 0),
  constraint a_request_counts_once unique (application_id, request_id)
);
comment on table public.application_events is 'Append-only history of the files: who did what, why, on which data version, and what the rules said.';
comment on column public.application_events.working_days is
  'Working days that the file had stood in from_status: the days after the one it came on, this one included. Null: a draft''s, or the calendar of those days was not loaded.';
comment on column public.application_events.hash is 'SHA-256 over the previous entry''s hash and this entry: a changed entry breaks the chain of its file.';
create index application_events_application_id_idx on public.application_events (application_id, id);
create index application_events_actor_idx on public.application_events (actor, at desc);
create index application_events_region_code_idx on public.application_events (region_code, at desc);
create index application_events_institution_id_idx on public.application_events (institution_id);
create index application_events_person_id_idx on public.application_events (person_id);

alter table public.application_events enable row level security;
revoke all on table public.application_events from anon, authenticated, service_role;
grant select on table public.application_events to authenticated, service_role;
create policy "history is read by the person, the unit and its center" on public.application_events
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = any ((select private.my_person_ids())::uuid[])
  );
create trigger history_is_append_only before update or delete on public.application_events
  for each row execute function private.refuse_change();
create trigger history_is_never_emptied before truncate on public.application_events
  for each statement execute function private.refuse_change();

create function private.actor_name()
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce((private.me()).name, (select p.name from public.people p where p.user_id = auth.uid()),
      (select d.name from private.my_deputyships() d limit 1),
      (select u.email from auth.users u where u.id = auth.uid()), '系统');
end
$$;
comment on function private.actor_name() is 'The caller''s name as history keeps it.';

create function private.is_own(p_application public.applications)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return exists (select from public.people p where p.id = p_application.person_id and p.user_id = auth.uid());
end
$$;
comment on function private.is_own(public.applications) is 'Whether the file is the caller''s own.';

create function private.actor_kinds(p_application public.applications)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return array_remove(array[
      case when private.is_own(p_application) then 'applicant' end,
      case when p_application.institution_id = any (private.my_institutions())
        and (p_application.status <> 'draft' or p_application.is_proxy) then 'unit' end,
      case when private.my_role() = 'city_officer' and p_application.track = 'city'
        and p_application.status <> 'draft' and p_application.region_code = any (private.my_regions()) then 'city' end,
      case when private.my_role() = 'province_reviewer' and p_application.status <> 'draft' then 'province' end
    ], null);
end
$$;
comment on function private.actor_kinds(public.applications) is 'In which capacities the caller stands to a file: applicant, unit, city, province.';

create function private.possible_transition(
  p_application public.applications, p_action text, p_kinds text[], p_conditions text[] default '{}')
returns public.review_transitions
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.review_transitions;
begin
  select t.* into v_row
  from public.review_transitions t
  where t.from_status = p_application.status and t.action = p_action
    and t.actor = any (p_kinds) and t.track = p_application.track
    and t.stage in ('', p_application.stage)
    and (p_application.is_proxy or not t.is_proxy_only)
    and (t.condition = '' or t.condition = any (p_conditions)
      or (t.condition = 'unit_cancelled' and exists (
        select from public.institutions i where i.id = p_application.institution_id and i.status = 'cancelled')))
  order by (t.condition <> '') desc, (t.stage <> '') desc, array_position(p_kinds, t.actor)
  limit 1;
  return v_row;
end
$$;
comment on function private.possible_transition(public.applications, text, text[], text[]) is
  'The transition this action means for the file in one of these capacities, or null; the most specific row wins.';

create function private.re_reviews(p_person_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.my_role() = 'city_officer' and exists (
    select from public.applications a
    where a.person_id = p_person_id and a.is_live and a.track = 'city'
      and a.status not in ('draft', 'unit_review', 'awaiting_seal') and a.region_code = any (private.my_regions()))
$$;
comment on function private.re_reviews(uuid) is
  'Whether the caller''s city has a file of the person in 复审 or beyond: it judges records and card also of who works elsewhere (外聘).';

create function private.lock_application(p_id uuid)
returns public.applications
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
begin
  select a.* into v_application from public.applications a where a.id = p_id for update;
  if v_application.id is null or cardinality(private.actor_kinds(v_application)) = 0 then
    perform private.fail(404, 'application_not_found');
  end if;
  return v_application;
end
$$;
comment on function private.lock_application(uuid) is 'The file, locked for this transaction; 404 where the caller has nothing to do with it.';

create function private.require_version(p_application public.applications, p_expected integer)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last public.application_events;
begin
  if p_application.version is distinct from p_expected then
    select e.* into v_last from public.application_events e
    where e.application_id = p_application.id order by e.id desc limit 1;
    perform private.fail(409, 'stale_version', jsonb_build_object(
      'version', p_application.version, 'status', p_application.status,
      'by', v_last.actor_name, 'at', v_last.at, 'action', v_last.action));
  end if;
end
$$;
comment on function private.require_version(public.applications, integer) is
  '409 stale_version with who did what and when, if the file changed since the caller read it.';

create function private.require_reasons(p_action text, p_codes text[], p_note text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_unknown text;
begin
  if coalesce(cardinality(p_codes), 0) = 0 then
    perform private.fail(422, 'reason_missing', '{"field":"reason_codes"}');
  end if;
  select c into v_unknown from unnest(p_codes) c
  where not exists (select from public.reason_codes r where r.code = c and r.is_active and p_action = any (r.actions))
  limit 1;
  if v_unknown is not null then
    perform private.fail(422, 'reason_unknown', jsonb_build_object('field', 'reason_codes', 'code', v_unknown));
  end if;
  if char_length(trim(coalesce(p_note, ''))) < 2
    and exists (select from public.reason_codes r where r.code = any (p_codes) and r.needs_note) then
    perform private.fail(422, 'note_missing', '{"field":"note"}');
  end if;
end
$$;
comment on function private.require_reasons(text, text[], text) is 'A reason code that fits the action, and a note where the code asks for one; 422 otherwise.';

create function private.reentry_due(p_application public.applications)
returns date
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select private.try_working_day_end(private.today() + 1, private.parameter_int('reentry_working_days'))
    where exists (select from public.application_events e
        where e.application_id = p_application.id and e.action in ('resubmit', 'grant_appeal', 'reroute', 'send_back'))
      or exists (select from public.late_admissions l
        where l.round_id = p_application.round_id and l.card_id = p_application.card_id));
end
$$;
comment on function private.reentry_due(public.applications) is
  'Least term of a step for a file that comes back or comes late: whoever gets it after the round''s day is not late at once. Null for the others.';

create function private.due_date(p_application public.applications, p_status text)
returns date
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select case
      when p_status in ('unit_review', 'awaiting_seal') then greatest(r.unit_review_due_on, private.reentry_due(p_application))
      -- a 省属 unit reports by the same day as a city
      when p_status = 'awaiting_summary' or (p_status = 're_review' and p_application.track = 'city')
        then greatest(r.city_report_due_on, private.reentry_due(p_application))
      when p_status in ('awaiting_receipt', 're_review', 'final_review', 'awaiting_issue')
        then greatest(r.final_review_due_on, private.reentry_due(p_application))
      when p_status = 'returned' then
        private.try_working_day_end(private.today() + 1, private.parameter_int('resubmission_working_days'))
      when p_status = 'rejected' then
        private.try_working_day_end(private.today() + 1, private.parameter_int('appeal_working_days'))
      -- a round that the province closes early ends its drafts too
      when p_status = 'draft' then greatest(least(r.closes_on, private.day_of(r.closed_at)),
        (select l.until_on from public.late_admissions l where l.round_id = r.id and l.card_id = p_application.card_id))
    end
    from public.rounds r where r.id = p_application.round_id);
end
$$;
comment on function private.due_date(public.applications, text) is
  'Day by which a step is due: from the round, or counted in working days for corrections and appeals; null awaits the calendar.';

create function private.step_reached(p_track text, p_status text)
returns smallint
language sql
immutable
set search_path = ''
as $$
  select (case p_status
    when 'unit_review' then 1
    when 'awaiting_seal' then 2
    when 're_review' then case p_track when 'city' then 3 else 6 end
    when 'awaiting_summary' then 4
    when 'awaiting_receipt' then 5
    when 'final_review' then 7
    when 'awaiting_issue' then 8
    when 'issued' then 9
    when 'collected' then 10
    else 0 end)::smallint
$$;
comment on function private.step_reached(text, text) is
  'How far a file has come that stands in a status: 1 submitted, 2 agreed to by the unit, 3 sealed, 4 up for the summary table, 5 reported, 6 received, 7 in final review, 8 passed, 9 issued, 10 collected. A later step includes the earlier ones; 0 for what is no step.';

create function private.working_days_spent(p_from date, p_to date)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if p_to <= p_from then
    return 0;
  end if;
  if extract(year from p_to) >= private.first_missing_calendar_year(p_from) then
    return null;
  end if;
  return (select count(*) from public.calendar_days d
    where d.is_working_day and d.on_date > p_from and d.on_date <= p_to);
end
$$;
comment on function private.working_days_spent(date, date) is
  'Working days after a day up to another one, which counts; 0 on the same day. Null where the calendar is not loaded: it holds nothing up.';

create function private.append_event(
  p_before public.applications, p_to_status text, p_action text, p_actor_kind text,
  p_reason_codes text[], p_note text, p_fields text[], p_documents text[], p_checks jsonb, p_request_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_previous text;
  v_at timestamptz := private.now();
  v_name text := case when p_actor_kind = 'system' then '系统' else private.actor_name() end;
  v_actor uuid := case when p_actor_kind = 'system' then null else auth.uid() end;
begin
  perform private.require_length(trim(p_note), 1000, 'note');
  select e.hash into v_previous from public.application_events e
  where e.application_id = p_before.id order by e.id desc limit 1;
  v_previous := coalesce(v_previous, '');
  insert into public.application_events (application_id, at, action, actor_kind, actor, actor_name, from_status, to_status,
    stage, reason_codes, note, fields, documents, data_version, working_days, checks, request_id,
    person_id, institution_id, region_code, previous_hash, hash)
  values (p_before.id, v_at, p_action, p_actor_kind, v_actor, v_name, p_before.status, p_to_status,
    p_before.stage, coalesce(p_reason_codes, '{}'), nullif(trim(p_note), ''), coalesce(p_fields, '{}'),
    coalesce(p_documents, '{}'), p_before.data_version,
    case when p_before.status <> 'draft' then private.working_days_spent(private.day_of(p_before.status_since), private.day_of(v_at)) end,
    p_checks, p_request_id,
    p_before.person_id, p_before.institution_id, p_before.region_code, v_previous,
    encode(sha256(convert_to(concat_ws(E'\n', v_previous, p_before.id, extract(epoch from v_at), p_action, p_actor_kind,
      coalesce(v_actor::text, ''), p_before.status, p_to_status, array_to_string(p_reason_codes, ','),
      coalesce(nullif(trim(p_note), ''), ''), p_before.data_version, coalesce(p_checks::text, ''), p_request_id), 'UTF8')), 'hex'));
end
$$;
comment on function private.append_event(public.applications, text, text, text, text[], text, text[], text[], jsonb, uuid) is
  'Writes one entry of a file''s history, chained to the one before.';

create function private.move_application(
  p_application public.applications, p_transition public.review_transitions,
  p_reason_codes text[] default '{}', p_note text default null, p_fields text[] default '{}', p_documents text[] default '{}',
  p_checks jsonb default null, p_request_id uuid default null)
returns public.applications
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_after public.applications;
  v_stage text := case
    when p_transition.action in ('return', 'reject') then p_application.status
    when p_transition.to_status in ('unit_review', 'awaiting_seal', 'appealing', 'rejected') then p_application.stage
    else '' end;
begin
  perform private.require_unblocked(p_application, p_transition.action);
  perform private.append_event(p_application, p_transition.to_status, p_transition.action, p_transition.actor,
    p_reason_codes, p_note, p_fields, p_documents, p_checks, coalesce(p_request_id, gen_random_uuid()));
  update public.applications a set
    status = p_transition.to_status,
    status_since = private.now(),
    reached = greatest(a.reached, private.step_reached(a.track, p_transition.to_status)),
    stage = v_stage,
    stage_level = case
      when p_transition.action in ('return', 'reject') then
        case when p_application.status = 'unit_review' then 'unit' else p_transition.actor end
      when v_stage = '' then null else a.stage_level end,
    return_fields = case when p_transition.action = 'return' then coalesce(p_fields, '{}')
      when p_transition.to_status = 'returned' then a.return_fields else '{}' end,
    return_documents = case when p_transition.action = 'return' then coalesce(p_documents, '{}')
      when p_transition.to_status = 'returned' then a.return_documents else '{}' end,
    -- a denied appeal ends the matter: no second window; a final penalty had its own
    due_on = case when p_transition.action in ('deny_appeal', 'bar') then null else private.due_date(a, p_transition.to_status) end,
    is_seal_waived = a.is_seal_waived or (p_transition.action = 'grant_appeal' and p_application.stage = 'unit_review'),
    -- a granted appeal against 复审 stands in its place
    reviewed_by = case when (p_application.status = 're_review' and p_transition.action = 'approve')
      or (p_application.stage = 're_review' and p_transition.action = 'grant_appeal') then auth.uid() else a.reviewed_by end,
    batch_id = case when p_transition.to_status in ('awaiting_summary', 'returned') then null else a.batch_id end,
    decided_at = case when p_transition.to_status in ('awaiting_issue', 'rejected') then private.now() else a.decided_at end,
    claimed_by = null, claimed_by_name = null, claimed_until = null, is_claim_prefetch = false,
    version = a.version + 1,
    updated_at = private.now()
  where a.id = p_application.id
  returning a.* into v_after;
  if p_transition.action in ('approve', 'return', 'reject', 'grant_appeal', 'deny_appeal', 'issue', 'expire', 'bar') then
    perform private.notify_applicant(v_after, 'application_' || p_transition.action, jsonb_build_object(
      'number', v_after.number, 'person', v_after.person_name, 'from', p_application.status, 'to', v_after.status,
      'due_on', v_after.due_on));
  end if;
  return v_after;
end
$$;
comment on function private.move_application(public.applications, public.review_transitions, text[], text, text[], text[], jsonb, uuid) is
  'Carries out one transition on a locked file: history first, then the row, then the messages.';
