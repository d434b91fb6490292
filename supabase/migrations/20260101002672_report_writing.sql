-- Writing a report: a draft of texts, saved as it is typed, by any of its supervisors; submitted once, as a whole.

create function private.lock_own_report(p_id uuid)
returns public.inspection_reports
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_report public.inspection_reports;
begin
  perform private.require(p_id = any (private.my_report_ids()), 404, 'inspection_report_not_found');
  select r.* into v_report from public.inspection_reports r where r.id = p_id for update;
  return v_report;
end
$$;
comment on function private.lock_own_report(uuid) is 'The locked report of an inspection that the caller accepted; 404 inspection_report_not_found.';

create function private.require_writable(p_report public.inspection_reports)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require(p_report.status in ('awaited', 'draft'), 409, 'inspection_report_submitted',
    jsonb_build_object('by', p_report.submitted_by_name, 'at', p_report.submitted_at));
  perform private.require(private.today() >= p_report.starts_on, 409, 'inspection_not_begun', jsonb_build_object('on', p_report.starts_on));
end
$$;
comment on function private.require_writable(public.inspection_reports) is
  'A report is written from the first day of the evaluation until it is submitted: 409 inspection_not_begun, inspection_report_submitted.';

create function private.require_draft_version(p_draft private.inspection_drafts, p_expected_version integer)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.require(p_draft.version is not distinct from p_expected_version, 409, 'stale_version',
    jsonb_build_object('version', p_draft.version, 'by', p_draft.saved_by_name, 'at', p_draft.saved_at));
end
$$;
comment on function private.require_draft_version(private.inspection_drafts, integer) is '409 stale_version names the colleague who saved the draft last.';

create function private.draft_of_report(p_report_id uuid)
returns private.inspection_drafts
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_draft private.inspection_drafts;
begin
  insert into private.inspection_drafts (report_id) values (p_report_id) on conflict (report_id) do nothing;
  select d.* into v_draft from private.inspection_drafts d where d.report_id = p_report_id for update;
  return v_draft;
end
$$;
comment on function private.draft_of_report(uuid) is 'The locked draft of a report, an empty one the first time.';

