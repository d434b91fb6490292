-- Findings: what evaluations and activity records show of institutions that use whom they may not (notice 三(二)). The
-- system raises them; how they are handled stands in the next chapter.

insert into public.parameters (key, value, unit, unit_en, min_value, max_value, basis, clause, name_zh, name_en, effect_zh, effect_en) values
  ('consecutive_sessions', '5', '次', 'times', 2, 50, 'decision', '',
    '同一人连续在同一机构考评的提示次数', 'Consecutive sessions at one institution',
    '此后核查的评价活动；达到即提示。', 'Evaluations scanned from now on; a finding is raised when it is reached.');

create table public.findings (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  kind text not null constraint finding_kind_is_known check (kind in (
    'expired_card', 'no_card', 'occupation_outside', 'level_outside', 'two_places', 'consecutive', 'person_mismatch',
    'inspection')),
  source text not null default 'system' constraint finding_source_is_known check (source in ('system', 'center', 'inspection')),
  institution_id uuid references public.institutions (id),
  institution_name text not null,
  region_code text not null references public.regions (code),
  person_id uuid references public.people (id),
  person_name text not null,
  evaluation_id uuid references public.evaluations (id),
  activity_record_id uuid references public.activity_records (id) on delete set null,
  occurred_on date not null,
  details jsonb not null default '{}',
  status text not null default 'open' constraint finding_status_is_known check (status in (
    'open', 'rectifying', 'answered', 'closed', 'transferred', 'unfounded')),
  rectify_by date,
  note text,
  handled_by uuid references auth.users (id) on delete set null,
  handled_by_name text,
  handled_at timestamptz,
  answer text constraint finding_answer_is_short check (char_length(answer) <= 1000),
  answered_by_name text,
  answered_at timestamptz,
  case_id uuid references public.discipline_cases (id),
  created_at timestamptz not null default private.now(),
  version integer not null default 1,
  constraint rectification_has_a_term check (status not in ('rectifying', 'answered') or rectify_by is not null),
  constraint transfer_names_its_case check ((status = 'transferred') = (case_id is not null)),
  constraint handling_has_a_note check (status = 'open' or note is not null)
);
comment on table public.findings is '使用不当: expired cards, occupations or levels outside the card, nobody''s card, two places at once, too many sessions at one institution; 人证不符 is reported by a center.';
comment on column public.findings.key is 'What was found where: the same thing is raised once.';
comment on column public.findings.region_code is 'The center of the institution where it happened: who handles it.';
create index findings_region_code_idx on public.findings (region_code, status, occurred_on desc);
create index findings_institution_id_idx on public.findings (institution_id, occurred_on desc);
create index findings_status_idx on public.findings (status, occurred_on desc);
create index findings_person_id_idx on public.findings (person_id);
create index findings_evaluation_id_idx on public.findings (evaluation_id);
create index findings_activity_record_id_idx on public.findings (activity_record_id);
create index findings_handled_by_idx on public.findings (handled_by);
create index findings_case_id_idx on public.findings (case_id);
create trigger audit_findings after update or delete on public.findings for each row execute function private.audit_change();

create table private.finding_scans (
  is_only boolean primary key default true constraint there_is_one_scan check (is_only),
  at timestamptz not null
);
comment on table private.finding_scans is 'When findings were last looked for: pages that ask for what is due do not look anew each time.';

alter table public.findings enable row level security;
revoke all on table public.findings from anon, authenticated, service_role;
grant select on table public.findings to authenticated, service_role;
create policy "findings are read by their center and their institution" on public.findings
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
  );

create function private.found_assignments(p_from date, p_to date)
returns table (kind text, evaluation_id uuid, person_id uuid, details jsonb)
language sql
stable
security definer
set search_path = ''
as $$
  with used as (
    select e.id as evaluation_id, e.institution_id, e.site, e.starts_on, e.ends_on, e.occupation, e.occupation_code, e.levels,
      a.person_id, a.role, c.number, c.valid_to, c.occupations, c.occupation_codes, k.covers_levels
    from public.evaluations e
    join public.evaluation_assignments a on a.evaluation_id = e.id
    join public.cards c on c.id = a.card_id
    join public.card_kinds k on k.code = c.kind
    where e.status = 'reported' and e.starts_on between p_from and p_to)
  select 'expired_card', u.evaluation_id, u.person_id, jsonb_build_object('card_number', u.number, 'valid_to', u.valid_to)
  from used u where u.valid_to < u.starts_on
  union all
  select 'occupation_outside', u.evaluation_id, u.person_id,
    jsonb_build_object('card_number', u.number, 'occupation', u.occupation, 'occupations', to_jsonb(u.occupations))
  from used u where u.role = 'assessor' and not (u.occupation = any (u.occupations))
    and not coalesce(u.occupation_code = any (u.occupation_codes), false)
  union all
  select 'level_outside', u.evaluation_id, u.person_id, jsonb_build_object('card_number', u.number, 'levels', to_jsonb(u.levels))
  from used u where u.covers_levels is not null and not u.levels <@ u.covers_levels
  union all
  -- of two that overlap the later one carries the finding
  select 'two_places', u.evaluation_id, u.person_id, jsonb_build_object('site', u.site, 'other_site', min(o.site))
  from used u join used o on o.person_id = u.person_id and o.evaluation_id <> u.evaluation_id
    and o.starts_on <= u.ends_on and o.ends_on >= u.starts_on and o.site <> u.site
    and (o.starts_on, o.evaluation_id) < (u.starts_on, u.evaluation_id)
  group by u.evaluation_id, u.person_id, u.site
