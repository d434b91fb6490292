-- The sheet of a summary table: printed with full numbers, which is logged person by person, and its sealed scan, bound
-- to the version that was printed.

create function private.log_batch_access(p_kind text, p_batch public.summary_batches)
returns void
language sql
security definer
set search_path = ''
as $$
  -- one line for each row: the auditor asks who saw the number of a person
  select private.log_access(p_kind, 'summary_batch', p_batch.id, a.person_id,
    '汇总表 ' || p_batch.number || ' 第' || p_batch.data_version || '版')
  from public.summary_rows r join public.applications a on a.id = r.application_id
  where r.batch_id = p_batch.id
$$;
comment on function private.log_batch_access(text, public.summary_batches) is
  'Writes to the access log that the full numbers of everybody on a summary table were seen.';

create function private.print_batch(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reader');
begin
  perform private.log_batch_access('print', v_batch);
  return jsonb_build_object(
    'batch', to_jsonb(v_batch) || jsonb_build_object('struck_count', public.struck_count(v_batch)),
    'rows', coalesce((
      select jsonb_agg(c.content || jsonb_build_object('application_id', r.application_id, 'position', r.position, 'struck_at', r.struck_at)
        order by r.position)
      from public.summary_rows r join private.summary_contents c using (batch_id, application_id)
      where r.batch_id = p_id), '[]'));
end
$$;
comment on function private.print_batch(uuid) is 'See public.print_batch.';

create function private.register_batch_scan(p_id uuid, p_name text, p_mime_type text, p_bytes integer, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
  v_kind public.document_kinds;
  v_path text;
begin
  perform private.require(v_batch.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_batch.version));
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  select k.* into v_kind from public.document_kinds k where k.code = 'batch_scan';
  perform private.require(p_mime_type = any (v_kind.mime_types), 422, 'document_type',
    jsonb_build_object('field', 'batch_scan', 'type', p_mime_type, 'allowed', to_jsonb(v_kind.mime_types)));
  perform private.require(p_bytes > 0, 422, 'document_empty', '{"field":"batch_scan"}');
  perform private.require(p_bytes <= v_kind.max_bytes, 422, 'document_too_large', jsonb_build_object('field', 'batch_scan', 'bytes', p_bytes, 'max', v_kind.max_bytes));
  v_path := format('batches/%s/%s.%s', p_id, gen_random_uuid(),
    case p_mime_type when 'image/jpeg' then 'jpg' when 'image/png' then 'png' else 'pdf' end);
  update public.summary_batches b set scan_path = v_path, scan_name = left(trim(p_name), 200), scan_version = b.data_version,
    scan_stored = false, scan_uploaded_by = auth.uid(), version = b.version + 1
  where b.id = p_id returning b.* into v_batch;
  return jsonb_build_object('path', v_path, 'version', v_batch.version);
end
$$;
comment on function private.register_batch_scan(uuid, text, text, integer, integer) is 'See public.register_batch_scan.';

create function private.may_upload_batch_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.summary_batches b
    where b.scan_path = p_path and not b.scan_stored and b.status = 'draft' and b.scan_uploaded_by = auth.uid())
$$;
comment on function private.may_upload_batch_path(text) is 'Whether the caller announced this sealed summary table and has yet to upload it.';

create function private.complete_batch_scan(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reporter');
begin
  perform private.require(v_batch.status = 'draft', 409, 'batch_not_editable', jsonb_build_object('status', v_batch.status));
  perform private.require(v_batch.scan_path is not null and exists (
    select from storage.objects o where o.bucket_id = 'documents' and o.name = v_batch.scan_path), 422, 'upload_missing', '{"field":"batch_scan"}');
  update public.summary_batches b set scan_stored = true, version = b.version + 1 where b.id = p_id returning b.* into v_batch;
  return jsonb_build_object('version', v_batch.version);
end
$$;
comment on function private.complete_batch_scan(uuid) is 'See public.complete_batch_scan.';

create function private.open_batch_scan(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.summary_batches := private.lock_batch(p_id, 'reader');
begin
  perform private.require(v_batch.scan_path is not null, 404, 'document_not_found');
  perform private.log_batch_access('open', v_batch);
  return jsonb_build_object('path', v_batch.scan_path, 'name', v_batch.scan_name);
end
$$;
comment on function private.open_batch_scan(uuid) is 'See public.open_batch_scan.';

create function private.may_open_batch_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.summary_batches b
    where b.scan_path = p_path and (
      private.my_role() = 'province_reviewer'
      or (private.my_role() = 'city_officer' and b.region_code = any (private.my_regions()))
      or b.institution_id = any (private.my_institutions()))
      -- full numbers stand on it: the own upload of a draft as it is, otherwise by a logged opening
      and ((b.status = 'draft' and b.scan_uploaded_by = auth.uid())
        or exists (select from public.access_log l
          where l.actor = auth.uid() and l.kind = 'open' and l.subject = 'summary_batch' and l.subject_id = b.id
            and l.at > private.now() - make_interval(mins => private.parameter_int('opening_minutes')))))
$$;
comment on function private.may_open_batch_path(text) is
  'Whether the caller may read this sealed summary table: its reporter and the province, for some minutes after a logged opening.';

create function public.print_batch(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.print_batch(p_id) $$;
comment on function public.print_batch(uuid) is 'The batch and its rows with full numbers, for workbook and print; logged.';
create function public.register_batch_scan(p_id uuid, p_name text, p_mime_type text, p_bytes integer, p_expected_version integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_batch_scan(p_id, p_name, p_mime_type, p_bytes, p_expected_version) $$;
comment on function public.register_batch_scan(uuid, text, text, integer, integer) is 'Announces the upload of the sealed table, bound to its present data version.';
create function public.complete_batch_scan(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.complete_batch_scan(p_id) $$;
comment on function public.complete_batch_scan(uuid) is 'Counts the sealed table once its bytes are in storage.';
create function public.open_batch_scan(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.open_batch_scan(p_id) $$;
comment on function public.open_batch_scan(uuid) is 'Opens the sealed table for some minutes, to its reporter and the province; logged. 404 batch_not_found, document_not_found.';

grant execute on function private.print_batch(uuid), private.register_batch_scan(uuid, text, text, integer, integer),
  private.complete_batch_scan(uuid), private.open_batch_scan(uuid), private.may_open_batch_path(text),
  private.may_upload_batch_path(text) to authenticated;
grant execute on function public.print_batch(uuid), public.register_batch_scan(uuid, text, text, integer, integer),
  public.complete_batch_scan(uuid), public.open_batch_scan(uuid) to authenticated;
