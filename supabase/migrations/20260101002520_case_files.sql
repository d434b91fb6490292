-- Evidence: files of a case. The bytes lie in storage under the case's id; the row says what they are, and the storage
-- policies read it. Each look is logged with the case as its reason.

create table public.case_files (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references public.discipline_cases (id),
  path text not null unique,
  original_name text not null constraint evidence_name_is_short check (char_length(original_name) between 1 and 200),
  mime_type text not null constraint evidence_type_is_known check (mime_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null constraint evidence_has_bytes check (bytes between 1 and 20971520),
  status text not null default 'pending' constraint evidence_status_is_known check (status in ('pending', 'stored', 'removed')),
  region_code text not null references public.regions (code),
  uploaded_by uuid references auth.users (id) on delete set null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default private.now()
);
comment on table public.case_files is 'Evidence of cases (证据材料): listed to the center, opened with a logged reason.';
create index case_files_case_id_idx on public.case_files (case_id);
create index case_files_region_code_idx on public.case_files (region_code);
create index case_files_uploaded_by_idx on public.case_files (uploaded_by);

alter table public.case_files enable row level security;
revoke all on table public.case_files from anon, authenticated, service_role;
grant select on table public.case_files to authenticated, service_role;
create policy "evidence is listed to its center" on public.case_files
  for select to authenticated using (region_code = any ((select private.my_regions())::text[]));
create trigger audit_case_files after insert or update or delete on public.case_files
  for each row execute function private.audit_change();

create function private.lock_case_for_files(p_case_id uuid)
returns public.discipline_cases
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_case public.discipline_cases := private.lock_case(p_case_id);
begin
  perform private.require('proposer' = any (private.case_kinds(v_case)), 403, 'not_permitted');
  perform private.require_not_own(v_case.person_id, 'own_case');
  perform private.require(v_case.status = 'draft', 409, 'case_not_editable', jsonb_build_object('status', v_case.status));
  return v_case;
end
$$;
comment on function private.lock_case_for_files(uuid) is 'The locked draft of a case whose evidence the caller may change; 403, 404 or 409 otherwise.';

create function private.register_case_file(p_case_id uuid, p_name text, p_mime_type text, p_bytes integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_case public.discipline_cases := private.lock_case_for_files(p_case_id);
  v_id constant uuid := gen_random_uuid();
  v_path text;
begin
  perform private.require(coalesce(p_mime_type in ('image/jpeg', 'image/png', 'application/pdf'), false), 422, 'document_type',
    jsonb_build_object('field', 'evidence', 'type', p_mime_type, 'allowed', '["image/jpeg", "image/png", "application/pdf"]'::jsonb));
  perform private.require(p_bytes > 0, 422, 'document_empty', '{"field":"evidence"}');
  perform private.require(p_bytes <= 20971520, 422, 'document_too_large', jsonb_build_object('field', 'evidence', 'bytes', p_bytes, 'max', 20971520));
  perform private.require(char_length(trim(coalesce(p_name, ''))) between 1 and 200, 422, 'document_name', '{"field":"evidence"}');
  perform private.require((select count(*) from public.case_files f where f.case_id = p_case_id and f.status = 'stored') < 20, 422,
    'evidence_too_much', '{"max":20}');
  v_path := format('cases/%s/%s.%s', p_case_id, v_id, case p_mime_type when 'image/jpeg' then 'jpg' when 'image/png' then 'png' else 'pdf' end);
  insert into public.case_files (id, case_id, path, original_name, mime_type, bytes, region_code, uploaded_by, uploaded_by_name)
  values (v_id, p_case_id, v_path, trim(p_name), p_mime_type, p_bytes, v_case.region_code, auth.uid(), private.actor_name());
  return jsonb_build_object('id', v_id, 'path', v_path);
end
$$;
comment on function private.register_case_file(uuid, text, text, integer) is 'See public.register_case_file.';

create function private.complete_case_file(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_file public.case_files;
  v_metadata jsonb;
begin
  select f.* into v_file from public.case_files f where f.id = p_id and f.uploaded_by = auth.uid() and f.status <> 'removed';
  perform private.require(v_file.id is not null, 404, 'document_not_found');
  perform private.lock_case_for_files(v_file.case_id);
  select o.metadata into v_metadata from storage.objects o where o.bucket_id = 'documents' and o.name = v_file.path;
  perform private.require(v_metadata is not null, 422, 'upload_missing', '{"field":"evidence"}');
  perform private.require(coalesce((v_metadata ->> 'size')::bigint, v_file.bytes) = v_file.bytes
    and split_part(coalesce(v_metadata ->> 'mimetype', v_file.mime_type), ';', 1) = v_file.mime_type, 422, 'upload_differs', '{"field":"evidence"}');
  update public.case_files f set status = 'stored', uploaded_at = private.now() where f.id = p_id;
end
$$;
comment on function private.complete_case_file(uuid) is 'See public.complete_case_file.';

create function private.remove_case_file(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_file public.case_files;
begin
  select f.* into v_file from public.case_files f where f.id = p_id and f.status <> 'removed';
  perform private.require(v_file.id is not null, 404, 'document_not_found');
  perform private.lock_case_for_files(v_file.case_id);
  update public.case_files f set status = 'removed' where f.id = p_id;
end
$$;
comment on function private.remove_case_file(uuid) is 'See public.remove_case_file.';

create function private.open_case_file(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_file public.case_files;
  v_case public.discipline_cases;
begin
  select f.* into v_file from public.case_files f where f.id = p_id and f.status = 'stored';
  select c.* into v_case from public.discipline_cases c where c.id = v_file.case_id;
  perform private.require(v_case.region_code = any (private.my_regions())
    and private.my_role() in ('city_officer', 'province_reviewer'), 404, 'document_not_found');
  perform private.require_not_own(v_case.person_id, 'own_case');
  perform private.log_access('open', 'case_file', p_id, v_case.person_id, '办理处理案件 ' || v_case.number);
  return jsonb_build_object('path', v_file.path, 'mime_type', v_file.mime_type, 'name', v_file.original_name);
end
$$;
comment on function private.open_case_file(uuid) is 'See public.open_case_file.';

create function private.may_upload_case_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from public.case_files f where f.path = p_path and f.status = 'pending' and f.uploaded_by = auth.uid())
$$;
comment on function private.may_upload_case_path(text) is 'Whether the caller announced this piece of evidence and has yet to upload it.';

create function private.may_open_case_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.case_files f
    where f.path = p_path and f.region_code = any (private.my_regions())
      and private.my_role() in ('city_officer', 'province_reviewer')
      and exists (select from public.access_log l
        where l.actor = auth.uid() and l.kind = 'open' and l.subject = 'case_file' and l.subject_id = f.id
          and l.at > private.now() - make_interval(mins => private.parameter_int('opening_minutes'))))
$$;
comment on function private.may_open_case_path(text) is 'Whether the caller may read this piece of evidence: an officer of its center, for some minutes after a logged opening.';

create function public.register_case_file(p_case_id uuid, p_name text, p_mime_type text, p_bytes integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_case_file(p_case_id, p_name, p_mime_type, p_bytes) $$;
comment on function public.register_case_file(uuid, text, text, integer) is
  'Announces a piece of evidence of a draft and gives its path in the bucket "documents". 409 case_not_editable; 422 document_type, document_too_large, evidence_too_much.';
create function public.complete_case_file(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.complete_case_file(p_id) $$;
comment on function public.complete_case_file(uuid) is 'Counts a piece of evidence once its bytes are in storage. 422 upload_missing, upload_differs.';
create function public.remove_case_file(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.remove_case_file(p_id) $$;
comment on function public.remove_case_file(uuid) is 'Takes a piece of evidence off a draft.';
create function public.open_case_file(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.open_case_file(p_id) $$;
comment on function public.open_case_file(uuid) is 'Opens a piece of evidence for some minutes, logged: officers of the city and reviewers of the province. 404 document_not_found.';
grant execute on function private.register_case_file(uuid, text, text, integer), private.complete_case_file(uuid),
  private.remove_case_file(uuid), private.open_case_file(uuid), private.may_upload_case_path(text),
  private.may_open_case_path(text) to authenticated;
grant execute on function public.register_case_file(uuid, text, text, integer), public.complete_case_file(uuid),
  public.remove_case_file(uuid), public.open_case_file(uuid) to authenticated;
