-- 评价活动: what institutions report before they evaluate: 职业技能等级认定, 专项职业能力考核 … Activity records refer to
-- it, inspections are drawn from it.

insert into public.parameters
  (key, value, unit, unit_en, min_value, max_value, basis, name_zh, name_en, effect_zh, effect_en) values
  ('evaluation_lead_days', '5', '天', 'days', 0, 60, 'elsewhere', '评价活动提前报备天数', 'Days by which an evaluation is reported beforehand',
    '此后报备或改期的评价活动；不足的标为迟报，不阻止报备。', 'Evaluations reported or moved from now on; later ones are marked late, none is refused.');

create table public.evaluations (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references public.institutions (id),
  institution_name text not null,
  region_code text not null references public.regions (code),
  kind text not null,
  occupation_code text references public.occupations (code),
  occupation text not null constraint evaluated_occupation_is_named check (char_length(occupation) between 2 and 60),
  levels text[] not null default '{}',
  site text not null constraint site_is_given check (char_length(site) between 2 and 80),
  starts_on date not null,
  ends_on date not null,
  head_count integer not null constraint head_count_is_plausible check (head_count between 1 and 100000),
  batch text not null constraint evaluation_batch_is_given check (char_length(batch) between 1 and 60),
  status text not null default 'reported' constraint evaluation_status_is_known check (status in ('reported', 'cancelled')),
  is_late boolean not null default false,
  reported_by uuid references auth.users (id) on delete set null,
  reported_by_name text not null,
  reported_at timestamptz not null default private.now(),
  cancelled_by_name text,
  cancelled_at timestamptz,
  cancel_reason text,
  version integer not null default 1,
  updated_at timestamptz not null default private.now(),
  constraint evaluation_days_are_ordered check (ends_on between starts_on and starts_on + 60),
  constraint cancelled_with_reason check ((status = 'cancelled') = (cancel_reason is not null and cancelled_at is not null))
);
comment on table public.evaluations is '评价活动 as its institution reported it, visible to its center. What has begun or is over follows from the days.';
comment on column public.evaluations.kind is 'Of the dictionary evaluation_kind.';
comment on column public.evaluations.levels is 'Codes of the dictionary skill_level; empty where the kind has none.';
comment on column public.evaluations.is_late is '迟报: reported, or moved, with less than evaluation_lead_days to go.';
comment on column public.evaluations.region_code is 'The center of the institution when it was reported; coming ones move along with the institution''s attribution.';
create index evaluations_region_code_idx on public.evaluations (region_code, starts_on desc);
create index evaluations_institution_id_idx on public.evaluations (institution_id, starts_on desc);
create index evaluations_starts_on_idx on public.evaluations (starts_on desc);
create index evaluations_occupation_code_idx on public.evaluations (occupation_code);
create index evaluations_site_idx on public.evaluations (site, starts_on);
create index evaluations_reported_by_idx on public.evaluations (reported_by);
create unique index evaluation_is_reported_once on public.evaluations (institution_id, batch, occupation, starts_on)
  where status = 'reported';

alter table public.evaluations enable row level security;
revoke all on table public.evaluations from anon, authenticated, service_role;
grant select on table public.evaluations to authenticated, service_role;
create policy "evaluations are read by their institution and its center" on public.evaluations
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
  );

