-- The files, and the cards that they renew. File number k is of round k / 8000 and slot k % 8000.

create temp table bench_files as
  select k, k / slots as r, k % slots as slot, pg_temp.id_of('file', k) as id, pg_temp.id_of('card', k) as card_id,
    case when k >= slots * cycle then pg_temp.id_of('card', k - slots * cycle) else pg_temp.id_of('new card', k) end as next_card_id,
    o.id as round_id, o.starts_on, o.starts_on + (k % 53)::integer as card_valid_to,
    o.starts_on + (9 + k % 19)::integer + time '09:00' + (k % 480) * interval '1 minute' as sent_at,
    p.nr as person_nr, p.id as person_id, p.name as person_name, p.kind, p.institution_id, p.institution_name, p.region_code, p.track,
    k % slots as s, null::text as status, null::text as stage, null::uuid as batch_id
  from size, generate_series(0, files - 1) k
  join bench_rounds o on o.r = k / 8000
  join bench_people p on p.nr = (k / 8000 % 36) * 8000 + k % 8000;

update bench_files f set status = case
  when r > 0 then case
    when s % 100 < 2 then 'rejected' when s % 100 = 2 then 'withdrawn' when s % 100 = 3 then 'expired_draft'
    when s % 100 = 4 then 'expired_return' when s % 100 < 7 and r < 36 then 'issued' else 'collected' end
  when s < 5000 then 'awaiting_summary'
  when s < 5350 then 're_review' when s < 5450 then 'unit_review' when s < 5510 then 'awaiting_seal'
  when s < 5550 then 'returned' when s < 5580 then 'awaiting_receipt' when s < 5600 then 'appealing'
  when s < 5660 then 'unit_review' when s < 5700 then 'awaiting_seal' when s < 5800 then 'awaiting_summary'
  when s < 5900 then 're_review' when s < 6000 then 'final_review'
  when s < 7000 then 'final_review'
  when s < 7500 then 're_review' when s < 7660 then 'unit_review' when s < 7740 then 'awaiting_seal'
  when s < 7860 then 'awaiting_summary' when s < 7900 then 'returned' when s < 7920 then 'rejected'
  when s < 7940 then 'awaiting_issue' when s < 7980 then 'issued' else 'collected' end;
update bench_files set stage = case when status in ('rejected', 'appealing') then case when s % 2 = 0 then 'unit_review' else 're_review' end
  when status in ('returned', 'expired_return') then 're_review' else '' end;
create index on bench_files (k);
analyze bench_files;

create temp table bench_batches as
  select row_number() over (order by r, region_code, owner, annex, is_open) as nr, gen_random_uuid() as id, b.*
  from (
    select r, round_id, starts_on, region_code, case track when 'province' then institution_id end as owner,
      min(institution_name) as unit_name, case kind when 'supervisor' then 4 else 2 end as annex,
      status = 'awaiting_receipt' as is_open, count(*) as row_count
    from bench_files
    where status in ('awaiting_receipt', 'final_review', 'awaiting_issue', 'issued', 'collected') or (track = 'province' and status = 're_review')
    group by 1, 2, 3, 4, 5, 7, 8) b;
update bench_batches set id = pg_temp.id_of('batch', nr);

insert into public.summary_batches (id, round_id, annex, reporter, region_code, institution_id, reporter_name, sequence, number, status,
  row_count, scan_stored, scan_version, reported_at, reported_by_name, received_at, received_by_name, generated_at, created_at)
select id, round_id, annex, case when owner is null then 'city' else 'institution' end, region_code, owner,
  coalesce(case when owner is not null then unit_name end, (select g.name_zh from public.regions g where g.code = region_code) || '职业技能鉴定指导中心'),
  is_open::integer, format('HZ%s-%s-%s%s', to_char(starts_on, 'YYYYMM'), region_code, annex, lpad(nr::text, 6, '0')),
  case when is_open then 'reported' else 'received' end, row_count, true, 1,
  starts_on + 32 + time '10:00', '李娜', case when not is_open then starts_on + 33 + time '10:00' end, case when not is_open then '吴倩' end,
  starts_on + 31, starts_on + 31
from bench_batches;

update bench_files f set batch_id = b.id
from bench_batches b
where b.r = f.r and b.region_code = f.region_code and b.owner is not distinct from case f.track when 'province' then f.institution_id end
  and b.annex = case f.kind when 'supervisor' then 4 else 2 end
  and (f.status in ('awaiting_receipt', 'final_review', 'awaiting_issue', 'issued', 'collected') or (f.track = 'province' and f.status = 're_review'))
  and b.is_open = (f.status = 'awaiting_receipt');

-- the card that a file renews, and the one that came of it where no later file renews that
insert into public.cards (id, person_id, kind, issuer_code, number, level, occupations, occupation_codes, valid_from, valid_to, status,
  supersedes_card_id, application_id, check_token, institution_id, region_code, holder_name, created_at, updated_at)
