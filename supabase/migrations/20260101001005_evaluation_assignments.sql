-- Who assesses and supervises at an evaluation: people with the card they do it with. Findings and inspections start
-- here (notice 三（二）: 不得使用证卡过期、人证不符、职业不符等考评员、督导员).

alter table public.card_kinds add column covers_levels text[];
comment on column public.card_kinds.covers_levels is
  'Skill levels that a holder may assess; null: all. Outside of them is a warning. A rule of elsewhere: the notice does not say.';
update public.card_kinds set covers_levels = '{apprentice,level_5,level_4,level_3}' where code = 'assessor';

create table public.evaluation_assignments (
  id uuid primary key default gen_random_uuid(),
  evaluation_id uuid not null references public.evaluations (id),
  person_id uuid not null references public.people (id),
  card_id uuid not null references public.cards (id),
  role text not null constraint assigned_role_is_known check (role in ('assessor', 'supervisor')),
  person_name text not null,
  card_number text not null,
  institution_id uuid not null references public.institutions (id),
  region_code text not null references public.regions (code),
  created_by uuid references auth.users (id) on delete set null,
  created_by_name text not null,
  created_at timestamptz not null default private.now(),
  constraint assigned_once_in_a_role unique (evaluation_id, person_id, role)
);
comment on table public.evaluation_assignments is 'Assessors and internal supervisors of an evaluation, each with the card that the work is done with.';
comment on column public.evaluation_assignments.institution_id is 'The institution of the evaluation, not of the person.';
create index evaluation_assignments_person_id_idx on public.evaluation_assignments (person_id);
create index evaluation_assignments_card_id_idx on public.evaluation_assignments (card_id);
create index evaluation_assignments_institution_id_idx on public.evaluation_assignments (institution_id);
create index evaluation_assignments_region_code_idx on public.evaluation_assignments (region_code);
create index evaluation_assignments_created_by_idx on public.evaluation_assignments (created_by);

alter table public.evaluation_assignments enable row level security;
revoke all on table public.evaluation_assignments from anon, authenticated, service_role;
grant select on table public.evaluation_assignments to authenticated, service_role;
create policy "assignments are read by the evaluation's institution, its center and the person" on public.evaluation_assignments
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );

create function private.assignment_problems(p_card_id uuid, p_evaluation public.evaluations)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_kind public.card_kinds;
begin
  select c.* into v_card from public.cards c where c.id = p_card_id;
  select k.* into v_kind from public.card_kinds k where k.code = v_card.kind;
  return array_remove(array[
    case when exists (select from public.penalties p
        where p.person_id = v_card.person_id and p.role in (v_kind.role, 'both') and p.kind <> 'warning'
          and p.decided_on <= private.today() and (p.lifted_on is null or p.lifted_on > private.today()))
      or exists (select from private.person_identities i
        where i.person_id = v_card.person_id and private.is_banned_identity(i.id_number, v_kind.role)) then 'person_disqualified' end,
    case when v_card.status <> 'active' then 'card_not_live' end,
    case when v_card.valid_to < p_evaluation.ends_on then 'card_expired' end,
    case when v_card.valid_from > p_evaluation.starts_on then 'card_not_yet_valid' end,
    -- from here on warnings: an old card's text need not be the catalogue's
    case when v_kind.role = 'assessor' and not (p_evaluation.occupation = any (v_card.occupations)
        or coalesce(p_evaluation.occupation_code = any (v_card.occupation_codes), false)) then 'occupation_outside' end,
    case when v_kind.covers_levels is not null and not p_evaluation.levels <@ v_kind.covers_levels then 'level_outside' end,
    case when not v_card.is_verified then 'card_unverified' end,
    case when exists (
        select from public.evaluation_assignments a join public.evaluations e on e.id = a.evaluation_id
        where a.person_id = v_card.person_id and e.id <> p_evaluation.id and e.status = 'reported'
          and e.starts_on <= p_evaluation.ends_on and e.ends_on >= p_evaluation.starts_on) then 'assigned_elsewhere' end
  ], null);
end
$$;
comment on function private.assignment_problems(uuid, public.evaluations) is
  'What speaks against this card at this evaluation. person_disqualified, card_not_live, card_expired (已到期待换证) and card_not_yet_valid refuse it; occupation_outside, level_outside, card_unverified and assigned_elsewhere are warnings.';

create function private.hard_assignment_problem(p_problems text[])
returns text
language sql
immutable
set search_path = ''
as $$
  select 'assignment_' || p from unnest(p_problems) p
  where p in ('person_disqualified', 'card_not_live', 'card_expired', 'card_not_yet_valid') limit 1
