-- What a draw is committed to, what came of it, and who was dispatched. The first two are written once and never
-- changed. The seed waits in private until the draw reveals it.

create table public.dispatch_draws (
  id uuid primary key default gen_random_uuid(),
  order_id uuid references public.inspection_orders (id),
  share_id uuid,
  attempt integer not null,
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  conditions text not null,
  conditions_hash text not null,
  pool text not null,
  pool_hash text not null,
  eligible integer not null,
  excluded integer not null,
  seed_hash text not null,
  public_source text,
  public_on date,
  commit_position integer not null,
  commitment_hash text not null,
  committed_by_name text not null,
  committed_at timestamptz not null default private.now(),
  constraint an_attempt_is_committed_once unique (order_id, attempt),
  constraint an_attempt_of_a_share_is_committed_once unique (share_id, attempt),
  constraint draw_is_of_an_order_or_a_share check (num_nonnulls(order_id, share_id) = 1),
  constraint public_number_has_its_day check ((public_source is null) = (public_on is null))
);
comment on table public.dispatch_draws is 'Commitments: conditions and pool frozen and hashed, with the hash of a seed that nobody knows yet. Append-only.';
comment on column public.dispatch_draws.pool is 'One line per supervisor (of a share: per evaluation), sorted: in|out, pseudonym, hash of the member, reasons of the exclusion. No name stands in it.';
comment on column public.dispatch_draws.public_source is 'The public number that goes into the draw, named before it exists; null where none is asked for.';
comment on column public.dispatch_draws.commitment_hash is 'The hash of the chain''s entry at commit_position: it binds conditions, pool, seed and everything before.';
create index dispatch_draws_center_code_idx on public.dispatch_draws (center_code);
create index dispatch_draws_region_code_idx on public.dispatch_draws (region_code);
alter table public.inspection_orders
  add constraint inspection_orders_draw_id_fkey foreign key (draw_id) references public.dispatch_draws (id);
create index inspection_orders_draw_id_idx on public.inspection_orders (draw_id);
alter table public.dispatch_chain
  add constraint dispatch_chain_draw_id_fkey foreign key (draw_id) references public.dispatch_draws (id)
  -- the entry is written first: the draw carries its hash
  deferrable initially deferred;
create index dispatch_chain_draw_id_idx on public.dispatch_chain (draw_id);

create table private.dispatch_seeds (
  draw_id uuid primary key references public.dispatch_draws (id),
  seed text not null constraint seed_is_256_bits check (seed ~ '^[0-9a-f]{64}$')
);
comment on table private.dispatch_seeds is 'Seeds of the draws: no role of the API reads them; the draw publishes its own.';

create table private.dispatch_members (
  draw_id uuid not null references public.dispatch_draws (id),
  pseudonym text not null,
  person_id uuid not null references public.people (id),
  card_id uuid not null references public.cards (id),
  person_name text not null,
  institution_name text,
  region_code text not null,
  card_number text not null,
  nonce text not null,
  problems text[] not null,
  primary key (draw_id, pseudonym)
);
comment on table private.dispatch_members is 'Who stands behind a pseudonym of a pool, as of the commitment. Append-only.';
comment on column private.dispatch_members.nonce is 'Keeps the member''s hash in the pool from being guessed: who knows it can prove having been in the pool.';
create index dispatch_members_person_id_idx on private.dispatch_members (person_id);
create index dispatch_members_card_id_idx on private.dispatch_members (card_id);

create table public.dispatch_results (
  draw_id uuid primary key references public.dispatch_draws (id),
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  seed text not null,
  public_number text,
  ordered text[] not null,
  order_hash text not null,
  drawn_by_name text not null,
  drawn_at timestamptz not null default private.now()
);
comment on table public.dispatch_results is 'What came of a draw: the revealed seed and the pseudonyms of the pool in their order. Append-only.';
create index dispatch_results_center_code_idx on public.dispatch_results (center_code);
create index dispatch_results_region_code_idx on public.dispatch_results (region_code);

create table public.dispatches (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references public.inspection_orders (id),
  draw_id uuid not null references public.dispatch_draws (id),
  rank integer not null,
  pseudonym text not null,
  person_id uuid not null references public.people (id),
  card_id uuid not null references public.cards (id),
  person_name text not null,
  card_number text not null,
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  institution_id uuid not null references public.institutions (id),
  institution_name text not null,
  occupation text not null,
  batch text not null,
  site text not null,
  starts_on date not null,
  ends_on date not null,
  status text not null default 'asked' constraint dispatch_status_is_known check (status in (
    'asked', 'accepted', 'declined', 'unanswered', 'withdrawn', 'released')),
  asked_at timestamptz not null default private.now(),
  answer_until timestamptz not null,
  answered_at timestamptz,
  decline_reason text,
  version integer not null default 1,
  updated_at timestamptz not null default private.now(),
  constraint a_rank_is_taken_once unique (draw_id, rank),
  constraint decline_has_reason check ((status = 'declined') = (decline_reason is not null))
);
comment on table public.dispatches is 'Supervisors dispatched to an inspection, with what they need to know of it. Each reads the own ones.';
comment on column public.dispatches.rank is 'The place in the order of the draw, from 1; replacements follow that order.';
comment on column public.dispatches.status is 'unanswered: the deadline passed; withdrawn: the supervisor lost the card; released: the draw was voided or the order cancelled.';
create index dispatches_order_id_idx on public.dispatches (order_id);
create index dispatches_person_id_idx on public.dispatches (person_id, starts_on desc);
create index dispatches_card_id_idx on public.dispatches (card_id);
create index dispatches_institution_id_idx on public.dispatches (institution_id);
create index dispatches_center_code_idx on public.dispatches (center_code, starts_on desc);
create index dispatches_region_code_idx on public.dispatches (region_code, starts_on desc);

create trigger draws_are_append_only before update or delete on public.dispatch_draws
  for each row execute function private.refuse_change();
create trigger draws_are_never_emptied before truncate on public.dispatch_draws
  for each statement execute function private.refuse_change();
create trigger seeds_are_append_only before update or delete on private.dispatch_seeds
  for each row execute function private.refuse_change();
create trigger seeds_are_never_emptied before truncate on private.dispatch_seeds
  for each statement execute function private.refuse_change();
create trigger members_are_append_only before update or delete on private.dispatch_members
  for each row execute function private.refuse_change();
create trigger members_are_never_emptied before truncate on private.dispatch_members
  for each statement execute function private.refuse_change();
create trigger results_are_append_only before update or delete on public.dispatch_results
  for each row execute function private.refuse_change();
create trigger results_are_never_emptied before truncate on public.dispatch_results
  for each statement execute function private.refuse_change();

alter table public.dispatch_draws enable row level security;
alter table public.dispatch_results enable row level security;
alter table public.dispatches enable row level security;
revoke all on table public.dispatch_draws, public.dispatch_results, public.dispatches from anon, authenticated, service_role;
revoke all on table private.dispatch_seeds, private.dispatch_members from anon, authenticated, service_role;
grant select on table public.dispatch_draws, public.dispatch_results, public.dispatches to authenticated, service_role;
create policy "commitments are read by who ordered and by the evaluation's center" on public.dispatch_draws
  for select to authenticated using (
    center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));
create policy "results are read by who ordered and by the evaluation's center" on public.dispatch_results
  for select to authenticated using (
    center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));
create policy "dispatches are read by the supervisor and by both centers" on public.dispatches
  for select to authenticated using (
    person_id = any ((select private.my_person_ids())::uuid[])
    or center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));
