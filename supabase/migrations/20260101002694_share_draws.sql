-- The draw of a share: commitment, result, void, as for supervisors (chapter drawing). src/domain/dispatch.ts recomputes
-- it by the same rule.

create function private.commit_share(p_id uuid, p_public_source text, p_public_on date, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_share public.inspection_shares := private.lock_share(p_id);
  v_source text;
  v_seed constant text := private.random_hex();
  v_draw public.dispatch_draws;
  v_wanted integer;
  v_members jsonb;
begin
  if (private.repeated_dispatch(p_request_id)).share_id is not null then
    return v_share;
  end if;
  perform private.require_own_share(v_share, p_expected_version);
  perform private.require(v_share.status = 'planned', 409, 'order_is_committed', jsonb_build_object('status', v_share.status));
  v_source := private.require_public_source(p_public_source, p_public_on, v_share.to_on);
  v_draw.id := gen_random_uuid();
  select jsonb_agg(to_jsonb(c) || jsonb_build_object('pseudonym', left(private.random_hex(), 16), 'nonce', left(private.random_hex(), 32)))
  into v_members from private.share_candidates(v_share) c;
  select count(*) filter (where m.problems = '{}'), count(*) filter (where m.problems <> '{}'),
    string_agg(concat_ws(' ', case when m.problems = '{}' then 'in' else 'out' end, m.pseudonym,
      private.sha256_hex(concat_ws(E'\n', 'huanzheng-evaluation-v1', m.pseudonym, m.evaluation_id, m.nonce)),
      nullif(array_to_string(m.problems, ','), '')), E'\n' order by m.pseudonym collate "C")
  into v_draw.eligible, v_draw.excluded, v_draw.pool
  from jsonb_populate_recordset(null::private.share_members, v_members) m;
  v_wanted := private.share_size(v_share, v_draw.eligible);
  perform private.require(v_draw.eligible > 0 and v_draw.eligible >= v_wanted, 409, 'share_too_large',
    jsonb_build_object('eligible', v_draw.eligible, 'wanted', v_wanted));
  v_draw.conditions := concat_ws(E'\n', 'huanzheng-conditions-v1', private.dispatch_lines('share', v_share.number, 'attempt', v_share.attempt::text),
    private.share_lines(v_share));
  v_draw.conditions_hash := private.sha256_hex(v_draw.conditions);
  v_draw.pool_hash := private.sha256_hex(v_draw.pool);
  v_draw.seed_hash := private.sha256_hex(v_seed);
  insert into public.dispatch_draws (id, share_id, attempt, center_code, region_code, conditions, conditions_hash, pool, pool_hash,
    eligible, excluded, seed_hash, public_source, public_on, commit_position, commitment_hash, committed_by_name)
  select v_draw.id, v_share.id, v_share.attempt, v_share.center_code, v_share.region_code, v_draw.conditions, v_draw.conditions_hash,
    v_draw.pool, v_draw.pool_hash, v_draw.eligible, v_draw.excluded, v_draw.seed_hash, v_source, case when v_source is not null then p_public_on end,
    e.position, e.hash, e.actor_name
  from private.append_share(v_share, v_draw.id, 'commit', private.dispatch_lines('draw', v_draw.id::text, 'attempt', v_share.attempt::text,
    'conditions', v_draw.conditions_hash, 'pool', v_draw.pool_hash, 'seed', v_draw.seed_hash, 'public_source', v_source,
    'public_on', case when v_source is not null then p_public_on::text end), p_request_id) e;
  insert into private.dispatch_seeds (draw_id, seed) values (v_draw.id, v_seed);
  insert into private.share_members
  select v_draw.id, m.pseudonym, m.evaluation_id, m.nonce, m.problems from jsonb_populate_recordset(null::private.share_members, v_members) m;
  update public.inspection_shares s set status = 'committed', draw_id = v_draw.id, version = s.version + 1, updated_at = private.now()
  where s.id = p_id returning * into v_share;
  return v_share;
end
$$;
comment on function private.commit_share(uuid, text, date, integer, uuid) is 'See public.commit_share.';

create function private.draw_share(p_id uuid, p_public_number text, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_share public.inspection_shares := private.lock_share(p_id);
  v_number constant text := nullif(btrim(regexp_replace(coalesce(p_public_number, ''), '[^0-9]+', ' ', 'g')), '');
  v_draw public.dispatch_draws;
  v_result public.dispatch_results;
  v_conditions public.inspection_orders;
  v_order public.inspection_orders;
  v_evaluation public.evaluations;
  v_problems text[];
  v_taken integer := 0;
begin
  if (private.repeated_dispatch(p_request_id)).share_id is not null then
    return v_share;
  end if;
  perform private.require_own_share(v_share, p_expected_version);
  perform private.require(v_share.status = 'committed', 409, 'order_not_committed', jsonb_build_object('status', v_share.status));
  select d.* into v_draw from public.dispatch_draws d where d.id = v_share.draw_id;
  perform private.require(v_draw.public_on is null or private.today() >= v_draw.public_on, 409, 'public_number_not_yet',
    jsonb_build_object('source', v_draw.public_source, 'on', v_draw.public_on));
  perform private.require((v_draw.public_source is null) = (v_number is null), 422, 'public_number_missing', '{"field":"public_number"}');
  -- who orders one of them by hand right now is waited for here, before the chain is held
  perform 1 from public.evaluations e
  where e.id in (select m.evaluation_id from private.share_members m where m.draw_id = v_draw.id) order by e.id for update;
  select s.seed into v_result.seed from private.dispatch_seeds s where s.draw_id = v_draw.id;
  select array_agg(m.pseudonym order by private.dispatch_key(v_result.seed, v_number, v_draw.commitment_hash, m.pseudonym) collate "C",
    m.pseudonym collate "C") into v_result.ordered
  from private.share_members m where m.draw_id = v_draw.id and m.problems = '{}';
  v_result.order_hash := private.sha256_hex(array_to_string(v_result.ordered, E'\n'));
  insert into public.dispatch_results (draw_id, center_code, region_code, seed, public_number, ordered, order_hash, drawn_by_name)
  values (v_draw.id, v_share.center_code, v_share.region_code, v_result.seed, v_number, v_result.ordered, v_result.order_hash, private.actor_name());
  perform private.append_share(v_share, v_draw.id, 'draw', private.dispatch_lines('draw', v_draw.id::text, 'seed', v_result.seed,
    'public_number', v_number, 'sequence', v_result.order_hash), p_request_id);
  v_conditions.share_id := v_share.id;
  v_conditions.supervisors := v_share.supervisors;
  v_conditions.recent_visits := v_share.recent_visits;
  v_conditions.scope := v_share.scope;
  v_conditions.note := v_share.note;
  for v_rank in 1..cardinality(v_result.ordered) loop
    exit when v_taken = private.share_size(v_share, v_draw.eligible);
    select e.* into v_evaluation from public.evaluations e join private.share_members m on m.evaluation_id = e.id
    where m.draw_id = v_draw.id and m.pseudonym = v_result.ordered[v_rank];
    -- cancelled, moved or ordered by hand since the commitment: the next one takes the place
    select c.problems into v_problems from private.share_candidates(v_share, v_evaluation.id) c;
    if v_problems = '{}' then
      v_order := private.insert_inspection_order(v_evaluation, v_conditions, v_share.center_code, null);
      perform private.append_share(v_share, v_draw.id, 'take', private.dispatch_lines('draw', v_draw.id::text,
        'rank', v_rank::text, 'pseudonym', v_result.ordered[v_rank], 'order', v_order.number), null);
      v_taken := v_taken + 1;
    else
      perform private.append_share(v_share, v_draw.id, 'skip', private.dispatch_lines('draw', v_draw.id::text,
        'rank', v_rank::text, 'pseudonym', v_result.ordered[v_rank], 'reasons', array_to_string(v_problems, ',')), null);
    end if;
  end loop;
  update public.inspection_shares s set status = 'drawn', version = s.version + 1, updated_at = private.now()
  where s.id = p_id returning * into v_share;
  return v_share;
end
$$;
comment on function private.draw_share(uuid, text, integer, uuid) is 'See public.draw_share.';

create function private.void_share(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_share public.inspection_shares := private.lock_share(p_id);
  v_draw constant uuid := v_share.draw_id;
  v_order public.inspection_orders;
begin
  if (private.repeated_dispatch(p_request_id)).share_id is not null then
    return v_share;
  end if;
  perform private.require(v_share.status in ('committed', 'drawn'), 409, 'order_not_committed', jsonb_build_object('status', v_share.status));
  -- before the draw its own center, afterwards a provincial reviewer who did not draw
  perform private.require(case when v_share.status = 'committed' then v_share.center_code = (private.me()).region_code
    else private.my_role() = 'province_reviewer' and not exists (
      select from public.dispatch_chain c where c.draw_id = v_draw and c.kind = 'draw' and c.actor = auth.uid()) end, 403, 'void_needs_another');
  perform private.require(v_share.version is not distinct from p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_share.version));
  perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 5 and 200, 422, 'void_reason_missing', '{"field":"reason"}');
  -- orders that have come further than the share live on; each has its own void
  for v_order in
    select o.* from public.inspection_orders o
    where o.share_id = p_id and o.status = 'ordered' and o.attempt = 1 order by o.id for update
  loop
    update public.inspection_orders o set status = 'cancelled', version = o.version + 1, updated_at = private.now()
    where o.id = v_order.id returning * into v_order;
    perform private.append_dispatch(v_order, null, 'cancel', private.dispatch_lines('reason', p_reason), null);
  end loop;
  update public.inspection_shares s set status = 'planned', draw_id = null, attempt = s.attempt + 1, version = s.version + 1,
    updated_at = private.now()
  where s.id = p_id returning * into v_share;
  perform private.append_share(v_share, v_draw, 'void', private.dispatch_lines('draw', v_draw::text, 'reason', p_reason), p_request_id);
  return v_share;
end
$$;
comment on function private.void_share(uuid, text, integer, uuid) is 'See public.void_share.';

create function private.share_pool(p_draw_id uuid)
returns table (pseudonym text, evaluation_id uuid, institution_name text, region_code text, occupation text, batch text, starts_on date,
  ends_on date, problems text[], rank integer, order_id uuid, order_number text)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_draw public.dispatch_draws;
begin
  select d.* into v_draw from public.dispatch_draws d where d.id = p_draw_id;
  perform private.require(v_draw.share_id is not null
    and (v_draw.center_code = any (private.my_regions()) or v_draw.region_code = any (private.my_regions())), 404, 'draw_not_found');
  return query
    select m.pseudonym, e.id, e.institution_name, e.region_code, e.occupation, e.batch, e.starts_on, e.ends_on, m.problems,
      array_position(r.ordered, m.pseudonym), o.id, o.number
    from private.share_members m
    join public.evaluations e on e.id = m.evaluation_id
    left join public.dispatch_results r on r.draw_id = m.draw_id
    left join public.inspection_orders o on o.evaluation_id = e.id and o.share_id = v_draw.share_id and o.status <> 'cancelled'
    where m.draw_id = p_draw_id
    order by array_position(r.ordered, m.pseudonym), e.starts_on, m.pseudonym;
end
$$;
comment on function private.share_pool(uuid) is 'See public.share_pool.';

create function public.commit_share(p_id uuid, p_public_source text, p_public_on date, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares language sql security invoker set search_path = ''
as $$ select private.commit_share(p_id, p_public_source, p_public_on, p_expected_version, p_request_id) $$;
comment on function public.commit_share(uuid, text, date, integer, uuid) is
  'Freezes conditions and evaluations and puts their hashes with that of a secret seed on the chain. 409 share_too_large (eligible, wanted), order_is_committed, stale_version; 422 as commit_draw.';
create function public.draw_share(p_id uuid, p_public_number text, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares language sql security invoker set search_path = ''
as $$ select private.draw_share(p_id, p_public_number, p_expected_version, p_request_id) $$;
comment on function public.draw_share(uuid, text, integer, uuid) is
  'Reveals the seed and orders the inspection of the first evaluations in the order that follows from it. 409 order_not_committed, public_number_not_yet, stale_version; 422 public_number_missing.';
create function public.void_share(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.inspection_shares language sql security invoker set search_path = ''
as $$ select private.void_share(p_id, p_reason, p_expected_version, p_request_id) $$;
comment on function public.void_share(uuid, text, integer, uuid) is
  'Voids the draw of a share with a reason of 5 to 200 characters; its orders that are not locked yet are cancelled, a later draw counts as the next attempt. 403 void_needs_another as for draws.';
create function public.share_pool(p_draw_id uuid)
returns table (pseudonym text, evaluation_id uuid, institution_name text, region_code text, occupation text, batch text, starts_on date,
  ends_on date, problems text[], rank integer, order_id uuid, order_number text)
language sql stable security invoker set search_path = ''
as $$ select p.* from private.share_pool(p_draw_id) p $$;
comment on function public.share_pool(uuid) is 'The evaluations behind the pseudonyms of a share, in the order of the draw, with the orders that came of it: for the centers.';
grant execute on function private.commit_share(uuid, text, date, integer, uuid), private.draw_share(uuid, text, integer, uuid),
  private.void_share(uuid, text, integer, uuid), private.share_pool(uuid) to authenticated;
grant execute on function public.commit_share(uuid, text, date, integer, uuid), public.draw_share(uuid, text, integer, uuid),
  public.void_share(uuid, text, integer, uuid), public.share_pool(uuid) to authenticated;
