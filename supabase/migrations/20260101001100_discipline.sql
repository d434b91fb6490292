-- Discipline, as far as the checks of a renewal read it: live penalties, assessment accidents, bans by identity. How a
-- penalty comes about and is lifted stands in the chapters of cases.

create table public.penalties (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  role text not null constraint penalty_role_is_known check (role in ('assessor', 'supervisor', 'both')),
  kind text not null constraint penalty_kind_is_known check (kind in ('warning', 'disqualification', 'permanent_disqualification')),
  ground text not null,
  decided_on date not null,
  document_number text,
  lifted_on date,
  lifted_reason text,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  case_id uuid,
  created_at timestamptz not null default private.now(),
  constraint lifting_has_reason check ((lifted_on is null) = (lifted_reason is null))
);
comment on table public.penalties is '警告、取消资格、永久取消: live until lifted. Decided by the province (notice 三(三)).';
create index penalties_person_id_idx on public.penalties (person_id);
create index penalties_region_code_idx on public.penalties (region_code);
comment on column public.penalties.case_id is 'The case that decided it; null of what was decided before this system.';
create index penalties_institution_id_idx on public.penalties (institution_id);
create index penalties_case_id_idx on public.penalties (case_id);

create table public.accidents (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  kind text not null,
  severity text not null constraint accident_severity_is_known check (severity in ('minor', 'serious', 'grave')),
  occurred_on date not null,
  note text,
  activity_record_id uuid references public.activity_records (id) on delete set null,
  voided_on date,
  void_reason text,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  recorded_by uuid references auth.users (id) on delete set null,
  recorded_by_name text,
  request_id uuid unique,
  version integer not null default 1,
  created_at timestamptz not null default private.now()
);
comment on column public.accidents.activity_record_id is 'The work at which it happened, where it is on record.';
comment on table public.accidents is '考评事故: blocks the renewal of assessors (notice 一(一): 无考评事故经历).';
create index accidents_person_id_idx on public.accidents (person_id);
create index accidents_region_code_idx on public.accidents (region_code);
create index accidents_institution_id_idx on public.accidents (institution_id);
create index accidents_activity_record_id_idx on public.accidents (activity_record_id);
create index accidents_recorded_by_idx on public.accidents (recorded_by);

-- What is on record against a person is seen where the person is now.
create function private.discipline_follows_person()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.penalties p set institution_id = new.institution_id, region_code = new.region_code where p.person_id = new.id;
  update public.accidents a set institution_id = new.institution_id, region_code = new.region_code where a.person_id = new.id;
  return null;
end
$$;
comment on function private.discipline_follows_person() is 'Copies unit and region of a person who moves to penalties and accidents, where the policies read them.';
create trigger discipline_follows_person after update of institution_id, region_code on public.people
  for each row when ((old.institution_id, old.region_code) is distinct from (new.institution_id, new.region_code))
  execute function private.discipline_follows_person();

create table private.identity_bans (
  id_number text not null,
  role text not null constraint ban_role_is_known check (role in ('assessor', 'supervisor', 'both')),
  penalty_id uuid not null references public.penalties (id),
  created_at timestamptz not null default private.now(),
  primary key (id_number, penalty_id)
);
comment on table private.identity_bans is 'Permanent disqualifications by identity, so that a new record or card under another number is refused.';
create index identity_bans_penalty_id_idx on private.identity_bans (penalty_id);

alter table public.penalties enable row level security;
alter table public.accidents enable row level security;
revoke all on table public.penalties, public.accidents from anon, authenticated, service_role;
grant select on table public.penalties, public.accidents to authenticated, service_role;
create policy "penalties are read by the person, the unit and its center" on public.penalties
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );
create policy "accidents are read by the person, the unit and its center" on public.accidents
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );

create function private.blocked_actions()
returns text[]
language sql
immutable
set search_path = ''
as $$
  select array['submit', 'resubmit', 'seal', 'approve', 'return', 'reject', 'appeal', 'grant_appeal', 'issue', 'expire']
$$;
comment on function private.blocked_actions() is
  'What waits while a disqualification holds a file up: every decision and every deadline. Withdrawing goes on, and so do the summary tables, which decide nothing.';
