-- 换证计划: a round is published by the 10th, registers for 15 working days, and renews the cards of its window.

create table public.rounds (
  id uuid primary key default gen_random_uuid(),
  year integer not null constraint round_year_is_plausible check (year between 2000 and 2100),
  month integer not null constraint round_month_is_a_month check (month between 1 and 12),
  name text not null constraint round_name_is_given check (char_length(name) between 2 and 60),
  status text not null default 'draft' constraint round_status_is_known check (status in ('draft', 'published', 'closed')),
  window_from date not null,
  window_to date not null,
  opens_on date not null,
  working_days integer not null constraint registration_lasts check (working_days between 1 and 60),
  computed_closes_on date,
  closes_on date,
  override_reason text,
  unit_review_due_on date,
  city_report_due_on date,
  final_review_due_on date,
  published_at timestamptz,
  closed_at timestamptz,
  note text,
  version integer not null default 1,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  constraint window_is_ordered check (window_to >= window_from),
  constraint closing_follows_opening check (closes_on >= opens_on),
  constraint other_end_has_reason check (closes_on is not distinct from computed_closes_on or override_reason is not null),
  constraint one_round_per_month unique (year, month)
);
comment on table public.rounds is 'Renewal rounds (换证计划): windows and months are data of each year.';
comment on column public.rounds.window_from is 'First expiry date of the cards that this round renews.';
comment on column public.rounds.closes_on is 'Last day of registration; it ends at 24:00 in Shanghai. Null: awaiting the calendar.';
create index rounds_created_by_idx on public.rounds (created_by);

create table public.round_changes (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references public.rounds (id),
  kind text not null constraint round_change_is_known check (kind in ('extension', 'override', 'close')),
  old_closes_on date,
  new_closes_on date,
  reason text not null,
  actor uuid references auth.users (id) on delete set null,
  actor_name text,
  at timestamptz not null default private.now()
);
comment on table public.round_changes is 'Extensions and other changes of a published round, with reasons.';
create index round_changes_round_id_idx on public.round_changes (round_id);
create index round_changes_actor_idx on public.round_changes (actor);

create table public.late_admissions (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references public.rounds (id),
  card_id uuid not null references public.cards (id),
  until_on date not null,
  reason text not null constraint admission_has_reason check (char_length(reason) >= 2),
  person_id uuid not null references public.people (id),
  region_code text not null references public.regions (code),
  institution_id uuid references public.institutions (id),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default private.now(),
  constraint card_is_admitted_once unique (round_id, card_id)
);
comment on table public.late_admissions is '补报名: a reviewer of the province admits one card after registration has closed, with a reason. A decision about a person, so none of the administration''s.';
create index late_admissions_card_id_idx on public.late_admissions (card_id);
create index late_admissions_person_id_idx on public.late_admissions (person_id);
create index late_admissions_region_code_idx on public.late_admissions (region_code);
create index late_admissions_institution_id_idx on public.late_admissions (institution_id);
create index late_admissions_created_by_idx on public.late_admissions (created_by);

alter table public.rounds enable row level security;
alter table public.round_changes enable row level security;
alter table public.late_admissions enable row level security;
revoke all on table public.rounds, public.round_changes, public.late_admissions from anon, authenticated, service_role;
grant select on table public.rounds, public.round_changes, public.late_admissions to authenticated, service_role;
create policy "published rounds are read by every login, drafts by the province" on public.rounds
  for select to authenticated
  using (status <> 'draft' or (select private.my_role()) in ('province_admin', 'province_reviewer'));
create policy "changes of rounds are read by every login" on public.round_changes
  for select to authenticated using (true);
create policy "late admissions are read by the person, the unit and its center" on public.late_admissions
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );

