-- Cases of discipline (notice 三(三)): a center proposes, the province decides, another officer decides the appeal.
-- What a decision takes from a person stands in the next chapters; here: the case, its steps as data, its history.

create table public.discipline_cases (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  person_id uuid not null references public.people (id),
  person_name text not null,
  role text not null constraint case_role_is_known check (role in ('assessor', 'supervisor', 'both')),
  kind text not null constraint case_kind_is_known check (kind in ('warning', 'disqualification', 'permanent_disqualification')),
  ground text not null,
  facts text not null constraint facts_are_told check (char_length(facts) between 10 and 2000),
  statement text constraint statement_is_short check (char_length(statement) <= 2000),
  accident_id uuid references public.accidents (id),
  status text not null default 'draft' constraint case_status_is_known check (status in (
    'draft', 'proposed', 'dismissed', 'decided', 'appealing', 'upheld', 'revoked', 'withdrawn')),
  outcome text constraint outcome_is_known check (outcome in ('warning', 'disqualification', 'permanent_disqualification')),
  document_number text unique,
  decision_note text,
  penalty_id uuid references public.penalties (id),
  level text not null constraint case_level_is_known check (level in ('city', 'province')),
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  created_by uuid references auth.users (id) on delete set null,
  created_by_name text not null,
  proposed_by uuid references auth.users (id) on delete set null,
  proposed_by_name text,
  proposed_at timestamptz,
  decided_by uuid references auth.users (id) on delete set null,
  decided_by_name text,
  decided_at timestamptz,
  appeal_due_on date,
  appealed_at timestamptz,
  appeal_note text,
  appeal_decided_by uuid references auth.users (id) on delete set null,
  appeal_decided_by_name text,
  appeal_decided_at timestamptz,
  appeal_decision_note text,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  version integer not null default 1,
  constraint penalty_comes_of_a_decision check (
    (status in ('decided', 'appealing', 'upheld', 'revoked')) = (outcome is not null and document_number is not null)),
  constraint decider_did_not_propose check (decided_by is null or decided_by not in (created_by, coalesce(proposed_by, created_by))),
  constraint appeal_has_another_officer check (appeal_decided_by is null or appeal_decided_by <> decided_by)
);
comment on table public.discipline_cases is '资格管理: proposals against assessors and supervisors, what the province decided, appeals (notice 三(三)).';
comment on column public.discipline_cases.kind is 'What was proposed; outcome is what was decided.';
comment on column public.discipline_cases.statement is '陈述申辩: what the person says to it, written by the person or taken down by the proposer.';
comment on column public.discipline_cases.level is 'Whose proposal it is: of the city of the region, or of an officer of the province.';
comment on column public.discipline_cases.region_code is 'Of the person''s unit when the case was drawn up: who handles it.';
comment on column public.discipline_cases.appeal_due_on is 'Last day of the appeal; null while it is not decided, or while the calendar of that day is not loaded.';
create index discipline_cases_region_code_idx on public.discipline_cases (region_code, status, created_at desc);
create index discipline_cases_status_idx on public.discipline_cases (status, created_at desc);
create index discipline_cases_person_id_idx on public.discipline_cases (person_id);
create index discipline_cases_institution_id_idx on public.discipline_cases (institution_id);
create index discipline_cases_accident_id_idx on public.discipline_cases (accident_id);
create index discipline_cases_penalty_id_idx on public.discipline_cases (penalty_id);
create index discipline_cases_created_by_idx on public.discipline_cases (created_by);
create index discipline_cases_proposed_by_idx on public.discipline_cases (proposed_by);
create index discipline_cases_decided_by_idx on public.discipline_cases (decided_by);
create index discipline_cases_appeal_decided_by_idx on public.discipline_cases (appeal_decided_by);

alter table public.penalties add constraint penalties_case_id_fkey foreign key (case_id) references public.discipline_cases (id);
alter table public.applications add constraint applications_blocked_by_case_id_fkey
  foreign key (blocked_by_case_id) references public.discipline_cases (id);

create table public.discipline_transitions (
  from_status text not null,
  action text not null,
  actor text not null constraint case_actor_is_known check (actor in ('proposer', 'decider', 'appeal_decider', 'person', 'unit')),
  to_status text not null,
  needs_note boolean not null,
  primary key (from_status, action, actor)
);
comment on table public.discipline_transitions is 'The state machine of a case: (from, action, actor) → to.';
comment on column public.discipline_transitions.actor is
  'proposer: the city, or the provincial officer who drew it up; decider: another officer of the province; appeal_decider: a third one; unit: for its people without a login.';
insert into public.discipline_transitions (from_status, action, actor, to_status, needs_note) values
  ('draft', 'propose', 'proposer', 'proposed', false),
  ('draft', 'withdraw', 'proposer', 'withdrawn', false),
  ('proposed', 'state', 'person', 'proposed', true),
  ('proposed', 'withdraw', 'proposer', 'withdrawn', true),
  ('proposed', 'send_back', 'decider', 'draft', true),
  ('proposed', 'decide', 'decider', 'decided', true),
  ('proposed', 'dismiss', 'decider', 'dismissed', true),
  ('decided', 'appeal', 'person', 'appealing', true),
  ('decided', 'appeal', 'unit', 'appealing', true),
  ('appealing', 'grant_appeal', 'appeal_decider', 'revoked', true),
  ('appealing', 'deny_appeal', 'appeal_decider', 'upheld', true);

