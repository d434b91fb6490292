-- Who is in the world: rounds, units and people. `bench.files` says how many applications it holds.
--
-- A round has 8,000 files, one of them in each slot; rounds follow each other by the month, backwards from April 2024,
-- so that a bigger world is an older one and the live files are the same in all. A person renews every 36 rounds.

create temp table size as
  select current_setting('bench.files')::integer as files, 8000 as slots, 36 as cycle;

-- md5 makes ids that look random and are the same in every build
create function pg_temp.id_of(p_kind text, p_number bigint) returns uuid language sql immutable
as $$ select md5(p_kind || p_number)::uuid $$;

create temp table bench_rounds as
  select r, pg_temp.id_of('round', r) as id, (date '2024-04-01' - make_interval(months => r))::date as starts_on
  from size, generate_series(0, (files - 1) / slots) r;

insert into public.rounds (id, year, month, name, status, window_from, window_to, opens_on, working_days,
  computed_closes_on, closes_on, unit_review_due_on, city_report_due_on, final_review_due_on, published_at, closed_at, created_at)
select id, extract(year from starts_on), extract(month from starts_on), to_char(starts_on, 'YYYY年FMMM月复核换证'),
  case r when 0 then 'published' else 'closed' end,
  case r when 0 then date '2023-12-01' else starts_on end, starts_on + 60, starts_on + 9, 15,
  starts_on + 28, starts_on + 28, starts_on + 36, starts_on + 50, starts_on + 70,
  starts_on + 8, case when r > 0 then starts_on + 80 end, starts_on
from bench_rounds;

-- twenty units in each city and twenty of the province
create temp table bench_units as
  select c.nr as city, u as unit, pg_temp.id_of('unit', c.nr * 100 + u) as id, c.code as region_code,
    c.name_zh || '第' || to_char(u + 1, 'FM00') || '职业技能评价机构' as name,
    case c.kind when 'province' then 'province' else 'city' end as track
  from (select code, name_zh, kind, (row_number() over (order by sort) - 1)::integer as nr from public.regions) c,
    generate_series(0, 19) u;

insert into public.institutions (id, name, attribution, region_code, location_code, contact_name, contact_phone, created_at)
select id, name, track, region_code, case region_code when '510000' then '510100' else region_code end, '联系人', '028-80000000',
  timestamptz '2010-01-01' from bench_units;

-- city 0 is the province, 1 Chengdu. The first cohort has the files that are under way: 5,000 of Chengdu wait for the
-- summary table, 600 of it and 400 of 省属 units are elsewhere, 1,000 are in final review, 50 a city are about.
create temp table bench_people as
  select n.nr, n.nr % slots as slot, pg_temp.id_of('person', n.nr) as id,
    substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗', 1 + (n.nr * 7 + n.nr / 20) % 20, 1)
      || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平', 1 + (n.nr / 20) % 20, 1)
      || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平', 1 + (n.nr / 400) % 20, 1) as name,
    date '1960-01-01' + (n.nr / 1000) * 47 + (n.nr % 1000) % 47 as born_on,
    case when n.nr % 10 = 9 and n.nr >= 5000 then 'supervisor' when n.nr % 10 >= 7 then 'senior_assessor' else 'assessor' end as kind,
    u.id as institution_id, u.name as institution_name, u.region_code, u.track,
    null::text as id_number
  from size, lateral (select nr, nr % slots as slot, nr / slots as cohort from generate_series(0, least(files, slots * cycle) - 1) nr) n
  join bench_units u on u.unit = (n.slot / 100) % 20 and u.city = case
    when n.cohort = 0 and n.slot < 5600 then 1
    when n.cohort = 0 and n.slot < 6000 then 0
    when n.cohort = 0 then 2 + n.slot % 20
    when n.slot % 100 < 25 then 1
    when n.slot % 100 < 95 then 2 + (n.slot % 100 - 25) % 20
    else 0 end;

-- numbers that belong to nobody (510100 is never an issuing code), with the checksum of GB 11643
update bench_people p set id_number = b.body || substr('10X98765432', 1 + (
    select sum(substr(b.body, i, 1)::integer * (array[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])[i])
    from generate_series(1, 17) i)::integer % 11, 1)
from (select nr, '510100' || to_char(born_on, 'YYYYMMDD') || to_char(nr % 1000, 'FM000') as body from bench_people) b
where b.nr = p.nr;
create unique index on bench_people (nr);
analyze bench_people;

insert into public.people (id, name, gender, birth_on, id_number_masked, phone_masked, institution_id, region_code, profile, created_at)
select id, name, private.id_number_gender(id_number), born_on, private.mask_id_number(id_number), '139****' || to_char(nr % 10000, 'FM0000'),
  institution_id, region_code, '{"education": "大学本科"}', timestamptz '2014-01-01'
from bench_people order by nr;

insert into private.person_identities (person_id, id_number, phone, email, address, postcode)
select id, id_number, '139' || to_char(nr, 'FM00000000'), 'person' || nr || '@example.cn', '四川省成都市锦江区测试路1号', '610000'
from bench_people order by nr;

insert into public.penalties (person_id, role, kind, ground, decided_on, region_code, institution_id, created_at)
select id, 'both', case when nr % 900 = 0 then 'disqualification' else 'warning' end, '不正确履行工作任务',
  date '2014-06-01' + (nr / 100) % 3500, region_code, institution_id, timestamptz '2014-06-01'
from bench_people where nr >= 8000 and nr % 300 = 0;