create function private.round_plan(p_opens_on date, p_working_days integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_closes date;
  v_after date;
begin
  perform private.require_finite(p_opens_on, 'opens_on');
  v_closes := private.try_working_day_end(p_opens_on, p_working_days);
  v_after := v_closes + 1;
  return jsonb_build_object(
    'closes_on', v_closes,
    'unit_review_due_on', private.try_working_day_end(v_after, private.parameter_int('unit_review_working_days')),
    'city_report_due_on', private.try_working_day_end(v_after, private.parameter_int('city_report_working_days')),
    'final_review_due_on', private.try_working_day_end(v_after, private.parameter_int('final_review_working_days')),
    -- unknown, not an error, while the calendar of the year is not loaded
    'opens_on_working_day', case when private.try_working_day_end(p_opens_on, 1) is not null then private.is_working_day(p_opens_on) end,
    'after_publish_day', extract(day from p_opens_on)::integer > private.parameter_int('publish_by_day'));
end
$$;
comment on function private.round_plan(date, integer) is
  'Last day of registration (opening day counts as day 1) and the due dates that follow; null where the calendar of the year is not loaded.';

create function private.save_round(p_id uuid, p_round jsonb, p_expected_version integer)
returns public.rounds
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_admin');
  v_round public.rounds;
  v_plan jsonb;
  v_opens date := private.read_date(p_round, 'opens_on');
  v_from date := private.read_date(p_round, 'window_from');
  v_to date := private.read_date(p_round, 'window_to');
  v_days integer := coalesce(private.read_integer(p_round, 'working_days'), private.parameter_int('registration_working_days'));
  v_closes date;
  v_reason text := nullif(trim(p_round ->> 'override_reason'), '');
begin
  perform private.require(private.read_integer(p_round, 'year') between 2000 and 2100, 422, 'number_invalid', '{"field":"year"}');
  perform private.require(private.read_integer(p_round, 'month') between 1 and 12, 422, 'number_invalid', '{"field":"month"}');
  perform private.require(v_opens is not null, 422, 'round_opening_missing', '{"field":"opens_on"}');
  perform private.require(v_from is not null, 422, 'round_window_missing', '{"field":"window_from"}');
  perform private.require(v_to is not null, 422, 'round_window_missing', '{"field":"window_to"}');
  perform private.require(v_to >= v_from, 422, 'round_window_reversed', '{"field":"window_to"}');
  perform private.require(v_days between 1 and 60, 422, 'round_days_range', '{"field":"working_days"}');
  perform private.require(char_length(trim(coalesce(p_round ->> 'name', ''))) between 2 and 60, 422, 'round_name_missing', '{"field":"name"}');
  perform private.require_length(trim(p_round ->> 'note'), 500, 'note');
  perform private.require_length(v_reason, 500, 'override_reason');
  v_plan := private.round_plan(v_opens, v_days);
  v_closes := coalesce(private.read_date(p_round, 'closes_on'), (v_plan ->> 'closes_on')::date);
  perform private.require(v_closes is null or v_closes >= v_opens, 422, 'round_closes_before_opening', '{"field":"closes_on"}');
  perform private.require(v_closes is not distinct from (v_plan ->> 'closes_on')::date or v_reason is not null, 422,
    'round_override_needs_reason', jsonb_build_object('field', 'override_reason', 'computed', v_plan ->> 'closes_on'));
  if p_id is not null then
    select r.* into v_round from public.rounds r where r.id = p_id for update;
    perform private.require(v_round.id is not null, 404, 'round_not_found');
    perform private.require(v_round.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_round.version));
    perform private.require(v_round.status = 'draft', 409, 'round_is_published');
  end if;
  if exists (select from public.rounds r where r.year = private.read_integer(p_round, 'year')
      and r.month = private.read_integer(p_round, 'month') and r.id is distinct from p_id) then
    perform private.fail(422, 'round_month_taken', '{"field":"month"}');
  end if;
  insert into public.rounds as r (id, year, month, name, window_from, window_to, opens_on, working_days,
    computed_closes_on, closes_on, override_reason, unit_review_due_on, city_report_due_on, final_review_due_on, note, created_by)
  values (coalesce(p_id, gen_random_uuid()), private.read_integer(p_round, 'year'), private.read_integer(p_round, 'month'),
    trim(p_round ->> 'name'), v_from, v_to, v_opens, v_days,
    (v_plan ->> 'closes_on')::date, v_closes, v_reason,
    -- terms run from the end that holds, computed or set otherwise
    private.try_working_day_end(v_closes + 1, private.parameter_int('unit_review_working_days')),
    private.try_working_day_end(v_closes + 1, private.parameter_int('city_report_working_days')),
    private.try_working_day_end(v_closes + 1, private.parameter_int('final_review_working_days')),
    nullif(trim(p_round ->> 'note'), ''), v_me.user_id)
  on conflict (id) do update set
    year = excluded.year, month = excluded.month, name = excluded.name,
    window_from = excluded.window_from, window_to = excluded.window_to,
    opens_on = excluded.opens_on, working_days = excluded.working_days,
    computed_closes_on = excluded.computed_closes_on, closes_on = excluded.closes_on,
    override_reason = excluded.override_reason,
    unit_review_due_on = excluded.unit_review_due_on, city_report_due_on = excluded.city_report_due_on,
    final_review_due_on = excluded.final_review_due_on, note = excluded.note,
    version = r.version + 1, updated_at = private.now()
  returning r.* into v_round;
  return v_round;
end
$$;
comment on function private.save_round(uuid, jsonb, integer) is 'See public.save_round.';