create table public.discipline_events (
  id bigint generated always as identity primary key,
  case_id uuid not null references public.discipline_cases (id),
  at timestamptz not null default private.now(),
  action text not null,
  actor uuid,
  actor_kind text not null,
  actor_name text not null,
  from_status text,
  to_status text not null,
  outcome text,
  note text,
  request_id uuid not null,
  region_code text not null references public.regions (code),
  previous_hash text not null,
  hash text not null,
  constraint a_case_request_counts_once unique (case_id, request_id)
);
comment on table public.discipline_events is 'Append-only history of the cases: who did what and why.';
comment on column public.discipline_events.hash is 'SHA-256 over the previous entry''s hash and this entry: a changed entry breaks the chain of its case.';
create index discipline_events_region_code_idx on public.discipline_events (region_code, at desc);
create trigger discipline_history_is_append_only before update or delete on public.discipline_events
  for each row execute function private.refuse_change();
create trigger discipline_history_is_never_emptied before truncate on public.discipline_events
  for each statement execute function private.refuse_change();
create trigger audit_discipline_cases after insert or update or delete on public.discipline_cases
  for each row execute function private.audit_change();

alter table public.discipline_cases enable row level security;
alter table public.discipline_transitions enable row level security;
alter table public.discipline_events enable row level security;
revoke all on table public.discipline_cases, public.discipline_transitions, public.discipline_events from anon, authenticated, service_role;
grant select on table public.discipline_cases, public.discipline_transitions, public.discipline_events to authenticated, service_role;
-- the person and the unit read theirs through functions: what the centers weigh among themselves is not for them
create policy "cases are read by their center" on public.discipline_cases
  for select to authenticated using (region_code = any ((select private.my_regions())::text[]));
create policy "histories of cases are read by their center" on public.discipline_events
  for select to authenticated using (region_code = any ((select private.my_regions())::text[]));
create policy "every login reads the steps of a case" on public.discipline_transitions
  for select to authenticated using (true);

create function private.case_kinds(p_case public.discipline_cases)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role constant text := private.my_role();
  v_drew_it_up constant boolean := coalesce(auth.uid() in (p_case.created_by, p_case.proposed_by), false);
begin
  return array_remove(array[
    case when p_case.person_id = private.my_person() and p_case.proposed_at is not null then 'person' end,
    case when p_case.institution_id = any (private.my_institutions()) and p_case.outcome is not null
      and not exists (select from public.people p where p.id = p_case.person_id and p.user_id is not null) then 'unit' end,
    case when (p_case.level = 'city' and v_role = 'city_officer' and p_case.region_code = any (private.my_regions()))
      or (p_case.level = 'province' and v_role = 'province_reviewer' and v_drew_it_up) then 'proposer' end,
    case when v_role = 'province_reviewer' and not v_drew_it_up then 'decider' end,
    case when v_role = 'province_reviewer' and not v_drew_it_up and p_case.decided_by is distinct from auth.uid()
      then 'appeal_decider' end], null);
end
$$;
comment on function private.case_kinds(public.discipline_cases) is
  'In which capacities the caller stands to a case: person, unit, proposer, decider, appeal_decider. Nobody decides what he drew up, nor the appeal against what he decided.';

create function private.possible_case_step(p_case public.discipline_cases, p_action text)
returns public.discipline_transitions
language sql
stable
security definer
set search_path = ''
as $$
  select t from public.discipline_transitions t
  where t.from_status = p_case.status and t.action = p_action and t.actor = any (private.case_kinds(p_case))
  order by t.actor limit 1
$$;
comment on function private.possible_case_step(public.discipline_cases, text) is 'The step that an action means for the caller in this case; null where it is none.';

create function private.append_case_event(
  p_case public.discipline_cases, p_action text, p_actor_kind text, p_from_status text, p_outcome text, p_note text, p_request_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_previous text := coalesce((select e.hash from public.discipline_events e where e.case_id = p_case.id order by e.id desc limit 1), '');
  v_at timestamptz := private.now();
begin
  insert into public.discipline_events (case_id, at, action, actor, actor_kind, actor_name, from_status, to_status, outcome, note,
    request_id, region_code, previous_hash, hash)
  values (p_case.id, v_at, p_action, auth.uid(), p_actor_kind, private.actor_name(), p_from_status, p_case.status, p_outcome,
    nullif(trim(p_note), ''), p_request_id, p_case.region_code, v_previous,
    encode(sha256(convert_to(concat_ws(E'\n', v_previous, p_case.id, extract(epoch from v_at), p_action, p_actor_kind,
      coalesce(auth.uid()::text, ''), coalesce(p_from_status, ''), p_case.status, coalesce(p_outcome, ''),
      coalesce(nullif(trim(p_note), ''), ''), p_request_id), 'UTF8')), 'hex'));
end
$$;
comment on function private.append_case_event(public.discipline_cases, text, text, text, text, text, uuid) is
  'Writes one entry of a case''s history, chained to the one before.';

create function private.lock_case(p_id uuid)
returns public.discipline_cases
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_case public.discipline_cases;
begin
  select c.* into v_case from public.discipline_cases c where c.id = p_id for update;
  perform private.require(v_case.id is not null and cardinality(private.case_kinds(v_case)) > 0, 404, 'case_not_found');
  return v_case;
end
$$;
comment on function private.lock_case(uuid) is 'The case, locked for this transaction; 404 where the caller has nothing to do with it.';

create function private.require_case_version(p_case public.discipline_cases, p_expected integer)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last public.discipline_events;
begin
  if p_case.version is distinct from p_expected then
    select e.* into v_last from public.discipline_events e where e.case_id = p_case.id order by e.id desc limit 1;
    perform private.fail(409, 'stale_version', jsonb_build_object('version', p_case.version, 'by', v_last.actor_name, 'at', v_last.at));
  end if;
end
$$;
comment on function private.require_case_version(public.discipline_cases, integer) is '409 stale_version with who and when, if the case changed since the caller read it.';
