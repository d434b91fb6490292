-- Time. Every date of the business is a date in Shanghai, also when the server runs in UTC.

create table private.clock (
  is_only boolean primary key default true constraint there_is_one_clock check (is_only),
  shift interval not null
);
comment on table private.clock is
  'Empty in production. Tests and the demo world put one row here to stand at another instant; no API role can write it.';
comment on column private.clock.shift is 'Added to the real time by private.now().';

create function private.now()
returns timestamptz
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return pg_catalog.now() + coalesce((select c.shift from private.clock c), interval '0');
end
$$;
comment on function private.now() is
  'The instant of the running transaction, shifted by private.clock where that has a row.';

create function private.today()
returns date
language sql
stable
set search_path = ''
as $$
  select (private.now() at time zone 'Asia/Shanghai')::date
$$;
comment on function private.today() is 'The calendar day in Shanghai.';

create function private.day_of(p_at timestamptz)
returns date
language sql
immutable
set search_path = ''
as $$
  select (p_at at time zone 'Asia/Shanghai')::date
$$;
comment on function private.day_of(timestamptz) is 'The calendar day in Shanghai of an instant.';

create function private.set_clock(p_at timestamptz)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from private.clock where true;
  if p_at is not null then
    insert into private.clock (shift) values (p_at - pg_catalog.now());
  end if;
end
$$;
comment on function private.set_clock(timestamptz) is
  'Stands at an instant (null: back to real time). Executable by the owner of the database only: for tests and the demo world.';

revoke all on function private.set_clock(timestamptz) from public, anon, authenticated, service_role;
revoke all on table private.clock from anon, authenticated, service_role;

grant execute on function private.now() to authenticated, service_role;
grant execute on function private.today() to authenticated, service_role;
grant execute on function private.day_of(timestamptz) to authenticated, service_role;
