-- 督导报告: one report per inspection, written by the supervisors who accepted it. It is expected from the first acceptance
-- on, kept as a draft while it is written, and a fact once it is submitted.

insert into public.parameters (key, value, unit, unit_en, min_value, max_value, basis, name_zh, name_en, effect_zh, effect_en) values
  ('inspection_report_days', '5', '工作日', 'working days', 1, 60, 'elsewhere', '督导报告提交期限（评价结束后）',
    'Working days to report an inspection', '此后接受的派遣；已有期限的督导报告不变。',
    'Dispatches accepted from now on; reports that have their term keep it.');

insert into public.dictionary_items (dictionary, code, name_zh, name_en, sort) values
  ('inspection_item', 'assessors_present', '考评人员按派遣名单到岗', 'Assessors present as dispatched', 1),
  ('inspection_item', 'assessor_cards', '考评人员佩戴有效证卡、人证相符', 'Assessors wear valid cards of their own', 2),
  ('inspection_item', 'identity_checks', '逐一核验考生身份', 'Identity of every candidate checked', 3),
  ('inspection_item', 'stand_ins', '无替考、代考', 'Nobody stands in for a candidate', 4),
  ('inspection_item', 'rules_read', '考前宣读考场规则', 'Rules read before the examination', 5),
  ('inspection_item', 'scoring_standard', '按评分标准独立评分', 'Scored by the standard, independently', 6),
  ('inspection_item', 'papers_sealed', '试题试卷密封、保密', 'Papers sealed and kept secret', 7),
  ('inspection_item', 'records_complete', '考务与考评记录完整', 'Records complete', 8),
  ('inspection_item', 'rooms_equipment', '场地、设备、工具符合要求', 'Rooms, equipment and tools as required', 9),
  ('inspection_item', 'other', '其他事项', 'Anything else', 10),
  ('inspection_severity', 'minor', '一般', 'Minor', 1),
  ('inspection_severity', 'serious', '较重', 'Serious', 2),
  ('inspection_severity', 'grave', '严重', 'Grave', 3);

create table public.inspection_reports (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null unique references public.inspection_orders (id),
  number text not null unique,
  evaluation_id uuid not null references public.evaluations (id),
  institution_id uuid not null references public.institutions (id),
  institution_name text not null,
  occupation text not null,
  levels text[] not null default '{}',
  batch text not null,
  site text not null,
  starts_on date not null,
  ends_on date not null,
  head_count integer not null,
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  supervisor_ids uuid[] not null default '{}',
  supervisor_names text[] not null default '{}',
  status text not null default 'awaited' constraint report_status_is_known check (status in (
    'awaited', 'draft', 'submitted', 'dropped')),
  term_days integer not null,
  due_on date,
  disclosed_to uuid references public.institutions (id),
  items jsonb,
  present_count integer,
  situation text,
  proposal text,
  rectify_by date,
  attendee_names text[],
  problems integer,
  severity text,
  days_late integer,
  submitted_by uuid references auth.users (id) on delete set null,
  submitted_by_name text,
  submitted_at timestamptz,
  comment text constraint report_comment_is_short check (char_length(comment) <= 1000),
  is_contested boolean,
  commented_by_name text,
  commented_at timestamptz,
  read_note text constraint report_note_is_short check (char_length(read_note) <= 500),
  read_by_name text,
  read_at timestamptz,
  created_at timestamptz not null default private.now(),
  version integer not null default 1,
  constraint submitted_report_is_whole check ((status = 'submitted') = (submitted_at is not null)
    and (status = 'submitted') = (items is not null) and (status = 'submitted') = (disclosed_to is not null)),
  constraint only_a_submitted_report_is_answered check (status = 'submitted' or (commented_at is null and read_at is null))
);
comment on table public.inspection_reports is '督导报告: one per inspection. What was found stands here once it is submitted and never changes again; the draft is its supervisors'' own.';
comment on column public.inspection_reports.number is 'The number of the order.';
comment on column public.inspection_reports.supervisor_ids is 'Who accepted the dispatch now in force and may write the report; after submission who could.';
comment on column public.inspection_reports.status is 'awaited: nobody has begun; dropped: the draw was voided or nobody is dispatched any more.';
comment on column public.inspection_reports.term_days is 'Working days after the last day of the evaluation, as the parameter said at the first acceptance.';
comment on column public.inspection_reports.due_on is 'Null while it reaches into a year whose calendar is not loaded: that blocks nothing.';
comment on column public.inspection_reports.disclosed_to is 'The institution, from the submission on: before it, a report would tell that an inspection comes.';
comment on column public.inspection_reports.items is 'The checklist as it was: [{code, name_zh, name_en, answer ok|problem|na, note, severity, person_id, person_name}].';
comment on column public.inspection_reports.rectify_by is 'The day that the supervisors propose; the center sets the term.';
comment on column public.inspection_reports.severity is 'The gravest of the problems; null without any.';
comment on column public.inspection_reports.days_late is 'Days between due_on and the submission; 0 in time, null while the term awaits the calendar.';
comment on column public.inspection_reports.is_contested is 'Whether the institution objects.';
create index inspection_reports_center_code_idx on public.inspection_reports (center_code, starts_on desc);
create index inspection_reports_region_code_idx on public.inspection_reports (region_code, status, starts_on desc);
create index inspection_reports_disclosed_to_idx on public.inspection_reports (disclosed_to, starts_on desc);
create index inspection_reports_institution_id_idx on public.inspection_reports (institution_id, starts_on desc);
create index inspection_reports_evaluation_id_idx on public.inspection_reports (evaluation_id);
create index inspection_reports_submitted_by_idx on public.inspection_reports (submitted_by);

