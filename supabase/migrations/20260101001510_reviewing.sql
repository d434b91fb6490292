-- Deciding: claims, single and bulk decisions. One call locks the row, compares the version, checks the rules,
-- writes history and moves the file.

create function private.needs_second_officer(p_application public.applications)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  -- a granted appeal against 终审 stands in its place
  return p_application.track = 'province' and p_application.reviewed_by is not distinct from auth.uid()
    and 'final_review' in (p_application.status, case when p_application.status = 'appealing' then p_application.stage end);
end
$$;
comment on function private.needs_second_officer(public.applications) is
  '省属: whether the caller passed the 复审 of a file that stands in 终审, or in the appeal against that: another officer decides.';

create function private.require_other_officer(p_application public.applications)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_not_own(p_application.person_id, 'own_application');
  if private.needs_second_officer(p_application) then
    perform private.fail(403, 'second_officer_required');
  end if;
  if p_application.status = 'appealing' and exists (
      select from public.application_events e
      where e.application_id = p_application.id and e.action = 'reject' and e.actor = auth.uid()) then
    perform private.fail(403, 'appeal_needs_other_officer');
  end if;
end
$$;
comment on function private.require_other_officer(public.applications) is
  'Refuses whose own file it is or may be, who passed the 复审 of a 省属 file in its 终审 and in the appeal against that, and who refused a file in the appeal against that.';

