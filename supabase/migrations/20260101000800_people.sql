-- People (一人一档). What identifies or reaches a person is split off into a private table: staff never select it,
-- they see masks here, and reveal or claim where they must (PIPL; GB/T 45574).

create function private.mask_id_number(p_number text)
returns text
language sql
immutable
set search_path = ''
as $$
  select left(p_number, 6) || repeat('*', greatest(char_length(p_number) - 10, 0)) || right(p_number, 4)
$$;
comment on function private.mask_id_number(text) is '510100********1018: first six and last four characters stay.';

create function private.mask_phone(p_phone text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case when char_length(p_phone) >= 8
    then left(p_phone, 3) || repeat('*', char_length(p_phone) - 7) || right(p_phone, 4)
    else repeat('*', coalesce(char_length(p_phone), 0)) end
$$;
comment on function private.mask_phone(text) is '138****0000: first three and last four characters stay.';

create function private.mask_email(p_email text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case when position('@' in p_email) > 1 then left(p_email, 1) || '***' || substr(p_email, position('@' in p_email))
    when p_email is not null then '***' end
$$;
comment on function private.mask_email(text) is 'l***@example.cn: the first letter and the server stay.';

create function private.normalise_id_number(p_text text)
returns text
language sql
immutable
set search_path = ''
as $$
  select upper(regexp_replace(
    translate(coalesce(p_text, ''), '０１２３４５６７８９ＸｘＡＢＣ　', '0123456789XxABC '), '[\s-]', '', 'g'))
$$;
comment on function private.normalise_id_number(text) is 'Full-width digits, spaces and a small x as people type them, in the form of GB 11643.';

create function private.id_number_error(p_number text, p_as_of date)
returns text
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_weights constant integer[] := array[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  v_sum integer := 0;
  v_born date;
begin
  if p_number is null or p_number = '' then return 'id_number_missing'; end if;
  if p_number ~ '^\d{15}$' then return 'id_number_15_digits'; end if;
  -- older permanent residence cards: three letters and twelve digits, without this checksum
  if p_number ~ '^[A-Z]{3}\d{12}$' then return null; end if;
  if p_number !~ '^\d{17}[0-9X]$' then return 'id_number_format'; end if;
  if not (left(p_number, 1) = '9'
      or left(p_number, 2)::integer between 11 and 65
      or left(p_number, 2) in ('71', '81', '82', '83')) then
    return 'id_number_province';
  end if;
  begin
    v_born := to_date(substr(p_number, 7, 8), 'YYYYMMDD');
  exception when others then
    return 'id_number_date';
  end;
  if to_char(v_born, 'YYYYMMDD') <> substr(p_number, 7, 8) or v_born < date '1900-01-01' or v_born > p_as_of then
    return 'id_number_date';
  end if;
  for i in 1..17 loop
    v_sum := v_sum + substr(p_number, i, 1)::integer * v_weights[i];
  end loop;
  if substr('10X98765432', v_sum % 11 + 1, 1) <> right(p_number, 1) then return 'id_number_checksum'; end if;
  return null;
end
$$;
comment on function private.id_number_error(text, date) is
  'Null for a valid identity number (GB 11643, residence permits 81–83, permanent residence 9…), otherwise the key of what is wrong.';

create function private.id_number_birth(p_number text)
returns date
language sql
immutable
set search_path = ''
as $$
  select case when p_number ~ '^\d{17}[0-9X]$' then to_date(substr(p_number, 7, 8), 'YYYYMMDD') end
$$;
comment on function private.id_number_birth(text) is 'Date of birth in an 18-character number; null where the number carries none.';

create function private.id_number_gender(p_number text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case when p_number ~ '^\d{17}[0-9X]$'
    then case when substr(p_number, 17, 1)::integer % 2 = 1 then '男' else '女' end end
$$;
comment on function private.id_number_gender(text) is '男 where the 17th digit is odd, 女 where even; null where the number carries none.';

create function private.is_person_name(p_text text)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select coalesce(p_text ~ '^[〇㐀-䶿一-鿿豈-﫿𠀀-𲎯]+(·[〇㐀-䶿一-鿿豈-﫿𠀀-𲎯]+)*$'
    and char_length(p_text) between 2 and 30, false)
$$;
comment on function private.is_person_name(text) is '2 to 30 汉字, with · between the parts of a name.';

create table public.people (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint person_name_is_given check (char_length(name) between 1 and 60),
  former_names text[] not null default '{}',
  gender text constraint gender_is_known check (gender in ('男', '女')),
  birth_on date,
  id_number_masked text not null,
  phone_masked text,
  institution_id uuid references public.institutions (id),
  region_code text not null references public.regions (code),
  user_id uuid unique references auth.users (id) on delete set null,
  status text not null default 'verified'
    constraint person_status_is_known check (status in ('unverified', 'verified', 'disputed', 'merged')),
  merged_into_id uuid references public.people (id),
  profile jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  constraint merged_names_the_other check ((status = 'merged') = (merged_into_id is not null)),
  constraint merged_has_no_login check (status <> 'merged' or user_id is null)
);
comment on table public.people is 'Assessors and supervisors, one row per identity.';
comment on column public.people.profile is
  'Last known values of form fields that are not sensitive (education, ethnic_group, political_status, qualification_level, qualification_title, speciality …): prefill.';
comment on column public.people.region_code is 'Who sees the person: the region code of the current unit.';
comment on column public.people.status is 'unverified: registered by the applicant, the unit has yet to confirm; disputed: two logins claim one identity, and until the province has decided no file of the person is decided finally.';
create index people_region_code_name_idx on public.people (region_code, name collate public.pinyin, id);
create index people_institution_id_name_idx on public.people (institution_id, name collate public.pinyin, id);
create index people_pinyin_idx on public.people (name collate public.pinyin, id);
create index people_name_idx on public.people (name text_pattern_ops);
create index people_merged_into_id_idx on public.people (merged_into_id) where merged_into_id is not null;

create table private.person_identities (
  person_id uuid primary key references public.people (id) on delete cascade,
  id_number text not null unique,
  phone text,
  email text,
  address text,
  postcode text
);
comment on table private.person_identities is 'Sensitive personal data of a person: reached through functions that check and log, never selected by staff.';

create function private.follow_identity()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.people p set
    id_number_masked = private.mask_id_number(new.id_number),
    phone_masked = private.mask_phone(new.phone),
    gender = coalesce(private.id_number_gender(new.id_number), p.gender),
    birth_on = coalesce(private.id_number_birth(new.id_number), p.birth_on)
  where p.id = new.person_id;
  return null;
end
$$;
comment on function private.follow_identity() is 'Keeps the masks, gender and birth date of a person in step with the identity.';
create trigger person_follows_identity after insert or update on private.person_identities
  for each row execute function private.follow_identity();

create function private.my_person()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select p.id from public.people p where p.user_id = auth.uid()
  );
end
$$;
comment on function private.my_person() is 'The person whose record the caller has claimed, or null.';
grant execute on function private.my_person() to authenticated, service_role;

create function private.my_person_ids()
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return array(
    select p.id from public.people p where p.user_id = auth.uid()
    union all
    select m.id from public.people m join public.people p on p.id = m.merged_into_id where p.user_id = auth.uid());
end
$$;
comment on function private.my_person_ids() is
  'The caller''s person with the records that were merged into it: what cannot be rewritten still names those.';
grant execute on function private.my_person_ids() to authenticated, service_role;

alter table public.people enable row level security;
revoke all on table public.people from anon, authenticated, service_role;
grant select on table public.people to authenticated, service_role;
create policy "people are read by themselves, their unit and its center" on public.people
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or user_id = (select auth.uid())
  );
