-- Imports of institutions, known by their name. A city brings its own 属地 units; 省属 units and attributions are the
-- province's. Never by an import: another attribution or region, a name, a cancelled unit.

create type private.planned_institution as (
  row_no integer,
  outcome text,
  problems jsonb,
  differences jsonb,
  id uuid,
  name text,
  attribution text,
  region_code text,
  location_code text,
  filing_number text,
  filing_valid_to date,
  address text,
  contact_name text,
  contact_phone text
);
comment on type private.planned_institution is 'One row of an import of institutions: what it says and what would become of it.';

create function private.plan_institutions(p_rows jsonb)
returns setof private.planned_institution
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role constant text := private.my_role();
  v_regions constant text[] := private.my_regions();
  v_city constant text := case when v_role = 'city_officer' then v_regions[1] end;
begin
  return query
  with given as materialized (
    select private.import_row_no(x."row", x.nr) as row_no,
      nullif(btrim(x.name), '') as name, nullif(btrim(x.attribution), '') as attribution,
      nullif(btrim(x.region), '') as region, nullif(btrim(x.location), '') as location,
      nullif(btrim(x.filing_number), '') as filing_number, nullif(btrim(x.filing_valid_to), '') as given_to,
      nullif(btrim(x.address), '') as address, nullif(btrim(x.contact_name), '') as contact_name,
      nullif(btrim(x.contact_phone), '') as contact_phone
    from rows from (jsonb_to_recordset(p_rows) as ("row" text, name text, attribution text, region text, location text,
      filing_number text, filing_valid_to text, address text, contact_name text, contact_phone text))
      with ordinality x ("row", name, attribution, region, location, filing_number, filing_valid_to, address, contact_name,
        contact_phone, nr)
  ), read as (
    select g.*, a.code as attribution_code, g.region is null or r.code is not null as is_region_known,
      case when a.code = 'province' then '510000' when g.region is null then v_city else r.code end as region_code,
      l.code as location_code, private.import_date(g.given_to) as filing_valid_to, i as unit,
      row_number() over (partition by g.name order by g.row_no) as nr_of_name
    from given g
    left join (values ('city', '属地'), ('province', '省属')) a (code, name_zh)
      on g.attribution in (a.code, a.name_zh) or (g.attribution is null and v_city is not null and a.code = 'city')
    left join public.regions r on g.region in (r.code, r.name_zh, r.short_name_zh)
    left join public.regions l on l.kind = 'city' and (g.location in (l.code, l.name_zh, l.short_name_zh)
      or (g.location is null and a.code = 'city' and l.code = coalesce(r.code, v_city)))
    left join public.institutions i on i.name = g.name
  ), compared as (
    select r.*, (r.unit).id is not null as is_known,
      coalesce((r.unit).region_code = any (v_regions), false) as is_in_scope, coalesce(n.list, '[]') as differences
    from read r
    cross join lateral (
      select jsonb_agg(jsonb_build_object('field', f.field, 'old', f.old)) as list
      from (values
        ('filing_number', (r.unit).filing_number, r.filing_number),
        ('filing_valid_to', (r.unit).filing_valid_to::text, r.filing_valid_to::text),
        ('address', (r.unit).address, r.address), ('contact_name', (r.unit).contact_name, r.contact_name),
        ('contact_phone', (r.unit).contact_phone, r.contact_phone),
        ('location', (r.unit).location_code, case when r.location is not null then r.location_code end)
      ) f (field, old, new)
      where (r.unit).region_code = any (v_regions) and f.new is not null and f.new is distinct from f.old
    ) n
  ), judged as (
    select c.*, q.problems
    from compared c
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('field', t.field, 'key', t.key, 'kind', t.kind)), '[]') as problems
      from (values
        ('name', 'value_missing', 'error', c.name is null),
        ('name', 'text_length', 'error', char_length(c.name) not between 2 and 80),
        ('name', 'row_twice', 'error', c.name is not null and c.nr_of_name > 1),
        ('attribution', 'value_missing', 'error', c.attribution is null and c.attribution_code is null),
        ('attribution', 'value_unknown', 'error', c.attribution is not null and c.attribution_code is null),
        ('attribution', 'attribution_of_province', 'conflict', v_city is not null and c.attribution_code = 'province'),
        ('region', 'value_unknown', 'error', not c.is_region_known),
        ('region', 'value_missing', 'error', c.attribution_code = 'city' and c.is_region_known
          and coalesce(c.region_code, '510000') = '510000'),
        ('region', 'institution_elsewhere', 'conflict', c.region_code <> all (v_regions)),
        ('location', 'value_unknown', 'error', c.location is not null and c.location_code is null),
        ('location', 'value_missing', 'error', c.attribution_code = 'province' and c.location is null and not c.is_known),
        ('filing_number', 'filing_number_unusual', 'note', c.filing_number !~ '^[YS]\d{4}51\d{6}$'),
        ('filing_number', 'text_too_long', 'error', char_length(c.filing_number) > 40),
        ('filing_valid_to', 'date_format', 'error', c.given_to is not null and c.filing_valid_to is null),
        ('filing_valid_to', 'card_dates_reversed', 'error', c.filing_valid_to < (c.unit).filing_valid_from),
        ('address', 'text_too_long', 'error', char_length(c.address) > 120),
        ('contact_name', 'text_too_long', 'error', char_length(c.contact_name) > 60),
        ('contact_phone', 'phone_format', 'error', c.contact_phone !~ '^1[3-9]\d{9}$' and c.contact_phone !~ '^0\d{2,3}-?\d{7,8}$'),
        ('name', 'institution_elsewhere', 'conflict', c.is_known and not c.is_in_scope),
        ('name', 'institution_cancelled', 'conflict', c.is_in_scope and (c.unit).status <> 'active'),
        ('attribution', 'attribution_differs', 'conflict', c.is_in_scope and ((c.unit).attribution <> c.attribution_code
          or (c.unit).region_code <> c.region_code))
      ) t (field, key, kind, holds)
      where t.holds
    ) q
  )
  select j.row_no, private.import_outcome(j.problems, not j.is_known, j.differences), j.problems, j.differences,
    coalesce((j.unit).id, gen_random_uuid()), j.name, j.attribution_code, j.region_code, j.location_code, j.filing_number,
    j.filing_valid_to, j.address, j.contact_name, j.contact_phone
  from judged j order by j.row_no;
