-- What falls due by itself. Volatile and idempotent: pages of staff call it, and a scheduler may.

create function private.advance_due()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
  v_drafts integer := 0;
  v_returns integer := 0;
  v_claims integer := 0;
  v_dated integer := 0;
  v_uploads integer := 0;
  v_rounds uuid[];
  v_reminded integer;
  v_announced integer;
begin
  -- deadlines that waited for a calendar: of rounds and their files, then those counted from a decision
  with dated as (
    update public.rounds r set
      unit_review_due_on = coalesce(r.unit_review_due_on, d.unit_review),
      city_report_due_on = coalesce(r.city_report_due_on, d.city_report),
      final_review_due_on = coalesce(r.final_review_due_on, d.final_review)
    from public.rounds w
    cross join lateral (select
      private.try_working_day_end(w.closes_on + 1, private.parameter_int('unit_review_working_days')) as unit_review,
      private.try_working_day_end(w.closes_on + 1, private.parameter_int('city_report_working_days')) as city_report,
      private.try_working_day_end(w.closes_on + 1, private.parameter_int('final_review_working_days')) as final_review) d
    where r.id = w.id and w.status <> 'draft' and (
      (w.unit_review_due_on is null and d.unit_review is not null)
      or (w.city_report_due_on is null and d.city_report is not null)
      or (w.final_review_due_on is null and d.final_review is not null))
    returning r.id)
  select coalesce(array_agg(d.id), '{}') into v_rounds from dated d;
  if cardinality(v_rounds) > 0 then
    update public.applications a set due_on = private.due_date(a, a.status)
    where a.id in (
      select w.id from public.applications w
      where w.round_id = any (v_rounds) and w.due_on is null and w.is_live and w.status not in ('draft', 'returned')
      order by w.id for update skip locked);
  end if;

  update public.applications a set due_on = private.due_date_from(a, private.day_of(a.updated_at))
  where a.id in (
    select w.id from public.applications w
    where w.status in ('returned', 'rejected') and w.due_on is null
      and private.due_date_from(w, private.day_of(w.updated_at)) is not null
      and not exists (select from public.application_events e
        where e.application_id = w.id and e.action in ('deny_appeal', 'bar'))
    order by w.id for update skip locked);
  get diagnostics v_dated = row_count;

  for v_application in
    select a.* from public.applications a
    -- no term runs while a disqualification holds the file up
    where a.blocked_by_case_id is null
      and ((a.status = 'returned' and a.due_on < private.today()
          -- whose file it is has to be decided first; the term begins anew then
          and not exists (select from public.people p where p.id = a.person_id and p.status = 'disputed'))
        or (a.status = 'draft' and private.due_date(a, 'draft') < private.today()))
    order by a.id limit 500
    for update skip locked
  loop
    select t.* into v_transition from public.review_transitions t
    where t.from_status = v_application.status and t.action = 'expire' and t.track = v_application.track;
    perform private.move_application(v_application, v_transition);
    if v_application.status = 'draft' then v_drafts := v_drafts + 1; else v_returns := v_returns + 1; end if;
  end loop;

  perform private.advance_discipline();
  perform private.advance_dispatches();
  perform private.advance_inspections();

  update public.applications a set claimed_by = null, claimed_by_name = null, claimed_until = null, is_claim_prefetch = false
  where a.id in (
    -- whoever is deciding right now frees the claim by that
    select c.id from public.applications c where c.claimed_until <= private.now() order by c.id for update skip locked);
  get diagnostics v_claims = row_count;
  delete from private.document_openings o where o.until_at <= private.now();
  -- an upload that never came, or came and was never completed: its bytes are an orphan from now on
  update public.documents d set status = 'removed'
  where d.id in (
    select w.id from public.documents w
    where w.status = 'pending' and w.uploaded_at < private.now() - interval '1 day'
    order by w.id for update skip locked);
  get diagnostics v_uploads = row_count;
  v_reminded := private.remind_of_expiry();
  v_announced := private.announce_rounds();
  perform private.compact_statistics();
  return jsonb_build_object('expired_drafts', v_drafts, 'expired_returns', v_returns, 'freed_claims', v_claims, 'dated', v_dated,
    'ended_uploads', v_uploads, 'reminded', v_reminded, 'announced', v_announced);
end
$$;
comment on function private.advance_due() is 'See public.advance_due.';

create function private.due_date_from(p_application public.applications, p_from date)
returns date
language sql
stable
security definer
set search_path = ''
as $$
  select private.try_working_day_end(p_from + 1, private.parameter_int(
    case when p_application.status = 'returned' then 'resubmission_working_days' else 'appeal_working_days' end))
$$;
comment on function private.due_date_from(public.applications, date) is 'The term of a returned or refused file counted from a day; null awaits the calendar.';

create function public.advance_due()
returns jsonb language sql security invoker set search_path = ''
as $$ select private.advance_due() $$;
comment on function public.advance_due() is
  'Does what time has decided: drafts after the window become 逾期未提交, uncorrected files 逾期未补正, old claims and broken uploads end, waiting deadlines get their dates, expiring cards are reminded of and rounds announced. Any login may call it; it changes nothing that is not due.';
grant execute on function private.advance_due(), public.advance_due() to authenticated, service_role;