$$;
comment on function private.hard_assignment_problem(text[]) is
  'The error key of the first of these problems that refuses an assignment (assignment_card_expired …), or null.';

create function private.require_fit_assignments(p_evaluation public.evaluations)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_problem text;
  v_assignment record;
begin
  for v_assignment in
    select a.card_id, a.person_name, c.valid_from, c.valid_to
    from public.evaluation_assignments a join public.cards c on c.id = a.card_id
    where a.evaluation_id = p_evaluation.id
  loop
    v_problem := private.hard_assignment_problem(private.assignment_problems(v_assignment.card_id, p_evaluation));
    -- what was lost since the assignment is for findings; days that no longer fit the card are refused here
    if v_problem in ('assignment_card_expired', 'assignment_card_not_yet_valid') then
      perform private.fail(409, v_problem, jsonb_build_object('field', 'starts_on',
        'name', v_assignment.person_name, 'valid_from', v_assignment.valid_from, 'valid_to', v_assignment.valid_to));
    end if;
  end loop;
end
$$;
comment on function private.require_fit_assignments(public.evaluations) is
  'Refuses days on which a card that is assigned already is not valid: 409 assignment_card_expired, assignment_card_not_yet_valid.';

create function private.lock_for_assigning(p_evaluation_id uuid)
returns public.evaluations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.evaluations;
begin
  select e.* into v_row from public.evaluations e where e.id = p_evaluation_id for update;
  perform private.require(v_row.institution_id = any (private.my_institutions()), 404, 'evaluation_not_found');
  perform private.require(v_row.status = 'reported', 409, 'evaluation_cancelled');
  -- somebody falls ill on the day: until the last one
  perform private.require(private.today() <= v_row.ends_on, 409, 'evaluation_over');
  return v_row;
end
$$;
comment on function private.lock_for_assigning(uuid) is
  'The locked evaluation to whose people the caller may add: its own institution, until the last day. 404 evaluation_not_found; 409 evaluation_cancelled, evaluation_over.';

create function private.assign_to_evaluation(p_evaluation_id uuid, p_card_id uuid)
returns public.evaluation_assignments
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_evaluation public.evaluations := private.lock_for_assigning(p_evaluation_id);
  v_card public.cards;
  v_problem text;
  v_row public.evaluation_assignments;
begin
  select c.* into v_card from public.cards c where c.id = p_card_id;
  perform private.require(v_card.id is not null, 404, 'card_not_found');
  v_problem := private.hard_assignment_problem(private.assignment_problems(p_card_id, v_evaluation));
  if v_problem is not null then
    perform private.fail(409, v_problem, jsonb_build_object('name', v_card.holder_name,
      'valid_from', v_card.valid_from, 'valid_to', v_card.valid_to, 'status', v_card.status));
  end if;
  insert into public.evaluation_assignments (evaluation_id, person_id, card_id, role, person_name, card_number,
    institution_id, region_code, created_by, created_by_name)
  select p_evaluation_id, v_card.person_id, v_card.id, k.role, v_card.holder_name, v_card.number,
    v_evaluation.institution_id, v_evaluation.region_code, auth.uid(), private.actor_name()
  from public.card_kinds k where k.code = v_card.kind
  on conflict on constraint assigned_once_in_a_role do nothing
  returning * into v_row;
  perform private.require(v_row.id is not null, 409, 'assigned_already', jsonb_build_object('name', v_card.holder_name));
  perform private.log_change('evaluation', p_evaluation_id, 'assigned', null,
    jsonb_build_object('person', v_row.person_name, 'card', v_row.card_number, 'role', v_row.role), null, gen_random_uuid());
  return v_row;
end
$$;
comment on function private.assign_to_evaluation(uuid, uuid) is 'See public.assign_to_evaluation.';

