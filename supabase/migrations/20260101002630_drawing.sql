-- The draw. First the commitment: conditions, pool and the hash of a secret seed, on the chain. Then the result, which
-- follows from the revealed seed (and a public number, where one was named) by the rule below: no choice is left to
-- whoever draws. Replacements follow the same order. src/domain/dispatch.ts says the same a second time.

create function private.dispatch_key(p_seed text, p_public_number text, p_commitment_hash text, p_pseudonym text)
returns text
language sql
immutable
set search_path = ''
as $$
  select private.sha256_hex(concat_ws(E'\n', 'huanzheng-dispatch-v1', p_seed, coalesce(p_public_number, ''), p_commitment_hash, p_pseudonym))
$$;
comment on function private.dispatch_key(text, text, text, text) is
  'The published rule: the eligible are taken in the ascending order of this hash of seed, public number, commitment and pseudonym. All have the same chance.';

create function private.random_hex()
returns text
language sql
volatile
set search_path = ''
as $$
  -- three random UUIDs carry 366 random bits
  select private.sha256_hex(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)
$$;
comment on function private.random_hex() is '256 unpredictable bits in hexadecimal.';

create function private.require_public_source(p_source text, p_on date, p_until date)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_source constant text := nullif(btrim(regexp_replace(coalesce(p_source, ''), '[[:cntrl:]]+', ' ', 'g')), '');
begin
  if private.parameter_int('dispatch_public_number') = 1 or v_source is not null then
    perform private.require(char_length(v_source) between 4 and 100, 422, 'public_source_missing', '{"field":"public_source"}');
    perform private.require(p_on > private.today(), 422, 'public_number_exists', '{"field":"public_on"}');
    perform private.require(p_on <= p_until, 422, 'public_number_late', '{"field":"public_on"}');
  end if;
  return v_source;
end
$$;
comment on function private.require_public_source(text, date, date) is
  'The name of the public number that goes into a draw, or null where none is asked for; it comes to be after today and by the day given.';

