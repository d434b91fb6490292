-- Kinds of cards and what each asks for: documents, form fields, reasons of decisions. A later notice adds a kind,
-- a document or a reason as rows.

create table public.document_kinds (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  mime_types text[] not null,
  max_bytes integer not null constraint limit_is_positive check (max_bytes > 0),
  is_printed boolean not null default false,
  sort integer not null,
  constraint types_can_be_sniffed check (
    cardinality(mime_types) > 0 and mime_types <@ array['image/jpeg', 'image/png', 'application/pdf'])
);
comment on table public.document_kinds is 'Kinds of uploaded documents and what a file of each may be.';
comment on column public.document_kinds.is_printed is
  'Stands on the sealed form itself (the photo): replacing it needs a new seal, like a printed field.';

create table public.card_kinds (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  role text not null constraint role_is_known check (role in ('assessor', 'supervisor')),
  form_annex integer not null constraint form_is_annex_1_or_3 check (form_annex in (1, 3)),
  summary_annex integer not null constraint summary_is_annex_2_or_4 check (summary_annex in (2, 4)),
  collected_by text not null constraint collector_is_known check (collected_by in ('institution', 'city')),
  issuer_rule text not null constraint issuer_rule_is_known check (issuer_rule in ('any', 'province')),
  number_template text not null,
  term_years integer not null default 3 constraint term_is_plausible check (term_years between 1 and 10),
  statement_document text references public.document_kinds (code),
  statement_min_chars integer constraint minimum_is_positive check (statement_min_chars > 0),
  sort integer not null,
  is_active boolean not null default true,
  version integer not null default 1
);
comment on table public.card_kinds is 'Kinds of cards and what differs between them.';
comment on column public.card_kinds.collected_by is
  'Who collects new cards (notice 一（四）, 二（四）). Cards of 省属 units are always collected by the unit.';
comment on column public.card_kinds.issuer_rule is 'any: cards of every issuer are renewed; province: only the province''s own.';
comment on column public.card_kinds.number_template is
  'Numbers of new cards: {yyyy} and {yy} year of issue, {serial:n} running number of n digits, the rest as it stands.';
comment on column public.card_kinds.term_years is 'Validity of a new card.';
comment on column public.card_kinds.statement_document is
  'The document whose text is counted (work_summary); null: the text stands on the form itself (experience, annex 3).';
comment on column public.card_kinds.statement_min_chars is 'Least number of 字 of that text: 500 (notice 一（三）2), 200 (annex 3).';
create index card_kinds_by_statement_document on public.card_kinds (statement_document);

create table public.document_requirements (
  card_kind text not null references public.card_kinds (code),
  document_kind text not null references public.document_kinds (code),
  due_at text not null constraint due_step_is_known check (due_at in ('submission', 'seal')),
  condition text not null default 'always'
    constraint condition_is_known check (condition in ('always', 'external', 'proxy', 'name_changed')),
  primary key (card_kind, document_kind)
);
comment on table public.document_requirements is 'Which documents a file of a card kind needs, and at which step (notice 一（三）2, 二（三）2).';
comment on column public.document_requirements.condition is
  'external: employer is not the applying unit; proxy: the unit enters for the person (代办); name_changed: name or ID number differ from the card.';
create index document_requirements_by_document on public.document_requirements (document_kind);

create table public.reason_codes (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  actions text[] not null constraint actions_are_known check (cardinality(actions) > 0 and actions <@ array[
    'return', 'reject', 'strike', 'send_back', 'dispute', 'extend', 'late_admission', 'reroute', 'override',
    'grant_appeal', 'deny_appeal', 'withdraw', 'reveal', 'open', 'export', 'disqualify', 'lapse', 'cancel', 'reissue']),
  needs_note boolean not null,
  sort integer not null,
  is_active boolean not null default true,
  version integer not null default 1
);
comment on table public.reason_codes is 'Why a decision was taken; statistics of refusals count these.';
comment on column public.reason_codes.actions is 'The actions that may give this reason.';
comment on column public.reason_codes.needs_note is 'The code alone does not say enough: a note is asked for.';

