-- 申报单位 / 评价机构: employers, evaluation bodies and centers that give the first opinion and seal.

create table public.institutions (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint institution_name_is_given check (char_length(name) between 2 and 80),
  attribution text not null constraint attribution_is_known check (attribution in ('city', 'province')),
  region_code text not null references public.regions (code),
  location_code text not null references public.regions (code),
  filing_number text,
  filing_valid_from date,
  filing_valid_to date,
  address text,
  contact_name text,
  contact_phone text,
  status text not null default 'active' constraint institution_status_is_known check (status in ('active', 'cancelled')),
  cancelled_at timestamptz,
  cancel_reason text,
  version integer not null default 1,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  constraint attribution_decides_region check ((attribution = 'province') = (region_code = '510000')),
  constraint filing_term_is_ordered check (filing_valid_to >= filing_valid_from)
);
comment on table public.institutions is 'Institutions (申报单位): 属地 belong to a city, 省属 to the province.';
comment on column public.institutions.region_code is 'Who is responsible: the city of a 属地 institution, 510000 for a 省属 one. Files are routed by it.';
comment on column public.institutions.location_code is 'Where it stands, whoever it belongs to.';
comment on column public.institutions.filing_number is '备案号, expected as ^[YS]\d{4}51\d{6}$ (a deviation is a warning only).';
comment on column public.institutions.cancel_reason is 'Why it was 注销; its people choose another unit, or the city acts for it (public.cancel_institution).';
create index institutions_region_code_name_idx on public.institutions (region_code, name);
create index institutions_location_code_idx on public.institutions (location_code);
create index institutions_filing_valid_to_idx on public.institutions (region_code, filing_valid_to);
create unique index institutions_name_key on public.institutions (name);

alter table public.staff
  add constraint staff_institution_id_fkey foreign key (institution_id) references public.institutions (id);
alter table public.deputies
  add constraint deputies_institution_id_fkey foreign key (institution_id) references public.institutions (id);

-- An institution's name is no secret (it is on every card); its contacts are for its center and itself.
create function private.institution_choices(p_search text)
returns table (id uuid, name text, region_code text, attribution text)
language sql
stable
security definer
set search_path = ''
as $$
  select i.id, i.name, i.region_code, i.attribution
  from public.institutions i
  where i.status = 'active' and auth.uid() is not null
    and (coalesce(p_search, '') = '' or position(p_search in i.name) > 0 or i.id::text = p_search)
  order by i.name
  limit 50
$$;
comment on function private.institution_choices(text) is 'See public.institution_choices.';
create function public.institution_choices(p_search text default '')
returns table (id uuid, name text, region_code text, attribution text)
language sql
stable
security invoker
set search_path = ''
as $$
  select c.id, c.name, c.region_code, c.attribution from private.institution_choices(p_search) c
$$;
comment on function public.institution_choices(text) is 'Active institutions whose name contains the text, or the one with this id, at most 50: for the applicant''s choice of 申报单位.';

grant execute on function private.institution_choices(text) to authenticated;
grant execute on function public.institution_choices(text) to authenticated;

alter table public.institutions enable row level security;
revoke all on table public.institutions from anon, authenticated, service_role;
grant select on table public.institutions to authenticated, service_role;
create policy "institutions are read in the own scope" on public.institutions
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or id = any ((select private.my_institutions())::uuid[])
    or (select private.my_role()) = 'security_admin'
  );

create policy "deputies are read by themselves, their unit and who appoints them" on public.deputies
  for select to authenticated
  using (
    user_id = (select auth.uid())
    or institution_id = any ((select private.my_institutions())::uuid[])
    or (select private.my_role()) in ('security_admin', 'province_reviewer')
    -- a city: of its own units
    or ((select private.my_role()) = 'city_officer' and institution_id in (
      select i.id from public.institutions i where i.region_code = any ((select private.my_regions())::text[])))
  );