create function private.claim_application(p_id uuid, p_is_prefetch boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications := private.lock_application(p_id);
  v_kinds text[] := array_remove(private.actor_kinds(v_application), 'applicant');
  v_until timestamptz := private.now() + make_interval(mins => private.parameter_int(
    case when p_is_prefetch then 'prefetch_claim_minutes' else 'claim_minutes' end));
begin
  perform private.require(not private.is_own(v_application), 403, 'own_application');
  perform private.require(exists (
    select from unnest(array['approve', 'grant_appeal']) x (action)
    where (private.possible_transition(v_application, x.action, v_kinds)).action is not null), 403, 'not_permitted');
  -- who may not decide it must not keep it from those who may
  perform private.require_other_officer(v_application);
  if v_application.claimed_by <> auth.uid() and v_application.claimed_until > private.now() then
    perform private.fail(409, 'claimed_by_other', jsonb_build_object(
      'name', v_application.claimed_by_name, 'until', v_application.claimed_until));
  end if;
  -- a prefetch never shortens the claim one already works under
  if p_is_prefetch and v_application.claimed_by = auth.uid() and v_application.claimed_until > v_until then
    v_until := v_application.claimed_until;
  end if;
  if v_application.claimed_by is distinct from auth.uid() or v_application.claimed_until <= private.now() then
    perform private.log_access('claim', 'application', p_id, v_application.person_id,
      case when p_is_prefetch then '审核预取' else '审核领单' end);
  end if;
  update public.applications a set
    claimed_by = auth.uid(), claimed_by_name = private.actor_name(), claimed_until = v_until,
    is_claim_prefetch = p_is_prefetch
  where a.id = p_id;
  return jsonb_build_object('until', v_until);
end
$$;
comment on function private.claim_application(uuid, boolean) is 'See public.claim_application.';

create function private.release_application(p_id uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.applications a set claimed_by = null, claimed_by_name = null, claimed_until = null, is_claim_prefetch = false
  where a.id = p_id and a.claimed_by = auth.uid()
$$;
comment on function private.release_application(uuid) is 'See public.release_application.';

create function private.printed_content(p_application public.applications)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'form', coalesce((
      select jsonb_object_agg(x.field, trim(f.form ->> x.field))
      from public.form_fields x
      where x.card_role = p_application.role and x.is_printed and nullif(trim(f.form ->> x.field), '') is not null), '{}'),
    'photo', (select d.path from public.documents d
      where d.application_id = p_application.id and d.kind = 'photo' and d.status = 'stored'
      order by d.uploaded_at desc limit 1),
    'records', case when p_application.role = 'assessor' then coalesce((
      select jsonb_agg(jsonb_build_object('held_on', r.held_on, 'institution_name', r.institution_name, 'batch', r.batch)
        order by r.held_on, r.institution_name, r.batch)
      from public.activity_records r
      where r.person_id = p_application.person_id and r.role = p_application.role and r.status <> 'disputed'
        and r.held_on between c.valid_from and c.valid_to), '[]') else '[]'::jsonb end)
  from private.application_forms f, public.cards c
  where f.application_id = p_application.id and c.id = p_application.card_id
$$;
comment on function private.printed_content(public.applications) is
  'What annex 1 or 3 prints of a file, apart from the unit''s opinion: compared with the frozen version to know whether a new seal is needed.';

create function private.freeze_application(p_application public.applications, p_opinion text, p_agrees boolean)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_version integer := p_application.data_version + 1;
begin
  insert into private.form_versions (application_id, data_version, content, frozen_by)
  select p_application.id, v_version,
    jsonb_build_object('printed', private.printed_content(p_application), 'form', f.form,
      'opinion', p_opinion, 'agrees', p_agrees, 'opinion_on', private.today()),
    auth.uid()
  from private.application_forms f where f.application_id = p_application.id;
  update public.applications a set data_version = v_version, unit_opinion = p_opinion,
    unit_opinion_at = private.now(), unit_opinion_by = auth.uid(),
    -- another version, another seal; only an appeal granted against this opinion would waive it
    is_seal_waived = false
  where a.id = p_application.id;
  return v_version;
end
$$;
comment on function private.freeze_application(public.applications, text, boolean) is
  'Freezes the data with the unit''s opinion, 同意 or 不同意, as the next data version: the one that is printed and sealed, or that an appeal is about.';

create function private.decide(
  p_application public.applications, p_action text, p_reason_codes text[], p_note text, p_opinion text,
  p_fields text[], p_documents text[], p_request_id uuid)
returns public.applications
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications := p_application;
  v_transition public.review_transitions;
  v_checks jsonb;
  v_keys jsonb;
  v_opinion text := trim(coalesce(p_opinion, ''));
begin
  perform private.require(p_action in ('approve', 'return', 'reject', 'grant_appeal', 'deny_appeal'), 422, 'action_unknown',
    jsonb_build_object('action', p_action));
  perform private.require(not private.is_own(v_application), 403, 'own_application');
  v_transition := private.possible_transition(v_application, p_action,
    array_remove(private.actor_kinds(v_application), 'applicant'));
  if v_transition.action is null then
    perform private.fail(409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', p_action));
  end if;
  perform private.require_unblocked(v_application, p_action);
  if v_application.claimed_by <> auth.uid() and v_application.claimed_until > private.now() then
    perform private.fail(409, 'claimed_by_other', jsonb_build_object(
      'name', v_application.claimed_by_name, 'until', v_application.claimed_until));
  end if;
  perform private.require_other_officer(v_application);
  perform private.require(not private.waits_for_dispute(v_application, p_action), 409, 'person_disputed');

  if p_action in ('return', 'reject', 'grant_appeal', 'deny_appeal') then
    perform private.require_reasons(p_action, p_reason_codes, p_note);
  end if;
  if p_action = 'return' and coalesce(cardinality(p_fields), 0) + coalesce(cardinality(p_documents), 0) = 0 then
    perform private.fail(422, 'return_names_nothing', '{"field":"fields"}');
  end if;
  if p_action = 'return' then
    perform private.require(not exists (
      select from unnest(p_fields) f where f <> 'activity_records' and not exists (
        select from public.form_fields x where x.card_role = v_application.role and x.field = f)), 422, 'field_unknown', '{"field":"fields"}');
    perform private.require(not exists (
      select from unnest(p_documents) d where not exists (
        select from public.document_kinds k where k.code = d)), 422, 'document_unknown', '{"field":"documents"}');
  end if;

  v_checks := private.check_application(v_application,
    -- a granted appeal stands in the place of the step that refused
    case when v_application.status = 'appealing' then v_application.stage else v_application.status end, private.today());
  if p_action in ('approve', 'grant_appeal') then
    select jsonb_agg(c -> 'key') into v_keys from jsonb_array_elements(v_checks) c
    where c ->> 'outcome' = 'fail' and (c ->> 'is_hard')::boolean;
    if v_keys is not null then
      perform private.fail(422, 'checks_failed', jsonb_build_object('checks', v_keys));
    end if;
    -- who registered by oneself is known to nobody until the first opinion
    if 'unit_review' in (v_application.status, v_application.stage) then
      perform private.require(private.is_confirmed(v_application.person_id), 422, 'person_unconfirmed');
    end if;
  end if;
  if p_action = 'approve' then
    select jsonb_agg(c -> 'key') into v_keys from jsonb_array_elements(v_checks) c where c ->> 'outcome' = 'fail';
    if (v_keys is not null or v_transition.needs_reason) and char_length(trim(coalesce(p_note, ''))) < 2 then
      perform private.fail(422, 'override_needs_note', jsonb_build_object('field', 'note', 'checks', coalesce(v_keys, '[]')));
    end if;
    if v_application.status = 'unit_review' then
      perform private.require(char_length(v_opinion) between 2 and 300, 422, 'opinion_missing', '{"field":"opinion"}');
      v_application.data_version := private.freeze_application(v_application, v_opinion, true);
    end if;
  elsif p_action = 'reject' and v_application.status = 'unit_review' then
    perform private.require_length(v_opinion, 300, 'opinion');
    -- an appeal is about what was refused, and a granted one goes on with it: never with an older, agreed version
    v_application.data_version := private.freeze_application(v_application, nullif(v_opinion, ''), false);
  end if;

  if v_application.batch_id is not null and p_action in ('return', 'reject') then
    perform private.strike_row(v_application, p_action, p_reason_codes, p_note);
  end if;
  return private.move_application(v_application, v_transition, p_reason_codes, p_note, p_fields, p_documents, v_checks, p_request_id);
end
$$;
comment on function private.decide(public.applications, text, text[], text, text, text[], text[], uuid) is
  'One decision on a locked file whose version was compared.';

create function private.confirm_records_with(p_application public.applications, p_action text, p_records uuid[])
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_key text;
begin
  perform private.require(p_action = 'approve' and p_application.status in ('re_review', 'final_review'), 422,
    'records_need_approval', jsonb_build_object('action', p_action));
  perform 1 from public.activity_records r where r.id = any (p_records) order by r.id for update;
  -- what was disputed, taken back or is another's since the page was read is not confirmed in passing
  perform private.require(not exists (
    select from unnest(p_records) x (id) where not exists (
      select from public.activity_records r
      where r.id = x.id and r.person_id = p_application.person_id and r.role = p_application.role
        and r.status in ('declared', 'confirmed'))), 409, 'records_changed');
  select d.key into v_key from private.decide_records(p_records, 'confirmed', null) d where d.outcome = 'refused' limit 1;
  if v_key is not null then
    perform private.fail(403, v_key);
  end if;
end
$$;
comment on function private.confirm_records_with(public.applications, text, uuid[]) is
  'Confirms records together with the approval that rests on them (核实任期内工作情况): both or neither. 409 records_changed; 422 records_need_approval.';

create function private.review_application(
  p_id uuid, p_action text, p_reason_codes text[], p_note text, p_opinion text, p_fields text[], p_documents text[],
  p_records uuid[], p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  v_application := private.lock_application(p_id);
  if not exists (select from public.application_events e where e.application_id = p_id and e.request_id = p_request_id and e.actor = auth.uid()) then
    perform private.require_version(v_application, p_expected_version);
    if cardinality(p_records) > 0 then
      perform private.confirm_records_with(v_application, p_action, p_records);
    end if;
    v_application := private.decide(v_application, p_action, p_reason_codes, p_note, p_opinion, p_fields, p_documents, p_request_id);
  end if;
  return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version, 'due_on', v_application.due_on);
end
$$;
comment on function private.review_application(uuid, text, text[], text, text, text[], text[], uuid[], integer, uuid) is 'See public.review_application.';

create function public.review_application(
  p_id uuid, p_action text, p_expected_version integer, p_request_id uuid,
  p_reason_codes text[] default '{}', p_note text default null, p_opinion text default null,
  p_fields text[] default '{}', p_documents text[] default '{}', p_records uuid[] default '{}')
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.review_application(p_id, p_action, p_reason_codes, p_note, p_opinion, p_fields, p_documents, p_records,
    p_expected_version, p_request_id)
$$;
comment on function public.review_application(uuid, text, integer, uuid, text[], text, text, text[], text[], uuid[]) is
  'Decides a file (notice 一(四), 二(四)): approve (of a center: confirms p_records along with itself), return (names fields or documents), reject, grant_appeal, deny_appeal. A repeated request_id answers again and changes nothing. Errors: 403 own_application, same_name_undeclared, second_officer_required, appeal_needs_other_officer; 404 application_not_found; 409 stale_version, claimed_by_other, action_not_possible, person_disputed, records_changed; 422 checks_failed, records_need_approval, person_unconfirmed, override_needs_note, reason_missing, note_missing, opinion_missing, return_names_nothing.';

create function private.row_request_id(p_request_id uuid, p_id uuid)
returns uuid
language sql
immutable
set search_path = ''
as $$
  select md5(p_request_id::text || p_id::text)::uuid
$$;
comment on function private.row_request_id(uuid, uuid) is 'The request id of one row of a bulk call: the same for a repetition of the call.';

create function private.review_applications(
  p_items jsonb, p_action text, p_reason_codes text[], p_note text, p_opinion text,
  p_fields text[], p_documents text[], p_request_id uuid)
returns table (id uuid, outcome text, key text, detail jsonb, status text, version integer)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_item record;
  v_result jsonb;
  v_message text;
  v_detail text;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  perform private.require(jsonb_typeof(p_items) = 'array' and jsonb_array_length(p_items) between 1 and 1000, 422, 'bulk_size');
  -- in the order of ids, so that two bulk calls never wait for each other in a circle
  for v_item in
    select (i ->> 'id')::uuid as item_id, (i ->> 'version')::integer as item_version
    from jsonb_array_elements(p_items) i order by 1
  loop
    id := v_item.item_id; key := null; detail := null; status := null; version := null;
    begin
      v_result := private.review_application(v_item.item_id, p_action, p_reason_codes, p_note, p_opinion,
        p_fields, p_documents, '{}', v_item.item_version, private.row_request_id(p_request_id, v_item.item_id));
      outcome := 'done';
      status := v_result ->> 'status';
      version := (v_result ->> 'version')::integer;
    exception when others then
      get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
      if sqlstate not like 'PT%' then raise; end if;
      outcome := 'refused'; key := v_message; detail := v_detail::jsonb;
    end;
    return next;
  end loop;
end
$$;
comment on function private.review_applications(jsonb, text, text[], text, text, text[], text[], uuid) is 'See public.review_applications.';

create function public.review_applications(
  p_items jsonb, p_action text, p_request_id uuid, p_reason_codes text[] default '{}', p_note text default null,
  p_opinion text default null, p_fields text[] default '{}', p_documents text[] default '{}')
returns table (id uuid, outcome text, key text, detail jsonb, status text, version integer)
language sql
security invoker
set search_path = ''
as $$
  select r.id, r.outcome, r.key, r.detail, r.status, r.version
  from private.review_applications(p_items, p_action, p_reason_codes, p_note, p_opinion, p_fields, p_documents, p_request_id) r
$$;
comment on function public.review_applications(jsonb, text, uuid, text[], text, text, text[], text[]) is
  'Decides up to 1000 files ([{id, version}]) in one transaction; one outcome per row: done, or refused with the key and values that the single call would raise.';

create function public.claim_application(p_id uuid, p_is_prefetch boolean default false)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.claim_application(p_id, p_is_prefetch) $$;
comment on function public.claim_application(uuid, boolean) is
  'Takes a file for review for some minutes, logged: opens its documents and identity number to the claimant. 409 claimed_by_other names the colleague; 403 own_application, same_name_undeclared, second_officer_required, appeal_needs_other_officer, not_permitted.';
create function public.release_application(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.release_application(p_id) $$;
comment on function public.release_application(uuid) is 'Gives an own claim back.';

grant execute on function private.claim_application(uuid, boolean), private.release_application(uuid),
  private.review_application(uuid, text, text[], text, text, text[], text[], uuid[], integer, uuid),
  private.review_applications(jsonb, text, text[], text, text, text[], text[], uuid) to authenticated;
grant execute on function public.claim_application(uuid, boolean), public.release_application(uuid),
  public.review_application(uuid, text, integer, uuid, text[], text, text, text[], text[], uuid[]),
  public.review_applications(jsonb, text, uuid, text[], text, text, text[], text[]) to authenticated;
