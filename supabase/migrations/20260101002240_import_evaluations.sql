-- Imports of evaluations: what an institution reports one by one, reported from a file by the same rules.

create type private.planned_evaluation as (
  row_no integer,
  outcome text,
  problems jsonb,
  institution_id uuid,
  given jsonb
);
comment on type private.planned_evaluation is 'One row of an import of evaluations: what it says and what would become of it.';

create function private.plan_evaluations(p_rows jsonb)
returns setof private.planned_evaluation
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_units constant uuid[] := private.my_institutions();
  v_seen text[] := '{}';
  v_row record;
  v_plan private.planned_evaluation;
  v_read public.evaluations;
  v_old public.evaluations;
  v_field text;
begin
  for v_row in
    select private.import_row_no(x.value ->> 'row', x.nr) as row_no,
      -- by the catalogue's own name it is the catalogue's occupation
      jsonb_build_object('occupation_code', (select o.code from public.occupations o
        where o.is_active and o.name_zh = btrim(x.value ->> 'occupation'))) || x.value as given,
      nullif(btrim(x.value ->> 'institution'), '') as institution
    from jsonb_array_elements(p_rows) with ordinality x (value, nr)
  loop
    v_plan := null;
    v_plan.row_no := v_row.row_no;
    v_plan.problems := '[]';
    v_plan.institution_id := case when v_row.institution is null then v_units[1]
      else (select i.id from public.institutions i where i.name = v_row.institution and i.id = any (v_units)) end;
    v_read := null;
    v_read.institution_id := v_plan.institution_id;
    -- a new one: that it is on record already is found out below, with what differs
    v_read.id := gen_random_uuid();
    if v_plan.institution_id is null then
      v_plan.problems := '[{"field":"institution","key":"institution_not_own","kind":"conflict"}]';
    else
      begin
        v_old := null;
        v_read := private.read_evaluation(v_read, v_row.given);
      exception when sqlstate 'PT422' or sqlstate 'PT409' then
        get stacked diagnostics v_field = pg_exception_detail;
        if sqlerrm = 'evaluation_exists' then
          select e.* into v_old from public.evaluations e
          where e.institution_id = v_plan.institution_id and e.status = 'reported' and e.batch = btrim(v_row.given ->> 'batch')
            and e.starts_on = private.import_date(btrim(v_row.given ->> 'starts_on'))
            and (e.occupation = btrim(v_row.given ->> 'occupation') or e.occupation_code = v_row.given ->> 'occupation_code');
          if v_old.head_count::text is distinct from v_row.given ->> 'head_count' or v_old.site is distinct from btrim(v_row.given ->> 'site')
            or v_old.kind is distinct from v_row.given ->> 'kind' then
            v_plan.problems := '[{"field":"batch","key":"evaluation_differs","kind":"conflict"}]';
          end if;
        else
          v_plan.problems := jsonb_build_array(jsonb_build_object(
            'field', coalesce(v_field::jsonb ->> 'field', 'batch'), 'key', sqlerrm, 'kind', 'error'));
        end if;
      end;
    end if;
    if v_plan.problems = '[]' and v_old.id is null then
      v_field := concat_ws(' ', v_read.institution_id, v_read.batch, v_read.occupation, v_read.starts_on);
      if v_field = any (v_seen) then
        v_plan.problems := '[{"field":"batch","key":"row_twice","kind":"error"}]';
      end if;
      v_seen := v_seen || v_field;
    end if;
    v_plan.given := v_row.given;
    v_plan.outcome := private.import_outcome(v_plan.problems, v_old.id is null, '[]');
    return next v_plan;
  end loop;
end
$$;
comment on function private.plan_evaluations(jsonb) is
  'What would become of each row of evaluations for the caller''s institution, by the rules of public.report_evaluation.';

create function private.write_evaluations(p_rows jsonb, out outcomes jsonb, out added jsonb)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_plan private.planned_evaluation;
  v_ids uuid[] := '{}';
begin
  outcomes := '[]';
  for v_plan in select p.* from private.plan_evaluations(p_rows) p loop
    if v_plan.outcome = 'new' then
      v_ids := v_ids || (private.report_evaluation(v_plan.institution_id, v_plan.given, gen_random_uuid())).id;
    end if;
    outcomes := outcomes || jsonb_build_object('row', v_plan.row_no, 'problems', v_plan.problems, 'differences', '[]'::jsonb,
      'outcome', v_plan.outcome);
  end loop;
  added := jsonb_build_object('evaluations', to_jsonb(v_ids));
end
$$;
comment on function private.write_evaluations(jsonb) is
  'Reports the evaluations of a part of an import one by one, each with its own history; all of the good ones or none.';
