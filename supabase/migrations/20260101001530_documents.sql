-- Uploading and opening documents, and reading a whole file. Personal data leaves the private tables here only,
-- and each time it does outside one's own file or claim, it is logged with a reason.

create table private.document_openings (
  user_id uuid not null references auth.users (id) on delete cascade,
  document_id uuid not null references public.documents (id) on delete cascade,
  until_at timestamptz not null,
  primary key (user_id, document_id)
);
comment on table private.document_openings is 'Documents opened with a logged reason, for some minutes.';
create index document_openings_document_id_idx on private.document_openings (document_id);

create function private.became_due(p_application public.applications, p_kind text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  -- a corrected name or employer may ask for a proof or a contract that nobody named
  select p_kind = any (private.missing_documents(p_application, f.form, array['submission']))
    or exists (
      select from public.documents d
      where d.application_id = p_application.id and d.kind = p_kind and d.status = 'stored'
        and d.uploaded_at > (select max(e.at) from public.application_events e
          where e.application_id = p_application.id and e.action = 'return'))
  from private.application_forms f where f.application_id = p_application.id
$$;
comment on function private.became_due(public.applications, text) is
  'Whether a returned file lacks this document although it was not named, or got it since it was returned.';

create function private.require_document_editable(p_application public.applications, p_kind text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_filler(p_application, p_kind = 'sealed_form');
  perform private.require(case when p_kind = 'sealed_form' then p_application.status = 'awaiting_seal'
    else p_application.status = 'draft'
      or (p_application.status = 'returned' and (p_kind = any (p_application.return_documents)
        or private.became_due(p_application, p_kind))) end,
    409, 'document_not_editable', jsonb_build_object('status', p_application.status, 'field', p_kind));
end
$$;
comment on function private.require_document_editable(public.applications, text) is
  'Who fills the file in may change this kind of document now: any while it is a draft, the named ones and what became due since while it is returned, the seal while it is awaited; 409 document_not_editable otherwise.';

create function private.register_document(p_application_id uuid, p_kind text, p_name text, p_mime_type text, p_bytes integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications := private.lock_application(p_application_id);
  v_kind public.document_kinds;
  v_id uuid := gen_random_uuid();
  v_path text;
begin
  select k.* into v_kind from public.document_kinds k where k.code = p_kind;
  perform private.require(v_kind.code is not null and p_kind <> 'batch_scan', 422, 'document_unknown', jsonb_build_object('field', p_kind));
  perform private.require_document_editable(v_application, p_kind);
  perform private.require(p_mime_type = any (v_kind.mime_types), 422, 'document_type',
    jsonb_build_object('field', p_kind, 'type', p_mime_type, 'allowed', to_jsonb(v_kind.mime_types)));
  perform private.require(p_bytes > 0, 422, 'document_empty', jsonb_build_object('field', p_kind));
  perform private.require(p_bytes <= v_kind.max_bytes, 422, 'document_too_large',
    jsonb_build_object('field', p_kind, 'bytes', p_bytes, 'max', v_kind.max_bytes));
  perform private.require(char_length(trim(coalesce(p_name, ''))) between 1 and 200, 422, 'document_name', jsonb_build_object('field', p_kind));
  v_path := format('applications/%s/%s.%s', p_application_id, v_id,
    case p_mime_type when 'image/jpeg' then 'jpg' when 'image/png' then 'png' else 'pdf' end);
  -- an upload that broke off is taken up anew
  delete from public.documents d
  where d.application_id = p_application_id and d.kind = p_kind and d.status = 'pending' and d.uploaded_by = auth.uid();
  insert into public.documents (id, application_id, kind, path, original_name, mime_type, bytes, data_version,
    person_id, institution_id, region_code, uploaded_by)
  values (v_id, p_application_id, p_kind, v_path, trim(p_name), p_mime_type, p_bytes,
    case when p_kind = 'sealed_form' then v_application.data_version end, v_application.person_id,
    case when v_application.status <> 'draft' or v_application.is_proxy then v_application.institution_id end,
    case when v_application.status <> 'draft' then v_application.region_code end, auth.uid());
  return jsonb_build_object('id', v_id, 'path', v_path);
end
$$;
comment on function private.register_document(uuid, text, text, text, integer) is 'See public.register_document.';

create function private.complete_document(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_application public.applications;
  v_metadata jsonb;
begin
  select d.* into v_document from public.documents d where d.id = p_id and d.uploaded_by = auth.uid();
  perform private.require(v_document.id is not null, 404, 'document_not_found');
  v_application := private.lock_application(v_document.application_id);
  if v_document.status = 'stored' then
    return jsonb_build_object('id', p_id, 'status', 'stored');
  end if;
  -- taken off, or waited for too long: its bytes may be gone any moment
  perform private.require(v_document.status = 'pending', 404, 'document_not_found');
  -- the file may have gone on since the upload was announced
  perform private.require_document_editable(v_application, v_document.kind);
  perform private.require(v_document.kind <> 'sealed_form' or v_document.data_version = v_application.data_version,
    409, 'document_not_editable', jsonb_build_object('status', v_application.status, 'field', v_document.kind));
  select o.metadata into v_metadata from storage.objects o where o.bucket_id = 'documents' and o.name = v_document.path;
  perform private.require(v_metadata is not null, 422, 'upload_missing', jsonb_build_object('field', v_document.kind));
  perform private.require(coalesce((v_metadata ->> 'size')::bigint, v_document.bytes) = v_document.bytes
    and split_part(coalesce(v_metadata ->> 'mimetype', v_document.mime_type), ';', 1) = v_document.mime_type, 422, 'upload_differs',
    jsonb_build_object('field', v_document.kind));
  update public.documents d set status = 'removed'
  where d.application_id = v_document.application_id and d.kind = v_document.kind and d.status = 'stored' and d.id <> p_id;
  update public.documents d set status = 'stored', uploaded_at = private.now() where d.id = p_id;
  return jsonb_build_object('id', p_id, 'status', 'stored');
end
$$;
comment on function private.complete_document(uuid) is 'See public.complete_document.';

create function private.remove_document(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_application public.applications;
begin
  select d.* into v_document from public.documents d where d.id = p_id;
  perform private.require(v_document.id is not null, 404, 'document_not_found');
  v_application := private.lock_application(v_document.application_id);
  perform private.require_document_editable(v_application, v_document.kind);
  update public.documents d set status = 'removed' where d.id = p_id;
end
$$;
comment on function private.remove_document(uuid) is 'See public.remove_document.';

create function private.has_claim(p_application public.applications)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(p_application.claimed_by = auth.uid() and p_application.claimed_until > private.now(), false)
$$;
comment on function private.has_claim(public.applications) is 'Whether the caller works under a live claim on the file.';

create function private.may_open_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select
    from public.documents d join public.applications a on a.id = d.application_id
    where d.path = p_path and (
      d.person_id = private.my_person()
      -- whatever was opened before, a dismissed officer has to do with no file any more
      or (cardinality(private.actor_kinds(a)) > 0 and (
        (d.uploaded_by = auth.uid() and a.status in ('draft', 'returned', 'awaiting_seal'))
        or private.has_claim(a)
        or exists (select from private.document_openings o
          where o.document_id = d.id and o.user_id = auth.uid() and o.until_at > private.now())))))
$$;
comment on function private.may_open_path(text) is
  'Whether the caller may read this object of storage: the own file, one''s own upload while it is filled in, a live claim, or a logged opening.';

create function private.may_upload_path(p_path text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.documents d
    where d.path = p_path and d.status = 'pending' and d.uploaded_by = auth.uid())
$$;
comment on function private.may_upload_path(text) is 'Whether the caller registered this object of storage and has yet to upload it.';

create function private.open_document(p_id uuid, p_reason text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_application public.applications;
begin
  select d.* into v_document from public.documents d where d.id = p_id and d.status = 'stored';
  select a.* into v_application from public.applications a where a.id = v_document.application_id;
  if v_document.id is null or cardinality(private.actor_kinds(v_application)) = 0 then
    perform private.fail(404, 'document_not_found');
  end if;
  if v_document.person_id is distinct from private.my_person() and not private.has_claim(v_application) then
    perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
    perform private.log_access('open', 'document:' || v_document.kind, p_id, v_document.person_id, trim(p_reason));
    insert into private.document_openings as o (user_id, document_id, until_at)
    values (auth.uid(), p_id, private.now() + make_interval(mins => private.parameter_int('opening_minutes')))
    on conflict (user_id, document_id) do update set until_at = excluded.until_at;
  end if;
  return jsonb_build_object('path', v_document.path, 'mime_type', v_document.mime_type, 'name', v_document.original_name);
end
$$;
comment on function private.open_document(uuid, text) is 'See public.open_document.';

create function private.reveal_identity(p_person_id uuid, p_reason text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_identity private.person_identities;
begin
  select p.* into v_person from public.people p where p.id = p_person_id;
  select i.* into v_identity from private.person_identities i where i.person_id = p_person_id;
  if v_person.id is null or (v_person.user_id = auth.uid()
      or v_person.region_code = any (private.my_regions()) or v_person.institution_id = any (private.my_institutions())) is not true then
    perform private.fail(404, 'person_not_found');
  end if;
  if v_person.user_id is distinct from auth.uid() then
    perform private.require(private.has_grant('reveal'), 403, 'reveal_not_granted');
    perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
    perform private.log_access('reveal', 'person', p_person_id, p_person_id, trim(p_reason));
  end if;
  return to_jsonb(v_identity) - 'person_id';
end
$$;
comment on function private.reveal_identity(uuid, text) is 'See public.reveal_identity.';

create function private.masked_form(p_form jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select p_form || jsonb_strip_nulls(jsonb_build_object(
    'id_number', private.mask_id_number(p_form ->> 'id_number'),
    'phone', private.mask_phone(p_form ->> 'phone'),
    'email', case when p_form ->> 'email' <> '' then '***' end,
    'address', case when p_form ->> 'address' <> '' then left(p_form ->> 'address', 3) || '***' end,
    'postcode', case when p_form ->> 'postcode' <> '' then '***' end))
$$;
comment on function private.masked_form(jsonb) is 'A form whose personal data are masked.';

create function private.possible_actions(p_application public.applications)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(x.action order by x.position), '[]')
  from (
    select a.action, a.position
    from unnest(array['submit', 'resubmit', 'seal', 'withdraw', 'appeal', 'approve', 'return', 'reject',
        'grant_appeal', 'deny_appeal', 'issue', 'collect']) with ordinality a (action, position)
    where (private.possible_transition(p_application, a.action, private.actor_kinds(p_application), '{}')).action is not null
      and not (p_application.blocked_by_case_id is not null and a.action = any (private.blocked_actions()))
      and not (a.action in ('approve', 'return', 'reject', 'grant_appeal', 'deny_appeal')
        and (private.is_own(p_application)
          or private.needs_second_officer(p_application)
          or (p_application.status = 'appealing' and exists (
            select from public.application_events e
            where e.application_id = p_application.id and e.action = 'reject' and e.actor = auth.uid()))))
      and not (a.action = 'issue' and private.is_own(p_application))
      and not private.waits_for_dispute(p_application, a.action)
  ) x
$$;
comment on function private.possible_actions(public.applications) is 'What the caller may do with the file now, for the buttons.';

create function private.get_application(p_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_kinds text[];
  v_full boolean;
  v_form jsonb;
  v_person public.people;
  v_stage text;
begin
  select a.* into v_application from public.applications a where a.id = p_id;
  v_kinds := private.actor_kinds(v_application);
  -- administration and managers read lists; a whole file is for those who have to do with it
  if v_application.id is null or cardinality(v_kinds) = 0 then
    perform private.fail(404, 'application_not_found');
  end if;
  v_full := 'applicant' = any (v_kinds) or private.has_claim(v_application)
    or ('unit' = any (v_kinds) and v_application.is_proxy and v_application.status in ('draft', 'returned'));
  select f.form into v_form from private.application_forms f where f.application_id = p_id;
  select p.* into v_person from public.people p where p.id = v_application.person_id;
  v_stage := case when v_application.status in ('draft', 'returned') then 'submit'
    when v_application.status in ('unit_review', 'awaiting_seal') then 'unit_review'
    when v_application.status = 're_review' then 're_review' else 'final_review' end;
  return jsonb_build_object(
    'application', to_jsonb(v_application),
    'form', case when v_full then v_form else private.masked_form(v_form) end,
    'is_full', v_full,
    'person', jsonb_build_object('id', v_person.id, 'name', v_person.name, 'gender', v_person.gender,
      'birth_on', v_person.birth_on, 'status', v_person.status, 'former_names', v_person.former_names,
      'id_number_masked', v_person.id_number_masked),
    'card', (select to_jsonb(c) - 'check_token' from public.cards c where c.id = v_application.card_id),
    'new_card', (select to_jsonb(c) - 'check_token' from public.cards c where c.id = v_application.new_card_id),
    'round', (select to_jsonb(r) from public.rounds r where r.id = v_application.round_id),
    'institution', (select jsonb_build_object('id', i.id, 'name', i.name, 'attribution', i.attribution,
      'region_code', i.region_code, 'status', i.status) from public.institutions i where i.id = v_application.institution_id),
    'records', coalesce((
      select jsonb_agg(to_jsonb(r) order by r.held_on desc)
      from public.activity_records r
      where r.person_id = v_application.person_id and r.role = v_application.role), '[]'),
    'documents', coalesce((
      select jsonb_agg(to_jsonb(d) order by k.sort, d.uploaded_at)
      from public.documents d join public.document_kinds k on k.code = d.kind
      where d.application_id = p_id and d.status = 'stored'), '[]'),
    'requirements', coalesce((
      select jsonb_agg(jsonb_build_object('document_kind', r.document_kind, 'due_at', r.due_at, 'condition', r.condition) order by k.sort)
      from public.document_requirements r join public.document_kinds k on k.code = r.document_kind
      where r.card_kind = v_application.card_kind), '[]'),
    'checks', private.check_application(v_application, v_stage, private.today()),
    'events', coalesce((
      select jsonb_agg(to_jsonb(e) - 'hash' - 'previous_hash' order by e.id)
      from public.application_events e where e.application_id = p_id), '[]'),
    'actions', private.possible_actions(v_application),
    'block', private.application_block(v_application),
    'as_of', private.today());
end
$$;
comment on function private.get_application(uuid) is 'See public.get_application.';

create function private.print_application(p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_kinds text[];
  v_version private.form_versions;
begin
  select a.* into v_application from public.applications a where a.id = p_id;
  v_kinds := private.actor_kinds(v_application);
  if v_application.id is null or cardinality(v_kinds) = 0 then
    perform private.fail(404, 'application_not_found');
  end if;
  if not ('applicant' = any (v_kinds)) then
    perform private.log_access('print', 'application', p_id, v_application.person_id,
      '打印申报表 ' || coalesce(v_application.number, ''));
  end if;
  select v.* into v_version from private.form_versions v
  where v.application_id = p_id and v.data_version = v_application.data_version
    -- back with the unit, or with another one: its next opinion freezes the next version
    and v_application.status <> 'unit_review';
  return jsonb_build_object(
    'id', p_id, 'number', v_application.number, 'role', v_application.role, 'card_kind', v_application.card_kind,
    'data_version', v_application.data_version, 'is_frozen', v_version.application_id is not null,
    'form', coalesce(v_version.content -> 'form', (select f.form from private.application_forms f where f.application_id = p_id)),
    'records', coalesce(v_version.content #> '{printed,records}', private.printed_content(v_application) -> 'records'),
    'photo_path', coalesce(v_version.content #>> '{printed,photo}', private.printed_content(v_application) ->> 'photo'),
    'opinion', v_version.content ->> 'opinion', 'agrees', (v_version.content ->> 'agrees')::boolean,
    'opinion_on', v_version.content ->> 'opinion_on',
    'institution_name', v_application.institution_name,
    'filled_on', private.day_of(coalesce(v_application.submitted_at, private.now())));
end
$$;
comment on function private.print_application(uuid) is 'See public.print_application.';

create function public.register_document(p_application_id uuid, p_kind text, p_name text, p_mime_type text, p_bytes integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.register_document(p_application_id, p_kind, p_name, p_mime_type, p_bytes) $$;
comment on function public.register_document(uuid, text, text, text, integer) is
  'Announces an upload and gives its path in the bucket "documents". Errors name the field: document_type, document_empty, document_too_large, document_not_editable.';
create function public.complete_document(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.complete_document(p_id) $$;
comment on function public.complete_document(uuid) is 'Counts an upload once its bytes are in storage; it replaces the earlier document of its kind. 422 upload_missing, upload_differs.';
create function public.remove_document(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.remove_document(p_id) $$;
comment on function public.remove_document(uuid) is 'Takes a document off a file that is being filled in.';
create function public.open_document(p_id uuid, p_reason text default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.open_document(p_id, p_reason) $$;
comment on function public.open_document(uuid, text) is 'Opens one document for some minutes: the own one or under a claim as it is, otherwise with a logged reason.';
create function public.reveal_identity(p_person_id uuid, p_reason text default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.reveal_identity(p_person_id, p_reason) $$;
comment on function public.reveal_identity(uuid, text) is 'Full identity number and contacts of a person: one''s own, or with the reveal right and a logged reason.';
create function public.get_application(p_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.get_application(p_id) $$;
comment on function public.get_application(uuid) is
  'A whole file in one call: application, form (masked without claim), person, card, round, institution, records, documents, requirements, checks, events, actions.';
create function public.print_application(p_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.print_application(p_id) $$;
comment on function public.print_application(uuid) is 'The full data of annex 1 or 3 for printing: the frozen version where there is one. Logged unless it is one''s own.';

grant execute on function private.register_document(uuid, text, text, text, integer), private.complete_document(uuid),
  private.remove_document(uuid), private.open_document(uuid, text), private.reveal_identity(uuid, text),
  private.get_application(uuid), private.print_application(uuid),
  private.may_open_path(text), private.may_upload_path(text) to authenticated;
grant execute on function public.register_document(uuid, text, text, text, integer), public.complete_document(uuid),
  public.remove_document(uuid), public.open_document(uuid, text), public.reveal_identity(uuid, text),
  public.get_application(uuid), public.print_application(uuid) to authenticated;
