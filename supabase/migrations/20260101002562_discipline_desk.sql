-- What a center has to do in 资格管理, for its 工作台: each count with the list that it opens.

create function private.my_discipline_desk()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions constant text[] := private.my_regions();
  v_today constant date := private.today();
  v_me constant uuid := auth.uid();
  v_decides constant boolean := private.my_role() = 'province_reviewer';
begin
  if coalesce(private.my_role() not in ('city_officer', 'province_reviewer'), true) then
    return '{}';
  end if;
  return jsonb_strip_nulls(jsonb_build_object(
    -- nobody decides what he drew up himself, nor the appeal against what he decided
    'cases', case when v_decides then (select count(*) from public.discipline_cases c
      where c.status = 'proposed' and c.region_code = any (v_regions)
        and c.created_by is distinct from v_me and c.proposed_by is distinct from v_me) end,
    'case_appeals', case when v_decides then (select count(*) from public.discipline_cases c
      where c.status = 'appealing' and c.region_code = any (v_regions) and c.decided_by is distinct from v_me
        and c.created_by is distinct from v_me and c.proposed_by is distinct from v_me) end,
    'case_drafts', (select count(*) from public.discipline_cases c
      where c.status = 'draft' and c.region_code = any (v_regions)
        and (c.created_by = v_me or (not v_decides and c.level = 'city'))),
    'findings', (select count(*) from public.findings f where f.status = 'open' and f.region_code = any (v_regions)),
    'findings_late', (select count(*) from public.findings f
      where f.status = 'rectifying' and f.rectify_by < v_today and f.region_code = any (v_regions)),
    -- the rule of private.lapse_candidates, asked card by card until there are enough to say so
    'lapses', case when v_decides then (select count(*) from (
      select from public.cards c
      where c.status = 'active' and c.region_code = any (v_regions)
        and (c.valid_to < v_today or exists (select from public.applications a where a.card_id = c.id and a.status = 'rejected'))
        and private.lapse_ground(c, v_today) is not null limit 1001) x) end,
    'lapse_appeals', case when v_decides then (select count(*) from public.lapses l
      where l.status = 'appealing' and l.region_code = any (v_regions) and l.confirmed_by is distinct from v_me) end,
    'disputes', case when v_decides then (select count(*) from public.identity_disputes d where d.status = 'open') end));
end
$$;
comment on function private.my_discipline_desk() is 'See public.my_discipline_desk.';

create function public.my_discipline_desk()
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.my_discipline_desk() $$;
comment on function public.my_discipline_desk() is
  'How much waits for the caller in 资格管理: cases and appeals to decide, own drafts, findings open and past their term, lapses to confirm (1001: more than 1000) and their appeals, identity disputes. Names that are not the caller''s are left out; empty for whoever is no officer of a center.';
grant execute on function private.my_discipline_desk(), public.my_discipline_desk() to authenticated;