create table private.inspection_drafts (
  report_id uuid primary key references public.inspection_reports (id),
  content jsonb not null default '{}',
  version integer not null default 1,
  saved_by_name text,
  saved_at timestamptz
);
comment on table private.inspection_drafts is 'What the supervisors have written so far: texts by field, as the form sends them. Emptied by the submission.';

create table private.inspection_events (
  id bigint generated always as identity primary key,
  report_id uuid not null references public.inspection_reports (id),
  at timestamptz not null default private.now(),
  kind text not null constraint inspection_event_is_known check (kind in ('begun', 'submitted', 'commented', 'read')),
  actor uuid,
  actor_name text not null,
  note text,
  request_id uuid unique
);
comment on table private.inspection_events is 'What happened to a report. Append-only.';
create index inspection_events_report_id_idx on private.inspection_events (report_id, id);
create trigger inspection_events_are_append_only before update or delete on private.inspection_events
  for each row execute function private.refuse_change();
create trigger inspection_events_are_never_emptied before truncate on private.inspection_events
  for each statement execute function private.refuse_change();
revoke all on table private.inspection_drafts, private.inspection_events from anon, authenticated, service_role;

create function private.keep_submitted_report()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  -- what comes after a submission: the institution's word, the center's, and a term that awaited the calendar
  v_later constant text[] := array['comment', 'is_contested', 'commented_by_name', 'commented_at', 'read_note', 'read_by_name',
    'read_at', 'due_on', 'days_late', 'submitted_by', 'version'];
begin
  perform private.require(to_jsonb(old) - v_later = to_jsonb(new) - v_later
    and (old.commented_at is null or (old.comment, old.is_contested, old.commented_at) = (new.comment, new.is_contested, new.commented_at))
    and (old.read_at is null or old.read_at = new.read_at) and (old.due_on is null or old.due_on = new.due_on),
    403, 'append_only', '{"table": "inspection_reports"}');
  return new;
end
$$;
comment on function private.keep_submitted_report() is 'What was submitted, said and read stays as it was, whoever tries.';
create trigger submitted_report_stays before update on public.inspection_reports
  for each row when (old.status = 'submitted') execute function private.keep_submitted_report();
create function private.keep_report()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.require(old.status <> 'submitted', 403, 'append_only', '{"table": "inspection_reports"}');
  return old;
end
$$;
comment on function private.keep_report() is 'A submitted report is never deleted.';
create trigger submitted_report_is_kept before delete on public.inspection_reports
  for each row execute function private.keep_report();

create function private.follow_dispatch()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ids uuid[];
  v_names text[];
  v_days constant integer := private.parameter_int('inspection_report_days');
