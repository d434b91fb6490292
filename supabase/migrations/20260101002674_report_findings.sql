-- What a report found goes into the one register of findings, and from there its way: 整改 with a term, answered with files,
-- closed or sent back; or transferred to a case. Every step is kept.

alter table public.findings add column report_id uuid references public.inspection_reports (id);
alter table public.findings add column severity text;
comment on column public.findings.report_id is 'The report of an inspection that found it.';
comment on column public.findings.severity is 'Of the dictionary inspection_severity; of reports only.';
create index findings_report_id_idx on public.findings (report_id);
alter table public.findings add constraint report_has_its_severity check ((report_id is null) = (severity is null));

create function private.register_report_findings(p_report public.inspection_reports)
returns void
language sql
security definer
set search_path = ''
as $$
  insert into public.findings (key, kind, source, institution_id, institution_name, region_code, person_id, person_name,
    evaluation_id, occurred_on, details, report_id, severity)
  select 'report:' || p_report.id || ':' || (i ->> 'code'),
    -- a card that is not the own is what the register calls it
    case when i ->> 'code' = 'assessor_cards' and i ->> 'person_id' is not null then 'person_mismatch' else 'inspection' end,
    'inspection', p_report.institution_id, p_report.institution_name, p_report.region_code, (i ->> 'person_id')::uuid,
    coalesce(i ->> 'person_name', ''), p_report.evaluation_id, p_report.starts_on,
    jsonb_build_object('text', i ->> 'note', 'item', i ->> 'code', 'item_zh', i ->> 'name_zh', 'item_en', i ->> 'name_en',
      'number', p_report.number), p_report.id, i ->> 'severity'
  from jsonb_array_elements(p_report.items) with ordinality x (i, n)
  where i ->> 'answer' = 'problem' order by n
$$;
comment on function private.register_report_findings(public.inspection_reports) is 'Puts every problem of a report into the register of findings, once.';

create table private.finding_steps (
  id bigint generated always as identity primary key,
  finding_id uuid not null references public.findings (id),
  at timestamptz not null default private.now(),
  step text not null constraint finding_step_is_known check (step in (
    'rectify', 'extend', 'send_back', 'answer', 'close', 'transfer', 'unfounded')),
  actor uuid,
  actor_name text not null,
  note text not null,
  rectify_by date
);
comment on table private.finding_steps is 'How a finding was handled, step by step: a term given, answered, sent back, closed. Append-only.';
create index finding_steps_finding_id_idx on private.finding_steps (finding_id, id);
create trigger finding_steps_are_append_only before update or delete on private.finding_steps
  for each row execute function private.refuse_change();
create trigger finding_steps_are_never_emptied before truncate on private.finding_steps
  for each statement execute function private.refuse_change();
revoke all on table private.finding_steps from anon, authenticated, service_role;

create function private.keep_finding_step()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.finding_steps (finding_id, step, actor, actor_name, note, rectify_by)
  values (new.id, case new.status
      when 'rectifying' then case old.status when 'answered' then 'send_back' when 'rectifying' then 'extend' else 'rectify' end
      when 'answered' then 'answer' when 'closed' then 'close' when 'transferred' then 'transfer' else 'unfounded' end,
    auth.uid(), private.actor_name(), case when new.status = 'answered' then new.answer else new.note end,
    case when new.status = 'rectifying' then new.rectify_by end);
  return null;
end
$$;
comment on function private.keep_finding_step() is 'Writes down each step of a finding: the row itself holds the last one only.';
create trigger finding_keeps_its_steps after update of version on public.findings
  for each row when (new.status <> 'open' and old.version <> new.version) execute function private.keep_finding_step();

create function private.finding_steps(p_finding_id uuid)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'step', s.step, 'by', s.actor_name, 'note', s.note,
    'rectify_by', s.rectify_by) order by s.id), '[]')
  from private.finding_steps s where s.finding_id = p_finding_id
$$;
comment on function private.finding_steps(uuid) is 'The steps of a finding as JSON, the first one first. Whoever calls it has decided who reads them.';