create table public.form_fields (
  card_role text not null constraint role_is_known check (card_role in ('assessor', 'supervisor')),
  field text not null,
  name_zh text not null,
  name_en text not null,
  is_printed boolean not null,
  in_summary boolean not null,
  is_required boolean not null,
  is_entered boolean not null,
  max_length integer,
  sort integer not null,
  primary key (card_role, field)
);
comment on table public.form_fields is
  'The fields of annexes 1 to 4. One application form collects what both the form and the summary table of a role need.';
comment on column public.form_fields.is_printed is 'Stands on annex 1 or 3: a change needs a new seal.';
comment on column public.form_fields.in_summary is 'Stands on annex 2 or 4.';
comment on column public.form_fields.is_required is
  'Assessors give at least one of qualification_level and qualification_title, so neither is required alone.';
comment on column public.form_fields.is_entered is 'false: taken from the person, the card, the unit or the activity records, read-only on the form.';
comment on column public.form_fields.max_length is 'Characters; null for choices, numbers, dates and declarations.';

alter table public.document_kinds enable row level security;
alter table public.card_kinds enable row level security;
alter table public.document_requirements enable row level security;
alter table public.reason_codes enable row level security;
alter table public.form_fields enable row level security;
revoke all on public.document_kinds, public.card_kinds, public.document_requirements, public.reason_codes,
  public.form_fields
  from anon, authenticated, service_role;
grant select on public.document_kinds, public.card_kinds, public.document_requirements, public.reason_codes,
  public.form_fields
  to authenticated, service_role;
create policy "everybody signed in reads document kinds" on public.document_kinds
  for select to authenticated using (true);
create policy "everybody signed in reads card kinds" on public.card_kinds
  for select to authenticated using (true);
create policy "everybody signed in reads document requirements" on public.document_requirements
  for select to authenticated using (true);
create policy "everybody signed in reads reason codes" on public.reason_codes
  for select to authenticated using (true);
create policy "everybody signed in reads form fields" on public.form_fields
  for select to authenticated using (true);

insert into public.document_kinds (code, name_zh, name_en, mime_types, max_bytes, is_printed, sort) values
  ('photo', '个人照片', 'Photo', '{image/jpeg, image/png}', 2097152, true, 1),
  ('id_card', '身份证', 'Identity card', '{image/jpeg, image/png, application/pdf}', 5242880, false, 2),
  ('card_scan', '资格证卡扫描件', 'Scan of the card', '{image/jpeg, image/png, application/pdf}', 5242880, false, 3),
  ('work_summary', '考评工作总结或心得体会', 'Summary of the work', '{image/jpeg, image/png, application/pdf}', 10485760, false, 4),
  ('employment_contract', '聘任合同', 'Employment contract', '{image/jpeg, image/png, application/pdf}', 10485760, false, 5),
  ('written_application', '书面申请', 'Written application', '{image/jpeg, image/png, application/pdf}', 5242880, false, 6),
  ('name_change_proof', '姓名或身份证号变更证明', 'Proof of changed name or ID number', '{image/jpeg, image/png, application/pdf}', 5242880, false, 7),
  ('sealed_form', '盖章申报表', 'Sealed application form', '{image/jpeg, image/png, application/pdf}', 10485760, false, 8),
  ('batch_scan', '盖章汇总表', 'Sealed summary table', '{image/jpeg, image/png, application/pdf}', 31457280, false, 9);

