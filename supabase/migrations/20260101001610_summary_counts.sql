-- How many files wait for the next summary table, by round, annex and reporter: what a city or a 省属 unit starts from.

create function public.summary_waiting()
returns table (round_id uuid, annex integer, region_code text, institution_id uuid, waiting integer)
language sql
stable
security invoker
set search_path = ''
as $$
  select a.round_id, k.summary_annex, a.region_code, case when a.track = 'province' then a.institution_id end, count(*)::integer
  from public.applications a
  join public.card_kinds k on k.code = a.card_kind
  where a.status = 'awaiting_summary'
    and (a.region_code = any ((select private.my_regions())::text[])
      -- a 属地 unit's files are its city's to report
      or (a.institution_id = any ((select private.my_institutions())::uuid[]) and a.track = 'province'))
  group by 1, 2, 3, 4
$$;
comment on function public.summary_waiting() is
  'Files awaiting a summary table in the caller''s scope, by round, annex and reporter: a city (institution null) or a 省属 unit.';
grant execute on function public.summary_waiting() to authenticated;
