-- Reading: one report with all that belongs to it, and what is left to do of reports and findings, for desks and portal.

create function private.inspection_report(p_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_report public.inspection_reports;
  v_draft private.inspection_drafts;
  v_sees boolean;
  v_is_writer boolean;
  v_is_center boolean;
begin
  select r.* into v_report from public.inspection_reports r where r.id = p_id;
  v_sees := private.sees_report(v_report);
  v_is_writer := coalesce(p_id = any (private.my_report_ids()), false);
  v_is_center := coalesce(v_report.region_code = any (private.my_regions()) or v_report.center_code = any (private.my_regions()), false);
  -- that a report is awaited is the centers' and the supervisors' to know
  perform private.require(v_sees or v_is_center, 404, 'inspection_report_not_found');
  v_is_writer := v_is_writer and v_report.status in ('awaited', 'draft');
  if v_is_writer then
    select d.* into v_draft from private.inspection_drafts d where d.report_id = p_id;
  end if;
  return jsonb_build_object(
    'report', to_jsonb(v_report) - array['submitted_by', 'supervisor_ids', 'disclosed_to']
      -- colleagues choose who was there by these
      || case when v_is_writer then jsonb_build_object('supervisor_ids', v_report.supervisor_ids) else '{}' end,
    'today', private.today(),
    'is_writer', v_is_writer,
    'may_write', v_is_writer and private.today() >= v_report.starts_on,
    'may_comment', coalesce(v_report.disclosed_to = any (private.my_institutions()) and v_report.commented_at is null, false),
    'may_read', coalesce(v_report.status = 'submitted' and v_report.read_at is null and v_report.region_code = any (private.my_regions())
      and private.my_role() in ('city_officer', 'province_reviewer')
      and not v_report.supervisor_ids && private.my_person_ids(), false),
    'draft', case when v_is_writer then jsonb_build_object('content', coalesce(v_draft.content, '{}'), 'version', coalesce(v_draft.version, 1),
      'saved_by', v_draft.saved_by_name, 'saved_at', v_draft.saved_at) end,
    'items', case when v_is_writer then (
      select jsonb_agg(jsonb_build_object('code', d.code, 'name_zh', d.name_zh, 'name_en', d.name_en) order by d.sort)
      from public.dictionary_items d where d.dictionary = 'inspection_item'
        and (d.is_active or coalesce(v_draft.content, '{}') ? (d.code || '.answer'))) end,
    'severities', (select jsonb_agg(jsonb_build_object('code', d.code, 'name_zh', d.name_zh, 'name_en', d.name_en) order by d.sort)
      from public.dictionary_items d where d.dictionary = 'inspection_severity'),
    'assessors', case when v_is_writer then coalesce((
      select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'card', x.number) order by x.name)
      from (select distinct p.id, p.name, c.number from public.evaluation_assignments a
        join public.people p on p.id = a.person_id join public.cards c on c.id = a.card_id
        where a.evaluation_id = v_report.evaluation_id and a.role = 'assessor') x), '[]') end,
    'files', private.files_of(p_id, null),
    'findings', case when v_sees then coalesce((
      select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'severity', f.severity, 'item', f.details ->> 'item',
        'item_zh', f.details ->> 'item_zh', 'item_en', f.details ->> 'item_en', 'text', f.details ->> 'text',
        'person_id', f.person_id, 'person_name', f.person_name, 'status', f.status, 'rectify_by', f.rectify_by, 'answer', f.answer,
        'version', f.version, 'case_id', case when v_is_center then f.case_id end,
        'steps', private.finding_steps(f.id), 'files', private.files_of(null, f.id)) order by x.n)
      from jsonb_array_elements(v_report.items) with ordinality x (i, n)
      join public.findings f on f.report_id = p_id and f.details ->> 'item' = i ->> 'code'), '[]') else '[]' end,
    'events', coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at, 'by', e.actor_name, 'note', e.note) order by e.id)
      from private.inspection_events e where e.report_id = p_id), '[]'));
end
$$;
comment on function private.inspection_report(uuid) is 'See public.inspection_report.';

create function private.my_inspections()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions constant text[] := private.my_regions();
  v_units constant uuid[] := private.my_institutions();
  v_mine constant uuid[] := private.my_report_ids();
  v_today constant date := private.today();
begin
  return jsonb_build_object(
    'today', v_today,
    'own', coalesce((
      select jsonb_agg(jsonb_build_object('id', r.id, 'institution_name', r.institution_name, 'starts_on', r.starts_on,
        'ends_on', r.ends_on, 'status', r.status, 'due_on', r.due_on, 'submitted_at', r.submitted_at) order by r.starts_on desc, r.id)
      from public.inspection_reports r where r.id = any (v_mine)), '[]'),
    'overdue', (select count(*) from public.inspection_reports r
      where r.region_code = any (v_regions) and r.status in ('awaited', 'draft') and r.due_on < v_today),
    'to_read', (select count(*) from public.inspection_reports r
      where r.region_code = any (v_regions) and r.status = 'submitted' and r.read_at is null),
    'to_comment', (select count(*) from public.inspection_reports r
      where r.disclosed_to = any (v_units) and r.commented_at is null),
    'answered', (select count(*) from public.findings f where f.region_code = any (v_regions) and f.status = 'answered'),
    'late', (select count(*) from public.findings f
      where f.region_code = any (v_regions) and f.status = 'rectifying' and f.rectify_by < v_today),
    'to_rectify', (select count(*) from public.findings f where f.institution_id = any (v_units) and f.status = 'rectifying'),
    'to_rectify_late', (select count(*) from public.findings f
      where f.institution_id = any (v_units) and f.status = 'rectifying' and f.rectify_by < v_today));
end
$$;
comment on function private.my_inspections() is 'See public.my_inspections.';

create function public.inspection_report(p_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.inspection_report(p_id) $$;
comment on function public.inspection_report(uuid) is
  'One report with its files, findings and their steps; for its supervisors the draft and the checklist besides. Centers read what it says once it is submitted, the institution learns of it then. 404 inspection_report_not_found.';
create function public.my_inspections()
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.my_inspections() $$;
comment on function public.my_inspections() is
  'What is left to do: own reports of a supervisor; of a center reports overdue and to read, answers to judge and rectifications late; of an institution reports to comment and findings to rectify.';
grant execute on function private.inspection_report(uuid), private.my_inspections() to authenticated;
grant execute on function public.inspection_report(uuid), public.my_inspections() to authenticated;
