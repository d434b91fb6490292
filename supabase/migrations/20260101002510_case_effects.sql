-- What a disqualification takes, in the transaction of the decision, and how a granted appeal gives exactly that back:
-- each thing taken is written down with the state it had.

create table private.case_effects (
  id bigint generated always as identity primary key,
  case_id uuid not null references public.discipline_cases (id),
  kind text not null constraint effect_is_known check (kind in ('card', 'application', 'ban', 'assignment', 'dispatch')),
  record_id uuid not null,
  role text not null,
  before jsonb not null,
  taken_at timestamptz not null default private.now(),
  given_back_at timestamptz
);
comment on table private.case_effects is 'What the decisions of cases took: the record and the values it had before.';
comment on column private.case_effects.case_id is 'The case that holds it now: passed on to another live one when this case is lifted.';
create unique index a_record_is_taken_once on private.case_effects (kind, record_id) where given_back_at is null;
create index case_effects_case_id_idx on private.case_effects (case_id);

create function private.covers_role(p_penalty_role text, p_role text)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select p_penalty_role in (p_role, 'both')
$$;
comment on function private.covers_role(text, text) is 'Whether a penalty of the first role or of both hits the second.';

create function private.live_disqualification(p_person_id uuid, p_role text, p_but_not uuid default null)
returns public.penalties
language sql
stable
security definer
set search_path = ''
as $$
  select p from public.penalties p
  where p.person_id = p_person_id and private.covers_role(p.role, p_role) and p.kind <> 'warning'
    and (p.lifted_on is null or p.lifted_on > private.today()) and p.id is distinct from p_but_not
  order by p.decided_on, p.id limit 1
$$;
comment on function private.live_disqualification(uuid, text, uuid) is
  'The oldest live disqualification of a person that hits a role, other than the one named; null where there is none.';

create function private.apply_penalty(p_case public.discipline_cases)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if p_case.outcome = 'warning' then
    return;
  end if;
  -- orders first, as every draw does; then files, as every decision on a file does; then the cards under them, so that
  -- who dispatches by one of them meanwhile waits for nobody who waits for the chain
  perform private.lock_dispatch_orders(p_case.person_id);
  perform 1 from public.applications a where a.person_id = p_case.person_id and a.is_live order by a.id for update;
  perform 1 from public.cards c where c.person_id = p_case.person_id order by c.id for no key update;
  with taken as (
    insert into private.case_effects (case_id, kind, record_id, role, before)
    select p_case.id, 'application', a.id, a.role, jsonb_build_object('due_on', a.due_on)
    from public.applications a
    where a.person_id = p_case.person_id and a.is_live and private.covers_role(p_case.role, a.role) and a.blocked_by_case_id is null
    returning record_id)
  update public.applications a set blocked_by_case_id = p_case.id, claimed_by = null, claimed_by_name = null, claimed_until = null,
    is_claim_prefetch = false, version = a.version + 1, updated_at = private.now()
  from taken t where a.id = t.record_id;
  with taken as (
    insert into private.case_effects (case_id, kind, record_id, role, before)
    select p_case.id, 'card', c.id, k.role, jsonb_build_object('status', c.status)
    from public.cards c join public.card_kinds k on k.code = c.kind
    where c.person_id = p_case.person_id and c.status = 'active' and private.covers_role(p_case.role, k.role)
    returning record_id)
  update public.cards c set status = 'disqualified', version = c.version + 1, updated_at = private.now()
  from taken t where c.id = t.record_id;
  perform private.withdraw_assignments(p_case);
  perform private.withdraw_dispatches(p_case);
  if p_case.outcome = 'permanent_disqualification' then
    insert into private.identity_bans (id_number, role, penalty_id)
    select i.id_number, p_case.role, p_case.penalty_id from private.person_identities i where i.person_id = p_case.person_id;
    insert into private.case_effects (case_id, kind, record_id, role, before)
    values (p_case.id, 'ban', p_case.penalty_id, p_case.role, '{}');
  end if;
end
$$;
comment on function private.apply_penalty(public.discipline_cases) is
  'Blocks the live files, disqualifies the cards, takes the person off evaluations and inspections, bans the identity where it is for ever; of the roles that the penalty hits.';

create function private.give_back(p_effect private.case_effects)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_due date;
begin
  case p_effect.kind
    when 'card' then
      update public.cards c set status = p_effect.before ->> 'status', version = c.version + 1, updated_at = private.now()
      where c.id = p_effect.record_id and c.status = 'disqualified';
    when 'application' then
      select a.* into v_application from public.applications a where a.id = p_effect.record_id;
      v_due := (p_effect.before ->> 'due_on')::date;
      -- time that passed while it was held up is given back too
      if v_due < private.today() then
        v_due := private.try_working_day_end(private.today() + 1, private.parameter_int('reentry_working_days'));
        if v_application.status = 'draft' and v_due is not null then
          insert into public.late_admissions as l (round_id, card_id, until_on, reason, person_id, region_code, institution_id, created_by)
          select v_application.round_id, v_application.card_id, v_due, '处理决定撤销，恢复申报', p.id, p.region_code, p.institution_id, auth.uid()
          from public.people p where p.id = v_application.person_id
          on conflict (round_id, card_id) do update set until_on = greatest(l.until_on, excluded.until_on);
        end if;
      end if;
      update public.applications a set blocked_by_case_id = null, due_on = case when a.is_live then v_due else a.due_on end,
        version = a.version + 1, updated_at = private.now()
      where a.id = p_effect.record_id;
    when 'ban' then
      delete from private.identity_bans b where b.penalty_id = p_effect.record_id;
    when 'dispatch' then
      perform private.give_back_dispatch(p_effect.record_id, p_effect.before);
    else
      perform private.give_back_assignment(p_effect.before);
  end case;
  update private.case_effects e set given_back_at = private.now() where e.id = p_effect.id;
