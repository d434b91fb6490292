-- 五次失败锁定 15 分钟: a password verification hook for the auth server where it can run one (self-hosted, some plans).
create table private.sign_in_failures (
  user_id uuid primary key,
  failures integer not null,
  last_at timestamptz not null
);
comment on table private.sign_in_failures is 'Consecutive failed sign-ins by login.';

create function private.password_verification_hook(event jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user uuid := (event ->> 'user_id')::uuid;
  v_row private.sign_in_failures;
begin
  select f.* into v_row from private.sign_in_failures f where f.user_id = v_user for update;
  if v_row.failures >= 5 and v_row.last_at > private.now() - interval '15 minutes' then
    return jsonb_build_object('decision', 'reject', 'message', '登录失败次数过多，请 15 分钟后再试。Too many failed sign-ins: try again in 15 minutes.');
  end if;
  if (event ->> 'valid')::boolean then
    delete from private.sign_in_failures f where f.user_id = v_user;
  else
    insert into private.sign_in_failures as f (user_id, failures, last_at) values (v_user, 1, private.now())
    on conflict (user_id) do update set last_at = excluded.last_at,
      failures = case when f.last_at > private.now() - interval '15 minutes' then f.failures + 1 else 1 end;
  end if;
  return jsonb_build_object('decision', 'continue');
end
$$;
comment on function private.password_verification_hook(jsonb) is
  'Auth hook: refuses sign-in for 15 minutes after five failures in a row. To be switched on in the auth server''s settings.';
do $$
begin
  if exists (select from pg_roles where rolname = 'supabase_auth_admin') then
    grant usage on schema private to supabase_auth_admin;
    grant execute on function private.password_verification_hook(jsonb) to supabase_auth_admin;
  end if;
end
$$;