create function private.comment_inspection_report(p_id uuid, p_comment text, p_is_contested boolean, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_report public.inspection_reports;
begin
  select r.* into v_report from public.inspection_reports r where r.id = p_id for update;
  perform private.require(v_report.disclosed_to = any (private.my_institutions()), 404, 'inspection_report_not_found');
  perform private.require(v_report.commented_at is null, 409, 'inspection_report_commented',
    jsonb_build_object('by', v_report.commented_by_name, 'at', v_report.commented_at));
  perform private.require(v_report.version is not distinct from p_expected_version, 409, 'stale_version',
    jsonb_build_object('version', v_report.version, 'by', v_report.read_by_name, 'at', v_report.read_at));
  perform private.require(char_length(btrim(coalesce(p_comment, ''))) between 2 and 1000, 422, 'note_missing', '{"field":"comment"}');
  update public.inspection_reports r set comment = btrim(p_comment), is_contested = coalesce(p_is_contested, false),
    commented_by_name = private.actor_name(), commented_at = private.now(), version = r.version + 1
  where r.id = p_id returning r.* into v_report;
  perform private.log_inspection(p_id, 'commented', v_report.comment);
  return jsonb_build_object('id', p_id, 'version', v_report.version);
end
$$;
comment on function private.comment_inspection_report(uuid, text, boolean, integer) is 'See public.comment_inspection_report.';

create function private.read_inspection_report(p_id uuid, p_note text, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me constant public.staff := private.require_role('city_officer', 'province_reviewer');
  v_report public.inspection_reports;
begin
  select r.* into v_report from public.inspection_reports r where r.id = p_id for update;
  perform private.require(v_report.status = 'submitted' and v_report.region_code = any (private.my_regions()), 404, 'inspection_report_not_found');
  -- staff may hold a supervisor's card: nobody signs the own report off
  perform private.require(not v_report.supervisor_ids && private.my_person_ids(), 403, 'own_inspection_report');
  perform private.require(v_report.read_at is null, 409, 'inspection_report_read',
    jsonb_build_object('by', v_report.read_by_name, 'at', v_report.read_at));
  perform private.require(v_report.version is not distinct from p_expected_version, 409, 'stale_version',
    jsonb_build_object('version', v_report.version, 'by', v_report.commented_by_name, 'at', v_report.commented_at));
  perform private.require_length(p_note, 500, 'note');
  update public.inspection_reports r set read_note = nullif(btrim(p_note), ''), read_by_name = v_me.name, read_at = private.now(),
    version = r.version + 1
  where r.id = p_id returning r.* into v_report;
  perform private.log_inspection(p_id, 'read', v_report.read_note);
  return jsonb_build_object('id', p_id, 'version', v_report.version);
end
$$;
comment on function private.read_inspection_report(uuid, text, integer) is 'See public.read_inspection_report.';

create function public.comment_inspection_report(p_id uuid, p_comment text, p_is_contested boolean, p_expected_version integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.comment_inspection_report(p_id, p_comment, p_is_contested, p_expected_version) $$;
comment on function public.comment_inspection_report(uuid, text, boolean, integer) is
  'What the institution says to a submitted report, once, with or without an objection. 404 inspection_report_not_found; 409 inspection_report_commented, stale_version; 422 note_missing.';
create function public.read_inspection_report(p_id uuid, p_note text, p_expected_version integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.read_inspection_report(p_id, p_note, p_expected_version) $$;
comment on function public.read_inspection_report(uuid, text, integer) is
  '阅处: a center that the evaluation belongs to has read the report, with a note where there is one to leave. 403 own_inspection_report; 404 inspection_report_not_found; 409 inspection_report_read, stale_version.';
grant execute on function private.comment_inspection_report(uuid, text, boolean, integer), private.read_inspection_report(uuid, text, integer) to authenticated;
grant execute on function public.comment_inspection_report(uuid, text, boolean, integer), public.read_inspection_report(uuid, text, integer) to authenticated;
revoke all on function private.register_report_findings(public.inspection_reports), private.finding_steps(uuid)
  from public, anon, authenticated, service_role;