end
$$;
comment on function private.give_back(private.case_effects) is 'Undoes one effect.';

create function private.lift_penalty(p_case public.discipline_cases, p_reason text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_effect private.case_effects;
  v_other public.penalties;
begin
  perform private.lock_dispatch_orders(p_case.person_id);
  perform 1 from public.applications a where a.person_id = p_case.person_id and a.is_live order by a.id for update;
  perform 1 from public.cards c where c.person_id = p_case.person_id order by c.id for no key update;
  update public.penalties p set lifted_on = private.today(), lifted_reason = left(p_reason, 500) where p.id = p_case.penalty_id;
  for v_effect in
    select e.* from private.case_effects e where e.case_id = p_case.id and e.given_back_at is null order by e.id desc
  loop
    v_other := null;
    if v_effect.kind <> 'ban' then
      v_other := private.live_disqualification(p_case.person_id, v_effect.role, p_case.penalty_id);
    end if;
    if v_other.id is null then
      perform private.give_back(v_effect);
    elsif v_other.case_id is not null then
      -- another penalty stands: it holds from now on what this one took
      update private.case_effects e set case_id = v_other.case_id where e.id = v_effect.id;
      if v_effect.kind = 'application' then
        update public.applications a set blocked_by_case_id = v_other.case_id where a.id = v_effect.record_id;
      end if;
    end if;
  end loop;
end
$$;
comment on function private.lift_penalty(public.discipline_cases, text) is
  'Gives back what the penalty took and no other live one holds; the penalty stays on record as lifted.';

create function private.application_block(p_application public.applications)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object('document_number', c.document_number, 'decided_on', private.day_of(c.decided_at),
    'ground', (select d.name_zh from public.dictionary_items d where d.dictionary = 'discipline_ground' and d.code = c.ground))
  from public.discipline_cases c where c.id = p_application.blocked_by_case_id
$$;
comment on function private.application_block(public.applications) is 'What holds a file up: document, day and ground of the disqualification; null where nothing does.';

create function private.require_unblocked(p_application public.applications, p_action text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if p_application.blocked_by_case_id is not null and p_action = any (private.blocked_actions()) then
    perform private.fail(409, 'application_blocked', private.application_block(p_application));
  end if;
end
$$;
comment on function private.require_unblocked(public.applications, text) is
  '409 application_blocked with ground, document and day, where a disqualification holds the file up.';

create function private.withdraw_assignments(p_case public.discipline_cases)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  with taken as (
    insert into private.case_effects (case_id, kind, record_id, role, before)
    select p_case.id, 'assignment', a.id, a.role, to_jsonb(a)
    from public.evaluation_assignments a join public.evaluations e on e.id = a.evaluation_id
    where a.person_id = p_case.person_id and private.covers_role(p_case.role, a.role)
      and e.status = 'reported' and e.ends_on >= private.today()
      -- what was done already stays on record
      and not exists (select from public.activity_records r
        where r.evaluation_id = a.evaluation_id and r.person_id = a.person_id and r.role = a.role)
    returning record_id)
  delete from public.evaluation_assignments a using taken t where a.id = t.record_id;
end
$$;
comment on function private.withdraw_assignments(public.discipline_cases) is
  'Takes the person off the evaluations that are to come or under way.';

create function private.give_back_assignment(p_before jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.evaluation_assignments
  select r.* from jsonb_populate_record(null::public.evaluation_assignments, p_before) r
  join public.evaluations e on e.id = r.evaluation_id
  -- an evaluation that is over or cancelled meanwhile needs nobody
  where e.status = 'reported' and e.ends_on >= private.today()
  on conflict do nothing;
end
$$;
comment on function private.give_back_assignment(jsonb) is 'Puts a person back on the list of an evaluation that is still to come or under way.';

create function private.advance_discipline()
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
begin
  -- terms of appeal that waited for a calendar
  update public.discipline_cases c set appeal_due_on = private.try_working_day_end(
      private.day_of(c.decided_at) + 1, private.parameter_int('discipline_appeal_working_days'))
  where c.status = 'decided' and c.appeal_due_on is null
    and private.try_working_day_end(private.day_of(c.decided_at) + 1, private.parameter_int('discipline_appeal_working_days')) is not null;
  -- the files that a final disqualification held up; a table that was not received yet is left as it was reported
  for v_application in
    select a.* from public.applications a join public.discipline_cases c on c.id = a.blocked_by_case_id
    -- said once more, so that the few that are held up are found without reading the others
    where a.blocked_by_case_id is not null and a.is_live and (c.status = 'upheld' or (c.status = 'decided' and c.appeal_due_on < private.today()))
      and a.status <> 'awaiting_receipt' and not (a.status = 'awaiting_summary' and a.batch_id is not null)
    order by a.id limit 200
    for update of a skip locked
  loop
    if v_application.batch_id is not null then
      perform private.strike_row(v_application, 'reject', array['disqualified'], null);
    end if;
    select t.* into v_transition from public.review_transitions t
    where t.from_status = v_application.status and t.action = 'bar' and t.track = v_application.track;
    perform private.move_application(v_application, v_transition, array['disqualified']);
  end loop;
  perform private.scan_findings();
end
$$;
comment on function private.advance_discipline() is
  'What time has decided of cases: terms get their dates, files held up by a final disqualification end; and looks for findings. Part of advance_due().';
