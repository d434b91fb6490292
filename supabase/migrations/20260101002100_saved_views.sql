-- Saved views: filters and order of a list under a name, one's own or shared with the colleagues of the same center.

create function private.my_center()
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select s.region_code from public.staff s
  where s.user_id = auth.uid() and s.is_active
    and s.role in ('city_officer', 'province_reviewer', 'province_admin', 'manager')
$$;
comment on function private.my_center() is
  'The region code of the center whose lists the caller works on: 510000 of the province, a city''s own; null for everybody else.';
grant execute on function private.my_center() to authenticated;

create table public.saved_views (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  list text not null constraint list_is_a_name check (list ~ '^[a-zA-Z]{2,40}$'),
  name text not null constraint view_has_a_name check (name = trim(name) and char_length(name) between 1 and 30),
  search text not null constraint view_is_an_address check (char_length(search) <= 2000 and search !~ '^\?'),
  region_code text references public.regions (code),
  owner_name text not null,
  created_at timestamptz not null default private.now(),
  constraint one_view_per_name unique (user_id, list, name)
);
comment on table public.saved_views is 'Views of lists under a name: what stands behind the question mark of the list''s address.';
comment on column public.saved_views.list is 'The list as the client calls it, e.g. reviews, cards.';
comment on column public.saved_views.region_code is 'The center whose staff see the view; null of one''s own.';
create index saved_views_region_code_idx on public.saved_views (region_code, list);

alter table public.saved_views enable row level security;
revoke all on table public.saved_views from anon, authenticated, service_role;
grant select on table public.saved_views to authenticated, service_role;
create policy "views are read by who made them and, shared, by the center" on public.saved_views
  for select to authenticated
  using (user_id = (select auth.uid()) or region_code = (select private.my_center()));

create function private.save_view(p_list text, p_name text, p_search text, p_is_shared boolean)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_name constant text := trim(coalesce(p_name, ''));
  v_center constant text := private.my_center();
  v_id uuid;
begin
  perform private.require(auth.uid() is not null, 403, 'not_permitted');
  perform private.require(coalesce(p_list ~ '^[a-zA-Z]{2,40}$', false), 422, 'list_unknown');
  perform private.require(char_length(v_name) between 1 and 30, 422, 'view_name_length', '{"max":30}');
  perform private.require(coalesce(char_length(p_search) <= 2000 and p_search !~ '^\?', false), 422, 'view_too_long');
  perform private.require(p_is_shared is not true or v_center is not null, 403, 'not_permitted');
  -- two tabs that save at once must not pass the limit together
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'view', auth.uid(), p_list), 0));
  perform private.require(
    exists (select from public.saved_views v where v.user_id = auth.uid() and v.list = p_list and v.name = v_name)
    or (select count(*) from public.saved_views v where v.user_id = auth.uid() and v.list = p_list) < 50,
    422, 'too_many_views', '{"max":50}');
  insert into public.saved_views (user_id, list, name, search, region_code, owner_name)
  values (auth.uid(), p_list, v_name, p_search, case when p_is_shared then v_center end, private.actor_name())
  on conflict (user_id, list, name) do update
    set search = excluded.search, region_code = excluded.region_code, owner_name = excluded.owner_name
  returning id into v_id;
  return v_id;
end
$$;
comment on function private.save_view(text, text, text, boolean) is 'See public.save_view.';

create function private.delete_view(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.saved_views v
  where v.id = p_id and (
    v.user_id = auth.uid()
    -- what somebody left behind who no longer works here
    or (v.region_code = private.my_center() and not exists (
      select from public.staff s where s.user_id = v.user_id and s.is_active and s.region_code = v.region_code)));
  perform private.require(found, 404, 'view_not_found');
end
$$;
comment on function private.delete_view(uuid) is 'See public.delete_view.';

create function public.save_view(p_list text, p_name text, p_search text, p_is_shared boolean default false)
returns uuid language sql security invoker set search_path = ''
as $$ select private.save_view(p_list, p_name, p_search, p_is_shared) $$;
comment on function public.save_view(text, text, text, boolean) is
  'Saves a view of a list, over the own one of that name; shared, the staff of the caller''s center see it. 403 not_permitted to share; 422 view_name_length, view_too_long, too_many_views.';
create function public.delete_view(p_id uuid)
returns void language sql security invoker set search_path = ''
as $$ select private.delete_view(p_id) $$;
comment on function public.delete_view(uuid) is
  'Deletes an own view, or a shared one of the center whose maker no longer works there. 404 view_not_found.';

grant execute on function private.save_view(text, text, text, boolean), private.delete_view(uuid) to authenticated;
grant execute on function public.save_view(text, text, text, boolean), public.delete_view(uuid) to authenticated;
