-- 督导抽派 (notice 三(四)): a center orders the inspection of an evaluation; supervisors are drawn for it so that an
-- outsider can recompute the draw. What happens to orders and draws is one chain of hashes per center: nothing of it can
-- be changed, left out or done again unseen.

insert into public.parameters
  (key, value, unit, unit_en, min_value, max_value, basis, name_zh, name_en, effect_zh, effect_en) values
  ('inspection_supervisors', '2', '人', 'people', 1, 10, 'elsewhere', '每次督导抽派人数', 'Supervisors per inspection',
    '此后下达的督导任务的默认人数。', 'The number that orders begin with from now on.'),
  ('inspection_recent_visits', '2', '次', 'times', 0, 10, 'decision', '连续派往同一机构的回避次数（0 为不限）',
    'Visits in a row to an institution that recuse (0: none)',
    '此后下达的督导任务；最近连续这么多次都派往同一机构的督导员不再抽取。', 'Orders from now on: who was at the last so many inspections of an institution is not drawn for it.'),
  ('dispatch_public_number', '0', '是(1)/否(0)', 'yes (1) / no (0)', 0, 1, 'decision', '抽派须引入公开数字',
    'Draws take a public number in', '此后锁定的抽派：锁定时指明一个尚未产生的公开数字，产生后方可抽取。',
    'Draws committed to from now on: each names a public number that does not exist yet and waits for it.'),
  ('dispatch_answer_hours', '24', '小时', 'hours', 1, 240, 'decision', '督导员答复时限', 'Hours a supervisor has to answer',
    '此后发出的派遣。', 'Dispatches sent from now on.');

create table public.inspection_orders (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  evaluation_id uuid not null references public.evaluations (id),
  institution_id uuid not null references public.institutions (id),
  institution_name text not null,
  occupation text not null,
  batch text not null,
  site text not null,
  starts_on date not null,
  ends_on date not null,
  center_code text not null references public.regions (code),
  region_code text not null references public.regions (code),
  ground text not null default 'by_hand' constraint order_ground_is_known check (ground in ('by_hand', 'random_share')),
  note text constraint order_note_is_short check (char_length(note) <= 500),
  supervisors integer not null constraint supervisors_are_few check (supervisors between 1 and 10),
  scope text not null constraint order_scope_is_known check (scope in ('region', 'province')),
  recent_visits integer not null constraint recent_visits_are_few check (recent_visits between 0 and 10),
  status text not null default 'ordered' constraint order_status_is_known check (status in (
    'ordered', 'committed', 'drawn', 'cancelled')),
  attempt integer not null default 1,
  draw_id uuid,
  share_id uuid,
  created_by uuid references auth.users (id) on delete set null,
  created_by_name text not null,
  created_at timestamptz not null default private.now(),
  version integer not null default 1,
  updated_at timestamptz not null default private.now(),
  constraint order_days_are_ordered check (ends_on >= starts_on),
  constraint random_order_names_its_share check ((ground = 'random_share') = (share_id is not null))
);
comment on table public.inspection_orders is 'Orders to inspect an evaluation, with the facts of the evaluation as they were and the conditions of the draw. The institution does not see them.';
comment on column public.inspection_orders.center_code is 'The center that ordered it: its chain records the order.';
comment on column public.inspection_orders.region_code is 'The center of the evaluation when it was ordered; scope region draws among the supervisors of it.';
comment on column public.inspection_orders.recent_visits is 'Who was dispatched to each of the last so many inspections of the institution is recused; 0: nobody for that.';
comment on column public.inspection_orders.attempt is 'Counts the draws committed to, the voided ones included.';
comment on column public.inspection_orders.draw_id is 'The draw in force: of public.dispatch_draws; null before it and after a void.';
comment on column public.inspection_orders.share_id is 'The random share that chose the evaluation: of public.inspection_shares.';
create index inspection_orders_share_id_idx on public.inspection_orders (share_id);
create index inspection_orders_center_code_idx on public.inspection_orders (center_code, starts_on desc);
create index inspection_orders_region_code_idx on public.inspection_orders (region_code, starts_on desc);
create index inspection_orders_institution_id_idx on public.inspection_orders (institution_id, starts_on desc);
create index inspection_orders_created_by_idx on public.inspection_orders (created_by);
create index inspection_orders_evaluation_id_idx on public.inspection_orders (evaluation_id);
create unique index evaluation_is_inspected_once on public.inspection_orders (evaluation_id) where status <> 'cancelled';