create function private.commit_draw(p_order_id uuid, p_public_source text, p_public_on date, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders := private.lock_order(p_order_id);
  v_source text;
  v_seed constant text := private.random_hex();
  v_draw public.dispatch_draws;
  v_entry public.dispatch_chain;
  v_members jsonb;
begin
  if (private.repeated_dispatch(p_request_id)).order_id is not null then
    return v_order;
  end if;
  -- who comes second learns who was first
  perform private.require_own_order(v_order, p_expected_version);
  perform private.require(v_order.status = 'ordered', 409, 'order_is_committed', jsonb_build_object('status', v_order.status));
  perform private.require(exists (select from public.evaluations e where e.id = v_order.evaluation_id and e.status = 'reported'), 409, 'evaluation_cancelled');
  perform private.require(exists (select from public.evaluations e where e.id = v_order.evaluation_id
    and (e.starts_on, e.ends_on, e.site) = (v_order.starts_on, v_order.ends_on, v_order.site)), 409, 'evaluation_moved');
  perform private.require(private.today() <= v_order.ends_on, 409, 'evaluation_has_ended');
  v_source := private.require_public_source(p_public_source, p_public_on, v_order.starts_on);
  v_draw.id := gen_random_uuid();
  select jsonb_agg(to_jsonb(c) || jsonb_build_object('pseudonym', left(private.random_hex(), 16), 'nonce', left(private.random_hex(), 32)))
  into v_members from private.dispatch_candidates(v_order) c;
  select count(*) filter (where m.problems = '{}'), count(*) filter (where m.problems <> '{}'),
    string_agg(concat_ws(' ', case when m.problems = '{}' then 'in' else 'out' end, m.pseudonym,
      private.sha256_hex(concat_ws(E'\n', 'huanzheng-member-v1', m.pseudonym, m.person_id, m.card_number, m.nonce)),
      nullif(array_to_string(m.problems, ','), '')), E'\n' order by m.pseudonym collate "C")
  into v_draw.eligible, v_draw.excluded, v_draw.pool
  from jsonb_populate_recordset(null::private.dispatch_members, v_members) m;
  perform private.require(v_draw.eligible >= v_order.supervisors, 409, 'pool_too_small',
    jsonb_build_object('eligible', v_draw.eligible, 'wanted', v_order.supervisors));
  v_draw.conditions := concat_ws(E'\n', 'huanzheng-conditions-v1', private.dispatch_lines('order', v_order.number, 'attempt', v_order.attempt::text),
    private.condition_lines(v_order));
  v_draw.conditions_hash := private.sha256_hex(v_draw.conditions);
  v_draw.pool_hash := private.sha256_hex(v_draw.pool);
  v_draw.seed_hash := private.sha256_hex(v_seed);
  insert into public.dispatch_draws (id, order_id, attempt, center_code, region_code, conditions, conditions_hash, pool, pool_hash,
    eligible, excluded, seed_hash, public_source, public_on, commit_position, commitment_hash, committed_by_name)
  select v_draw.id, v_order.id, v_order.attempt, v_order.center_code, v_order.region_code, v_draw.conditions, v_draw.conditions_hash,
    v_draw.pool, v_draw.pool_hash, v_draw.eligible, v_draw.excluded, v_draw.seed_hash, v_source, case when v_source is not null then p_public_on end,
    e.position, e.hash, e.actor_name
  from private.append_dispatch(v_order, v_draw.id, 'commit', private.dispatch_lines('draw', v_draw.id::text, 'attempt', v_order.attempt::text,
    'conditions', v_draw.conditions_hash, 'pool', v_draw.pool_hash, 'seed', v_draw.seed_hash, 'public_source', v_source,
    'public_on', case when v_source is not null then p_public_on::text end), p_request_id) e;
  insert into private.dispatch_seeds (draw_id, seed) values (v_draw.id, v_seed);
  insert into private.dispatch_members
  select v_draw.id, m.pseudonym, m.person_id, m.card_id, m.person_name, m.institution_name, m.region_code, m.card_number, m.nonce, m.problems
  from jsonb_populate_recordset(null::private.dispatch_members, v_members) m;
  update public.inspection_orders o set status = 'committed', draw_id = v_draw.id, version = o.version + 1, updated_at = private.now()
  where o.id = v_order.id returning * into v_order;
  return v_order;
end
$$;
comment on function private.commit_draw(uuid, text, date, integer, uuid) is 'See public.commit_draw.';

create function private.take_next(p_order public.inspection_orders, p_by text default null)
returns public.dispatches
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_result public.dispatch_results;
  v_member private.dispatch_members;
  v_problems text[];
  v_rank integer;
  v_row public.dispatches;
begin
  select r.* into v_result from public.dispatch_results r where r.draw_id = p_order.draw_id;
  v_rank := (select count(*) from public.dispatch_chain c where c.draw_id = p_order.draw_id and c.kind in ('take', 'skip'));
  while v_rank < cardinality(v_result.ordered) loop
    v_rank := v_rank + 1;
    select m.* into v_member from private.dispatch_members m where m.draw_id = p_order.draw_id and m.pseudonym = v_result.ordered[v_rank];
    -- what has come to be known since the commitment counts for the person, not for the order
    select c.problems into v_problems from private.dispatch_candidates(p_order, v_member.person_id) c;
    if v_problems = '{}' then
      insert into public.dispatches (order_id, draw_id, rank, pseudonym, person_id, card_id, person_name, card_number, center_code,
        region_code, institution_id, institution_name, occupation, batch, site, starts_on, ends_on, answer_until)
      values (p_order.id, p_order.draw_id, v_rank, v_member.pseudonym, v_member.person_id, v_member.card_id, v_member.person_name,
        v_member.card_number, p_order.center_code, p_order.region_code, p_order.institution_id, p_order.institution_name,
        p_order.occupation, p_order.batch, p_order.site, p_order.starts_on, p_order.ends_on,
        private.now() + make_interval(hours => private.parameter_int('dispatch_answer_hours')))
      returning * into v_row;
      perform private.append_dispatch(p_order, p_order.draw_id, 'take', private.dispatch_lines('draw', p_order.draw_id::text,
        'rank', v_rank::text, 'pseudonym', v_member.pseudonym), null, p_by);
      insert into public.notifications (user_id, kind, params)
      select p.user_id, 'dispatch_asked', jsonb_build_object('institution', v_row.institution_name, 'starts_on', v_row.starts_on)
      from public.people p where p.id = v_row.person_id and p.user_id is not null;
      return v_row;
    end if;
    perform private.append_dispatch(p_order, p_order.draw_id, 'skip', private.dispatch_lines('draw', p_order.draw_id::text,
      'rank', v_rank::text, 'pseudonym', v_member.pseudonym, 'reasons',
      coalesce(array_to_string(v_problems, ','), 'card_not_live')), null, p_by);
  end loop;
  return v_row;
end
$$;
comment on function private.take_next(public.inspection_orders, text) is
  'Dispatches the next of the order who is still eligible, recording who was passed over and why; null where nobody is left.';

create function private.draw_supervisors(p_order_id uuid, p_public_number text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_order public.inspection_orders := private.lock_order(p_order_id);
  v_number constant text := nullif(btrim(regexp_replace(coalesce(p_public_number, ''), '[^0-9]+', ' ', 'g')), '');
  v_draw public.dispatch_draws;
  v_result public.dispatch_results;
begin
  if (private.repeated_dispatch(p_request_id)).order_id is not null then
    return v_order;
  end if;
  perform private.require_own_order(v_order, p_expected_version);
  perform private.require(v_order.status = 'committed', 409, 'order_not_committed', jsonb_build_object('status', v_order.status));
  select d.* into v_draw from public.dispatch_draws d where d.id = v_order.draw_id;
  perform private.require(v_draw.public_on is null or private.today() >= v_draw.public_on, 409, 'public_number_not_yet',
    jsonb_build_object('source', v_draw.public_source, 'on', v_draw.public_on));
  perform private.require((v_draw.public_source is null) = (v_number is null), 422, 'public_number_missing', '{"field":"public_number"}');
  select s.seed into v_result.seed from private.dispatch_seeds s where s.draw_id = v_draw.id;
  select array_agg(m.pseudonym order by private.dispatch_key(v_result.seed, v_number, v_draw.commitment_hash, m.pseudonym) collate "C",
    m.pseudonym collate "C") into v_result.ordered
  from private.dispatch_members m where m.draw_id = v_draw.id and m.problems = '{}';
  v_result.order_hash := private.sha256_hex(array_to_string(v_result.ordered, E'\n'));
  insert into public.dispatch_results (draw_id, center_code, region_code, seed, public_number, ordered, order_hash, drawn_by_name)
  values (v_draw.id, v_order.center_code, v_order.region_code, v_result.seed, v_number, v_result.ordered, v_result.order_hash, private.actor_name());
  perform private.append_dispatch(v_order, v_draw.id, 'draw', private.dispatch_lines('draw', v_draw.id::text, 'seed', v_result.seed,
    'public_number', v_number, 'sequence', v_result.order_hash), p_request_id);
  update public.inspection_orders o set status = 'drawn', version = o.version + 1, updated_at = private.now()
  where o.id = v_order.id returning * into v_order;
  for i in 1..v_order.supervisors loop
    exit when (private.take_next(v_order)).id is null;
  end loop;
  return v_order;
end
$$;
comment on function private.draw_supervisors(uuid, text, integer, uuid) is 'See public.draw_supervisors.';

create function public.commit_draw(p_order_id uuid, p_public_source text, p_public_on date, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders language sql security invoker set search_path = ''
as $$ select private.commit_draw(p_order_id, p_public_source, p_public_on, p_expected_version, p_request_id) $$;
comment on function public.commit_draw(uuid, text, date, integer, uuid) is
  'Freezes conditions and pool and puts their hashes with that of a secret seed on the chain. 409 pool_too_small (eligible, wanted), order_is_committed, evaluation_moved, stale_version; 422 public_source_missing, public_number_exists, public_number_late.';
create function public.draw_supervisors(p_order_id uuid, p_public_number text, p_expected_version integer, p_request_id uuid)
returns public.inspection_orders language sql security invoker set search_path = ''
as $$ select private.draw_supervisors(p_order_id, p_public_number, p_expected_version, p_request_id) $$;
comment on function public.draw_supervisors(uuid, text, integer, uuid) is
  'Reveals the seed, publishes the order and dispatches its first ones. Digits of the public number are taken in groups, whatever stands between. 409 order_not_committed, public_number_not_yet, stale_version; 422 public_number_missing.';
grant execute on function private.commit_draw(uuid, text, date, integer, uuid), private.draw_supervisors(uuid, text, integer, uuid) to authenticated;
grant execute on function public.commit_draw(uuid, text, date, integer, uuid), public.draw_supervisors(uuid, text, integer, uuid) to authenticated;
revoke all on function private.dispatch_key(text, text, text, text), private.random_hex(), private.require_public_source(text, date, date),
  private.take_next(public.inspection_orders, text)
  from public, anon, authenticated, service_role;
