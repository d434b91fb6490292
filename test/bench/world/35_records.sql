-- The work: evaluations as units reported them, and what people did inside the validity of their cards.

insert into public.evaluations (institution_id, institution_name, region_code, kind, occupation_code, occupation, levels, site, starts_on,
  ends_on, head_count, batch, reported_by_name, reported_at)
select u.id, u.name, u.region_code, 'skill_level', '6-31-01-03', '电工', '{3}', '一号考场', d.starts_on, d.starts_on + 1, 40,
  '第' || n || '批', '经办人', d.starts_on - 20
from size, generate_series(0, files / 50 - 1) n
join bench_units u on u.city = n % 22 and u.unit = (n / 22) % 20,
  lateral (select date '2024-06-30' - (n / 440) * 75 as starts_on) d;

insert into public.activity_records (id, person_id, person_name, role, held_on, institution_name, batch, occupation, source, status,
  decided_by_name, decided_at, institution_id, region_code, created_at)
select pg_temp.id_of('record' || i, f.k), f.person_id, f.person_name, case f.kind when 'supervisor' then 'supervisor' else 'assessor' end,
  f.card_valid_to - 60 - i * 210, f.institution_name, '第' || i || '批', '电工', 'unit',
  case when f.r = 0 and i = 1 and f.status in ('unit_review', 'awaiting_seal') then 'declared' else 'confirmed' end,
  case when not (f.r = 0 and i = 1 and f.status in ('unit_review', 'awaiting_seal')) then '李娜' end,
  case when not (f.r = 0 and i = 1 and f.status in ('unit_review', 'awaiting_seal')) then f.sent_at end,
  f.institution_id, f.region_code, f.card_valid_to - i * 210
from bench_files f, generate_series(1, 3) i
order by f.r desc, f.sent_at;
