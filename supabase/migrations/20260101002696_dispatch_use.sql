-- 均衡与覆盖: who was dispatched how often, and how many of the evaluations held were inspected. Every number is the
-- length of a list that the pages can open.

create function private.dispatch_use(p_from date, p_to date, p_region_code text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions constant text[] := array(select r from unnest(private.my_regions()) r where p_region_code is null or r = p_region_code);
begin
  perform private.require(cardinality(private.my_regions()) > 0, 403, 'not_permitted');
  perform private.require(coalesce(p_to - p_from between 0 and 1100, false), 422, 'evaluation_days_reversed', '{"field":"to"}');
  return (
    with orders as materialized (
      select o.id, o.status, o.region_code, o.institution_id, o.institution_name,
        o.status = 'drawn' and o.ends_on < private.today()
          and exists (select from public.dispatch_check_ins c where c.order_id = o.id) as inspected
      from public.inspection_orders o
      where o.region_code = any (v_regions) and o.ends_on >= p_from and o.starts_on <= p_to),
    held as (
      select e.region_code, e.institution_id, e.institution_name
      from public.evaluations e
      where e.region_code = any (v_regions) and e.status = 'reported' and e.ends_on < private.today()
        and e.ends_on >= p_from and e.starts_on <= p_to),
    units as (
      select u.institution_id, u.region_code, min(u.institution_name) as institution_name, sum(u.held)::integer as held,
        sum(u.drawn)::integer as drawn, sum(u.inspected)::integer as inspected
      from (
        select h.institution_id, h.region_code, h.institution_name, 1 as held, 0 as drawn, 0 as inspected from held h
        union all
        select o.institution_id, o.region_code, o.institution_name, 0, (o.status = 'drawn')::integer, o.inspected::integer from orders o) u
      group by u.institution_id, u.region_code),
    sent as (
      select d.person_id, count(distinct d.order_id)::integer as dispatched,
        (count(distinct d.order_id) filter (where d.status = 'accepted'))::integer as accepted,
        (count(distinct d.order_id) filter (where d.status = 'declined'))::integer as declined,
        (count(distinct d.order_id) filter (where d.status = 'unanswered'))::integer as unanswered
      from public.dispatches d join orders o on o.id = d.order_id
      group by d.person_id),
    -- those who could have been sent and never were belong to the picture
    supervisors as (
      select distinct on (c.person_id) c.person_id, p.name, c.number, p.region_code, i.name as institution_name
      from public.cards c
      join public.card_kinds k on k.code = c.kind and k.role = 'supervisor'
      join public.people p on p.id = c.person_id and p.status <> 'merged'
      left join public.institutions i on i.id = p.institution_id
      where (c.status = 'active' and c.region_code = any (v_regions)) or c.person_id in (select s.person_id from sent s)
      order by c.person_id, (c.status = 'active') desc, c.valid_to desc, c.id)
    select jsonb_build_object(
      'regions', (select coalesce(jsonb_agg(jsonb_build_object('region_code', r.region_code, 'held', r.held, 'drawn', r.drawn,
          'inspected', r.inspected) order by r.region_code), '[]')
        from (select u.region_code, sum(u.held) as held, sum(u.drawn) as drawn, sum(u.inspected) as inspected from units u group by u.region_code) r),
      'institutions', (select coalesce(jsonb_agg(to_jsonb(u) order by u.held desc, u.institution_name collate public.pinyin), '[]') from units u),
      'supervisors', (select coalesce(jsonb_agg(jsonb_build_object('person_id', s.person_id, 'name', s.name, 'card_number', s.number,
          'region_code', s.region_code, 'institution_name', s.institution_name, 'dispatched', coalesce(n.dispatched, 0),
          'accepted', coalesce(n.accepted, 0), 'declined', coalesce(n.declined, 0), 'unanswered', coalesce(n.unanswered, 0))
          order by coalesce(n.dispatched, 0) desc, s.name collate public.pinyin, s.person_id), '[]')
        from supervisors s left join sent n on n.person_id = s.person_id)));
end
$$;
comment on function private.dispatch_use(date, date, text) is 'See public.dispatch_use.';

create function public.dispatch_use(p_from date, p_to date, p_region_code text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.dispatch_use(p_from, p_to, p_region_code) $$;
comment on function public.dispatch_use(date, date, text) is
  'Of evaluations and orders whose days touch the span (at most three years), in the caller''s scope: by region and by institution evaluations held, orders drawn, and inspected (drawn, over, somebody checked in); by supervisor orders dispatched to, accepted, declined, unanswered, the never dispatched too. 403 not_permitted; 422 evaluation_days_reversed.';
grant execute on function private.dispatch_use(date, date, text) to authenticated;
grant execute on function public.dispatch_use(date, date, text) to authenticated;
