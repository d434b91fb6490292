-- Applications (申报): one live file per card. The row carries what lists and policies read; the form itself,
-- which holds personal data, stays in private and is served by functions that check and log.

create table public.applications (
  id uuid primary key default gen_random_uuid(),
  number text unique,
  round_id uuid not null references public.rounds (id),
  card_id uuid not null references public.cards (id),
  person_id uuid not null references public.people (id),
  card_kind text not null references public.card_kinds (code),
  role text not null constraint application_role_is_known check (role in ('assessor', 'supervisor')),
  track text not null constraint track_is_known check (track in ('city', 'province')),
  institution_id uuid not null references public.institutions (id),
  region_code text not null references public.regions (code),
  status text not null default 'draft' constraint application_status_is_known check (status in (
    'draft', 'unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt', 'final_review',
    'awaiting_issue', 'issued', 'collected', 'returned', 'rejected', 'appealing', 'withdrawn',
    'expired_draft', 'expired_return')),
  is_live boolean not null generated always as (status not in (
    'issued', 'collected', 'rejected', 'withdrawn', 'expired_draft', 'expired_return')) stored,
  status_since timestamptz not null default private.now(),
  reached smallint not null default 0 constraint reached_is_a_step check (reached between 0 and 10),
  stage text not null default '' constraint stage_is_known check (stage in ('', 'unit_review', 're_review', 'final_review')),
  stage_level text constraint stage_level_is_known check (stage_level in ('unit', 'city', 'province')),
  person_name text not null,
  institution_name text not null,
  employer_name text not null,
  card_number text not null,
  card_level text,
  card_valid_to date not null,
  occupations text[] not null default '{}',
  is_proxy boolean not null default false,
  data_version integer not null default 0,
  unit_opinion text,
  unit_opinion_at timestamptz,
  unit_opinion_by uuid references auth.users (id) on delete set null,
  is_seal_waived boolean not null default false,
  return_fields text[] not null default '{}',
  return_documents text[] not null default '{}',
  due_on date,
  claimed_by uuid references auth.users (id) on delete set null,
  claimed_by_name text,
  claimed_until timestamptz,
  is_claim_prefetch boolean not null default false,
  reviewed_by uuid references auth.users (id) on delete set null,
  batch_id uuid,
  new_card_id uuid references public.cards (id),
  blocked_by_case_id uuid,
  submitted_at timestamptz,
  decided_at timestamptz,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  version integer not null default 1
);
comment on table public.applications is 'Renewal files. Routed by the 申报单位 at submission; unit, track and region then stay for life.';
comment on column public.applications.status_since is 'When the file came into its present status.';
comment on column public.applications.reached is
  'The furthest step it got to, of private.step_reached; 0: never submitted. Another unit begins anew.';
comment on column public.applications.stage is 'Where the file was when it was returned or refused: decides where it goes next.';
comment on column public.applications.data_version is 'Counts the frozen versions of the printed data; 0 until the unit first agrees.';
comment on column public.applications.reviewed_by is 'Who passed the 复审, or granted the appeal against it: the final review of a 省属 file is another officer''s.';
comment on column public.applications.due_on is 'Day by which the present step is due; null: none, or awaiting the calendar.';
comment on column public.applications.blocked_by_case_id is
  'The disqualification that holds the file up: nothing that leads towards a card happens while it stands.';
create unique index one_live_application_per_card on public.applications (card_id) where is_live;
-- what the policy and the counts read besides stands in the queues' indexes: counting touches no row
create index applications_region_queue_idx on public.applications (region_code, status, submitted_at, id)
  include (institution_id, person_id, is_proxy, due_on);
create index applications_institution_queue_idx on public.applications (institution_id, status, submitted_at, id);
create index applications_status_queue_idx on public.applications (status, submitted_at, id)
  include (region_code, track, institution_id, person_id, is_proxy, due_on);
-- the whole register in its own order: the latest change first
create index applications_region_changed_idx on public.applications (region_code, updated_at desc nulls last, id);
create index applications_changed_idx on public.applications (updated_at desc nulls last, id);
create index applications_round_idx on public.applications (round_id, region_code, status) include (is_live, due_on);
create index applications_person_id_idx on public.applications (person_id);
create index applications_card_id_idx on public.applications (card_id);
create index applications_card_kind_idx on public.applications (card_kind);
-- terms that wait for the calendar of their year
create index applications_undated_idx on public.applications (id) where due_on is null and status in ('returned', 'rejected');
create index applications_card_number_idx on public.applications (card_number);
create index applications_person_name_idx on public.applications (person_name text_pattern_ops);
create index applications_batch_id_idx on public.applications (batch_id);
create index applications_created_by_idx on public.applications (created_by);
create index applications_claimed_by_idx on public.applications (claimed_by);
create index applications_claimed_until_idx on public.applications (claimed_until) where claimed_until is not null;
create index applications_reviewed_by_idx on public.applications (reviewed_by);
create index applications_unit_opinion_by_idx on public.applications (unit_opinion_by);
create index applications_new_card_id_idx on public.applications (new_card_id);
create index applications_blocked_by_case_id_idx on public.applications (blocked_by_case_id);

alter table public.cards add constraint cards_application_id_fkey
  foreign key (application_id) references public.applications (id);

