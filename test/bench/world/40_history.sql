-- What happened: the steps of each file as far as it has come, and who looked at it.

-- step, action, actor, from, to, days after the file was sent; 属地 above, 省属 below
create temp table bench_steps as
  select * from (values
    ('city', 1, 'submit', 'applicant', 'draft', 'unit_review', 0), ('city', 2, 'approve', 'unit', 'unit_review', 'awaiting_seal', 3),
    ('city', 3, 'seal', 'unit', 'awaiting_seal', 're_review', 4), ('city', 4, 'approve', 'city', 're_review', 'awaiting_summary', 9),
    ('city', 5, 'report', 'city', 'awaiting_summary', 'awaiting_receipt', 14), ('city', 6, 'receive', 'province', 'awaiting_receipt', 'final_review', 15),
    ('city', 7, 'approve', 'province', 'final_review', 'awaiting_issue', 24), ('city', 8, 'issue', 'province', 'awaiting_issue', 'issued', 30),
    ('city', 9, 'collect', 'unit', 'issued', 'collected', 45),
    ('province', 1, 'submit', 'applicant', 'draft', 'unit_review', 0), ('province', 2, 'approve', 'unit', 'unit_review', 'awaiting_seal', 3),
    ('province', 3, 'seal', 'unit', 'awaiting_seal', 'awaiting_summary', 4), ('province', 4, 'report', 'unit', 'awaiting_summary', 'awaiting_receipt', 9),
    ('province', 5, 'receive', 'province', 'awaiting_receipt', 're_review', 14), ('province', 6, 'approve', 'province', 're_review', 'final_review', 19),
    ('province', 7, 'approve', 'province', 'final_review', 'awaiting_issue', 24), ('province', 8, 'issue', 'province', 'awaiting_issue', 'issued', 30),
    ('province', 9, 'collect', 'unit', 'issued', 'collected', 45)
  ) x (track, nr, action, actor, from_status, to_status, days);

-- how many of the steps a file has taken, and the one that ended it
create temp table bench_ways as
  select f.k, case
      when f.status in ('rejected', 'appealing', 'returned', 'expired_return') then case f.stage when 'unit_review' then 1 else case f.track when 'city' then 3 else 5 end end
      when f.status = 'withdrawn' then 1 when f.status = 'expired_draft' then 0
      else coalesce((select t.nr from bench_steps t where t.track = f.track and t.to_status = f.status), 1) end as steps,
    case f.status when 'rejected' then 'reject' when 'appealing' then 'reject' when 'returned' then 'return' when 'expired_return' then 'return'
      when 'withdrawn' then 'withdraw' when 'expired_draft' then 'expire' end as last_action
  from bench_files f;
create index on bench_ways (k);
analyze bench_ways;

insert into public.application_events (application_id, at, action, actor_kind, actor, actor_name, from_status, to_status, stage,
  reason_codes, data_version, working_days, checks, request_id, person_id, institution_id, region_code, previous_hash, hash)
select f.id, f.sent_at + (e.days || ' days')::interval + (f.k % 7) * interval '9 hours', e.action, e.actor,
  case when e.action in ('approve', 'reject', 'return', 'report', 'receive', 'issue') then case
    when e.actor = 'province' then (string_to_array(current_setting('bench.reviewers'), ','))[1 + f.k % 2]::uuid
    -- each city has its own officer; only one of them is somebody who measures
    when e.actor = 'city' then case f.region_code when '510100' then current_setting('bench.city_officer')::uuid else pg_temp.id_of('officer', f.region_code::integer) end
    else f.institution_id end end,
  case e.actor when 'province' then '吴倩' when 'city' then '李娜' else f.person_name end, e.from_status, e.to_status, '',
  case when e.action in ('reject', 'return') then array[(array['records_unproved', 'incomplete', 'fields_wrong', 'illegible'])[1 + f.k % 4]] else '{}' end,
  case when e.nr > 2 then 1 else 0 end, case when e.nr > 1 then (1 + f.k * e.nr % 11) end,
  case when e.action = 'approve' and e.from_status = 'final_review' then c.passed end,
  pg_temp.id_of('request' || e.nr, f.k), f.person_id, f.institution_id, f.region_code, md5(e.nr - 1 || ' ' || f.k), md5(e.nr || ' ' || f.k)
from bench_files f
join bench_ways w on w.k = f.k
cross join (select jsonb_agg(jsonb_build_object('key', r.key, 'outcome', 'pass', 'is_hard', true, 'values', '{}'::jsonb) order by r.sort) as passed
  from public.check_rules r) c
cross join lateral (
  select t.nr, t.action, t.actor, t.from_status, t.to_status, t.days from bench_steps t where t.track = f.track and t.nr <= w.steps
  union all
  select w.steps + 1, w.last_action, case when w.last_action in ('reject', 'return') then case f.stage when 'unit_review' then 'unit' else f.track end
      when w.last_action = 'expire' then 'system' else 'applicant' end,
    case when w.last_action in ('reject', 'return') then f.stage when w.last_action = 'expire' then 'draft' else 'unit_review' end,
    case w.last_action when 'reject' then 'rejected' when 'return' then 'returned' when 'withdraw' then 'withdrawn' else 'expired_draft' end,
    10 + f.k % 9
  where w.last_action is not null
  union all
  select w.steps + 2, 'appeal', 'applicant', 'rejected', 'appealing', 22 where f.status = 'appealing'
  union all
  select w.steps + 2, 'expire', 'system', 'returned', 'expired_return', 30 where f.status = 'expired_return') e
order by f.r desc, f.k / 40, e.nr;

insert into public.access_log (at, actor, actor_name, kind, subject, subject_id, person_id, reason)
select f.sent_at + interval '8 days', current_setting('bench.city_officer')::uuid, '李娜', 'claim', 'application', f.id, f.person_id, '审核'
from bench_files f order by f.k desc;

insert into public.audit_log (at, actor, actor_name, table_name, record_id, verb, changes)
select f.sent_at + interval '9 days', current_setting('bench.city_officer')::uuid, '李娜', 'applications', f.id::text, 'update',
  '{"status": ["re_review", "awaiting_summary"], "version": [3, 4], "due_on": ["2024-05-10", "2024-05-21"]}'
from bench_files f order by f.k desc;
