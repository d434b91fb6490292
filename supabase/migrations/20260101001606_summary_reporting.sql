-- Reporting a sealed summary table to the province, which receives it (签收), sends it back, or strikes single rows (剔除).

create function private.move_batch_rows(p_batch public.summary_batches, p_action text, p_reason_codes text[], p_note text, p_request_id uuid)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
  v_count integer := 0;
begin
  for v_application in
    select a.* from public.applications a
    join public.summary_rows r on r.application_id = a.id
    where r.batch_id = p_batch.id and r.struck_at is null
    order by a.id
    for update of a
  loop
    v_transition := private.possible_transition(v_application, p_action, private.actor_kinds(v_application));
    if v_transition.action is null or (p_action = 'report'
        and v_application.version <> (select r.application_version from public.summary_rows r
          where r.batch_id = p_batch.id and r.application_id = v_application.id)) then
      perform private.fail(409, 'batch_is_stale', jsonb_build_object('person', v_application.person_name, 'status', v_application.status));
    end if;
    v_application := private.move_application(v_application, v_transition, p_reason_codes, p_note, '{}', '{}', null,
      private.row_request_id(p_request_id, v_application.id));
    if p_action = 'report' then
      update public.applications a set batch_id = p_batch.id where a.id = v_application.id;
    end if;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function private.move_batch_rows(public.summary_batches, text, text[], text, uuid) is 'Moves the files of a batch''s rows, all or none.';

create function private.report_batch(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  if v_batch.status = 'reported' and v_batch.reported_by = auth.uid() then
    return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
  end if;
  perform private.require(v_batch.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_batch.version));
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  perform private.require(v_batch.scan_stored and v_batch.scan_version = v_batch.data_version, 422, 'batch_scan_missing',
    jsonb_build_object('field', 'batch_scan', 'data_version', v_batch.data_version));
  perform private.move_batch_rows(v_batch, 'report', '{}', null, p_request_id);
  update public.summary_batches b set status = 'reported', reported_by = auth.uid(), reported_by_name = private.actor_name(),
    reported_at = private.now(), version = b.version + 1
  where b.id = p_id returning b.* into v_batch;
  return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
end
$$;
comment on function private.report_batch(uuid, integer, uuid) is 'See public.report_batch.';

create function private.answer_batch(p_id uuid, p_action text, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'province');
  v_done constant text := case p_action when 'receive' then 'received' else 'sent_back' end;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  if v_batch.status = v_done and v_batch.received_by = auth.uid() then
    return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
  end if;
  if v_batch.version is distinct from p_expected_version or v_batch.status <> 'reported' then
    perform private.fail(409, 'stale_version', jsonb_build_object('version', v_batch.version, 'status', v_batch.status,
      'by', v_batch.received_by_name, 'at', v_batch.received_at));
  end if;
  if p_action = 'send_back' then
    perform private.require_reasons('send_back', p_reason_codes, p_note);
  end if;
  perform private.move_batch_rows(v_batch, p_action, p_reason_codes, p_note, p_request_id);
  update public.summary_batches b set status = v_done, received_by = auth.uid(), received_by_name = private.actor_name(),
    received_at = private.now(), send_back_reasons = coalesce(p_reason_codes, '{}'), send_back_note = nullif(trim(p_note), ''),
    scan_stored = b.scan_stored and p_action = 'receive', version = b.version + 1
  where b.id = p_id returning b.* into v_batch;
  insert into public.notifications (user_id, kind, params, round_id)
  select v_batch.reported_by, 'batch_' || v_done, jsonb_build_object('number', v_batch.number, 'note', v_batch.send_back_note), v_batch.round_id
  where v_batch.reported_by is not null;
  return jsonb_build_object('id', p_id, 'status', v_batch.status, 'version', v_batch.version);
end
$$;
comment on function private.answer_batch(uuid, text, text[], text, integer, uuid) is 'See public.receive_batch and public.send_back_batch.';

create function private.strike_row(p_application public.applications, p_action text, p_reason_codes text[], p_note text)
returns void
language sql
security definer
set search_path = ''
as $$
  -- the row only: a counter on the batch would make bulk calls on one batch wait for each other in a circle
  update public.summary_rows r set struck_at = private.now(), strike_action = p_action, strike_reasons = p_reason_codes, strike_note = p_note
  where r.batch_id = p_application.batch_id and r.application_id = p_application.id and r.struck_at is null
$$;
comment on function private.strike_row(public.applications, text, text[], text) is '剔除: a row that the province returns or refuses leaves its reason; the seal holds for the rest.';

create function public.report_batch(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.report_batch(p_id, p_expected_version, p_request_id) $$;
comment on function public.report_batch(uuid, integer, uuid) is 'Reports a sealed table to the province; from then on it is immutable. 422 batch_scan_missing; 409 batch_is_stale names the file that changed.';
create function public.receive_batch(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.answer_batch(p_id, 'receive', '{}', null, p_expected_version, p_request_id) $$;
comment on function public.receive_batch(uuid, integer, uuid) is '签收: the province takes the table over; its files go on to review.';
create function public.send_back_batch(p_id uuid, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.answer_batch(p_id, 'send_back', p_reason_codes, p_note, p_expected_version, p_request_id) $$;
comment on function public.send_back_batch(uuid, text[], text, integer, uuid) is 'Sends the whole table back with reasons; its scan is void and its files wait for a new one.';

grant execute on function private.report_batch(uuid, integer, uuid),
  private.answer_batch(uuid, text, text[], text, integer, uuid) to authenticated;
grant execute on function public.report_batch(uuid, integer, uuid), public.receive_batch(uuid, integer, uuid),
  public.send_back_batch(uuid, text[], text, integer, uuid) to authenticated;
