-- 自动作废 (notice 一(三)3, 二(三)3): which cards are to lapse and on what ground. The rule lists, the province confirms in
-- bulk, an appeal undoes. Nobody is listed too early: wherever the rule is in doubt the card stays.

insert into public.parameters (key, value, unit, unit_en, min_value, max_value, basis, clause, name_zh, name_en, effect_zh, effect_en) values
  ('lapse_appeal_working_days', '10', '工作日', 'working days', 1, 60, 'decision', '',
    '对证卡作废的申诉期限', 'Working days to appeal against a lapse',
    '此后确认的作废；已经确认的按原期限。', 'Lapses confirmed from now on; earlier ones keep their term.');

create table public.lapses (
  id uuid primary key default gen_random_uuid(),
  card_id uuid not null references public.cards (id),
  person_id uuid not null references public.people (id),
  person_name text not null,
  card_kind text not null references public.card_kinds (code),
  card_number text not null,
  valid_to date not null,
  ground text not null constraint lapse_ground_is_known check (ground in ('no_activity', 'review_failed', 'not_renewed')),
  basis jsonb not null,
  status text not null default 'confirmed' constraint lapse_status_is_known check (status in ('confirmed', 'appealing', 'upheld', 'undone')),
  confirmed_by uuid references auth.users (id) on delete set null,
  confirmed_by_name text not null,
  confirmed_at timestamptz not null default private.now(),
  appeal_due_on date,
  appeal_note text,
  appealed_at timestamptz,
  decided_by uuid references auth.users (id) on delete set null,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text,
  request_id uuid not null,
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  version integer not null default 1,
  constraint a_lapse_request_counts_once unique (card_id, request_id),
  constraint lapse_appeal_has_another_officer check (decided_by is null or decided_by <> confirmed_by)
);
comment on table public.lapses is '自动作废: cards that the province confirmed as lapsed, each with its ground; no penalty. An appeal may undo one.';
comment on column public.lapses.basis is 'What the rule saw: the round that went past the expiry, the file that was refused.';
create unique index a_card_lapses_once on public.lapses (card_id) where status <> 'undone';
create index lapses_card_id_idx on public.lapses (card_id);
create index lapses_person_id_idx on public.lapses (person_id);
create index lapses_card_kind_idx on public.lapses (card_kind);
create index lapses_region_code_idx on public.lapses (region_code, confirmed_at desc);
create index lapses_institution_id_idx on public.lapses (institution_id);
create index lapses_confirmed_by_idx on public.lapses (confirmed_by);
create index lapses_decided_by_idx on public.lapses (decided_by);
create index lapses_confirmed_at_idx on public.lapses (confirmed_at desc, id);
create trigger audit_lapses after insert or update or delete on public.lapses
  for each row execute function private.audit_change();

alter table public.lapses enable row level security;
revoke all on table public.lapses from anon, authenticated, service_role;
grant select on table public.lapses to authenticated, service_role;
create policy "lapses are read by the person, the unit and its center" on public.lapses
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = any ((select private.my_person_ids())::uuid[])
  );

create function private.lapse_ground(p_card public.cards, p_as_of date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last public.applications;
  v_refusal public.application_events;
  v_round public.rounds;
  v_undone timestamptz;
begin
  if p_card.status <> 'active' then return null; end if;
  -- a live file, and whose refusal may still be appealed: nothing is final
  if exists (select from public.applications a where a.card_id = p_card.id and a.is_live) then return null; end if;
  if exists (select from public.applications a
      where a.card_id = p_card.id and a.status = 'rejected'
        and private.may_be_appealed(a, p_as_of)) then
    return null;
  end if;
  -- admitted late: the card may still apply
  if exists (select from public.late_admissions l where l.card_id = p_card.id and l.until_on >= p_as_of) then return null; end if;
  select max(l.decided_at) into v_undone from public.lapses l where l.card_id = p_card.id and l.status = 'undone';

  select a.* into v_last from public.applications a
  where a.card_id = p_card.id and a.submitted_at is not null order by a.submitted_at desc, a.id limit 1;
  if v_last.status = 'rejected' then
    select e.* into v_refusal from public.application_events e
    where e.application_id = v_last.id and e.action = 'reject' order by e.id desc limit 1;
  end if;
  -- 复审/终审 refused it finally; what was appealed with success does not count again
  if v_refusal.from_status in ('re_review', 'final_review') and (v_undone is null or v_refusal.at > v_undone) then
    return jsonb_build_object(
      'ground', case when 'no_activity' = any (v_refusal.reason_codes) then 'no_activity' else 'review_failed' end,
      'application_id', v_last.id, 'number', v_last.number, 'refused_on', private.day_of(v_refusal.at));
  end if;

  if p_card.valid_to >= p_as_of then return null; end if;
  -- a round that is open or to come, planned ones too, may still take it
  if exists (select from public.rounds r
      where p_card.valid_to between r.window_from and r.window_to
        and r.status <> 'closed' and (r.closes_on is null or r.closes_on >= p_as_of)) then
    return null;
  end if;
  -- and the rounds must have gone past its expiry: a year that nobody has planned yet takes no card away
  select r.* into v_round from public.rounds r
  where r.window_to >= p_card.valid_to and r.status <> 'draft'
    and (r.closes_on < p_as_of or r.status = 'closed')
    and (v_undone is null or r.opens_on > private.day_of(v_undone))
  order by (p_card.valid_to between r.window_from and r.window_to) desc, r.closes_on desc limit 1;
  if v_round.id is null then return null; end if;
  return jsonb_strip_nulls(jsonb_build_object('ground', 'not_renewed', 'round_id', v_round.id, 'round', v_round.name,
    'closed_on', v_round.closes_on, 'last_status', v_last.status,
    'unit_refused', case when v_refusal.from_status = 'unit_review' then true end));
end
$$;
comment on function private.lapse_ground(public.cards, date) is
  'Why a card is to lapse as of a day, with what the rule saw; null while it may not. Grounds: no_activity, review_failed (refused finally in 复审 or 终审), not_renewed (expired, and the rounds have gone past it). Mirrors domain/lapse.';

create function private.may_be_appealed(p_application public.applications, p_as_of date)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  -- a term that awaits its calendar is open; what was denied in an appeal, or ended by a final penalty, is over
  select coalesce(p_application.due_on >= p_as_of, true) and coalesce((
    select e.action = 'reject' from public.application_events e
    where e.application_id = p_application.id and e.to_status = 'rejected' order by e.id desc limit 1), true)
$$;
comment on function private.may_be_appealed(public.applications, date) is 'Whether a refused file is inside its window of appeal.';