begin
  select coalesce(array_agg(d.person_id order by d.rank), '{}'), coalesce(array_agg(d.person_name order by d.rank), '{}')
  into v_ids, v_names
  from public.dispatches d where d.order_id = new.order_id and d.status = 'accepted';
  if cardinality(v_ids) = 0 then
    update public.inspection_reports r set supervisor_ids = '{}', supervisor_names = '{}', status = 'dropped', version = r.version + 1
    where r.order_id = new.order_id and r.status in ('awaited', 'draft');
    return null;
  end if;
  -- other people write another report: what was drafted before a void is not theirs
  update private.inspection_drafts d set content = '{}', version = d.version + 1, saved_by_name = null, saved_at = null
  from public.inspection_reports r where r.order_id = new.order_id and r.status = 'dropped' and d.report_id = r.id;
  insert into public.inspection_reports as r (order_id, number, evaluation_id, institution_id, institution_name, occupation, levels,
    batch, site, starts_on, ends_on, head_count, center_code, region_code, supervisor_ids, supervisor_names, term_days, due_on)
  select o.id, o.number, o.evaluation_id, o.institution_id, o.institution_name, o.occupation, e.levels,
    o.batch, o.site, o.starts_on, o.ends_on, e.head_count, o.center_code, o.region_code, v_ids, v_names, v_days,
    private.try_working_day_end(o.ends_on + 1, v_days)
  from public.inspection_orders o join public.evaluations e on e.id = o.evaluation_id where o.id = new.order_id
  on conflict (order_id) do update set supervisor_ids = excluded.supervisor_ids, supervisor_names = excluded.supervisor_names,
    status = case when r.status = 'dropped' then 'awaited' else r.status end, version = r.version + 1
  where r.status <> 'submitted';
  return null;
end
$$;
comment on function private.follow_dispatch() is 'Whoever accepts a dispatch owes its report; with nobody left it is dropped.';
create trigger dispatch_owes_a_report after update of status on public.dispatches
  for each row when (old.status is distinct from new.status and 'accepted' in (old.status, new.status))
  execute function private.follow_dispatch();

create function private.my_report_ids()
returns uuid[]
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(array_agg(r.id), '{}')
  from public.dispatches d join public.inspection_reports r on r.order_id = d.order_id and d.person_id = any (r.supervisor_ids)
  where d.person_id = any (private.my_person_ids())
$$;
comment on function private.my_report_ids() is 'The reports of inspections that the caller accepted as a supervisor.';
grant execute on function private.my_report_ids() to authenticated, service_role;

alter table public.inspection_reports enable row level security;
revoke all on table public.inspection_reports from anon, authenticated, service_role;
grant select on table public.inspection_reports to authenticated, service_role;
create policy "reports are read by their supervisors, both centers and, once submitted, the institution" on public.inspection_reports
  for select to authenticated using (
    region_code = any ((select private.my_regions())::text[]) or center_code = any ((select private.my_regions())::text[])
    or disclosed_to = any ((select private.my_institutions())::uuid[]) or id = any ((select private.my_report_ids())::uuid[]));

create function private.log_inspection(p_report_id uuid, p_kind text, p_note text, p_request_id uuid default null)
returns void
language sql
security definer
set search_path = ''
as $$
  insert into private.inspection_events (report_id, kind, actor, actor_name, note, request_id)
  values (p_report_id, p_kind, auth.uid(), private.actor_name(), p_note, p_request_id)
$$;
comment on function private.log_inspection(uuid, text, text, uuid) is 'Writes what happened to a report, in the caller''s name.';

create function private.advance_inspections()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_dated integer;
begin
  update public.inspection_reports r set due_on = d.due_on,
    days_late = case when r.status = 'submitted' then greatest(private.day_of(r.submitted_at) - d.due_on, 0) end
  from (select w.id, private.try_working_day_end(w.ends_on + 1, w.term_days) as due_on
    from public.inspection_reports w where w.due_on is null and w.status <> 'dropped' order by w.id for update skip locked) d
  where r.id = d.id and d.due_on is not null;
  get diagnostics v_dated = row_count;
  -- an upload that never came: its bytes, if any, are an orphan from now on
  update private.inspection_files f set status = 'removed' where f.status = 'pending' and f.uploaded_at < private.now() - interval '1 day';
  return v_dated;
end
$$;
comment on function private.advance_inspections() is 'Gives the terms that awaited a calendar their day, and ends uploads that broke off; how many terms. Part of advance_due().';
revoke all on function private.log_inspection(uuid, text, text, uuid), private.advance_inspections() from public, anon, authenticated, service_role;