create function private.unassign_from_evaluation(p_assignment_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.evaluation_assignments;
begin
  select a.* into v_row from public.evaluation_assignments a where a.id = p_assignment_id;
  perform private.require(v_row.institution_id = any (private.my_institutions()), 404, 'record_not_found');
  perform private.lock_for_assigning(v_row.evaluation_id);
  perform private.require(not exists (select from public.activity_records r
    where r.evaluation_id = v_row.evaluation_id and r.person_id = v_row.person_id and r.role = v_row.role),
    409, 'assignment_has_record', jsonb_build_object('name', v_row.person_name));
  delete from public.evaluation_assignments a where a.id = p_assignment_id;
  perform private.log_change('evaluation', v_row.evaluation_id, 'unassigned',
    jsonb_build_object('person', v_row.person_name, 'card', v_row.card_number, 'role', v_row.role), '{}', null, gen_random_uuid());
end
$$;
comment on function private.unassign_from_evaluation(uuid) is 'See public.unassign_from_evaluation.';

create function private.find_assignable(p_evaluation_id uuid, p_search text)
returns table (card_id uuid, person_name text, institution_name text, card_number text, kind text, level text,
  occupations text[], valid_to date, problems text[])
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_evaluation public.evaluations;
  v_search constant text := btrim(coalesce(p_search, ''));
begin
  select e.* into v_evaluation from public.evaluations e where e.id = p_evaluation_id;
  perform private.require(v_evaluation.institution_id = any (private.my_institutions()), 404, 'evaluation_not_found');
  return query
    select c.id, c.holder_name, i.name, c.number, c.kind, c.level, c.occupations, c.valid_to,
      private.assignment_problems(c.id, v_evaluation)
    from public.cards c
    left join public.institutions i on i.id = c.institution_id
    where c.status not in ('superseded', 'cancelled')
      -- one's own people by a part of the name, anybody (外聘) by the whole number that stands on the card
      and ((c.institution_id = v_evaluation.institution_id and (v_search = '' or position(v_search in c.holder_name) > 0))
        or (v_search <> '' and c.number = v_search))
      and not exists (select from public.evaluation_assignments a join public.card_kinds k on k.code = c.kind
        where a.evaluation_id = p_evaluation_id and a.person_id = c.person_id and a.role = k.role)
    order by c.holder_name collate public.pinyin, c.valid_to desc
    limit 50;
end
$$;
comment on function private.find_assignable(uuid, text) is 'See public.find_assignable.';

create function private.check_assignments(p_evaluation_id uuid)
returns table (assignment_id uuid, problems text[])
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_evaluation public.evaluations;
begin
  select e.* into v_evaluation from public.evaluations e where e.id = p_evaluation_id;
  perform private.require(v_evaluation.institution_id = any (private.my_institutions())
    or v_evaluation.region_code = any (private.my_regions()), 404, 'evaluation_not_found');
  return query
    select a.id, private.assignment_problems(a.card_id, v_evaluation)
    from public.evaluation_assignments a where a.evaluation_id = p_evaluation_id;
end
$$;
comment on function private.check_assignments(uuid) is 'See public.check_assignments.';

create function public.assign_to_evaluation(p_evaluation_id uuid, p_card_id uuid)
returns public.evaluation_assignments language sql security invoker set search_path = ''
as $$ select private.assign_to_evaluation(p_evaluation_id, p_card_id) $$;
comment on function public.assign_to_evaluation(uuid, uuid) is
  'Assigns the holder of a card to an evaluation of the caller''s institution, until its last day. 409 assignment_card_expired (已到期待换证), assignment_card_not_live, assignment_card_not_yet_valid, assignment_person_disqualified, assigned_already.';
create function public.unassign_from_evaluation(p_assignment_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.unassign_from_evaluation(p_assignment_id) $$;
comment on function public.unassign_from_evaluation(uuid) is
  'Takes somebody off an evaluation, until its last day and while no activity record rests on it. 409 evaluation_over, assignment_has_record.';
create function public.find_assignable(p_evaluation_id uuid, p_search text default '')
returns table (card_id uuid, person_name text, institution_name text, card_number text, kind text, level text,
  occupations text[], valid_to date, problems text[])
language sql stable security invoker set search_path = ''
as $$ select f.* from private.find_assignable(p_evaluation_id, p_search) f $$;
comment on function public.find_assignable(uuid, text) is
  'Cards that could be assigned, with what speaks against each: the institution''s own people by name, others by their whole card number; at most 50.';
create function public.check_assignments(p_evaluation_id uuid)
returns table (assignment_id uuid, problems text[]) language sql stable security invoker set search_path = ''
as $$ select c.assignment_id, c.problems from private.check_assignments(p_evaluation_id) c $$;
comment on function public.check_assignments(uuid) is
  'The list of an evaluation''s assessors and supervisors, checked as of now: for its institution and its center.';

grant execute on function private.assign_to_evaluation(uuid, uuid), private.unassign_from_evaluation(uuid),
  private.find_assignable(uuid, text), private.check_assignments(uuid) to authenticated;
grant execute on function public.assign_to_evaluation(uuid, uuid), public.unassign_from_evaluation(uuid),
  public.find_assignable(uuid, text), public.check_assignments(uuid) to authenticated;
revoke all on function private.assignment_problems(uuid, public.evaluations), private.hard_assignment_problem(text[]),
  private.require_fit_assignments(public.evaluations), private.lock_for_assigning(uuid)
  from public, anon, authenticated, service_role;