create function private.save_inspection_draft(p_id uuid, p_changes jsonb, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_report public.inspection_reports := private.lock_own_report(p_id);
  v_draft private.inspection_drafts;
  v_key text;
begin
  perform private.require_writable(v_report);
  v_draft := private.draft_of_report(p_id);
  perform private.require_draft_version(v_draft, p_expected_version);
  perform private.require(jsonb_typeof(p_changes) = 'object', 422, 'form_unreadable');
  perform private.require(pg_column_size(p_changes) < 100000, 422, 'form_too_large');
  select e.key into v_key from jsonb_each(p_changes) e where jsonb_typeof(e.value) not in ('string', 'null') limit 1;
  perform private.require(v_key is null, 422, 'form_unreadable', jsonb_build_object('field', v_key));
  select e.key into v_key from jsonb_each_text(p_changes) e
  where e.key not in ('present_count', 'situation', 'proposal', 'rectify_by', 'attendees')
    and not (split_part(e.key, '.', 2) in ('answer', 'note', 'severity', 'person') and split_part(e.key, '.', 3) = ''
      and exists (select from public.dictionary_items d where d.dictionary = 'inspection_item' and d.code = split_part(e.key, '.', 1)))
  limit 1;
  perform private.require(v_key is null, 422, 'field_unknown', jsonb_build_object('field', v_key));
  select e.key into v_key from jsonb_each_text(p_changes) e
  where char_length(e.value) > case when e.key in ('situation', 'proposal') then 2000 else 1000 end limit 1;
  perform private.require(v_key is null, 422, 'field_too_long', jsonb_build_object('field', v_key, 'max',
    case when v_key in ('situation', 'proposal') then 2000 else 1000 end));
  update private.inspection_drafts d set content = d.content || p_changes, version = d.version + 1,
    saved_by_name = private.actor_name(), saved_at = private.now()
  where d.report_id = p_id returning d.* into v_draft;
  if v_report.status = 'awaited' then
    update public.inspection_reports r set status = 'draft', version = r.version + 1 where r.id = p_id;
    perform private.log_inspection(p_id, 'begun', null);
  end if;
  return jsonb_build_object('version', v_draft.version, 'saved_at', v_draft.saved_at);
end
$$;
comment on function private.save_inspection_draft(uuid, jsonb, integer) is 'See public.save_inspection_draft.';

create function private.read_inspection_items(p_report public.inspection_reports, p_content jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_item public.dictionary_items;
  v_answer text;
  v_note text;
  v_severity text;
  v_person record;
  v_items jsonb := '[]';
begin
  for v_item in
    select d.* from public.dictionary_items d
    where d.dictionary = 'inspection_item' and (d.is_active or p_content ? (d.code || '.answer')) order by d.sort
  loop
    v_answer := p_content ->> (v_item.code || '.answer');
    v_note := nullif(btrim(p_content ->> (v_item.code || '.note')), '');
    perform private.require(coalesce(v_answer in ('ok', 'problem', 'na'), false), 422, 'inspection_item_missing',
      jsonb_build_object('field', v_item.code || '.answer', 'item', v_item.name_zh));
    v_severity := null;
    v_person := null;
    if v_answer = 'problem' then
      perform private.require(char_length(v_note) >= 5, 422, 'inspection_note_missing',
        jsonb_build_object('field', v_item.code || '.note', 'item', v_item.name_zh));
      v_severity := p_content ->> (v_item.code || '.severity');
      perform private.require(exists (select from public.dictionary_items d
        where d.dictionary = 'inspection_severity' and d.code = v_severity and d.is_active), 422, 'inspection_severity_missing',
        jsonb_build_object('field', v_item.code || '.severity', 'item', v_item.name_zh));
    end if;
    -- only who was on the list of the evaluation can be named
    select p.id, p.name into v_person from public.evaluation_assignments a join public.people p on p.id = a.person_id
    where a.evaluation_id = p_report.evaluation_id and v_answer = 'problem' and a.person_id::text = p_content ->> (v_item.code || '.person')
    limit 1;
    perform private.require(v_answer <> 'problem' or v_person.id is not null
      or coalesce(p_content ->> (v_item.code || '.person'), '') = '', 404, 'person_not_found',
      jsonb_build_object('field', v_item.code || '.person'));
    v_items := v_items || jsonb_build_array(jsonb_build_object('code', v_item.code, 'name_zh', v_item.name_zh, 'name_en', v_item.name_en,
      'answer', v_answer, 'note', v_note, 'severity', v_severity, 'person_id', v_person.id, 'person_name', v_person.name));
  end loop;
  return v_items;
end
$$;
comment on function private.read_inspection_items(public.inspection_reports, jsonb) is
  'The checklist of a draft, each item answered, problems with words and a severity; each error names its field.';

create function private.record_inspection(p_report public.inspection_reports, p_person_ids uuid[])
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_record public.activity_records;
  v_by constant text := '督导报告 ' || p_report.number;
begin
  for v_person in
    -- who was merged into another record since is that one
    select p.* from public.people p
    where p.id in (select coalesce(m.merged_into_id, m.id) from public.people m where m.id = any (p_person_ids)) order by p.id
  loop
    -- the same work entered by hand, from the list or by the supervisor, whatever day of it was written down
    select r.* into v_record from public.activity_records r
    where r.person_id = v_person.id and r.role = 'supervisor' and r.held_on between p_report.starts_on and p_report.ends_on
      and (r.evaluation_id = p_report.evaluation_id
        or (r.institution_name = p_report.institution_name and r.batch = p_report.batch))
    order by r.status = 'confirmed' desc, r.status = 'disputed' desc, r.held_on limit 1 for update;
    if v_record.id is null then
      insert into public.activity_records (person_id, role, held_on, institution_name, batch, place, occupation, source, status,
        decided_by_name, decided_at, evaluation_id, evaluator_id, institution_id, region_code, created_by)
      values (v_person.id, 'supervisor', p_report.starts_on, p_report.institution_name, p_report.batch, p_report.site,
        p_report.occupation, 'inspection', 'confirmed', v_by, private.now(), p_report.evaluation_id, p_report.institution_id,
        v_person.institution_id, v_person.region_code, auth.uid());
    -- what a center disputed stays disputed until the center decides anew
    elsif v_record.status = 'declared' then
      update public.activity_records r set status = 'confirmed', decided_by_name = v_by, decided_at = private.now(),
        evaluation_id = coalesce(r.evaluation_id, p_report.evaluation_id), place = coalesce(r.place, p_report.site),
        version = r.version + 1
      where r.id = v_record.id;
      perform private.log_change('activity_record', v_record.id, 'confirmed', jsonb_build_object('status', 'declared'),
        jsonb_build_object('status', 'confirmed'), v_by, gen_random_uuid());
    end if;
  end loop;
end
$$;
comment on function private.record_inspection(public.inspection_reports, uuid[]) is
  'Makes or confirms the activity record of each supervisor who was there: 督导次数 and 督导地点 of annex 4, and the renewal''s check, count it once.';

create function private.submit_inspection_report(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_report public.inspection_reports := private.lock_own_report(p_id);
  v_draft private.inspection_drafts;
  v_items jsonb;
  v_present integer;
  v_rectify date;
  v_there uuid[];
  v_problems integer;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  if exists (select from private.inspection_events e where e.request_id = p_request_id and e.report_id = p_id) then
    return jsonb_build_object('id', p_id, 'status', v_report.status, 'version', v_report.version);
  end if;
  perform private.require_writable(v_report);
  v_draft := private.draft_of_report(p_id);
  perform private.require_draft_version(v_draft, p_expected_version);
  v_items := private.read_inspection_items(v_report, v_draft.content);
  v_present := private.read_integer(v_draft.content, 'present_count');
  perform private.require(v_present between 0 and 100000, 422, 'inspection_count_missing', '{"field":"present_count"}');
  perform private.require(char_length(btrim(v_draft.content ->> 'situation')) >= 5, 422, 'inspection_situation_missing', '{"field":"situation"}');
  select count(*) into v_problems from jsonb_array_elements(v_items) i where i ->> 'answer' = 'problem';
  perform private.require(v_problems = 0 or char_length(btrim(v_draft.content ->> 'proposal')) >= 2, 422,
    'inspection_proposal_missing', '{"field":"proposal"}');
  v_rectify := private.read_date(v_draft.content, 'rectify_by');
  perform private.require(v_rectify is null or v_rectify >= private.today(), 422, 'rectify_by_missing', '{"field":"rectify_by"}');
  -- everybody who accepted, unless somebody was left out
  v_there := case when coalesce(v_draft.content ->> 'attendees', '') = '' then v_report.supervisor_ids
    else array(select s.id from unnest(v_report.supervisor_ids) s (id)
      where s.id::text = any (string_to_array(v_draft.content ->> 'attendees', ','))) end;
  perform private.require(v_there && private.my_person_ids(), 422, 'inspection_attendees_missing', '{"field":"attendees"}');
  update public.inspection_reports r set status = 'submitted', disclosed_to = r.institution_id, items = v_items,
    present_count = v_present, situation = btrim(v_draft.content ->> 'situation'),
    proposal = nullif(btrim(v_draft.content ->> 'proposal'), ''), rectify_by = v_rectify,
    attendee_names = array(select r.supervisor_names[x.n] from unnest(r.supervisor_ids) with ordinality x (id, n)
      where x.id = any (v_there) order by x.n),
    problems = v_problems, severity = (
      select d.code from jsonb_array_elements(v_items) i join public.dictionary_items d
        on d.dictionary = 'inspection_severity' and d.code = i ->> 'severity' order by d.sort desc limit 1),
    days_late = case when r.due_on is not null then greatest(private.today() - r.due_on, 0) end, submitted_by = auth.uid(), submitted_by_name = private.actor_name(),
    submitted_at = private.now(), version = r.version + 1
  where r.id = p_id returning r.* into v_report;
  update private.inspection_drafts d set content = '{}', version = d.version + 1 where d.report_id = p_id;
  perform private.log_inspection(p_id, 'submitted', null, p_request_id);
  perform private.record_inspection(v_report, v_there);
  perform private.register_report_findings(v_report);
  insert into public.notifications (user_id, kind, params)
  select s.user_id, 'inspection_report', jsonb_build_object('number', v_report.number, 'day', v_report.starts_on, 'report_id', p_id)
  from public.staff s where s.institution_id = v_report.institution_id and s.is_active;
  return jsonb_build_object('id', p_id, 'status', v_report.status, 'version', v_report.version);
end
$$;
comment on function private.submit_inspection_report(uuid, integer, uuid) is 'See public.submit_inspection_report.';

create function public.save_inspection_draft(p_id uuid, p_changes jsonb, p_expected_version integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.save_inspection_draft(p_id, p_changes, p_expected_version) $$;
comment on function public.save_inspection_draft(uuid, jsonb, integer) is
  'Saves texts of a draft: <item>.answer, .note, .severity, .person; present_count, situation, proposal, rectify_by, attendees (ids, comma between). By its supervisors. 404 inspection_report_not_found; 409 stale_version (by, at), inspection_report_submitted, inspection_not_begun; 422 field_unknown, form_unreadable.';
create function public.submit_inspection_report(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.submit_inspection_report(p_id, p_expected_version, p_request_id) $$;
comment on function public.submit_inspection_report(uuid, integer, uuid) is
  'Submits the report as the draft has it; once per request id. It then never changes; its problems become findings, its supervisors'' work is on record. 409 stale_version; 422 inspection_item_missing, inspection_note_missing, inspection_severity_missing … name the field.';
grant execute on function private.save_inspection_draft(uuid, jsonb, integer), private.submit_inspection_report(uuid, integer, uuid) to authenticated;
grant execute on function public.save_inspection_draft(uuid, jsonb, integer), public.submit_inspection_report(uuid, integer, uuid) to authenticated;
revoke all on function private.lock_own_report(uuid), private.require_writable(public.inspection_reports),
  private.require_draft_version(private.inspection_drafts, integer), private.draft_of_report(uuid),
  private.read_inspection_items(public.inspection_reports, jsonb), private.record_inspection(public.inspection_reports, uuid[])
  from public, anon, authenticated, service_role;
