-- 双随机抽查: a share of the evaluations to come is drawn for inspection, by the construction by which supervisors are
-- drawn: conditions and pool are committed to with a hidden seed, the seed decides, anybody can recompute it. Each
-- evaluation drawn becomes an order, for which the supervisors are drawn in their turn.

create table public.inspection_shares (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  reach text not null constraint share_reach_is_known check (reach in ('region', 'province')),
  from_on date not null,
  to_on date not null,
  evaluation_kind text,
  unit text not null constraint share_unit_is_known check (unit in ('percent', 'number')),
  amount integer not null constraint share_amount_is_plausible check (amount between 1 and case unit when 'percent' then 100 else 1000 end),
  supervisors integer not null constraint share_supervisors_are_few check (supervisors between 1 and 10),
  scope text not null constraint share_scope_is_known check (scope in ('region', 'province')),
  recent_visits integer not null constraint share_recent_visits_are_few check (recent_visits between 0 and 10),
  note text constraint share_note_is_short check (char_length(note) <= 500),
  status text not null default 'planned' constraint share_status_is_known check (status in ('planned', 'committed', 'drawn', 'cancelled')),
  attempt integer not null default 1,
  draw_id uuid references public.dispatch_draws (id),
  created_by uuid references auth.users (id) on delete set null,
  created_by_name text not null,
  created_at timestamptz not null default private.now(),
  version integer not null default 1,
  updated_at timestamptz not null default private.now(),
  constraint share_days_are_ordered check (to_on between from_on and from_on + 366)
);
comment on table public.inspection_shares is 'Random shares of coming evaluations to be inspected, with their conditions. Institutions do not see them.';
comment on column public.inspection_shares.region_code is 'Whose evaluations: of this center, with reach province of the whole province.';
comment on column public.inspection_shares.amount is 'So many percent of the pool, rounded up, or so many evaluations.';
comment on column public.inspection_shares.scope is 'Of the orders that come of it: where their supervisors are drawn from.';
create index inspection_shares_center_code_idx on public.inspection_shares (center_code, created_at desc);
create index inspection_shares_region_code_idx on public.inspection_shares (region_code, created_at desc);
create index inspection_shares_draw_id_idx on public.inspection_shares (draw_id);
create index inspection_shares_created_by_idx on public.inspection_shares (created_by);

alter table public.inspection_orders add constraint inspection_orders_share_id_fkey foreign key (share_id) references public.inspection_shares (id);
alter table public.dispatch_chain add constraint dispatch_chain_share_id_fkey foreign key (share_id) references public.inspection_shares (id);
alter table public.dispatch_draws add constraint dispatch_draws_share_id_fkey foreign key (share_id) references public.inspection_shares (id);

create table private.share_members (
  draw_id uuid not null references public.dispatch_draws (id),
  pseudonym text not null,
  evaluation_id uuid not null references public.evaluations (id),
  nonce text not null,
  problems text[] not null,
  primary key (draw_id, pseudonym)
);
comment on table private.share_members is 'Which evaluation stands behind a pseudonym of a share''s pool, as of the commitment. Append-only.';
create index share_members_evaluation_id_idx on private.share_members (evaluation_id);
create trigger share_members_are_append_only before update or delete on private.share_members
  for each row execute function private.refuse_change();
create trigger share_members_are_never_emptied before truncate on private.share_members
  for each statement execute function private.refuse_change();

alter table public.inspection_shares enable row level security;
revoke all on table public.inspection_shares from anon, authenticated, service_role;
revoke all on table private.share_members from anon, authenticated, service_role;
grant select on table public.inspection_shares to authenticated, service_role;
create policy "shares are read by who planned them and by the evaluations' center" on public.inspection_shares
  for select to authenticated using (
    center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));