create function private.read_evaluation(p_evaluation public.evaluations, p_values jsonb)
returns public.evaluations
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_row public.evaluations := p_evaluation;
begin
  v_row.kind := p_values ->> 'kind';
  perform private.require(exists (select from public.dictionary_items d
    where d.dictionary = 'evaluation_kind' and d.code = v_row.kind and (d.is_active or d.code = p_evaluation.kind)),
    422, 'field_required', '{"field":"kind"}');
  v_row.occupation_code := nullif(p_values ->> 'occupation_code', '');
  v_row.occupation := coalesce((select o.name_zh from public.occupations o where o.code = v_row.occupation_code),
    btrim(coalesce(p_values ->> 'occupation', '')));
  perform private.require(char_length(v_row.occupation) between 2 and 60 and (v_row.occupation_code is null
    or exists (select from public.occupations o where o.code = v_row.occupation_code)),
    422, 'evaluation_occupation_missing', '{"field":"occupation"}');
  perform private.require(jsonb_typeof(coalesce(p_values -> 'levels', '[]')) = 'array', 422, 'field_required', '{"field":"levels"}');
  v_row.levels := coalesce((select array_agg(d.code order by d.sort) from public.dictionary_items d
    where d.dictionary = 'skill_level' and p_values -> 'levels' ? d.code), '{}');
  perform private.require(v_row.kind <> 'skill_level' or cardinality(v_row.levels) > 0, 422,
    'evaluation_levels_missing', '{"field":"levels"}');
  v_row.site := btrim(coalesce(p_values ->> 'site', ''));
  perform private.require(char_length(v_row.site) between 2 and 80, 422, 'evaluation_site_missing', '{"field":"site"}');
  v_row.batch := btrim(coalesce(p_values ->> 'batch', ''));
  perform private.require(char_length(v_row.batch) between 1 and 60, 422, 'record_batch_missing', '{"field":"batch"}');
  v_row.head_count := private.read_integer(p_values, 'head_count');
  perform private.require(v_row.head_count between 1 and 100000, 422, 'evaluation_head_count', '{"field":"head_count"}');
  v_row.starts_on := private.read_date(p_values, 'starts_on');
  perform private.require(v_row.starts_on is not null, 422, 'field_required', '{"field":"starts_on"}');
  perform private.require(v_row.starts_on between private.today() - 366 and private.today() + 366, 422,
    'evaluation_day_far', '{"field":"starts_on"}');
  v_row.ends_on := coalesce(private.read_date(p_values, 'ends_on'), v_row.starts_on);
  perform private.require(v_row.ends_on between v_row.starts_on and v_row.starts_on + 60, 422,
    'evaluation_days_reversed', '{"field":"ends_on"}');
  if p_evaluation.starts_on is distinct from v_row.starts_on then
    v_row.is_late := v_row.starts_on < private.today() + private.parameter_int('evaluation_lead_days');
  end if;
  perform private.require(not exists (select from public.evaluations e
      where e.institution_id = v_row.institution_id and e.batch = v_row.batch and e.occupation = v_row.occupation
        and e.starts_on = v_row.starts_on and e.status = 'reported' and e.id <> v_row.id),
    409, 'evaluation_exists', '{"field":"batch"}');
  return v_row;
end
$$;
comment on function private.read_evaluation(public.evaluations, jsonb) is
  'The evaluation with the values of a form in it, checked; each error names its field.';

create function private.report_evaluation(p_institution_id uuid, p_values jsonb, p_request_id uuid)
returns public.evaluations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_unit public.institutions;
  v_row public.evaluations;
begin
  -- two clicks wait for each other
  select i.* into v_unit from public.institutions i where i.id = p_institution_id for update;
  perform private.require(v_unit.id = any (private.my_institutions()), 403, 'not_permitted');
  select e.* into v_row from public.evaluations e where e.id = private.record_of_change(p_request_id);
  if v_row.id is not null then
    return v_row;
  end if;
  perform private.require(v_unit.status = 'active', 409, 'institution_cancelled');
  v_row.id := gen_random_uuid();
  v_row.institution_id := v_unit.id;
  v_row := private.read_evaluation(v_row, p_values);
  insert into public.evaluations (id, institution_id, institution_name, region_code, kind, occupation_code, occupation,
    levels, site, starts_on, ends_on, head_count, batch, is_late, reported_by, reported_by_name)
  values (v_row.id, v_unit.id, v_unit.name, v_unit.region_code, v_row.kind, v_row.occupation_code, v_row.occupation,
    v_row.levels, v_row.site, v_row.starts_on, v_row.ends_on, v_row.head_count, v_row.batch, v_row.is_late,
    auth.uid(), private.actor_name())
  returning * into v_row;
  perform private.log_change('evaluation', v_row.id, 'reported', null, to_jsonb(v_row), null, p_request_id);
  return v_row;
end
$$;
comment on function private.report_evaluation(uuid, jsonb, uuid) is 'See public.report_evaluation.';

create function private.lock_evaluation(p_id uuid, p_reason text)
returns public.evaluations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.evaluations;
  v_is_center boolean;
begin
  select e.* into v_row from public.evaluations e where e.id = p_id for update;
  v_is_center := private.my_role() in ('city_officer', 'province_reviewer') and v_row.region_code = any (private.my_regions());
  perform private.require(v_is_center or v_row.institution_id = any (private.my_institutions()), 404, 'evaluation_not_found');
  perform private.require(v_row.status = 'reported', 409, 'evaluation_cancelled');
  -- what has begun is a fact: the center may correct it and says why
  if v_is_center then
    perform private.require_setting_reason(p_reason);
  else
    perform private.require(private.today() < v_row.starts_on, 409, 'evaluation_begun');
  end if;
  return v_row;
