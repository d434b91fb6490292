-- Photos and signed pages of reports, and the files of an institution's answer to a finding. The bytes lie in storage under
-- the report's or the finding's id; the row says whose they are. Pictures of rooms and papers are no documents about a
-- person: whoever reads the report sees them, without a reason asked each time.

create table private.inspection_files (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint inspection_file_is_known check (kind in ('photo', 'signed_page', 'rectification')),
  report_id uuid references public.inspection_reports (id),
  finding_id uuid references public.findings (id),
  item text,
  path text not null unique,
  original_name text not null constraint inspection_file_name_is_short check (char_length(original_name) between 1 and 200),
  mime_type text not null constraint inspection_file_type_is_known check (mime_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null constraint inspection_file_has_bytes check (bytes between 1 and 20971520),
  status text not null default 'pending' constraint inspection_file_status_is_known check (status in ('pending', 'stored', 'removed')),
  uploaded_by uuid references auth.users (id) on delete set null,
  uploaded_by_name text not null,
  is_by_institution boolean not null,
  uploaded_at timestamptz not null default private.now(),
  constraint file_belongs_somewhere check (case kind when 'rectification' then finding_id is not null else report_id is not null end)
);
comment on table private.inspection_files is 'Photos (照片), signed pages (签字页) and files of an answer (整改材料): read and written through functions only.';
comment on column private.inspection_files.item is 'The item of the checklist that a photo shows.';
create index inspection_files_report_id_idx on private.inspection_files (report_id);
create index inspection_files_finding_id_idx on private.inspection_files (finding_id);
create index inspection_files_uploaded_by_idx on private.inspection_files (uploaded_by);
revoke all on table private.inspection_files from anon, authenticated, service_role;

create function private.sees_report(p_report public.inspection_reports)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(p_report.id = any (private.my_report_ids())
    or (p_report.status = 'submitted' and (p_report.region_code = any (private.my_regions())
      or p_report.center_code = any (private.my_regions()) or p_report.disclosed_to = any (private.my_institutions()))), false)
$$;
comment on function private.sees_report(public.inspection_reports) is
  'Whether the caller reads what a report says: its supervisors always, the centers and the institution once it is submitted.';

create function private.may_change_inspection_file(p_file private.inspection_files)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_report public.inspection_reports;
  v_finding public.findings;
begin
  if p_file.kind = 'rectification' then
    select f.* into v_finding from public.findings f where f.id = p_file.finding_id;
    return coalesce(v_finding.institution_id = any (private.my_institutions()) and v_finding.status = 'rectifying', false);
  end if;
  select r.* into v_report from public.inspection_reports r where r.id = p_file.report_id;
  return coalesce(
    (v_report.id = any (private.my_report_ids()) and v_report.status in ('awaited', 'draft') and private.today() >= v_report.starts_on)
    -- the institution signs what it has read
    or (p_file.kind = 'signed_page' and v_report.disclosed_to = any (private.my_institutions()) and v_report.commented_at is null
      and (p_file.status = 'pending' or p_file.is_by_institution)), false);
end
$$;
comment on function private.may_change_inspection_file(private.inspection_files) is
  'Whether the caller may add or take off such a file now: supervisors while they write, the institution its signed page until it has commented, and files of an answer while the finding waits for one.';

create function private.register_inspection_file(
  p_kind text, p_report_id uuid, p_finding_id uuid, p_item text, p_name text, p_mime_type text, p_bytes integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_file private.inspection_files;
  v_stored integer;
begin
  v_file.kind := p_kind;
  v_file.status := 'pending';
  v_file.report_id := case when p_kind = 'rectification' then null else p_report_id end;
  v_file.finding_id := case when p_kind = 'rectification' then p_finding_id end;
  -- two uploads at once are counted one after the other
  perform 1 from public.inspection_reports r where r.id = v_file.report_id for update;
  perform 1 from public.findings f where f.id = v_file.finding_id for update;
  perform private.require(coalesce(p_kind in ('photo', 'signed_page', 'rectification'), false)
    and private.may_change_inspection_file(v_file), 404, 'inspection_file_not_possible');
  perform private.require(coalesce(p_mime_type in ('image/jpeg', 'image/png', 'application/pdf'), false)
    and not (p_kind = 'photo' and p_mime_type = 'application/pdf'), 422, 'document_type',
    jsonb_build_object('field', p_kind, 'type', p_mime_type, 'allowed', case when p_kind = 'photo' then '["image/jpeg", "image/png"]'::jsonb
      else '["image/jpeg", "image/png", "application/pdf"]'::jsonb end));
  perform private.require(p_bytes > 0, 422, 'document_empty', jsonb_build_object('field', p_kind));
  perform private.require(p_bytes <= 20971520, 422, 'document_too_large', jsonb_build_object('field', p_kind, 'bytes', p_bytes, 'max', 20971520));
  perform private.require(char_length(trim(coalesce(p_name, ''))) between 1 and 200, 422, 'document_name', jsonb_build_object('field', p_kind));
  perform private.require(p_item is null or exists (select from public.dictionary_items d
    where d.dictionary = 'inspection_item' and d.code = p_item), 422, 'field_unknown', jsonb_build_object('field', p_item));
  select count(*) into v_stored from private.inspection_files f
  where f.kind = p_kind and f.status = 'stored'
    and (f.report_id = v_file.report_id or f.finding_id = v_file.finding_id);
  perform private.require(v_stored < 30, 422, 'evidence_too_much', '{"max":30}');
  v_file.id := gen_random_uuid();
  v_file.path := format('inspections/%s/%s.%s', coalesce(v_file.report_id, v_file.finding_id), v_file.id,
    case p_mime_type when 'image/jpeg' then 'jpg' when 'image/png' then 'png' else 'pdf' end);
  insert into private.inspection_files (id, kind, report_id, finding_id, item, path, original_name, mime_type, bytes, uploaded_by,
    uploaded_by_name, is_by_institution)
  values (v_file.id, p_kind, v_file.report_id, v_file.finding_id, case when p_kind = 'photo' then p_item end, v_file.path, trim(p_name),
    p_mime_type, p_bytes, auth.uid(), private.actor_name(),
    p_kind = 'rectification' or not coalesce(v_file.report_id = any (private.my_report_ids()), false));
  return jsonb_build_object('id', v_file.id, 'path', v_file.path);
end
$$;
comment on function private.register_inspection_file(text, uuid, uuid, text, text, text, integer) is 'See public.register_inspection_file.';

create function private.complete_inspection_file(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_file private.inspection_files;
  v_metadata jsonb;
begin
  select f.* into v_file from private.inspection_files f where f.id = p_id and f.uploaded_by = auth.uid() and f.status <> 'removed' for update;
  perform private.require(v_file.id is not null, 404, 'document_not_found');
  if v_file.status = 'stored' then
    return;
  end if;
  -- the report may have been submitted since the upload was announced
  perform private.require(private.may_change_inspection_file(v_file), 404, 'inspection_file_not_possible');
  select o.metadata into v_metadata from storage.objects o where o.bucket_id = 'documents' and o.name = v_file.path;
  perform private.require(v_metadata is not null, 422, 'upload_missing', jsonb_build_object('field', v_file.kind));
  perform private.require(coalesce((v_metadata ->> 'size')::bigint, v_file.bytes) = v_file.bytes
    and split_part(coalesce(v_metadata ->> 'mimetype', v_file.mime_type), ';', 1) = v_file.mime_type, 422, 'upload_differs',
    jsonb_build_object('field', v_file.kind));
  update private.inspection_files f set status = 'stored', uploaded_at = private.now() where f.id = p_id;
end
$$;
comment on function private.complete_inspection_file(uuid) is 'See public.complete_inspection_file.';

create function private.remove_inspection_file(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_file private.inspection_files;
begin
  select f.* into v_file from private.inspection_files f where f.id = p_id and f.status <> 'removed' for update;
  perform private.require(v_file.id is not null and private.may_change_inspection_file(v_file), 404, 'inspection_file_not_possible');
  -- what went with an answer that was sent back stays beside it
  perform private.require(v_file.kind <> 'rectification' or not exists (select from private.finding_steps s
    where s.finding_id = v_file.finding_id and s.step = 'answer' and s.at >= v_file.uploaded_at), 409, 'inspection_file_was_answered');
  update private.inspection_files f set status = 'removed' where f.id = p_id;
end
$$;
comment on function private.remove_inspection_file(uuid) is 'See public.remove_inspection_file.';

create function private.sees_inspection_file(p_file private.inspection_files)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if p_file.kind = 'rectification' then
    return exists (select from public.findings f where f.id = p_file.finding_id
      and (f.institution_id = any (private.my_institutions())
        -- what is not answered yet is the institution's own
        or (f.region_code = any (private.my_regions()) and exists (select from private.finding_steps s
          where s.finding_id = f.id and s.step = 'answer' and s.at >= p_file.uploaded_at))));
  end if;
  return exists (select from public.inspection_reports r where r.id = p_file.report_id and private.sees_report(r)
    -- a signed page on its way to a comment likewise
    and (not p_file.is_by_institution or r.commented_at is not null or r.disclosed_to = any (private.my_institutions())));
end
$$;
comment on function private.sees_inspection_file(private.inspection_files) is 'Whether the caller reads a file: with its report, or with the answer to its finding.';

create function private.files_of(p_report_id uuid, p_finding_id uuid)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'item', f.item, 'name', f.original_name,
    'mime_type', f.mime_type, 'bytes', f.bytes, 'by', f.uploaded_by_name, 'at', f.uploaded_at, 'is_by_institution', f.is_by_institution,
    'may_remove', private.may_change_inspection_file(f)) order by f.uploaded_at, f.id), '[]')
  from private.inspection_files f
  where f.status = 'stored' and (f.report_id = p_report_id or f.finding_id = p_finding_id) and private.sees_inspection_file(f)
$$;
comment on function private.files_of(uuid, uuid) is 'The files of a report or of a finding that the caller reads, as JSON.';

create function private.open_inspection_file(p_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_file private.inspection_files;
begin
  select f.* into v_file from private.inspection_files f where f.id = p_id and f.status = 'stored';
  perform private.require(v_file.id is not null and private.sees_inspection_file(v_file), 404, 'document_not_found');
  return jsonb_build_object('path', v_file.path, 'mime_type', v_file.mime_type, 'name', v_file.original_name);
end
$$;
comment on function private.open_inspection_file(uuid) is 'See public.open_inspection_file.';

create function private.may_upload_inspection_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from private.inspection_files f where f.path = p_path and f.status = 'pending' and f.uploaded_by = auth.uid())
$$;
comment on function private.may_upload_inspection_path(text) is 'Whether the caller announced this file of an inspection and has yet to upload it.';

create function private.may_open_inspection_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from private.inspection_files f where f.path = p_path and f.status = 'stored' and private.sees_inspection_file(f))
$$;
comment on function private.may_open_inspection_path(text) is 'Whether the caller may read this file of an inspection.';