create function private.append_share(p_share public.inspection_shares, p_draw_id uuid, p_kind text, p_lines text, p_request_id uuid)
returns public.dispatch_chain
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.dispatch_chain;
begin
  v_row.center_code := p_share.center_code;
  v_row.region_code := p_share.region_code;
  v_row.kind := p_kind;
  v_row.share_id := p_share.id;
  v_row.draw_id := p_draw_id;
  v_row.request_id := p_request_id;
  return private.append_chain(v_row, private.dispatch_lines('share', p_share.number), p_lines, null);
end
$$;
comment on function private.append_share(public.inspection_shares, uuid, text, text, uuid) is 'Writes what happened to a share on the chain of its center.';

create function private.share_lines(p_share public.inspection_shares)
returns text
language sql
stable
set search_path = ''
as $$
  select private.dispatch_lines('center', p_share.center_code, 'region', p_share.region_code, 'reach', p_share.reach,
    'from_on', p_share.from_on::text, 'to_on', p_share.to_on::text, 'kind', p_share.evaluation_kind,
    'unit', p_share.unit, 'amount', p_share.amount::text, 'supervisors', p_share.supervisors::text,
    'scope', p_share.scope, 'recent_visits', p_share.recent_visits::text)
$$;
comment on function private.share_lines(public.inspection_shares) is 'The conditions of a share in their canonical form.';

create function private.share_size(p_share public.inspection_shares, p_eligible integer)
returns integer
language sql
immutable
set search_path = ''
as $$
  select case p_share.unit when 'number' then p_share.amount else (p_eligible * p_share.amount + 99) / 100 end
$$;
comment on function private.share_size(public.inspection_shares, integer) is 'How many evaluations of a pool the share comes to; percent are rounded up.';

create function private.share_candidates(p_share public.inspection_shares, p_evaluation_id uuid default null)
returns table (evaluation_id uuid, problems text[])
language sql
stable
security definer
set search_path = ''
as $$
  select e.id, array_remove(array[
    case when e.status <> 'reported' then 'cancelled' end,
    case when e.starts_on <= private.today() then 'begun' end,
    -- moved since
    case when not e.starts_on between p_share.from_on and p_share.to_on then 'outside' end,
    case when exists (select from public.inspection_orders o where o.evaluation_id = e.id and o.status <> 'cancelled') then 'ordered' end], null)
  from public.evaluations e
  where case when p_evaluation_id is not null then e.id = p_evaluation_id else
    e.status = 'reported' and e.starts_on between p_share.from_on and p_share.to_on
    and (p_share.reach = 'province' or e.region_code = p_share.region_code)
    and (p_share.evaluation_kind is null or e.kind = p_share.evaluation_kind) end
$$;
comment on function private.share_candidates(public.inspection_shares, uuid) is
  'Every evaluation that the conditions of a share name (or the one asked for), with what excludes it: begun, ordered already; afterwards also cancelled, outside (moved out of the window).';

create function private.lock_share(p_id uuid)
returns public.inspection_shares
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me constant public.staff := private.require_dispatcher();
  v_row public.inspection_shares;
begin
  select s.* into v_row from public.inspection_shares s where s.id = p_id for update;
  perform private.require(v_row.center_code = any (private.my_regions()) or v_row.region_code = any (private.my_regions()), 404, 'share_not_found');
  return v_row;
end
$$;
comment on function private.lock_share(uuid) is 'The share, locked for this transaction; 404 share_not_found where the caller does not see it.';

create function private.require_own_share(p_share public.inspection_shares, p_expected_version integer)
returns void
language sql
stable
security definer
set search_path = ''
as $$
  select private.require_own_center(p_share.center_code, p_share.version, p_expected_version, null, p_share.id)
$$;
comment on function private.require_own_share(public.inspection_shares, integer) is
  'Only the center that planned a share acts on it: 403 order_of_other_center; 409 stale_version with who and when.';

revoke all on function private.append_share(public.inspection_shares, uuid, text, text, uuid), private.share_lines(public.inspection_shares),
  private.share_size(public.inspection_shares, integer), private.share_candidates(public.inspection_shares, uuid),
  private.lock_share(uuid), private.require_own_share(public.inspection_shares, integer) from public, anon, authenticated, service_role;
