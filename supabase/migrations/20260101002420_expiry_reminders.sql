-- What people are told without asking: a card that expires soon, and a round that opens. Once a day, by advance_due().

create table private.daily_runs (
  task text not null,
  on_day date not null,
  primary key (task, on_day)
);
comment on table private.daily_runs is 'What has been done today: the first caller of a day does it, and who calls meanwhile waits and finds it done.';
revoke all on table private.daily_runs from anon, authenticated, service_role;

create table private.card_reminders (
  card_id uuid not null references public.cards (id) on delete cascade,
  threshold integer not null constraint threshold_is_known check (threshold in (90, 60, 30, 7)),
  reminded_on date not null default private.today(),
  primary key (card_id, threshold)
);
comment on table private.card_reminders is 'Which reminders of its expiry a card has had: each threshold once.';
revoke all on table private.card_reminders from anon, authenticated, service_role;

create table private.round_announcements (
  round_id uuid primary key references public.rounds (id),
  announced_at timestamptz not null default private.now()
);
comment on table private.round_announcements is 'Published rounds that everybody concerned was told of.';
revoke all on table private.round_announcements from anon, authenticated, service_role;

create function private.tell_offices(p_kind text, p_by_unit jsonb, p_by_region jsonb, p_params jsonb, p_round_id uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  -- a digest: how many, and the list is a click away
  insert into public.notifications (user_id, kind, params, round_id)
  select s.user_id, p_kind, p_params || jsonb_build_object('count', case s.role
      when 'institution_officer' then p_by_unit -> s.institution_id::text else p_by_region -> s.region_code end), p_round_id
  from public.staff s
  where s.is_active and ((s.role = 'institution_officer' and p_by_unit ? s.institution_id::text)
    or (s.role = 'city_officer' and p_by_region ? s.region_code))
$$;
comment on function private.tell_offices(text, jsonb, jsonb, jsonb, uuid) is
  'One message to each officer of a unit and a city that has a count, given by institution id and by region code.';

create function private.remind_of_expiry()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_today date := private.today();
  v_count integer;
  v_by_unit jsonb;
  v_by_region jsonb;
begin
  insert into private.daily_runs (task, on_day) values ('remind_of_expiry', v_today) on conflict do nothing;
  if not found then return 0; end if;
  with due as (
    select c.id, c.person_id, c.number, c.valid_to, c.institution_id, c.region_code,
      (select min(t.days) from unnest(array[90, 60, 30, 7]) t (days) where c.valid_to - v_today <= t.days) as threshold
    from public.cards c
    where c.status = 'active' and c.valid_to between v_today and v_today + 90),
  fresh as (
    insert into private.card_reminders (card_id, threshold)
    -- a renewal that is under way needs no reminder
    select d.id, d.threshold from due d
    where not exists (select from public.applications a where a.card_id = d.id and a.is_live and a.status <> 'draft')
    on conflict do nothing
    returning card_id, threshold),
  told as (
    insert into public.notifications (user_id, kind, params)
    select p.user_id, 'card_expiring', jsonb_build_object('number', d.number, 'valid_to', d.valid_to, 'days', d.valid_to - v_today,
      'threshold', f.threshold, 'card_id', d.id)
    from fresh f join due d on d.id = f.card_id join public.people p on p.id = d.person_id
    where p.user_id is not null),
  units as (
    select d.institution_id, count(*) as n from fresh f join due d on d.id = f.card_id where d.institution_id is not null group by 1),
  cities as (
    select d.region_code, count(*) as n from fresh f join due d on d.id = f.card_id group by 1)
  select (select count(*) from fresh), (select jsonb_object_agg(u.institution_id, u.n) from units u),
    (select jsonb_object_agg(r.region_code, r.n) from cities r)
  into v_count, v_by_unit, v_by_region;
  perform private.tell_offices('cards_expiring', v_by_unit, v_by_region, '{}', null);
  return v_count;
end
$$;
comment on function private.remind_of_expiry() is
  '90, 60, 30 and 7 days before a card expires: its holder a message of each threshold once, unit and city one digest a day. Counts the reminders.';

create function private.announce_rounds()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_round public.rounds;
  v_params jsonb;
  v_count integer := 0;
begin
  for v_round in
    select r.* from public.rounds r
    where r.status = 'published' and r.closes_on >= private.today()
      and not exists (select from private.round_announcements a where a.round_id = r.id)
    order by r.opens_on
  loop
    insert into private.round_announcements (round_id) values (v_round.id) on conflict do nothing;
    continue when not found;
    v_params := jsonb_build_object('round', v_round.name, 'opens_on', v_round.opens_on, 'closes_on', v_round.closes_on);
    insert into public.notifications (user_id, kind, params, round_id)
    select distinct p.user_id, 'round_published', v_params, v_round.id
    from public.cards c join public.people p on p.id = c.person_id
    where c.status = 'active' and c.valid_to between v_round.window_from and v_round.window_to and p.user_id is not null;
    perform private.tell_offices('round_published_office',
      (select jsonb_object_agg(x.institution_id, x.n) from (
        select c.institution_id, count(*) as n from public.cards c
        where c.status = 'active' and c.valid_to between v_round.window_from and v_round.window_to and c.institution_id is not null group by 1) x),
      (select jsonb_object_agg(x.region_code, x.n) from (
        select c.region_code, count(*) as n from public.cards c
        where c.status = 'active' and c.valid_to between v_round.window_from and v_round.window_to group by 1) x),
      v_params, v_round.id);
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function private.announce_rounds() is
  'Tells of a published round, once: people with a card of its window, their units and cities with how many those are. Counts the rounds.';
