-- Storage: one private bucket. Its policies read the rows of public.documents, summary_batches, case_files and
-- inspection_files through private functions that never raise. A short file of its own: policies on platform tables lock them until commit.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('documents', 'documents', false, 31457280, array['image/jpeg', 'image/png', 'application/pdf'])
on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
  allowed_mime_types = excluded.allowed_mime_types;

create policy "documents are opened by their person, under a claim, or for a logged reason" on storage.objects
  for select to authenticated
  using (bucket_id = 'documents'
    -- the storage server names what it is about to do: a signed address would outlive the claim, and open to anybody
    and coalesce((select current_setting('storage.operation', true)), '')
      not in ('storage.object.sign', 'storage.object.sign_many')
    and (private.may_open_path(name) or private.may_open_batch_path(name) or private.may_open_case_path(name)
      or private.may_open_inspection_path(name)));

create policy "documents are uploaded where they were announced" on storage.objects
  for insert to authenticated
  with check (bucket_id = 'documents' and (private.may_upload_path(name) or private.may_upload_batch_path(name) or private.may_upload_case_path(name)
    or private.may_upload_inspection_path(name)));
