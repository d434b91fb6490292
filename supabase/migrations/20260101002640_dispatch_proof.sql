-- What an outsider needs to recompute a draw: nothing of it names a person.

create function private.dispatch_proof(p_draw_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_draw public.dispatch_draws;
begin
  select d.* into v_draw from public.dispatch_draws d where d.id = p_draw_id;
  perform private.require(v_draw.center_code = any (private.my_regions()) or v_draw.region_code = any (private.my_regions())
    or exists (select from private.dispatch_members m where m.draw_id = p_draw_id and m.person_id = any (private.my_person_ids())),
    404, 'draw_not_found');
  return jsonb_build_object('format', 'huanzheng-proof-v1', 'draw', v_draw.id, 'conditions', v_draw.conditions, 'pool', v_draw.pool,
    'sequence', (select to_jsonb(r.ordered) from public.dispatch_results r where r.draw_id = p_draw_id),
    'chain', (
      select jsonb_agg(jsonb_build_object('center', c.center_code, 'position', c.position, 'kind', c.kind, 'body_hash', c.body_hash,
        'previous_hash', c.previous_hash, 'hash', c.hash)
        -- of others their place in the chain and no more
        || case when c.order_id = v_draw.order_id or c.share_id = v_draw.share_id then jsonb_build_object('body', c.body) else '{}' end order by c.position)
      from public.dispatch_chain c where c.center_code = v_draw.center_code));
end
$$;
comment on function private.dispatch_proof(uuid) is 'See public.dispatch_proof.';

create function private.dispatch_pool(p_draw_id uuid)
returns table (pseudonym text, person_name text, institution_name text, region_code text, card_number text, problems text[], rank integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_draw public.dispatch_draws;
begin
  select d.* into v_draw from public.dispatch_draws d where d.id = p_draw_id;
  perform private.require(v_draw.center_code = any (private.my_regions()) or v_draw.region_code = any (private.my_regions()), 404, 'draw_not_found');
  return query
    select m.pseudonym, m.person_name, m.institution_name, m.region_code, m.card_number, m.problems, array_position(r.ordered, m.pseudonym)
    from private.dispatch_members m left join public.dispatch_results r on r.draw_id = m.draw_id
    where m.draw_id = p_draw_id
    order by array_position(r.ordered, m.pseudonym), m.person_name collate public.pinyin, m.pseudonym;
end
$$;
comment on function private.dispatch_pool(uuid) is 'See public.dispatch_pool.';

create function private.my_membership(p_draw_id uuid)
returns table (pseudonym text, person_id uuid, card_number text, nonce text, problems text[])
language sql
stable
security definer
set search_path = ''
as $$
  select m.pseudonym, m.person_id, m.card_number, m.nonce, m.problems from private.dispatch_members m
  where m.draw_id = p_draw_id and m.person_id = any (private.my_person_ids())
$$;
comment on function private.my_membership(uuid) is 'See public.my_membership.';

create function public.dispatch_proof(p_draw_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.dispatch_proof(p_draw_id) $$;
comment on function public.dispatch_proof(uuid) is
  'The published record of a draw, without names: conditions, pool, sequence and the chain of its center (bodies of the same order). For both centers and for each member of the pool. 404 draw_not_found.';
create function public.dispatch_pool(p_draw_id uuid)
returns table (pseudonym text, person_name text, institution_name text, region_code text, card_number text, problems text[], rank integer)
language sql stable security invoker set search_path = ''
as $$ select p.* from private.dispatch_pool(p_draw_id) p $$;
comment on function public.dispatch_pool(uuid) is 'Who stands behind the pseudonyms of a pool, each exclusion with its reasons, in the order of the draw: for the centers.';
create function public.my_membership(p_draw_id uuid)
returns table (pseudonym text, person_id uuid, card_number text, nonce text, problems text[])
language sql stable security invoker set search_path = ''
as $$ select m.* from private.my_membership(p_draw_id) m $$;
comment on function public.my_membership(uuid) is 'A supervisor''s own line of a pool and what proves it; nothing of the others.';
grant execute on function private.dispatch_proof(uuid), private.dispatch_pool(uuid), private.my_membership(uuid) to authenticated;
grant execute on function public.dispatch_proof(uuid), public.dispatch_pool(uuid), public.my_membership(uuid) to authenticated;
