-- Messages inside the product, one row per recipient.

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null,
  params jsonb not null default '{}',
  application_id uuid references public.applications (id) on delete cascade,
  round_id uuid references public.rounds (id) on delete cascade,
  created_at timestamptz not null default private.now(),
  read_at timestamptz
);
comment on table public.notifications is 'In-app messages; kind and params make the sentence in the reader''s language.';
create index notifications_user_id_idx on public.notifications (user_id, created_at desc);
create index notifications_application_id_idx on public.notifications (application_id);
create index notifications_round_id_idx on public.notifications (round_id);

alter table public.notifications enable row level security;
revoke all on table public.notifications from anon, authenticated, service_role;
grant select on table public.notifications to authenticated, service_role;
create policy "everybody reads the own messages" on public.notifications
  for select to authenticated using (user_id = (select auth.uid()));

create function private.notify_applicant(p_application public.applications, p_kind text, p_params jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, params, application_id)
  select u.user_id, p_kind, p_params, p_application.id
  from (
    select p.user_id from public.people p where p.id = p_application.person_id and p.user_id is not null
    union
    -- a file entered by the unit: who entered it hears of it, since the person may have no login
    select s.user_id from public.staff s
    where p_application.is_proxy and s.user_id = p_application.created_by and s.is_active
      and s.institution_id = p_application.institution_id
  ) u;
end
$$;
comment on function private.notify_applicant(public.applications, text, jsonb) is 'Tells the person of a file, and the unit''s clerk who entered it.';

create function private.read_notifications(p_ids uuid[])
returns integer
language sql
security definer
set search_path = ''
as $$
  with read as (
    update public.notifications n set read_at = private.now()
    where n.user_id = auth.uid() and n.read_at is null and (p_ids is null or n.id = any (p_ids))
    returning 1)
  select count(*)::integer from read
$$;
comment on function private.read_notifications(uuid[]) is 'See public.read_notifications.';
create function public.read_notifications(p_ids uuid[] default null)
returns integer language sql security invoker set search_path = ''
as $$ select private.read_notifications(p_ids) $$;
comment on function public.read_notifications(uuid[]) is 'Marks own messages as read, all of them when no ids are given; returns how many were new.';
grant execute on function private.read_notifications(uuid[]) to authenticated;
grant execute on function public.read_notifications(uuid[]) to authenticated;