insert into public.card_kinds (code, name_zh, name_en, role, form_annex, summary_annex, collected_by, issuer_rule,
                               number_template, statement_document, statement_min_chars, sort) values
  ('assessor', '考评员', 'Assessor', 'assessor', 1, 2, 'institution', 'any', 'K51{yy}{serial:5}', 'work_summary', 500, 1),
  ('senior_assessor', '高级考评员', 'Senior assessor', 'assessor', 1, 2, 'institution', 'any', 'G51{yy}{serial:5}', 'work_summary', 500, 2),
  ('supervisor', '质量督导员', 'Quality supervisor', 'supervisor', 3, 4, 'city', 'province', 'R51{yy}{serial:4}', null, 200, 3);

insert into public.document_requirements (card_kind, document_kind, due_at, condition)
select k.code, r.document_kind, r.due_at, r.condition
from public.card_kinds k
join (values
  (null, 'photo', 'submission', 'always'),
  (null, 'id_card', 'submission', 'always'),
  (null, 'card_scan', 'submission', 'always'),
  ('assessor', 'work_summary', 'submission', 'always'),
  ('assessor', 'employment_contract', 'submission', 'external'),
  (null, 'written_application', 'submission', 'proxy'),
  (null, 'name_change_proof', 'submission', 'name_changed'),
  (null, 'sealed_form', 'seal', 'always')
) as r(role, document_kind, due_at, condition) on r.role is null or r.role = k.role;