create table public.dispatch_chain (
  center_code text not null references public.regions (code),
  position integer not null constraint chain_begins_at_one check (position >= 1),
  kind text not null constraint chain_kind_is_known check (kind in (
    'order', 'change', 'cancel', 'plan', 'commit', 'draw', 'take', 'skip', 'accept', 'decline', 'expire', 'withdraw', 'restore', 'end', 'void')),
  order_id uuid references public.inspection_orders (id),
  share_id uuid,
  draw_id uuid,
  region_code text not null references public.regions (code),
  body text not null,
  body_hash text not null,
  previous_hash text not null,
  hash text not null unique,
  request_id uuid,
  actor uuid,
  actor_name text not null,
  at timestamptz not null default private.now(),
  primary key (center_code, position),
  constraint entry_is_of_an_order_or_a_share check (num_nonnulls(order_id, share_id) = 1)
);
comment on table public.dispatch_chain is 'Everything that happened to a center''s orders and draws, as one chain: each entry''s hash takes in the one before. Append-only.';
comment on column public.dispatch_chain.body is 'What is recorded, as lines name=value in a fixed order; it is these bytes (UTF-8) that are hashed.';
comment on column public.dispatch_chain.hash is 'SHA-256 of the lines huanzheng-chain-v1, center, position, kind, body_hash, previous_hash joined by line feeds.';
create index dispatch_chain_share_id_idx on public.dispatch_chain (share_id, position);
create index dispatch_chain_order_id_idx on public.dispatch_chain (order_id, position);
create index dispatch_chain_region_code_idx on public.dispatch_chain (region_code);
create unique index dispatch_request_counts_once on public.dispatch_chain (request_id) where request_id is not null;
create trigger dispatch_chain_is_append_only before update or delete on public.dispatch_chain
  for each row execute function private.refuse_change();
create trigger dispatch_chain_is_never_emptied before truncate on public.dispatch_chain
  for each statement execute function private.refuse_change();

alter table public.inspection_orders enable row level security;
alter table public.dispatch_chain enable row level security;
revoke all on table public.inspection_orders, public.dispatch_chain from anon, authenticated, service_role;
grant select on table public.inspection_orders, public.dispatch_chain to authenticated, service_role;
create policy "orders are read by who ordered and by the evaluation's center" on public.inspection_orders
  for select to authenticated using (
    center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));
create policy "the chain is read by its center and by the evaluation's" on public.dispatch_chain
  for select to authenticated using (
    center_code = any ((select private.my_regions())::text[]) or region_code = any ((select private.my_regions())::text[]));

create function private.sha256_hex(p_text text)
returns text
language sql
immutable
set search_path = ''
as $$
  select encode(sha256(convert_to(p_text, 'UTF8')), 'hex')
$$;
comment on function private.sha256_hex(text) is 'SHA-256 of the UTF-8 bytes, in lower-case hexadecimal.';

create function private.dispatch_lines(variadic p_pairs text[])
returns text
language sql
immutable
set search_path = ''
as $$
  select string_agg(p_pairs[n] || '=' || btrim(regexp_replace(coalesce(p_pairs[n + 1], ''), '[[:cntrl:]]+', ' ', 'g')), E'\n' order by n)
  from generate_series(1, array_length(p_pairs, 1), 2) n
$$;
comment on function private.dispatch_lines(text[]) is
  'Names and values in turn as lines name=value, in the order given; line feeds and other control characters in a value become a blank. The canonical form that draws are hashed in.';

create function private.append_chain(p_entry public.dispatch_chain, p_subject text, p_lines text, p_by text)
returns public.dispatch_chain
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_last public.dispatch_chain;
  v_row public.dispatch_chain := p_entry;
begin
  -- writers of one chain wait for each other
  perform pg_advisory_xact_lock(hashtextextended('dispatch chain ' || v_row.center_code, 0));
  select c.* into v_last from public.dispatch_chain c where c.center_code = v_row.center_code order by c.position desc limit 1;
  v_row.at := private.now();
  v_row.actor := auth.uid();
  v_row.actor_name := private.actor_name();
  v_row.position := coalesce(v_last.position, 0) + 1;
  v_row.previous_hash := coalesce(v_last.hash, '');
  v_row.body := concat_ws(E'\n', 'huanzheng-' || v_row.kind || '-v1', p_subject, nullif(p_lines, ''),
    private.dispatch_lines('at', to_char(v_row.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'by', coalesce(p_by, v_row.actor_name)));
  v_row.body_hash := private.sha256_hex(v_row.body);
  v_row.hash := private.sha256_hex(concat_ws(E'\n', 'huanzheng-chain-v1', v_row.center_code, v_row.position, v_row.kind,
    v_row.body_hash, v_row.previous_hash));
  insert into public.dispatch_chain select (v_row).*;
  return v_row;
end
$$;
comment on function private.append_chain(public.dispatch_chain, text, text, text) is
  'Writes one entry (center_code, region_code, kind and what it is about are given) at the end of the chain of its center and returns it.';

create function private.append_dispatch(p_order public.inspection_orders, p_draw_id uuid, p_kind text, p_lines text, p_request_id uuid,
  p_by text default null)
returns public.dispatch_chain
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.dispatch_chain;
begin
  v_row.center_code := p_order.center_code;
  v_row.region_code := p_order.region_code;
  v_row.kind := p_kind;
  v_row.order_id := p_order.id;
  v_row.draw_id := p_draw_id;
  v_row.request_id := p_request_id;
  return private.append_chain(v_row, private.dispatch_lines('order', p_order.number), p_lines, p_by);
end
$$;
comment on function private.append_dispatch(public.inspection_orders, uuid, text, text, uuid, text) is
  'Writes what happened to an order on the chain of its center. The body is published: p_by stands there in place of the name of a supervisor.';

revoke all on function private.sha256_hex(text), private.dispatch_lines(text[]),
  private.append_chain(public.dispatch_chain, text, text, text),
  private.append_dispatch(public.inspection_orders, uuid, text, text, uuid, text) from public, anon, authenticated, service_role;