end
$$;
comment on function private.lock_evaluation(uuid, text) is
  'The locked evaluation that the caller may change: its institution before it begins, its center at any time with a reason. 404 evaluation_not_found; 409 evaluation_cancelled, evaluation_begun; 422 reason_missing.';

create function private.change_evaluation(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.evaluations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.evaluations := private.lock_evaluation(p_id, p_reason);
  v_row public.evaluations;
begin
  if private.record_of_change(p_request_id) = p_id then
    return v_old;
  end if;
  perform private.require_version('evaluation', p_id, v_old.version, p_expected_version);
  v_row := private.read_evaluation(v_old, p_values);
  -- moved, it must not ask anybody to assess with a card that is not valid by then
  perform private.require_fit_assignments(v_row);
  update public.evaluations e set kind = v_row.kind, occupation_code = v_row.occupation_code, occupation = v_row.occupation,
    levels = v_row.levels, site = v_row.site, starts_on = v_row.starts_on, ends_on = v_row.ends_on,
    head_count = v_row.head_count, batch = v_row.batch, is_late = v_row.is_late,
    version = e.version + 1, updated_at = private.now()
  where e.id = p_id returning e.* into v_row;
  perform private.log_change('evaluation', p_id, 'changed', to_jsonb(v_old), to_jsonb(v_row), p_reason, p_request_id);
  return v_row;
end
$$;
comment on function private.change_evaluation(uuid, jsonb, text, integer, uuid) is 'See public.change_evaluation.';

create function private.cancel_evaluation(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.evaluations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old public.evaluations;
  v_row public.evaluations;
begin
  perform 1 from public.evaluations e where e.id = p_id for update;
  if private.record_of_change(p_request_id) = p_id then
    select e.* into v_row from public.evaluations e where e.id = p_id;
    return v_row;
  end if;
  v_old := private.lock_evaluation(p_id, p_reason);
  perform private.require_version('evaluation', p_id, v_old.version, p_expected_version);
  perform private.require(not exists (select from public.activity_records r where r.evaluation_id = p_id), 409, 'evaluation_has_records');
  update public.evaluations e set status = 'cancelled', cancel_reason = private.require_setting_reason(p_reason),
    cancelled_by_name = private.actor_name(), cancelled_at = private.now(), version = e.version + 1, updated_at = private.now()
  where e.id = p_id returning e.* into v_row;
  perform private.log_change('evaluation', p_id, 'cancelled', to_jsonb(v_old), to_jsonb(v_row), p_reason, p_request_id);
  return v_row;
end
$$;
comment on function private.cancel_evaluation(uuid, text, integer, uuid) is 'See public.cancel_evaluation.';

create function public.report_evaluation(p_institution_id uuid, p_values jsonb, p_request_id uuid)
returns public.evaluations language sql security invoker set search_path = ''
as $$ select private.report_evaluation(p_institution_id, p_values, p_request_id) $$;
comment on function public.report_evaluation(uuid, jsonb, uuid) is
  'Reports an evaluation {kind, occupation_code or occupation, levels, site, starts_on, ends_on, head_count, batch} of the caller''s institution; once per request id. Errors name the field; 409 evaluation_exists, institution_cancelled.';
create function public.change_evaluation(p_id uuid, p_values jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.evaluations language sql security invoker set search_path = ''
as $$ select private.change_evaluation(p_id, p_values, p_reason, p_expected_version, p_request_id) $$;
comment on function public.change_evaluation(uuid, jsonb, text, integer, uuid) is
  'Changes an evaluation: its institution until it begins, its center at any time with a reason. 409 stale_version names the colleague; evaluation_begun, assignment_card_expired …';
create function public.cancel_evaluation(p_id uuid, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.evaluations language sql security invoker set search_path = ''
as $$ select private.cancel_evaluation(p_id, p_reason, p_expected_version, p_request_id) $$;
comment on function public.cancel_evaluation(uuid, text, integer, uuid) is
  'Cancels an evaluation with a reason; it stays on record. 409 stale_version, evaluation_begun, evaluation_has_records.';

grant execute on function private.report_evaluation(uuid, jsonb, uuid), private.change_evaluation(uuid, jsonb, text, integer, uuid),
  private.cancel_evaluation(uuid, text, integer, uuid) to authenticated;
grant execute on function public.report_evaluation(uuid, jsonb, uuid), public.change_evaluation(uuid, jsonb, text, integer, uuid),
  public.cancel_evaluation(uuid, text, integer, uuid) to authenticated;
revoke all on function private.read_evaluation(public.evaluations, jsonb), private.lock_evaluation(uuid, text)
  from public, anon, authenticated, service_role;