$$;
comment on function private.found_assignments(date, date) is 'What the lists of evaluations that began between two days show.';

create function private.found_consecutive(p_from date, p_to date)
returns table (evaluation_id uuid, person_id uuid, sessions integer)
language sql
stable
security definer
set search_path = ''
as $$
  with sessions as (
    select a.person_id, e.id as evaluation_id, e.institution_id, e.starts_on,
      row_number() over (partition by a.person_id order by e.starts_on, e.id)
        - row_number() over (partition by a.person_id, e.institution_id order by e.starts_on, e.id) as run
    from public.evaluation_assignments a join public.evaluations e on e.id = a.evaluation_id
    where e.status = 'reported' and a.role = 'assessor' and e.starts_on <= p_to),
  runs as (
    select s.*, row_number() over (partition by s.person_id, s.institution_id, s.run order by s.starts_on, s.evaluation_id)::integer as n
    from sessions s)
  select r.evaluation_id, r.person_id, r.n from runs r
  where r.starts_on >= p_from and r.n >= private.parameter_int('consecutive_sessions')
    -- once for a run: where the number is reached
    and r.n = private.parameter_int('consecutive_sessions')
$$;
comment on function private.found_consecutive(date, date) is
  'Assessors who reach the parameter''s number of sessions in a row at one institution, with none elsewhere between, by the session that reaches it.';

create function private.found_records(p_from date, p_to date)
returns table (kind text, record_id uuid, details jsonb)
language sql
stable
security definer
set search_path = ''
as $$
  select case when had.valid_to is null then 'no_card' else 'expired_card' end, r.id,
    jsonb_strip_nulls(jsonb_build_object('batch', r.batch, 'card_number', had.number, 'valid_to', had.valid_to))
  from public.activity_records r
  -- the last card of the role that had begun by then
  left join lateral (
    select c.number, c.valid_to from public.cards c join public.card_kinds k on k.code = c.kind
    where c.person_id = r.person_id and k.role = r.role and c.valid_from <= r.held_on
    order by c.valid_to desc limit 1) had on true
  where r.held_on between p_from and p_to and r.status <> 'disputed'
    and coalesce(had.valid_to < r.held_on, true)
$$;
comment on function private.found_records(date, date) is 'Activity records of days on which the person held no card of the role.';

create function private.raise_findings(p_from date, p_to date)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_raised integer;
begin
  with found as (
    select f.kind || ':' || f.evaluation_id || ':' || f.person_id as key, f.kind, e.institution_id, e.institution_name, e.region_code,
      f.person_id, e.id as evaluation_id, null::uuid as record_id, e.starts_on as occurred_on, f.details
    from (
      select a.kind, a.evaluation_id, a.person_id, a.details from private.found_assignments(p_from, p_to) a
      union all
      select 'consecutive', c.evaluation_id, c.person_id, jsonb_build_object('sessions', c.sessions)
      from private.found_consecutive(p_from, p_to) c) f
    join public.evaluations e on e.id = f.evaluation_id
    union all
    -- of a record that was entered from an evaluation the list speaks already
    select f.kind || ':record:' || r.id, f.kind, r.evaluator_id, r.institution_name,
      coalesce((select i.region_code from public.institutions i where i.id = r.evaluator_id), r.region_code),
      r.person_id, r.evaluation_id, r.id, r.held_on, f.details
    from private.found_records(p_from, p_to) f join public.activity_records r on r.id = f.record_id
    where not exists (select from public.evaluation_assignments a
      where a.evaluation_id = r.evaluation_id and a.person_id = r.person_id and a.role = r.role))
  insert into public.findings (key, kind, institution_id, institution_name, region_code, person_id, person_name, evaluation_id,
    activity_record_id, occurred_on, details)
  select f.key, f.kind, f.institution_id, f.institution_name, f.region_code, f.person_id, p.name, f.evaluation_id, f.record_id,
    f.occurred_on, f.details
  from found f join public.people p on p.id = f.person_id
  on conflict (key) do nothing;
  get diagnostics v_raised = row_count;
  return v_raised;
end
$$;
comment on function private.raise_findings(date, date) is 'Raises what happened between two days and was not raised before; returns how much.';

create function private.scan_findings()
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_due boolean;
begin
  insert into private.finding_scans as s (at) values (private.now())
  on conflict (is_only) do update set at = excluded.at
  -- one at a time and not at every page; the clock of a test may stand before
  where s.at < private.now() - interval '1 hour' or s.at > private.now()
  returning true into v_due;
  if v_due then
    perform private.raise_findings(private.today() - 60, private.today());
  end if;
end
$$;
comment on function private.scan_findings() is 'Looks for findings of the last sixty days, once an hour at most. Part of advance_due().';
