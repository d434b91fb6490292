-- Imports of activity records: a unit's of its own people, a center's of its region. A record is the same where person,
-- role, day, institution and batch are; one on file is left as it is, confirmed or disputed or not.

create type private.planned_record as (
  row_no integer,
  outcome text,
  problems jsonb,
  person_id uuid,
  role text,
  held_on date,
  institution_name text,
  batch text,
  place text,
  occupation text,
  institution_id uuid,
  region_code text
);
comment on type private.planned_record is 'One row of an import of activity records: what it says and what would become of it.';

create function private.plan_records(p_rows jsonb)
returns setof private.planned_record
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_today constant date := private.today();
  v_regions constant text[] := case when private.my_role() in ('city_officer', 'province_reviewer') then private.my_regions() else '{}' end;
  v_units constant uuid[] := private.my_institutions();
  v_me constant uuid := auth.uid();
begin
  return query
  with given as materialized (
    select private.import_row_no(x."row", x.nr) as row_no,
      private.normalise_id_number(nullif(btrim(x.id_number), '')) as id_number, nullif(btrim(x.name), '') as name,
      nullif(btrim(x.role), '') as role, nullif(btrim(x.held_on), '') as given_on,
      private.import_date(nullif(btrim(x.held_on), '')) as held_on,
      nullif(btrim(x.evaluator), '') as evaluator, nullif(btrim(x.batch), '') as batch,
      nullif(btrim(x.place), '') as place, nullif(btrim(x.occupation), '') as occupation
    from rows from (jsonb_to_recordset(p_rows) as ("row" text, id_number text, name text, role text, held_on text,
      evaluator text, batch text, place text, occupation text))
      with ordinality x ("row", id_number, name, role, held_on, evaluator, batch, place, occupation, nr)
  ), read as (
    select g.*, private.id_number_error(g.id_number, v_today) as id_error, p as person,
      coalesce(p.institution_id = any (v_units) or p.region_code = any (v_regions), false) as is_in_scope,
      row_number() over (partition by g.id_number, g.role, g.held_on, g.evaluator, g.batch order by g.row_no) as nr_of_record,
      r.id is not null as is_known
    from given g
    left join private.person_identities d on d.id_number = g.id_number
    left join public.people p on p.id = d.person_id
    left join public.activity_records r on r.person_id = p.id and r.role = g.role and r.held_on = g.held_on
      and r.institution_name = g.evaluator and r.batch = g.batch
  ), judged as (
    select c.*, q.problems
    from read c
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('field', t.field, 'key', t.key, 'kind', t.kind)), '[]') as problems
      from (values
        ('id_number', coalesce(c.id_error, ''), 'error', c.id_error is not null),
        -- whoever may not see a person is not told that there is one
        ('id_number', 'person_unknown', 'error', c.id_error is null and not c.is_in_scope),
        ('id_number', 'person_merged', 'conflict', c.is_in_scope and (c.person).status = 'merged'),
        ('id_number', 'own_record', 'conflict', (c.person).user_id = v_me),
        ('name', 'name_differs', 'error', c.is_in_scope and c.name is not null
          and c.name <> (c.person).name and c.name <> all ((c.person).former_names)),
        ('role', 'value_missing', 'error', c.role is null),
        ('role', 'value_unknown', 'error', c.role not in ('assessor', 'supervisor')),
        ('held_on', 'value_missing', 'error', c.given_on is null),
        ('held_on', 'date_format', 'error', c.given_on is not null and c.held_on is null),
        ('held_on', 'date_in_future', 'error', c.held_on > v_today),
        ('evaluator', 'value_missing', 'error', c.evaluator is null),
        ('evaluator', 'text_length', 'error', char_length(c.evaluator) not between 2 and 80),
        ('batch', 'value_missing', 'error', c.batch is null),
        ('batch', 'text_too_long', 'error', char_length(c.batch) > 60),
        ('place', 'text_too_long', 'error', char_length(c.place) > 80),
        ('occupation', 'text_too_long', 'error', char_length(c.occupation) > 60),
        ('batch', 'row_twice', 'error', c.nr_of_record > 1)
      ) t (field, key, kind, holds)
      where t.holds
    ) q
  )
  select j.row_no, private.import_outcome(j.problems, not j.is_known, '[]'), j.problems, (j.person).id, j.role, j.held_on,
    j.evaluator, j.batch, j.place, j.occupation, (j.person).institution_id, (j.person).region_code
  from judged j order by j.row_no;
end
$$;
comment on function private.plan_records(jsonb) is
  'What would become of each row of activity records for the caller: what is wrong with it, whether it is on record.';

create function private.write_records(p_rows jsonb, out outcomes jsonb, out added jsonb)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_plan constant private.planned_record[] := array(select p from private.plan_records(p_rows) p);
begin
  with written as (
    insert into public.activity_records (person_id, role, held_on, institution_name, batch, place, occupation, source,
      institution_id, region_code, created_by)
    select p.person_id, p.role, p.held_on, p.institution_name, p.batch, p.place, p.occupation, 'import',
      p.institution_id, p.region_code, auth.uid()
    from unnest(v_plan) p where p.outcome = 'new'
    on conflict on constraint activity_is_entered_once do nothing
    returning id)
  select jsonb_build_object('activity_records', coalesce(jsonb_agg(w.id), '[]')) into added from written w;
  outcomes := (
    select jsonb_agg(jsonb_build_object('row', p.row_no, 'problems', p.problems, 'differences', '[]'::jsonb,
      'outcome', p.outcome) order by p.row_no)
    from unnest(v_plan) p);
end
$$;
comment on function private.write_records(jsonb) is
  'Writes a part of an import of activity records; they count once a center has confirmed them, like any other.';
