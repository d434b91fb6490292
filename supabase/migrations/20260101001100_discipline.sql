-- Discipline, as far as the checks of a renewal read it: live penalties and assessment accidents.

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
  created_at timestamptz not null default private.now(),
  constraint lifting_has_reason check ((lifted_on is null) = (lifted_reason is null))
);
comment on table public.penalties is '警告、取消资格、永久取消: live until lifted. Decided by the province (notice 三(三)).';
create index penalties_person_id_idx on public.penalties (person_id);
create index penalties_region_code_idx on public.penalties (region_code);
create index penalties_institution_id_idx on public.penalties (institution_id);

create table public.accidents (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  kind text not null,
  severity text not null constraint accident_severity_is_known check (severity in ('minor', 'serious', 'grave')),
  occurred_on date not null,
  note text,
  voided_on date,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  created_at timestamptz not null default private.now()
);
comment on table public.accidents is '考评事故: blocks the renewal of assessors (notice 一(一): 无考评事故经历).';
create index accidents_person_id_idx on public.accidents (person_id);
create index accidents_region_code_idx on public.accidents (region_code);
create index accidents_institution_id_idx on public.accidents (institution_id);

create table private.identity_bans (
  id_number text primary key,
  role text not null constraint ban_role_is_known check (role in ('assessor', 'supervisor', 'both')),
  penalty_id uuid not null references public.penalties (id),
  created_at timestamptz not null default private.now()
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