create function private.publish_round(p_id uuid, p_expected_version integer)
returns public.rounds
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_admin');
  v_round public.rounds;
begin
  select r.* into v_round from public.rounds r where r.id = p_id for update;
  perform private.require(v_round.id is not null, 404, 'round_not_found');
  perform private.require(v_round.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_round.version));
  perform private.require(v_round.status = 'draft', 409, 'round_is_published');
  if v_round.closes_on is null then
    -- opening a round that ends in a year without a calendar is refused, never guessed
    perform private.working_day_end(v_round.opens_on, v_round.working_days);
    perform private.fail(422, 'round_needs_saving_again');
  end if;
  -- the calendar may have been replaced since the draft was saved
  perform private.require(v_round.computed_closes_on is not distinct from private.try_working_day_end(v_round.opens_on, v_round.working_days),
    422, 'round_needs_saving_again');
  perform private.require(v_round.closes_on >= private.today(), 422, 'round_already_over', jsonb_build_object('closes_on', v_round.closes_on));
  update public.rounds r set status = 'published', published_at = private.now(), version = r.version + 1, updated_at = private.now()
  where r.id = p_id returning r.* into v_round;
  return v_round;
end
$$;
comment on function private.publish_round(uuid, integer) is 'See public.publish_round.';

create function private.change_round(p_id uuid, p_kind text, p_until date, p_reason text, p_expected_version integer)
returns public.rounds
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_admin');
  v_round public.rounds;
  v_old date;
begin
  perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
  perform private.require_length(trim(p_reason), 500, 'reason');
  perform private.require_finite(p_until, 'until');
  select r.* into v_round from public.rounds r where r.id = p_id for update;
  perform private.require(v_round.id is not null, 404, 'round_not_found');
  perform private.require(v_round.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_round.version));
  perform private.require(v_round.status = 'published', 409, 'round_not_published');
  v_old := v_round.closes_on;
  if p_kind = 'extension' then
    perform private.require(p_until is not null and p_until > v_old and p_until >= private.today(), 422, 'round_extension_not_later', '{"field":"until"}');
    update public.rounds r set closes_on = p_until, override_reason = trim(p_reason),
      unit_review_due_on = private.try_working_day_end(p_until + 1, private.parameter_int('unit_review_working_days')),
      city_report_due_on = private.try_working_day_end(p_until + 1, private.parameter_int('city_report_working_days')),
      final_review_due_on = private.try_working_day_end(p_until + 1, private.parameter_int('final_review_working_days')),
      version = r.version + 1, updated_at = private.now()
    where r.id = p_id returning r.* into v_round;
    -- the files' terms move with the round's
    update public.applications a set due_on = private.due_date(a, a.status)
    where a.id in (
      select w.id from public.applications w
      where w.round_id = p_id and w.is_live and w.status <> 'returned'
      order by w.id for update);
  elsif p_kind = 'close' then
    update public.rounds r set status = 'closed', closed_at = private.now(),
      version = r.version + 1, updated_at = private.now()
    where r.id = p_id returning r.* into v_round;
  else
    perform private.fail(422, 'round_change_unknown');
  end if;
  insert into public.round_changes (round_id, kind, old_closes_on, new_closes_on, reason, actor, actor_name)
  values (p_id, p_kind, v_old, v_round.closes_on, trim(p_reason), v_me.user_id, v_me.name);
  return v_round;
end
$$;
comment on function private.change_round(uuid, text, date, text, integer) is 'See public.extend_round and public.close_round.';