create function public.register_inspection_file(
  p_kind text, p_report_id uuid, p_finding_id uuid, p_item text, p_name text, p_mime_type text, p_bytes integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_inspection_file(p_kind, p_report_id, p_finding_id, p_item, p_name, p_mime_type, p_bytes) $$;
comment on function public.register_inspection_file(text, uuid, uuid, text, text, text, integer) is
  'Announces a photo or signed_page of a report, or a rectification file of a finding, and gives its path in the bucket "documents". 404 inspection_file_not_possible; 422 document_type, document_too_large, evidence_too_much.';
create function public.complete_inspection_file(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.complete_inspection_file(p_id) $$;
comment on function public.complete_inspection_file(uuid) is 'Counts a file once its bytes are in storage. 404 inspection_file_not_possible; 422 upload_missing, upload_differs.';
create function public.remove_inspection_file(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.remove_inspection_file(p_id) $$;
comment on function public.remove_inspection_file(uuid) is 'Takes a file off while it may be changed. 404 inspection_file_not_possible; 409 inspection_file_was_answered.';
create function public.open_inspection_file(p_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.open_inspection_file(p_id) $$;
comment on function public.open_inspection_file(uuid) is 'Where a file that the caller reads lies in storage. 404 document_not_found.';
grant execute on function private.register_inspection_file(text, uuid, uuid, text, text, text, integer), private.complete_inspection_file(uuid),
  private.remove_inspection_file(uuid), private.open_inspection_file(uuid), private.may_upload_inspection_path(text),
  private.may_open_inspection_path(text) to authenticated;
grant execute on function public.register_inspection_file(text, uuid, uuid, text, text, text, integer), public.complete_inspection_file(uuid),
  public.remove_inspection_file(uuid), public.open_inspection_file(uuid) to authenticated;
revoke all on function private.sees_report(public.inspection_reports), private.may_change_inspection_file(private.inspection_files),
  private.sees_inspection_file(private.inspection_files), private.files_of(uuid, uuid) from public, anon, authenticated, service_role;