create table private.application_forms (
  application_id uuid primary key references public.applications (id) on delete cascade,
  form jsonb not null default '{}',
  identity jsonb not null default '{}',
  saved_at timestamptz not null default private.now()
);
comment on table private.application_forms is 'What was filled in; keys are the fields of public.form_fields.';
comment on column private.application_forms.identity is
  'Name and identity number on record when the draft began: what differs from them is a change to be proven.';

create table private.form_versions (
  application_id uuid not null references public.applications (id) on delete cascade,
  data_version integer not null,
  content jsonb not null,
  frozen_at timestamptz not null default private.now(),
  frozen_by uuid,
  primary key (application_id, data_version)
);
comment on table private.form_versions is 'Frozen data of annex 1 or 3, with the records and the unit''s opinion, as it was printed and sealed.';

create table private.counters (
  key text primary key,
  value integer not null
);
comment on table private.counters is 'Serial numbers: of files, batches and cards.';

create function private.next_number(p_key text)
returns integer
language sql
security definer
set search_path = ''
as $$
  insert into private.counters as c (key, value) values (p_key, 1)
  on conflict (key) do update set value = c.value + 1
  returning value
$$;
comment on function private.next_number(text) is 'The next serial of a series; concurrent callers wait for each other.';

alter table public.applications enable row level security;
revoke all on table public.applications from anon, authenticated, service_role;
grant select on table public.applications to authenticated, service_role;
create policy "files are read by the person, the unit and its center; drafts by who fills them" on public.applications
  for select to authenticated
  using (
    (region_code = any ((select private.my_regions())::text[]) and status <> 'draft')
    or (institution_id = any ((select private.my_institutions())::uuid[]) and (status <> 'draft' or is_proxy))
    or person_id = (select private.my_person())
  );

-- Documents of a file. The bytes lie in storage under a path that begins with the file's id; this row says what
-- they are, and the storage policies read it.
create table public.documents (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references public.applications (id) on delete cascade,
  kind text not null references public.document_kinds (code),
  path text not null unique,
  original_name text not null constraint original_name_is_short check (char_length(original_name) between 1 and 200),
  mime_type text not null,
  bytes integer not null constraint document_has_bytes check (bytes > 0),
  status text not null default 'pending' constraint document_status_is_known check (status in ('pending', 'stored', 'removed')),
  data_version integer,
  person_id uuid not null references public.people (id),
  institution_id uuid references public.institutions (id),
  region_code text references public.regions (code),
  uploaded_by uuid references auth.users (id) on delete set null,
  uploaded_at timestamptz not null default private.now()
);
comment on table public.documents is 'Documents of applications; what lies in storage is opened by a claim or a logged reason.';
comment on column public.documents.data_version is 'Of a sealed form: the frozen version that was printed. A newer version voids the seal.';
comment on column public.documents.region_code is 'Null until the file is submitted: a draft is nobody else''s business.';
create index documents_application_id_idx on public.documents (application_id, kind);
create index documents_kind_idx on public.documents (kind);
create index documents_person_id_idx on public.documents (person_id);
create index documents_institution_id_idx on public.documents (institution_id);
create index documents_region_code_idx on public.documents (region_code);
create index documents_uploaded_by_idx on public.documents (uploaded_by);
create index documents_pending_idx on public.documents (uploaded_at) where status = 'pending';

alter table public.documents enable row level security;
revoke all on table public.documents from anon, authenticated, service_role;
grant select on table public.documents to authenticated, service_role;
create policy "documents are listed to the person, the unit and its center" on public.documents
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );

-- 留痕: who saw personal data, when, why, which.
create table public.access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default private.now(),
  actor uuid,
  actor_name text,
  kind text not null constraint access_kind_is_known check (kind in ('claim', 'reveal', 'open', 'print', 'export')),
  subject text not null,
  subject_id uuid,
  person_id uuid,
  reason text not null
);
comment on table public.access_log is 'Every look at personal data outside one''s own: claims, reveals, opened documents, prints, exports. Append-only, kept at least three years.';
create index access_log_at_idx on public.access_log (at desc);
create index access_log_person_id_idx on public.access_log (person_id);
create index access_log_actor_idx on public.access_log (actor);

alter table public.access_log enable row level security;
revoke all on table public.access_log from anon, authenticated, service_role;
grant select on table public.access_log to authenticated, service_role;
create policy "auditors read the access log" on public.access_log
  for select to authenticated using ((select private.my_role()) = 'auditor');

create function private.log_access(p_kind text, p_subject text, p_subject_id uuid, p_person_id uuid, p_reason text)
returns void
language sql
security definer
set search_path = ''
as $$
  select private.require_length(p_reason, 500, 'reason');
  insert into public.access_log (actor, actor_name, kind, subject, subject_id, person_id, reason)
  values (auth.uid(),
    coalesce((private.me()).name, (select p.name from public.people p where p.user_id = auth.uid())),
    p_kind, p_subject, p_subject_id, p_person_id, p_reason)
$$;
comment on function private.log_access(text, text, uuid, uuid, text) is 'Writes one line of the access log in the caller''s name.';

create function private.refuse_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.fail(403, 'append_only', jsonb_build_object('table', tg_table_name));
  return null;
end
$$;
comment on function private.refuse_change() is 'Keeps a table append-only, whoever tries.';
create trigger access_log_is_append_only before update or delete on public.access_log
  for each row execute function private.refuse_change();
create trigger access_log_is_never_emptied before truncate on public.access_log
  for each statement execute function private.refuse_change();
