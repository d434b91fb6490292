-- Finding files by what people type: the beginning of a name, of a file's number or of a card's number.
--
-- LIKE is not leakproof, so under a policy it can use no index. A definer function applies the scope itself and lets
-- the planner choose between the region's index and the text's.

create index applications_number_pattern_idx on public.applications (number text_pattern_ops);
create index applications_card_number_pattern_idx on public.applications (card_number text_pattern_ops);

create function private.search_applications(p_text text)
returns setof public.applications
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_text text := trim(coalesce(p_text, ''));
  -- what people type is text: its wildcards stand for themselves
  v_pattern text := regexp_replace(v_text, '([\\%_])', '\\\1', 'g') || '%';
  v_regions text[] := private.my_regions();
  v_institutions uuid[] := private.my_institutions();
begin
  if v_text = '' then
    return;
  end if;
  -- the pattern stands in the statement itself, since only a constant one can use an index
  return query execute format($sql$
    select a.*
    from public.applications a
    where (a.person_name like %1$L or a.number like %1$L or a.card_number like %1$L)
      and ((a.region_code = any ($1) and a.status <> 'draft')
        or (a.institution_id = any ($2) and (a.status <> 'draft' or a.is_proxy)))
    limit 1000
  $sql$, v_pattern) using v_regions, v_institutions;
end
$$;
comment on function private.search_applications(text) is 'See public.search_applications.';

create function public.search_applications(p_text text)
returns setof public.applications
language sql
stable
security invoker
set search_path = ''
as $$
  select * from private.search_applications(p_text)
$$;
comment on function public.search_applications(text) is
  'Files of the caller''s scope (staff) whose name, number or card number begins with the text, at most 1000; filtered, sorted and paged like a table. Nothing for an empty text.';

grant execute on function private.search_applications(text), public.search_applications(text) to authenticated;
