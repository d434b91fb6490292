-- 任务单: what a supervisor who accepted takes along, with a code by which the institution and the center see on the spot
-- that the dispatch is real; and when the institution is told who comes.

insert into public.parameters
  (key, value, unit, unit_en, min_value, max_value, basis, name_zh, name_en, effect_zh, effect_en) values
  ('dispatch_disclosure_hours', '0', '小时', 'hours', 0, 240, 'decision', '督导员名单提前公布时长（评价首日零点前）',
    'Hours before the first day that the institution is told who inspects', '立即适用；0 为评价首日零点公布。公布前机构看不到任何派遣信息。',
    'At once; 0: from midnight at the start of the first day. Until then the institution is told nothing.');

create table private.task_codes (
  code text primary key constraint task_code_is_128_bits check (code ~ '^[0-9a-f]{32}$'),
  dispatch_id uuid not null references public.dispatches (id),
  made_at timestamptz not null default private.now(),
  replaced_at timestamptz
);
comment on table private.task_codes is
  'The codes of task sheets: random, made when a sheet is first opened, replaced when its supervisor asks for a new one. What they prove follows from the dispatch at the moment of asking.';
create unique index a_dispatch_has_one_live_code on private.task_codes (dispatch_id) where replaced_at is null;
revoke all on table private.task_codes from anon, authenticated, service_role;

create function private.disclosed_from(p_starts_on date)
returns timestamptz
language sql
stable
security definer
set search_path = ''
as $$
  select p_starts_on::timestamp at time zone 'Asia/Shanghai' - make_interval(hours => private.parameter_int('dispatch_disclosure_hours'))
$$;
comment on function private.disclosed_from(date) is 'From when the institution of an evaluation that begins that day is told who inspects it.';

create function private.task_sheet(p_dispatch_id uuid, p_renew boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.dispatches;
  v_code text;
begin
  select d.* into v_row from public.dispatches d where d.id = p_dispatch_id and d.person_id = any (private.my_person_ids()) for update;
  perform private.require(v_row.id is not null, 404, 'dispatch_not_found');
  perform private.require(v_row.status = 'accepted', 409, 'dispatch_not_accepted', jsonb_build_object('status', v_row.status));
  if p_renew then
    update private.task_codes c set replaced_at = private.now() where c.dispatch_id = v_row.id and c.replaced_at is null;
  end if;
  select c.code into v_code from private.task_codes c where c.dispatch_id = v_row.id and c.replaced_at is null;
  if v_code is null then
    v_code := left(private.random_hex(), 32);
    insert into private.task_codes (code, dispatch_id) values (v_code, v_row.id);
  end if;
  return jsonb_build_object('id', v_row.id, 'code', v_code, 'person_name', v_row.person_name, 'card_number', v_row.card_number,
    'institution_name', v_row.institution_name, 'site', v_row.site, 'occupation', v_row.occupation, 'batch', v_row.batch,
    'starts_on', v_row.starts_on, 'ends_on', v_row.ends_on, 'center_code', v_row.center_code,
    'number', (select o.number from public.inspection_orders o where o.id = v_row.order_id),
    'card_valid_to', (select c.valid_to from public.cards c where c.id = v_row.card_id),
    'evaluation', (select jsonb_build_object('kind', e.kind, 'levels', e.levels, 'head_count', e.head_count)
      from public.evaluations e join public.inspection_orders o on o.evaluation_id = e.id where o.id = v_row.order_id),
    'with', (select coalesce(jsonb_agg(d.person_name order by d.rank), '[]') from public.dispatches d
      where d.draw_id = v_row.draw_id and d.status = 'accepted' and d.id <> v_row.id),
    -- whom the supervisor is to find there
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.person_name, 'role', a.role, 'card_number', a.card_number)
        order by a.role, a.person_name collate public.pinyin), '[]')
      from public.evaluation_assignments a join public.inspection_orders o on o.evaluation_id = a.evaluation_id where o.id = v_row.order_id));
end
$$;
comment on function private.task_sheet(uuid, boolean) is 'See public.task_sheet.';