end
$$;
comment on function private.plan_institutions(jsonb) is
  'What would become of each row of institutions for the caller: what is wrong with it, what differs from the record, what is new.';

create function private.add_institutions(p_plan private.planned_institution[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.bulk_logging (transaction_id) values (pg_current_xact_id());
  insert into public.institutions (id, name, attribution, region_code, location_code, filing_number, filing_valid_to,
    address, contact_name, contact_phone)
  select p.id, p.name, p.attribution, p.region_code, p.location_code, p.filing_number, p.filing_valid_to,
    p.address, p.contact_name, p.contact_phone
  from unnest(p_plan) p where p.outcome = 'new';
  delete from private.bulk_logging b where b.transaction_id = pg_current_xact_id();
  return (select jsonb_build_object('institutions', coalesce(jsonb_agg(p.id), '[]')) from unnest(p_plan) p where p.outcome = 'new');
end
$$;
comment on function private.add_institutions(private.planned_institution[]) is
  'Adds the new institutions of a part of an import; returns their ids, which the audit log keeps in one line.';

create function private.write_institutions(p_rows jsonb, p_applies_changes boolean, out outcomes jsonb, out added jsonb)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_plan constant private.planned_institution[] := array(select p from private.plan_institutions(p_rows) p);
begin
  added := private.add_institutions(v_plan);
  update public.institutions i set
    filing_number = coalesce(p.filing_number, i.filing_number), filing_valid_to = coalesce(p.filing_valid_to, i.filing_valid_to),
    address = coalesce(p.address, i.address), contact_name = coalesce(p.contact_name, i.contact_name),
    contact_phone = coalesce(p.contact_phone, i.contact_phone),
    location_code = case when p.differences @> '[{"field":"location"}]' then p.location_code else i.location_code end,
    version = i.version + 1, updated_at = private.now()
  from unnest(v_plan) p
  where p_applies_changes and p.outcome = 'changes' and i.id = p.id;
  outcomes := (
    select jsonb_agg(jsonb_build_object('row', p.row_no, 'problems', p.problems, 'differences', p.differences,
      'outcome', private.written_outcome(p.outcome, p_applies_changes)) order by p.row_no)
    from unnest(v_plan) p);
end
$$;
comment on function private.write_institutions(jsonb, boolean) is
  'Writes a part of an import of institutions: rows with errors and conflicts are left out, all others are written or none.';