insert into public.reason_codes (code, name_zh, name_en, actions, needs_note, sort) values
  ('incomplete', '资料不全', 'Documents incomplete', '{return, reject, strike, send_back}', false, 1),
  ('illegible', '材料模糊、缺页或无法辨认', 'Documents illegible or pages missing', '{return}', false, 2),
  ('photo_unfit', '照片不合规', 'Photo does not meet the rules', '{return}', false, 3),
  ('wrong_document', '上传材料与要求不符', 'Not the document asked for', '{return}', false, 4),
  ('card_mismatch', '证卡信息不符', 'Card data do not match', '{return, reject, strike, dispute}', false, 5),
  ('identity_mismatch', '身份信息不符', 'Identity data do not match', '{return, reject, strike}', false, 6),
  ('fields_wrong', '信息填写不准确、不完整', 'Fields inaccurate or incomplete', '{return, strike}', false, 7),
  ('too_short', '字数不足', 'Text too short', '{return}', false, 8),
  ('copied_text', '工作总结雷同或非本人撰写', 'Summary copied or not the own work', '{return, reject}', true, 9),
  ('opinion_missing', '单位意见或盖章缺失、不清', 'Opinion or seal missing or unclear', '{return, strike, send_back}', false, 10),
  ('seal_outdated', '盖章表与现有数据版本不一致', 'Sealed form is not of the current data', '{return, strike, send_back}', false, 11),
  ('contract_missing', '外聘人员未附聘任合同', 'Contract of an external assessor missing', '{return, reject}', false, 12),
  ('records_unproved', '工作记录无法核实', 'Activity records cannot be verified', '{return, reject, dispute}', false, 13),
  ('record_wrong', '工作记录时间、机构或批次有误', 'Time, institution or batch of a record wrong', '{return, dispute}', false, 14),
  ('no_activity', '有效期内无考评（督导）记录', 'No activity within the validity', '{reject, strike, lapse}', false, 15),
  ('accident', '有考评事故经历', 'Assessment accident on record', '{reject, strike, disqualify}', true, 16),
  ('unfit', '不能正常履行职责', 'Not fit for the duties', '{reject}', true, 17),
  ('duty_failed', '履职情况不合格', 'Performance of duties not satisfactory', '{reject, strike, disqualify}', true, 18),
  ('not_in_window', '证卡有效期不在本轮换证范围', 'Expiry outside the window of the round', '{reject, strike}', false, 19),
  ('wrong_unit', '申报单位选择错误', 'Wrong institution chosen', '{return, reject, reroute}', false, 20),
  ('not_voluntary', '本人不愿继续', 'Does not wish to continue', '{reject, strike, withdraw, cancel}', false, 21),
  ('disqualified', '处于取消资格期内', 'Under disqualification', '{reject, strike}', false, 22),
  ('sheet_error', '汇总表内容或格式有误', 'Summary table wrong in content or layout', '{send_back}', false, 23),
  ('sheet_seal', '汇总表未盖章或扫描不清', 'Summary table unsealed or scan unclear', '{send_back}', false, 24),
  ('own_mistake', '填报有误，撤回重报', 'Mistake, withdrawn to apply again', '{withdraw}', false, 25),
  ('changed_plans', '个人原因撤回', 'Withdrawn for personal reasons', '{withdraw}', false, 26),
  ('system_fault', '系统故障影响申报', 'Fault of the system', '{extend, late_admission, override}', true, 27),
  ('force_majeure', '自然灾害等不可抗力', 'Force majeure', '{extend, late_admission, override}', true, 28),
  ('unit_delay', '单位原因延误', 'Delay of the unit', '{extend, late_admission}', true, 29),
  ('holiday_shift', '节假日调整', 'Holidays moved', '{extend, override}', false, 30),
  ('attribution_changed', '机构归属调整', 'Attribution of the institution changed', '{reroute}', false, 31),
  ('unit_closed', '申报单位已注销或停业', 'Institution closed', '{reroute, override}', false, 32),
  ('verified_otherwise', '已通过其他方式核实', 'Verified by other means', '{override, grant_appeal}', true, 33),
  ('refusal_upheld', '申诉理由不成立，维持原结论', 'Appeal unfounded, decision upheld', '{deny_appeal}', true, 34),
  ('refusal_mistaken', '原结论有误，申诉成立', 'Decision mistaken, appeal granted', '{grant_appeal}', true, 35),
  ('review_task', '审核办理需要', 'Needed for the review', '{reveal, open, export}', false, 36),
  ('contact_person', '联系本人', 'To contact the person', '{reveal}', false, 37),
  ('check_complaint', '核查投诉举报', 'To examine a complaint', '{reveal, open, export}', true, 38),
  ('reporting', '统计报送', 'Reporting', '{export}', true, 39),
  ('card_used_expired', '使用过期证卡', 'Use of an expired card', '{disqualify}', true, 40),
  ('person_mismatch', '人证不符', 'Person and card do not match', '{disqualify, dispute}', true, 41),
  ('scope_mismatch', '职业（工种）、级别不符', 'Occupation or level outside the card', '{disqualify, dispute, strike}', true, 42),
  ('grave_misconduct', '情节严重、造成恶劣影响', 'Grave misconduct', '{disqualify}', true, 43),
  ('review_failed', '复审不合格', 'Review failed', '{lapse}', false, 44),
  ('not_renewed', '未按规定参加复核换证', 'Did not take part in the renewal', '{lapse}', false, 45),
  ('deceased', '去世', 'Deceased', '{cancel}', false, 46),
  ('card_lost', '证卡遗失', 'Card lost', '{reissue}', false, 47),
  ('card_misprint', '证卡打印错误', 'Card misprinted', '{reissue}', false, 48),
  ('other', '其他', 'Other', '{return, reject, strike, send_back, dispute, extend, late_admission, reroute, override, grant_appeal, deny_appeal, withdraw, reveal, open, export, disqualify, lapse, cancel, reissue}', true, 49);