select f.card_id, f.person_id, f.kind, 'sichuan', 'B' || to_char(f.k, 'FM00000000'),
  case f.kind when 'supervisor' then null when 'assessor' then '考评员' else '高级考评员' end, '{电工}', '{6-31-01-03}',
  f.card_valid_to - 1095, f.card_valid_to,
  case when f.status in ('issued', 'collected') then 'superseded' when f.r = 0 then 'active' else 'lapsed' end,
  e.card_id, e.id, pg_temp.id_of('token', f.k), f.institution_id, f.region_code, f.person_name, f.card_valid_to - 1095, f.sent_at
from bench_files f left join bench_files e on e.k = f.k + 288000 and e.status in ('issued', 'collected')
order by f.k desc;
insert into public.cards (id, person_id, kind, issuer_code, number, level, occupations, occupation_codes, valid_from, valid_to, status,
  supersedes_card_id, application_id, check_token, institution_id, region_code, holder_name, created_at, updated_at)
select f.next_card_id, f.person_id, f.kind, 'sichuan', 'C' || to_char(f.k, 'FM00000000'),
  case f.kind when 'supervisor' then null when 'assessor' then '考评员' else '高级考评员' end, '{电工}', '{6-31-01-03}',
  f.starts_on + 65, f.starts_on + 65 + 1095, 'active', f.card_id, f.id, pg_temp.id_of('new token', f.k), f.institution_id, f.region_code,
  f.person_name, f.starts_on + 65, f.starts_on + 65
from bench_files f where f.k < 288000 and f.status in ('issued', 'collected')
order by f.k desc;

insert into public.applications (id, number, round_id, card_id, person_id, card_kind, role, track, institution_id, region_code, status,
  stage, stage_level, person_name, institution_name, employer_name, card_number, card_valid_to, occupations, data_version, unit_opinion,
  unit_opinion_at, due_on, reviewed_by, batch_id, new_card_id, submitted_at, decided_at, created_at, updated_at, version, status_since, reached, card_level)
select f.id, format('HZ%s-%s-%s', to_char(f.starts_on, 'YYYYMM'), f.region_code, to_char(f.slot, 'FM00000')), f.round_id, f.card_id,
  f.person_id, f.kind, case f.kind when 'supervisor' then 'supervisor' else 'assessor' end, f.track, f.institution_id, f.region_code,
  f.status, f.stage, case f.stage when 'unit_review' then 'unit' when 're_review' then case f.track when 'city' then 'city' else 'province' end end,
  f.person_name, f.institution_name, f.institution_name, 'B' || to_char(f.k, 'FM00000000'), f.card_valid_to, '{电工}',
  case when f.status in ('unit_review', 'expired_draft') then 0 else 1 end,
  case when f.status not in ('unit_review', 'expired_draft') then '任期内履职情况良好' end,
  case when f.status not in ('unit_review', 'expired_draft') then f.sent_at + interval '3 days' end,
  case when f.r > 0 then case f.status when 'rejected' then f.starts_on + 45 end when f.status in ('unit_review', 'awaiting_seal') then f.starts_on + 36
    when f.status in ('re_review', 'awaiting_summary') then f.starts_on + 50 when f.status in ('returned', 'rejected') then f.starts_on + 45
    when f.status in ('awaiting_receipt', 'final_review', 'awaiting_issue') then f.starts_on + 70 end,
  case when f.track = 'province' and f.status in ('final_review', 'issued', 'collected') then pg_temp.id_of('nobody', 1) end,
  f.batch_id, case when f.status in ('issued', 'collected') then f.next_card_id end,
  case when f.status <> 'expired_draft' then f.sent_at end,
  case when f.status in ('awaiting_issue', 'issued', 'collected', 'rejected') then f.sent_at + interval '40 days' end,
  f.starts_on + 8, case when f.r > 0 then f.sent_at + interval '60 days' else f.sent_at + interval '5 days' end,
  case when f.r > 0 then 10 else 4 end, case when f.r > 0 then f.sent_at + interval '60 days' else f.sent_at + interval '5 days' end,
  case when f.status = 'expired_draft' then 0 when f.status = 'withdrawn' then 1
    when f.stage <> '' then private.step_reached(f.track, f.stage) else private.step_reached(f.track, f.status) end,
  case f.kind when 'supervisor' then null when 'assessor' then '考评员' else '高级考评员' end
from bench_files f order by f.r desc, f.sent_at;

insert into public.summary_rows (batch_id, application_id, position, person_name, card_kind, card_number, institution_name,
  application_version, region_code, institution_id)
select batch_id, id, row_number() over (partition by batch_id order by slot), person_name, kind, 'B' || to_char(k, 'FM00000000'),
  institution_name, 6, region_code, institution_id
from bench_files where batch_id is not null order by k desc;