create function private.admit_late(p_round_id uuid, p_card_id uuid, p_until date, p_reason text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_reviewer');
  v_card public.cards;
  v_id uuid;
begin
  perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
  perform private.require_length(trim(p_reason), 500, 'reason');
  perform private.require_finite(p_until, 'until');
  perform private.require(p_until >= private.today(), 422, 'late_admission_past', '{"field":"until"}');
  perform private.require(exists (select from public.rounds r where r.id = p_round_id and r.status in ('published', 'closed')), 404, 'round_not_found');
  select c.* into v_card from public.cards c where c.id = p_card_id;
  perform private.require(v_card.id is not null, 404, 'card_not_found');
  perform private.require(private.my_person() is distinct from v_card.person_id, 403, 'own_record');
  insert into public.late_admissions as l (round_id, card_id, until_on, reason, person_id, region_code, institution_id, created_by)
  values (p_round_id, p_card_id, p_until, trim(p_reason), v_card.person_id, v_card.region_code, v_card.institution_id, v_me.user_id)
  on conflict on constraint card_is_admitted_once do update set until_on = excluded.until_on, reason = excluded.reason
  returning l.id into v_id;
  return v_id;
end
$$;
comment on function private.admit_late(uuid, uuid, date, text) is 'See public.admit_late.';

create function private.copy_rounds(p_from_year integer, p_to_year integer)
returns setof public.rounds
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_source public.rounds;
  v_shift interval := make_interval(years => p_to_year - p_from_year);
begin
  perform private.require_role('province_admin');
  for v_source in
    select r.* from public.rounds r where r.year = p_from_year
      and not exists (select from public.rounds t where t.year = p_to_year and t.month = r.month)
    order by r.month
  loop
    return next private.save_round(null, jsonb_build_object(
      'year', p_to_year, 'month', v_source.month,
      'name', replace(v_source.name, p_from_year::text, p_to_year::text),
      'window_from', (v_source.window_from + v_shift)::date,
      -- a window that ends with its month ends with the same month of the other year, leap day or not
      'window_to', case when v_source.window_to = (date_trunc('month', v_source.window_to) + interval '1 month - 1 day')::date
        then (date_trunc('month', v_source.window_to + v_shift) + interval '1 month - 1 day')::date
        else (v_source.window_to + v_shift)::date end,
      'opens_on', (v_source.opens_on + v_shift)::date,
      'working_days', v_source.working_days), null);
  end loop;
end
$$;
comment on function private.copy_rounds(integer, integer) is 'See public.copy_rounds.';

create function public.plan_round(p_opens_on date, p_working_days integer default 15)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.round_plan(p_opens_on, p_working_days) $$;
comment on function public.plan_round(date, integer) is
  'What a round opened on this day would have: closes_on (15 working days, opening day is day 1; notice 一(三)1), due dates, and warnings (after_publish_day, opens_on_working_day). Null dates await the calendar.';
create function public.save_round(p_id uuid, p_round jsonb, p_expected_version integer default null)
returns public.rounds language sql security invoker set search_path = ''
as $$ select private.save_round(p_id, p_round, p_expected_version) $$;
comment on function public.save_round(uuid, jsonb, integer) is
  'Creates (id null) or changes a draft round. By the provincial administration. Errors name the field; 409 stale_version, round_is_published.';
create function public.publish_round(p_id uuid, p_expected_version integer)
returns public.rounds language sql security invoker set search_path = ''
as $$ select private.publish_round(p_id, p_expected_version) $$;
comment on function public.publish_round(uuid, integer) is
  'Publishes a draft. Refused while the calendar of its days is not loaded (422 calendar_year_missing) or when it is already over.';
create function public.extend_round(p_id uuid, p_until date, p_reason text, p_expected_version integer)
returns public.rounds language sql security invoker set search_path = ''
as $$ select private.change_round(p_id, 'extension', p_until, p_reason, p_expected_version) $$;
comment on function public.extend_round(uuid, date, text, integer) is 'Extends registration of a published round, with a reason.';
create function public.close_round(p_id uuid, p_reason text, p_expected_version integer)
returns public.rounds language sql security invoker set search_path = ''
as $$ select private.change_round(p_id, 'close', null, p_reason, p_expected_version) $$;
comment on function public.close_round(uuid, text, integer) is 'Closes a published round, with a reason; files on their way go on.';
create function public.admit_late(p_round_id uuid, p_card_id uuid, p_until date, p_reason text)
returns uuid language sql security invoker set search_path = ''
as $$ select private.admit_late(p_round_id, p_card_id, p_until, p_reason) $$;
comment on function public.admit_late(uuid, uuid, date, text) is '补报名: lets one card apply until a day although registration has closed. By a reviewer of the province, with a reason. 403 not_permitted, own_record; 404 round_not_found, card_not_found; 422 reason_missing, late_admission_past.';
create function public.copy_rounds(p_from_year integer, p_to_year integer)
returns setof public.rounds language sql security invoker set search_path = ''
as $$ select r.* from private.copy_rounds(p_from_year, p_to_year) r $$;
comment on function public.copy_rounds(integer, integer) is 'Drafts the rounds of a year after those of another; months that exist are left alone.';

grant execute on function private.round_plan(date, integer), private.save_round(uuid, jsonb, integer),
  private.publish_round(uuid, integer), private.change_round(uuid, text, date, text, integer),
  private.admit_late(uuid, uuid, date, text), private.copy_rounds(integer, integer) to authenticated;
grant execute on function public.plan_round(date, integer), public.save_round(uuid, jsonb, integer),
  public.publish_round(uuid, integer), public.extend_round(uuid, date, text, integer),
  public.close_round(uuid, text, integer), public.admit_late(uuid, uuid, date, text),
  public.copy_rounds(integer, integer) to authenticated;
