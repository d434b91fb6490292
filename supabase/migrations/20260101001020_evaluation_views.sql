-- What the list and the calendar of evaluations ask besides the rows.

create function private.evaluation_clashes(p_ids uuid[])
returns table (id uuid, other_id uuid, institution_name text, batch text, starts_on date, ends_on date)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
    select e.id, o.id, o.institution_name, o.batch, o.starts_on, o.ends_on
    from public.evaluations e
    join public.evaluations o on o.site = e.site and o.id <> e.id and o.status = 'reported'
      and o.starts_on <= e.ends_on and o.ends_on >= e.starts_on
    where e.id = any (p_ids[1:100]) and e.status = 'reported'
      and (e.institution_id = any (private.my_institutions()) or e.region_code = any (private.my_regions()))
    order by e.id, o.starts_on, o.id
    limit 500;
end
$$;
comment on function private.evaluation_clashes(uuid[]) is 'See public.evaluation_clashes.';
create function public.evaluation_clashes(p_ids uuid[])
returns table (id uuid, other_id uuid, institution_name text, batch text, starts_on date, ends_on date)
language sql stable security invoker set search_path = ''
as $$ select c.* from private.evaluation_clashes(p_ids) c $$;
comment on function public.evaluation_clashes(uuid[]) is
  'Evaluations at the same site on a same day as one of these (at most 100 that the caller sees), whoever reported them: a name and days, nothing else.';

create function public.evaluation_days(p_from date, p_to date, p_region_code text default null, p_institution_ids uuid[] default null)
returns table (day date, evaluations integer, head_count integer, late integer)
language sql
stable
security invoker
set search_path = ''
as $$
  select p_from + d.n, count(e.id)::integer, coalesce(sum(e.head_count), 0)::integer, (count(e.id) filter (where e.is_late))::integer
  from generate_series(0, least(p_to - p_from, 62)) d (n)
  join public.evaluations e on e.starts_on <= p_from + d.n and e.ends_on >= p_from + d.n
    and e.starts_on between p_from - 60 and p_to
    and e.status = 'reported'
    and (p_region_code is null or e.region_code = p_region_code)
    and (p_institution_ids is null or e.institution_id = any (p_institution_ids))
  group by d.n order by d.n
$$;
comment on function public.evaluation_days(date, date, text, uuid[]) is
  'Evaluations of each day of a span of at most 62, as the caller sees them; days without any are left out.';

create function private.evaluation_clash_days(p_from date, p_to date, p_region_code text, p_institution_ids uuid[])
returns table (day date, clashes integer)
language sql
stable
security definer
set search_path = ''
as $$
  select p_from + d.n, count(distinct e.id)::integer
  from generate_series(0, least(p_to - p_from, 62)) d (n)
  join public.evaluations e on e.starts_on <= p_from + d.n and e.ends_on >= p_from + d.n
    and e.starts_on between p_from - 60 and p_to
    and e.status = 'reported'
    and (p_region_code is null or e.region_code = p_region_code)
    and (p_institution_ids is null or e.institution_id = any (p_institution_ids))
    and (e.institution_id = any ((select private.my_institutions())::uuid[]) or e.region_code = any ((select private.my_regions())::text[]))
  where exists (select from public.evaluations o
    where o.site = e.site and o.id <> e.id and o.status = 'reported' and o.starts_on <= p_from + d.n and o.ends_on >= p_from + d.n)
  group by d.n order by d.n
$$;
comment on function private.evaluation_clash_days(date, date, text, uuid[]) is 'See public.evaluation_clash_days.';
create function public.evaluation_clash_days(p_from date, p_to date, p_region_code text default null, p_institution_ids uuid[] default null)
returns table (day date, clashes integer)
language sql stable security invoker set search_path = ''
as $$ select c.* from private.evaluation_clash_days(p_from, p_to, p_region_code, p_institution_ids) c $$;
comment on function public.evaluation_clash_days(date, date, text, uuid[]) is
  'Of a span of at most 62 days: on which of them how many of the caller''s evaluations share their site with another, whoever reported that.';

grant execute on function private.evaluation_clashes(uuid[]), private.evaluation_clash_days(date, date, text, uuid[]) to authenticated;
grant execute on function public.evaluation_clash_days(date, date, text, uuid[]) to authenticated;
grant execute on function public.evaluation_clashes(uuid[]), public.evaluation_days(date, date, text, uuid[]) to authenticated;