insert into public.form_fields (card_role, field, name_zh, name_en, is_printed, in_summary, is_required, is_entered,
                                max_length, sort) values
  ('assessor', 'name', '姓名', 'Name', true, true, true, false, 30, 1),
  ('assessor', 'gender', '性别', 'Gender', true, true, true, false, null, 2),
  ('assessor', 'id_number', '身份证号码', 'Identity number', true, true, true, false, 18, 3),
  ('assessor', 'employer_name', '工作单位', 'Employer', true, true, true, true, 60, 4),
  ('assessor', 'phone', '联系电话', 'Phone', true, true, true, true, 20, 5),
  ('assessor', 'qualification_level', '职业资格等级', 'Skill level', true, true, false, true, null, 6),
  ('assessor', 'qualification_title', '技术职称', 'Professional title', true, true, false, true, 40, 7),
  ('assessor', 'speciality', '从事专业', 'Speciality', true, false, true, true, 40, 8),
  ('assessor', 'speciality_years', '专业工龄', 'Years in the speciality', true, false, true, true, null, 9),
  ('assessor', 'card_number', '证卡编号', 'Card number', true, false, true, false, 30, 10),
  ('assessor', 'occupations', '考评职业（工种）', 'Occupations assessed', true, true, true, false, 200, 11),
  ('assessor', 'level', '级别', 'Level of the card', true, false, true, false, null, 12),
  ('assessor', 'card_valid_from', '证卡有效期起', 'Card valid from', true, false, true, false, null, 13),
  ('assessor', 'card_valid_to', '证卡有效期止', 'Card valid to', true, false, true, false, null, 14),
  ('assessor', 'activity_records', '有效期内考评工作记录', 'Assessments within the validity', true, false, true, false, null, 15),
  ('assessor', 'health_declared', '身体健康声明', 'Declaration of health', false, false, true, true, null, 16),
  ('assessor', 'voluntary_declared', '自愿继续从事声明', 'Declaration of voluntariness', false, false, true, true, null, 17),
  ('assessor', 'is_external', '是否外聘', 'External', false, false, true, false, null, 18),
  ('assessor', 'education', '文化程度', 'Education', false, true, true, true, null, 19),
  ('assessor', 'address', '通讯地址', 'Postal address', false, true, true, true, 120, 20),
  ('assessor', 'work_summary', '考评工作总结或心得体会', 'Summary of the work', false, false, true, true, 20000, 21),
  ('supervisor', 'name', '姓名', 'Name', true, true, true, false, 30, 1),
  ('supervisor', 'gender', '性别', 'Gender', true, true, true, false, null, 2),
  ('supervisor', 'id_number', '身份证号码', 'Identity number', true, true, true, false, 18, 3),
  ('supervisor', 'phone', '联系电话', 'Phone', true, true, true, true, 20, 4),
  ('supervisor', 'card_number', '原质量督导员证卡号', 'Number of the present card', true, true, true, false, 30, 5),
  ('supervisor', 'district', '所在地区', 'Region', true, false, true, true, 40, 6),
  ('supervisor', 'employer_name', '工作单位', 'Employer', true, true, true, true, 60, 7),
  ('supervisor', 'address', '通信地址', 'Postal address', true, true, true, true, 120, 8),
  ('supervisor', 'postcode', '邮编', 'Postcode', true, false, true, true, 6, 9),
  ('supervisor', 'experience', '督导工作经历', 'Experience as supervisor', true, false, true, true, 5000, 10),
  ('supervisor', 'remark', '备注', 'Remark', true, false, false, true, 200, 11),
  ('supervisor', 'voluntary_declared', '自愿继续从事声明', 'Declaration of voluntariness', false, false, true, true, null, 12),
  ('supervisor', 'ethnic_group', '民族', 'Ethnic group', false, true, true, true, null, 13),
  ('supervisor', 'political_status', '政治面貌', 'Political status', false, true, true, true, null, 14),
  ('supervisor', 'education', '文化程度', 'Education', false, true, true, true, null, 15),
  ('supervisor', 'working_years', '工作年限', 'Years of work', false, true, true, true, null, 16),
  ('supervisor', 'email', '电子邮箱', 'E-mail', false, true, true, true, 80, 17),
  ('supervisor', 'occupation_engaged', '从事职业', 'Occupation', false, true, true, true, 40, 18),
  ('supervisor', 'activity_records', '督导次数与地点', 'Inspections and their places', false, true, true, false, null, 19);
