-- Reading cases: the center the whole, the person and the unit what was decided about them.

create function private.case_effect_counts(p_case_id uuid)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(e.kind, e.n), '{}')
  from (select x.kind, count(*)::integer as n from private.case_effects x
    where x.case_id = p_case_id and x.given_back_at is null group by x.kind) e
$$;
comment on function private.case_effect_counts(uuid) is 'What a case holds now: how many cards, files, assignments and bans.';

create function private.possible_case_actions(p_case public.discipline_cases)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(distinct t.action), '[]')
  from public.discipline_transitions t
  where t.from_status = p_case.status and t.actor = any (private.case_kinds(p_case))
    and (t.actor = 'person' or p_case.person_id is distinct from private.my_person())
    and not (t.action = 'appeal' and coalesce(p_case.appeal_due_on < private.today(), false))
$$;
comment on function private.possible_case_actions(public.discipline_cases) is 'What the caller may do with a case now, for the buttons.';

create function private.get_case(p_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_case public.discipline_cases;
  v_kinds text[];
  v_is_center boolean;
begin
  select c.* into v_case from public.discipline_cases c where c.id = p_id;
  v_kinds := private.case_kinds(v_case);
  v_is_center := coalesce(v_case.region_code = any (private.my_regions()), false);
  perform private.require(v_is_center or 'person' = any (v_kinds) or 'unit' = any (v_kinds)
    or (v_case.outcome is not null and v_case.institution_id = any (private.my_institutions())), 404, 'case_not_found');
  return jsonb_build_object(
    'case', case when v_is_center then to_jsonb(v_case)
      else private.case_of_person(v_case) end,
    'is_center', v_is_center,
    'person', (select jsonb_build_object('id', p.id, 'name', p.name, 'gender', p.gender, 'id_number_masked', p.id_number_masked,
        'institution_name', i.name, 'has_login', p.user_id is not null)
      from public.people p left join public.institutions i on i.id = p.institution_id where p.id = v_case.person_id),
    'cards', coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'valid_from', d.valid_from,
        'valid_to', d.valid_to, 'status', d.status, 'occupations', d.occupations) order by d.valid_to desc)
      from public.cards d where d.person_id = v_case.person_id), '[]'),
    'accident', (select to_jsonb(a) from public.accidents a where a.id = v_case.accident_id),
    'files', case when v_is_center then coalesce((
        select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.original_name, 'mime_type', f.mime_type, 'bytes', f.bytes,
          'uploaded_by_name', f.uploaded_by_name, 'uploaded_at', f.uploaded_at) order by f.uploaded_at)
        from public.case_files f where f.case_id = p_id and f.status = 'stored'), '[]') else '[]'::jsonb end,
    'events', case when v_is_center then coalesce((
        select jsonb_agg(to_jsonb(e) - 'hash' - 'previous_hash' order by e.id)
        from public.discipline_events e where e.case_id = p_id), '[]') else '[]'::jsonb end,
    'effects', private.case_effect_counts(p_id),
    -- what the decision names, whatever became of it since
    'taken_cards', coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number) order by d.number)
      from private.case_effects x join public.cards d on d.id = x.record_id where x.case_id = p_id and x.kind = 'card'), '[]'),
    'others', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'status', o.status, 'outcome', o.outcome,
        'kind', o.kind, 'created_at', o.created_at) order by o.created_at desc)
      from public.discipline_cases o where v_is_center and o.person_id = v_case.person_id and o.id <> p_id and o.status <> 'withdrawn'), '[]'),
    'actions', private.possible_case_actions(v_case),
    'today', private.today());
end
$$;
comment on function private.get_case(uuid) is 'See public.get_case.';

create function private.case_of_person(p_case public.discipline_cases)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object('id', p_case.id, 'number', p_case.number, 'person_id', p_case.person_id, 'person_name', p_case.person_name,
    'role', p_case.role, 'kind', p_case.kind, 'ground', p_case.ground, 'facts', p_case.facts, 'statement', p_case.statement,
    'status', p_case.status, 'outcome', p_case.outcome, 'document_number', p_case.document_number,
    'decision_note', p_case.decision_note, 'decided_at', p_case.decided_at, 'appeal_due_on', p_case.appeal_due_on,
    'appealed_at', p_case.appealed_at, 'appeal_note', p_case.appeal_note, 'appeal_decided_at', p_case.appeal_decided_at,
    'appeal_decision_note', p_case.appeal_decision_note, 'proposed_at', p_case.proposed_at, 'version', p_case.version)
$$;
comment on function private.case_of_person(public.discipline_cases) is 'A case as the person and the unit read it: without who among the officers did what.';

create function private.my_cases()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(private.case_of_person(c) || jsonb_build_object('actions', private.possible_case_actions(c))
    order by coalesce(c.decided_at, c.proposed_at) desc), '[]')
  from public.discipline_cases c
  where (c.person_id = private.my_person() and c.proposed_at is not null and c.status not in ('draft', 'withdrawn'))
    or (c.institution_id = any (private.my_institutions()) and c.outcome is not null)
$$;
comment on function private.my_cases() is 'See public.my_cases.';

create function public.get_case(p_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.get_case(p_id) $$;
comment on function public.get_case(uuid) is
  'A whole case in one call: {case, person, cards, accident, files, events, effects, taken_cards, others, actions}. Person and unit get what concerns them, once it was proposed or decided. 404 case_not_found.';
create function public.my_cases()
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.my_cases() $$;
comment on function public.my_cases() is 'Cases about the caller, and decisions about people of the caller''s units.';
grant execute on function private.get_case(uuid), private.my_cases(), public.get_case(uuid), public.my_cases() to authenticated;
