-- Imports of people and cards. A person is known by the identity number, a card by issuer and number. New people and
-- cards are added; what differs from the record is told, and replaced only where the importer chose so. Never by an
-- import: a name, an identity number, the unit of somebody on record, a card that is no longer active or in a file.

create type private.planned_person as (
  row_no integer,
  outcome text,
  problems jsonb,
  differences jsonb,
  person_id uuid,
  is_new_person boolean,
  makes_person boolean,
  is_claimed boolean,
  card_id uuid,
  is_new_card boolean,
  id_number text,
  name text,
  phone text,
  email text,
  address text,
  postcode text,
  profile jsonb,
  institution_id uuid,
  region_code text,
  kind text,
  issuer_code text,
  number text,
  level text,
  occupations text[],
  occupation_codes text[],
  valid_from date,
  valid_to date
);
comment on type private.planned_person is 'One row of an import of people and cards: what it says and what would become of it.';

create function private.plan_people(p_rows jsonb)
returns setof private.planned_person
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_today constant date := private.today();
  v_regions constant text[] := private.my_regions();
  v_me constant uuid := auth.uid();
  v_province_issuer constant text := (select i.code from public.issuers i where i.kind = 'province');
begin
  return query
  with given as materialized (
    select private.import_row_no(x."row", x.nr) as row_no,
      private.normalise_id_number(nullif(btrim(x.id_number), '')) as id_number,
      nullif(btrim(x.name), '') as name, nullif(btrim(x.phone), '') as phone, nullif(btrim(x.email), '') as email,
      nullif(btrim(x.address), '') as address, nullif(btrim(x.postcode), '') as postcode,
      jsonb_strip_nulls(jsonb_build_object('education', nullif(btrim(x.education), ''),
        'ethnic_group', nullif(btrim(x.ethnic_group), ''), 'political_status', nullif(btrim(x.political_status), ''),
        'qualification_title', nullif(btrim(x.qualification_title), ''), 'speciality', nullif(btrim(x.speciality), ''),
        'occupation_engaged', nullif(btrim(x.occupation_engaged), ''))) as profile,
      nullif(btrim(x.institution), '') as institution, nullif(btrim(x.kind), '') as kind,
      nullif(btrim(x.issuer), '') as issuer, nullif(btrim(x.number), '') as number, nullif(btrim(x.level), '') as level,
      array(select btrim(o.value) from jsonb_array_elements_text(
        case when jsonb_typeof(x.occupations) = 'array' then x.occupations else '[]' end) o
        where btrim(coalesce(o.value, '')) <> '') as occupations,
      nullif(btrim(x.valid_from), '') as given_from, nullif(btrim(x.valid_to), '') as given_to
    from rows from (jsonb_to_recordset(p_rows) as ("row" text, id_number text, name text, phone text, email text, address text,
      postcode text, education text, ethnic_group text, political_status text, qualification_title text, speciality text,
      occupation_engaged text, institution text, kind text, issuer text, number text, level text, occupations jsonb,
      valid_from text, valid_to text)) with ordinality x ("row", id_number, name, phone, email, address, postcode, education,
      ethnic_group, political_status, qualification_title, speciality, occupation_engaged, institution, kind, issuer, number,
      level, occupations, valid_from, valid_to, nr)
  ), read as (
    select g.*, private.import_date(g.given_from) as valid_from, private.import_date(g.given_to) as valid_to,
      -- the summary tables of the notice name the old card, without its dates: they bring the person only
      g.number is not null and (g.given_from is not null or g.given_to is not null) as brings_card,
      private.id_number_error(g.id_number, v_today) as id_error,
      k.code as kind_code, k.role, k.issuer_rule, s.code as issuer_code, s.kind as issuer_kind,
      i.id as institution_id, i.region_code, i.status as institution_status,
      p as person, d as identity,
      row_number() over (partition by s.code, g.number order by g.row_no) as nr_of_card,
      first_value(g.name) over same_person as first_name,
      first_value(i.id) over same_person as first_institution
    from given g
    left join public.card_kinds k on k.is_active and (k.code = g.kind or k.name_zh = g.kind)
    left join public.issuers s on s.is_active and (s.code = coalesce(g.issuer, v_province_issuer) or s.name_zh = g.issuer)
    left join public.institutions i on i.name = g.institution
    left join private.person_identities n on n.id_number = g.id_number
    -- the number of a merged record leads to the one that took over
    left join public.people m on m.id = n.person_id
    left join public.people p on p.id = coalesce(m.merged_into_id, m.id)
    left join private.person_identities d on d.person_id = p.id
    window same_person as (partition by g.id_number order by g.row_no)
  ), compared as (
    select r.*, c as card,
      (r.person).id is not null as is_known,
      coalesce((r.person).region_code = any (v_regions), false) as is_in_scope,
      coalesce(n.list, '[]') as differences
    from read r
    left join public.cards c on c.issuer_code = r.issuer_code and c.number = r.number
    cross join lateral (
      select jsonb_agg(jsonb_build_object('field', f.field, 'old', f.shown)) as list
      from (
        select 'phone' as field, (r.identity).phone as old, r.phone as new, private.mask_phone((r.identity).phone) as shown
        union all select 'email', (r.identity).email, r.email, '***'
        union all select 'address', (r.identity).address, r.address, '***'
        union all select 'postcode', (r.identity).postcode, r.postcode, '***'
        union all select e.key, (r.person).profile ->> e.key, e.value, (r.person).profile ->> e.key
          from jsonb_each_text(r.profile) e
        union all
        select f.field, f.old, f.new, f.old
        from (values
          ('kind', c.kind, r.kind_code), ('level', c.level, r.level),
          ('occupations', array_to_string(c.occupations, '、'), nullif(array_to_string(r.occupations, '、'), '')),
          ('valid_from', c.valid_from::text, r.valid_from::text), ('valid_to', c.valid_to::text, r.valid_to::text)
        ) f (field, old, new)
        where r.brings_card and c.id is not null and c.person_id = (r.person).id
      ) f
      where (r.person).id is not null and (r.person).region_code = any (v_regions)
        and f.new is not null and f.new is distinct from f.old
    ) n
  ), judged as (
    select c.*, q.problems
    from compared c
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('field', t.field, 'key', t.key, 'kind', t.kind)), '[]') as problems
      from (values
        ('id_number', coalesce(c.id_error, ''), 'error', c.id_error is not null),
        ('name', 'name_format', 'error', not private.is_person_name(c.name)),
        ('phone', 'phone_format', 'error', c.phone !~ '^1[3-9]\d{9}$' and c.phone !~ '^0\d{2,3}-?\d{7,8}$'),
        ('email', 'email_format', 'error', c.email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' or char_length(c.email) > 100),
        ('address', 'text_too_long', 'error', char_length(c.address) > 120),
        ('postcode', 'postcode_format', 'error', c.postcode !~ '^\d{6}$'),
        ('education', 'value_unknown', 'error', c.profile ? 'education' and not exists (select from public.dictionary_items x
          where x.dictionary = 'education' and x.code = c.profile ->> 'education')),
        ('ethnic_group', 'value_unknown', 'error', c.profile ? 'ethnic_group' and not exists (select from public.dictionary_items x
          where x.dictionary = 'ethnic_group' and x.code = c.profile ->> 'ethnic_group')),
        ('political_status', 'value_unknown', 'error', c.profile ? 'political_status' and not exists (select from public.dictionary_items x
          where x.dictionary = 'political_status' and x.code = c.profile ->> 'political_status')),
        ('profile', 'text_too_long', 'error', char_length(c.profile::text) > 600),
        ('institution', 'value_missing', 'error', c.institution is null),
        ('institution', 'institution_unknown', 'error', c.institution is not null and c.institution_id is null),
        ('institution', 'institution_cancelled', 'error', c.institution_status <> 'active'),
        ('institution', 'institution_elsewhere', 'conflict', c.region_code <> all (v_regions)),
        ('id_number', 'person_elsewhere', 'conflict', c.is_known and not c.is_in_scope),
        ('id_number', 'person_disputed', 'conflict', c.is_in_scope and (c.person).status = 'disputed'),
        ('id_number', 'person_merged', 'conflict', (c.person).status = 'merged'),
        ('id_number', 'own_record', 'conflict', (c.person).user_id = v_me),
        ('name', 'name_differs', 'conflict', c.is_in_scope and (c.person).name <> c.name),
        ('institution', 'unit_differs', 'conflict', c.is_in_scope and (c.person).institution_id <> c.institution_id),
        ('name', 'row_contradicts', 'error', c.first_name <> c.name),
        ('institution', 'row_contradicts', 'error', not c.is_known and c.first_institution <> c.institution_id),
        ('number', 'card_not_brought', 'note', c.number is not null and not c.brings_card and (c.card).id is null),
        ('number', 'value_missing', 'error', c.number is null and (c.given_from is not null or c.given_to is not null)),
        ('number', 'text_too_long', 'error', char_length(c.number) > 30),
        ('number', 'card_twice', 'error', c.brings_card and c.nr_of_card > 1),
        ('number', 'card_of_another', 'conflict', (c.card).id is not null and (c.card).person_id is distinct from (c.person).id),
        ('number', 'card_closed', 'conflict', c.brings_card and (c.card).person_id = (c.person).id
          and ((c.card).status <> 'active' or (c.card).application_id is not null) and exists (
            select from jsonb_array_elements(c.differences) x
            where x.value ->> 'field' in ('kind', 'level', 'occupations', 'valid_from', 'valid_to'))),
        ('number', 'card_in_file', 'conflict', c.brings_card and c.differences <> '[]' and (c.card).person_id = (c.person).id
          and exists (select from public.applications a where a.card_id = (c.card).id and a.is_live)),
        ('kind', 'value_missing', 'error', c.brings_card and c.kind is null),
        ('kind', 'value_unknown', 'error', c.brings_card and c.kind is not null and c.kind_code is null),
        ('issuer', 'value_unknown', 'error', c.brings_card and c.issuer_code is null),
        ('issuer', 'issuer_not_provincial', 'error', c.brings_card and c.issuer_rule = 'province' and c.issuer_kind <> 'province'),
        ('level', 'text_too_long', 'error', char_length(c.level) > 40),
        ('occupations', 'value_missing', 'error', c.brings_card and cardinality(c.occupations) = 0 and c.role = 'assessor'),
        ('occupations', 'text_too_long', 'error', cardinality(c.occupations) > 20 or exists (
          select from unnest(c.occupations) x (word) where char_length(x.word) > 60)),
        ('valid_from', 'value_missing', 'error', c.brings_card and c.given_from is null),
        ('valid_from', 'date_format', 'error', c.given_from is not null and c.valid_from is null),
        ('valid_to', 'value_missing', 'error', c.brings_card and c.given_to is null),
        ('valid_to', 'date_format', 'error', c.given_to is not null and c.valid_to is null),
        ('valid_to', 'card_dates_reversed', 'error', c.valid_to <= c.valid_from),
        ('valid_from', 'date_in_future', 'error', c.valid_from > v_today),
        ('id_number', 'identity_banned', 'conflict', exists (select from private.identity_bans b
          where b.id_number = c.id_number and (b.role = 'both' or (c.brings_card and b.role = c.role)))),
        ('id_number', 'person_disqualified', 'conflict', c.brings_card and (c.card).id is null and exists (
          select from public.penalties w where w.person_id = (c.person).id and w.lifted_on is null
            and w.kind <> 'warning' and (w.role = 'both' or w.role = c.role)))
      ) t (field, key, kind, holds)
      where t.holds
    ) q
  ), decided as (
    select j.*, private.import_outcome(j.problems, not j.is_known or (j.brings_card and (j.card).id is null), j.differences) as outcome
    from judged j
  ), newcomers as materialized (
    select d.id_number, gen_random_uuid() as id, min(d.row_no) as row_no
    from decided d where d.outcome = 'new' and not d.is_known
    group by d.id_number
  )
  select d.row_no, d.outcome, d.problems, d.differences,
    coalesce((d.person).id, w.id), not d.is_known, coalesce(w.row_no = d.row_no, false), (d.person).user_id is not null,
    coalesce((d.card).id, gen_random_uuid()), d.brings_card and (d.card).id is null,
    d.id_number, d.name, d.phone, d.email, d.address, d.postcode, d.profile, d.institution_id, d.region_code,
    d.kind_code, d.issuer_code, d.number, d.level, d.occupations,
    private.codes_of_occupations(d.occupations),
    d.valid_from, d.valid_to
  from decided d left join newcomers w on w.id_number = d.id_number
  order by d.row_no;
end
$$;
comment on function private.plan_people(jsonb) is
  'What would become of each row of people and cards for the caller: everything that is wrong with it, what differs from the record, what is new.';
