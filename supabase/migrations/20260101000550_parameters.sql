-- Numbers and switches that the province may change: never constants in code.

create table public.parameters (
  key text primary key,
  value jsonb not null,
  name_zh text not null,
  name_en text not null,
  unit text not null default '',
  unit_en text not null default '',
  min_value integer not null default 0,
  max_value integer not null default 1000,
  basis text not null default 'decision' constraint basis_is_known check (basis in ('notice', 'decision', 'elsewhere')),
  clause text not null default '',
  effect_zh text not null default '',
  effect_en text not null default '',
  sort integer generated always as identity,
  version integer not null default 1,
  updated_at timestamptz not null default private.now(),
  constraint bounds_are_ordered check (max_value >= min_value),
  constraint clause_belongs_to_the_notice check ((basis = 'notice') = (clause <> '')),
  constraint value_is_within_bounds check (
    jsonb_typeof(value) = 'number' and (value #>> '{}')::numeric between min_value and max_value
    and (value #>> '{}')::numeric = trunc((value #>> '{}')::numeric))
);
comment on table public.parameters is 'Rules'' numbers that the provincial administration may change (public.change_parameter); who changed them when and why stands in public.setting_changes.';
comment on column public.parameters.basis is
  'Where the number comes from: the notice, a decision of the product, or a rule of elsewhere that is not confirmed for Sichuan.';
comment on column public.parameters.clause is 'The clause of the notice.';
comment on column public.parameters.effect_zh is 'What a change applies to from then on, and what it leaves as it is.';

insert into public.parameters
  (key, value, unit, unit_en, min_value, max_value, basis, clause, name_zh, name_en, effect_zh, effect_en) values
  ('registration_working_days', '15', '工作日', 'working days', 1, 60, 'notice', '一（三）1、二（三）1',
    '网上报名工作日数', 'Working days of registration',
    '此后新建的换证计划；已保存的草稿和已发布的计划不变。', 'Rounds planned from now on; saved drafts and published rounds stay.'),
  ('resubmission_working_days', '5', '工作日', 'working days', 1, 60, 'decision', '',
    '退回修改期限', 'Working days to correct a returned file',
    '此后退回的申报；已经退回的按原期限。', 'Files returned from now on; those returned before keep their term.'),
  ('appeal_working_days', '10', '工作日', 'working days', 1, 60, 'decision', '',
    '申诉期限', 'Working days to appeal',
    '此后作出的不予通过；已经作出的按原期限。', 'Refusals from now on; earlier ones keep their term.'),
  ('unit_review_working_days', '5', '工作日', 'working days', 1, 120, 'decision', '',
    '单位初审期限（报名截止后）', 'Unit review due after closing',
    '此后保存的草稿和此后延长的计划；已发布的计划不变。', 'Drafts saved and rounds extended from now on; published rounds stay.'),
  ('city_report_working_days', '15', '工作日', 'working days', 1, 120, 'decision', '',
    '市州上报期限（报名截止后）', 'City report due after closing',
    '此后保存的草稿和此后延长的计划；已发布的计划不变。', 'Drafts saved and rounds extended from now on; published rounds stay.'),
  ('final_review_working_days', '30', '工作日', 'working days', 1, 120, 'decision', '',
    '省终审期限（报名截止后）', 'Final review due after closing',
    '此后保存的草稿和此后延长的计划；已发布的计划不变。', 'Drafts saved and rounds extended from now on; published rounds stay.'),
  ('reentry_working_days', '5', '工作日', 'working days', 1, 60, 'decision', '',
    '补正、申诉、补报后每一环节期限', 'Days per step of a file that comes back or late',
    '此后进入各环节的补正、申诉、补报材料。', 'Corrected, appealed and late files that enter a step from now on.'),
  ('claim_minutes', '20', '分钟', 'minutes', 5, 240, 'decision', '',
    '审核领单时长', 'Minutes a claim lasts',
    '此后领取的材料。', 'Files claimed from now on.'),
  ('prefetch_claim_minutes', '3', '分钟', 'minutes', 1, 30, 'decision', '',
    '预取领单时长', 'Minutes a prefetch claim lasts',
    '此后预取的材料。', 'Files prefetched from now on.'),
  ('opening_minutes', '10', '分钟', 'minutes', 1, 120, 'decision', '',
    '单份材料调阅时长', 'Minutes an opened document stays open',
    '此后调阅的材料。', 'Documents opened from now on.'),
  ('misses_per_claim', '5', '次', 'times', 1, 20, 'decision', '',
    '认领证卡允许失败次数', 'Failed claims before blocking',
    '立即适用于所有账号和身份。', 'Every account and identity at once.'),
  ('publish_by_day', '10', '日', 'day of the month', 1, 28, 'notice', '一（三）1、二（三）1',
    '换证计划发布日', 'Day of month by which a plan is published',
    '此后编辑和发布计划时的提醒；不阻止发布。', 'The warning while a round is planned; it blocks nothing.'),
  ('idle_minutes', '30', '分钟', 'minutes', 5, 240, 'elsewhere', '',
    '无操作自动退出', 'Idle minutes before sign-out',
    '各人下次打开页面时。', 'When somebody next opens the page.'),
  ('invitation_days', '14', '天', 'days', 1, 90, 'decision', '',
    '邀请有效期', 'Days an invitation lasts',
    '此后发出的邀请；已发出的按原期限。', 'Invitations made from now on; earlier ones keep their term.'),
  ('accident_years', '0', '年', 'years', 0, 50, 'notice', '一（一）',
    '考评事故追溯年限（0 为不限）', 'Years an accident counts (0: ever)',
    '此后的每次资格核验，在途申报也适用。', 'Every check from now on, also of files on their way.'),
  ('minimum_activity_records', '1', '条', 'records', 1, 100, 'notice', '一（三）3、二（三）3',
    '有效期内最少工作记录', 'Least confirmed activity records',
    '此后的每次资格核验，在途申报也适用。', 'Every check from now on, also of files on their way.');

create function private.parameter_int(p_key text)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_value jsonb;
begin
  select p.value into v_value from public.parameters p where p.key = p_key;
  if v_value is null then
    perform private.fail(422, 'parameter_missing', jsonb_build_object('key', p_key));
  end if;
  return v_value::text::integer;
end
$$;
comment on function private.parameter_int(text) is 'A whole-number parameter; a missing one is an error, never a default.';

alter table public.parameters enable row level security;
revoke all on table public.parameters from anon, authenticated, service_role;
grant select on table public.parameters to authenticated, service_role;
create policy "every login reads the parameters" on public.parameters
  for select to authenticated using (true);