create function private.check_task_code(p_code text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_code private.task_codes;
  v_row public.dispatches;
  v_is_center boolean;
  v_facts jsonb;
begin
  select c.* into v_code from private.task_codes c where c.code = lower(btrim(p_code));
  select d.* into v_row from public.dispatches d where d.id = v_code.dispatch_id;
  v_is_center := v_row.center_code = any (private.my_regions()) or v_row.region_code = any (private.my_regions());
  -- whom it does not concern learns no more than from a code that does not exist
  if v_row.id is null or not (v_is_center or v_row.institution_id = any (private.my_institutions())
      or v_row.person_id = any (private.my_person_ids())) then
    return jsonb_build_object('state', 'unknown');
  end if;
  -- a picture of the sheet that was sent ahead tells the institution nothing before its time
  if v_row.institution_id = any (private.my_institutions()) and private.now() < private.disclosed_from(v_row.starts_on) then
    return jsonb_build_object('state', 'not_yet', 'from', private.disclosed_from(v_row.starts_on));
  end if;
  v_facts := jsonb_build_object('institution_name', v_row.institution_name, 'site', v_row.site, 'occupation', v_row.occupation,
    'batch', v_row.batch, 'starts_on', v_row.starts_on, 'ends_on', v_row.ends_on, 'center_code', v_row.center_code,
    'number', (select o.number from public.inspection_orders o where o.id = v_row.order_id));
  if v_code.replaced_at is not null then
    return v_facts || jsonb_build_object('state', 'replaced', 'at', v_code.replaced_at);
  elsif v_row.status = 'released' then
    return v_facts || jsonb_build_object('state', 'void', 'at', v_row.updated_at);
  elsif v_row.status <> 'accepted' or exists (
      select from public.cards c where c.id = v_row.card_id and c.status not in ('active', 'superseded')) then
    return v_facts || jsonb_build_object('state', 'withdrawn', 'at', v_row.updated_at);
  elsif private.today() > v_row.ends_on then
    return v_facts || jsonb_build_object('state', 'over');
  end if;
  return v_facts || jsonb_build_object('state', 'valid', 'person_name', v_row.person_name, 'card_number', v_row.card_number);
end
$$;
comment on function private.check_task_code(text) is 'See public.check_task_code.';

create function private.disclosed_supervisors(p_evaluation_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_evaluation public.evaluations;
  v_from timestamptz;
begin
  select e.* into v_evaluation from public.evaluations e where e.id = p_evaluation_id;
  perform private.require(v_evaluation.institution_id = any (private.my_institutions()), 404, 'evaluation_not_found');
  -- the same answer for every evaluation until then, ordered or not: 不定期督导检查 that can be foreseen inspects a show
  v_from := private.disclosed_from(v_evaluation.starts_on);
  return jsonb_build_object('from', v_from, 'is_open', private.now() >= v_from, 'supervisors', (
    select coalesce(jsonb_agg(jsonb_build_object('person_name', d.person_name, 'card_number', d.card_number) order by d.rank), '[]')
    from public.dispatches d join public.inspection_orders o on o.id = d.order_id and o.draw_id = d.draw_id
    where o.evaluation_id = p_evaluation_id and d.status = 'accepted'
      and private.now() >= private.disclosed_from(least(d.starts_on, v_evaluation.starts_on))));
end
$$;
comment on function private.disclosed_supervisors(uuid) is 'See public.disclosed_supervisors.';

create function public.task_sheet(p_dispatch_id uuid, p_renew boolean default false)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.task_sheet(p_dispatch_id, p_renew) $$;
comment on function public.task_sheet(uuid, boolean) is
  'The task sheet of an own accepted dispatch with its code; renew makes the code that was handed out so far worthless. 404 dispatch_not_found; 409 dispatch_not_accepted.';
create function public.check_task_code(p_code text)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.check_task_code(p_code) $$;
comment on function public.check_task_code(text) is
  'What the code of a task sheet proves now, for the institution it leads to, both centers and the supervisor: state valid (with name and card), replaced, void, withdrawn, over, not_yet (institutions before disclosure), unknown.';
create function public.disclosed_supervisors(p_evaluation_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.disclosed_supervisors(p_evaluation_id) $$;
comment on function public.disclosed_supervisors(uuid) is
  'For the institution of an evaluation: from when it would be told who inspects (parameter dispatch_disclosure_hours), and from then on who accepted. Before, an inspected evaluation and another answer alike. 404 evaluation_not_found.';

grant execute on function private.task_sheet(uuid, boolean), private.check_task_code(text), private.disclosed_supervisors(uuid) to authenticated;
grant execute on function public.task_sheet(uuid, boolean), public.check_task_code(text), public.disclosed_supervisors(uuid) to authenticated;
revoke all on function private.disclosed_from(date) from public, anon, authenticated, service_role;
