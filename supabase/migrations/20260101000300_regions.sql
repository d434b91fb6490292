-- Regions: the province and its 21 cities and prefectures, by their GB/T 2260 codes.
-- A unit of the province itself (省属) carries the province's code, so that no city sees it.

create table public.regions (
  code text primary key constraint code_is_a_sichuan_code check (code ~ '^51[0-9]{4}$'),
  name_zh text not null,
  name_en text not null,
  short_name_zh text not null,
  kind text not null constraint kind_is_known check (kind in ('province', 'city')),
  sort integer not null
);
comment on table public.regions is
  'The province (510000) and its 21 cities and prefectures. Reference data: everybody signed in reads it, nobody writes it through the API.';
comment on column public.regions.code is 'GB/T 2260. There is no 5102 and no 5112.';
comment on column public.regions.short_name_zh is 'For narrow columns, chart axes and the map.';
comment on column public.regions.kind is 'province: files of 省属 units; city: files of 属地 units.';

create unique index there_is_one_province on public.regions (kind) where kind = 'province';
comment on index public.there_is_one_province is 'Every other region is a city.';

alter table public.regions enable row level security;
revoke all on public.regions from anon, authenticated, service_role;
grant select on public.regions to authenticated, service_role;
create policy "everybody signed in reads regions" on public.regions
  for select to authenticated using (true);

insert into public.regions (code, name_zh, name_en, short_name_zh, kind, sort) values
  ('510000', '四川省', 'Sichuan Province', '四川', 'province', 0),
  ('510100', '成都市', 'Chengdu', '成都', 'city', 1),
  ('510300', '自贡市', 'Zigong', '自贡', 'city', 2),
  ('510400', '攀枝花市', 'Panzhihua', '攀枝花', 'city', 3),
  ('510500', '泸州市', 'Luzhou', '泸州', 'city', 4),
  ('510600', '德阳市', 'Deyang', '德阳', 'city', 5),
  ('510700', '绵阳市', 'Mianyang', '绵阳', 'city', 6),
  ('510800', '广元市', 'Guangyuan', '广元', 'city', 7),
  ('510900', '遂宁市', 'Suining', '遂宁', 'city', 8),
  ('511000', '内江市', 'Neijiang', '内江', 'city', 9),
  ('511100', '乐山市', 'Leshan', '乐山', 'city', 10),
  ('511300', '南充市', 'Nanchong', '南充', 'city', 11),
  ('511400', '眉山市', 'Meishan', '眉山', 'city', 12),
  ('511500', '宜宾市', 'Yibin', '宜宾', 'city', 13),
  ('511600', '广安市', 'Guang''an', '广安', 'city', 14),
  ('511700', '达州市', 'Dazhou', '达州', 'city', 15),
  ('511800', '雅安市', 'Ya''an', '雅安', 'city', 16),
  ('511900', '巴中市', 'Bazhong', '巴中', 'city', 17),
  ('512000', '资阳市', 'Ziyang', '资阳', 'city', 18),
  ('513200', '阿坝藏族羌族自治州', 'Aba Prefecture', '阿坝', 'city', 19),
  ('513300', '甘孜藏族自治州', 'Garzê Prefecture', '甘孜', 'city', 20),
  ('513400', '凉山彝族自治州', 'Liangshan Prefecture', '凉山', 'city', 21);
