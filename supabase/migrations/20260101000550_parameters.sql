-- Numbers and switches that the province may change: never constants in code.

create table public.parameters (
  key text primary key,
  value jsonb not null,
  name_zh text not null,
  name_en text not null,
  unit text not null default '',
  updated_at timestamptz not null default private.now()
);
comment on table public.parameters is 'Rules'' numbers that the provincial administration may change; the history is in the audit log.';

insert into public.parameters (key, value, name_zh, name_en, unit) values
  ('registration_working_days', '15', '网上报名工作日数', 'Working days of registration', '工作日'),
  ('resubmission_working_days', '5', '退回修改期限', 'Working days to correct a returned file', '工作日'),
  ('appeal_working_days', '10', '申诉期限', 'Working days to appeal', '工作日'),
  ('unit_review_working_days', '5', '单位初审期限（报名截止后）', 'Unit review due after closing', '工作日'),
  ('city_report_working_days', '15', '市州上报期限（报名截止后）', 'City report due after closing', '工作日'),
  ('final_review_working_days', '30', '省终审期限（报名截止后）', 'Final review due after closing', '工作日'),
  ('reentry_working_days', '5', '补正、申诉、补报后每一环节期限', 'Days per step of a file that comes back or late', '工作日'),
  ('claim_minutes', '20', '审核领单时长', 'Minutes a claim lasts', '分钟'),
  ('prefetch_claim_minutes', '3', '预取领单时长', 'Minutes a prefetch claim lasts', '分钟'),
  ('opening_minutes', '10', '单份材料调阅时长', 'Minutes an opened document stays open', '分钟'),
  ('misses_per_claim', '5', '认领证卡允许失败次数', 'Failed claims before blocking', '次'),
  ('publish_by_day', '10', '换证计划发布日', 'Day of month by which a plan is published', '日'),
  ('idle_minutes', '30', '无操作自动退出', 'Idle minutes before sign-out', '分钟'),
  ('invitation_days', '14', '邀请有效期', 'Days an invitation lasts', '天'),
  ('accident_years', '0', '考评事故追溯年限（0 为不限）', 'Years an accident counts (0: ever)', '年'),
  ('minimum_activity_records', '1', '有效期内最少工作记录', 'Least confirmed activity records', '条');

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
