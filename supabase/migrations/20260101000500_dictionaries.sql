-- Dictionaries: the lists of the notice and its annexes that people choose from. Rows, not constants: the province
-- changes them without a release.

create table public.dictionary_items (
  dictionary text not null constraint dictionary_is_known check (dictionary in (
    'education', 'political_status', 'gender', 'ethnic_group', 'skill_level', 'title_level',
    'accident_kind', 'discipline_ground', 'evaluation_kind',
    'inspection_item', 'inspection_severity')),
  code text not null,
  name_zh text not null,
  name_en text not null,
  sort integer not null,
  is_active boolean not null default true,
  primary key (dictionary, code)
);
comment on table public.dictionary_items is 'Short lists of values.';
comment on column public.dictionary_items.code is
  'What is stored. Education and political status store the very literal that annex 4 demands (不能简写); ethnic groups their GB/T 3304 number.';
comment on column public.dictionary_items.is_active is 'Inactive items stay readable in old files and cannot be chosen.';

create table public.occupations (
  code text primary key constraint code_is_of_the_catalogue check (code ~ '^[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}$'),
  name_zh text not null constraint occupation_is_named check (char_length(btrim(name_zh)) between 2 and 60),
  catalogue text not null default '2022',
  is_active boolean not null default true,
  version integer not null default 1
);
comment on table public.occupations is 'Occupations (职业/工种) that cards are issued for.';
comment on column public.occupations.is_active is 'Inactive ones stay on the cards that name them and cannot be chosen.';
comment on column public.occupations.catalogue is 'Edition of 国家职业分类大典.';

create table public.issuers (
  code text primary key,
  name_zh text not null unique,
  name_en text not null,
  kind text not null constraint kind_is_known check (kind in ('ministry', 'industry', 'province')),
  sort integer not null,
  is_active boolean not null default true
);
comment on table public.issuers is 'Who issued a card: the ministry, an industry, or the province (notice 一（一）).';
create unique index there_is_one_provincial_issuer on public.issuers (kind) where kind = 'province';
comment on index public.there_is_one_provincial_issuer is 'New cards are all issued by it.';

alter table public.dictionary_items enable row level security;
alter table public.occupations enable row level security;
alter table public.issuers enable row level security;
revoke all on public.dictionary_items, public.occupations, public.issuers
  from anon, authenticated, service_role;
grant select on public.dictionary_items, public.occupations, public.issuers
  to authenticated, service_role;
create policy "everybody signed in reads dictionary items" on public.dictionary_items
  for select to authenticated using (true);
create policy "everybody signed in reads occupations" on public.occupations
  for select to authenticated using (true);
create policy "everybody signed in reads issuers" on public.issuers
  for select to authenticated using (true);

insert into public.dictionary_items (dictionary, code, name_zh, name_en, sort) values
  ('education', '研究生', '研究生', 'Postgraduate', 1),
  ('education', '大学本科', '大学本科', 'Bachelor''s degree', 2),
  ('education', '大学专科', '大学专科', 'Junior college', 3),
  ('education', '中专', '中专', 'Secondary specialised school', 4),
  ('education', '技校', '技校', 'Skilled workers'' school', 5),
  ('education', '高级技校', '高级技校', 'Senior skilled workers'' school', 6),
  ('education', '技师学院', '技师学院', 'Technician college', 7),
  ('education', '高中', '高中', 'Senior high school', 8),
  ('education', '职高', '职高', 'Vocational high school', 9),
  ('education', '初中', '初中', 'Junior high school', 10),
  ('education', '小学', '小学', 'Primary school', 11),
  ('political_status', '中共党员', '中共党员', 'Member of the Communist Party of China', 1),
  ('political_status', '共青团员', '共青团员', 'Member of the Communist Youth League', 2),
  ('political_status', '民主党派人士', '民主党派人士', 'Member of a democratic party', 3),
  ('political_status', '无党派民主人士', '无党派民主人士', 'Democratic personage without party', 4),
  ('political_status', '群众', '群众', 'Citizen without affiliation', 5),
  ('gender', '男', '男', 'Male', 1), ('gender', '女', '女', 'Female', 2),
  ('skill_level', 'apprentice', '学徒工', 'Apprentice', 1),
  ('skill_level', 'level_5', '初级工（五级）', 'Junior worker (level 5)', 2),
  ('skill_level', 'level_4', '中级工（四级）', 'Intermediate worker (level 4)', 3),
  ('skill_level', 'level_3', '高级工（三级）', 'Senior worker (level 3)', 4),
  ('skill_level', 'level_2', '技师（二级）', 'Technician (level 2)', 5),
  ('skill_level', 'level_1', '高级技师（一级）', 'Senior technician (level 1)', 6),
  ('skill_level', 'special_technician', '特级技师', 'Special-grade technician', 7),
  ('skill_level', 'chief_technician', '首席技师', 'Chief technician', 8),
  ('title_level', 'elementary', '员级', 'Elementary', 1), ('title_level', 'assistant', '助理级', 'Assistant', 2),
  ('title_level', 'intermediate', '中级', 'Intermediate', 3), ('title_level', 'associate_senior', '副高级', 'Associate senior', 4),
  ('title_level', 'senior', '正高级', 'Senior', 5),
  ('accident_kind', 'paper_leak', '试题试卷泄密', 'Leak of questions or papers', 1),
  ('accident_kind', 'work_lost', '试卷或工件丢失损毁', 'Papers or workpieces lost or destroyed', 2),
  ('accident_kind', 'scoring_error', '评分严重错误/成绩无法认定', 'Grave scoring error, results void', 3),
  ('accident_kind', 'recusal_breach', '违反回避', 'Breach of recusal', 4),
  ('accident_kind', 'out_of_scope', '超范围考评', 'Assessment outside the scope', 5),
  ('accident_kind', 'fraud', '弄虚作假', 'Fraud', 6),
  ('accident_kind', 'safety', '安全事故', 'Safety accident', 7),
  ('accident_kind', 'other', '其他', 'Other', 8),
  ('discipline_ground', 'improper_duty', '不正确履行工作任务', 'Duties not properly performed', 1),
  ('discipline_ground', 'assessment_accident', '考评事故', 'Assessment accident', 2),
  ('discipline_ground', 'expired_card', '使用过期证卡', 'Use of an expired card', 3),
  ('discipline_ground', 'person_card_mismatch', '人证不符', 'Person and card do not match', 4),
  ('discipline_ground', 'occupation_mismatch', '职业不符', 'Occupation outside the card', 5),
  ('discipline_ground', 'no_activity', '有效期内未参与', 'No activity within the validity', 6),
  ('discipline_ground', 'review_failed', '复审不合格', 'Review failed', 7),
  ('discipline_ground', 'not_renewed', '未按规定参加复核', 'Did not take part in the renewal', 8),
  ('discipline_ground', 'other', '其他', 'Other', 9),
  ('evaluation_kind', 'skill_level', '职业技能等级认定', 'Certification of a skill level', 1),
  ('evaluation_kind', 'special_skill', '专项职业能力考核', 'Test of a special vocational skill', 2),
  ('evaluation_kind', 'qualification', '职业资格鉴定', 'Vocational qualification', 3),
  ('evaluation_kind', 'contest', '职业技能竞赛评价', 'Evaluation in a skills contest', 4),
  ('evaluation_kind', 'other', '其他', 'Other', 5),
  ('ethnic_group', '01', '汉族', 'Han', 1), ('ethnic_group', '02', '蒙古族', 'Mongol', 2), ('ethnic_group', '03', '回族', 'Hui', 3),
  ('ethnic_group', '04', '藏族', 'Zang', 4), ('ethnic_group', '05', '维吾尔族', 'Uygur', 5), ('ethnic_group', '06', '苗族', 'Miao', 6),
  ('ethnic_group', '07', '彝族', 'Yi', 7), ('ethnic_group', '08', '壮族', 'Zhuang', 8), ('ethnic_group', '09', '布依族', 'Buyei', 9),
  ('ethnic_group', '10', '朝鲜族', 'Chosen', 10), ('ethnic_group', '11', '满族', 'Man', 11), ('ethnic_group', '12', '侗族', 'Dong', 12),
  ('ethnic_group', '13', '瑶族', 'Yao', 13), ('ethnic_group', '14', '白族', 'Bai', 14), ('ethnic_group', '15', '土家族', 'Tujia', 15),
  ('ethnic_group', '16', '哈尼族', 'Hani', 16), ('ethnic_group', '17', '哈萨克族', 'Kazak', 17), ('ethnic_group', '18', '傣族', 'Dai', 18),
  ('ethnic_group', '19', '黎族', 'Li', 19), ('ethnic_group', '20', '傈僳族', 'Lisu', 20), ('ethnic_group', '21', '佤族', 'Va', 21),
  ('ethnic_group', '22', '畲族', 'She', 22), ('ethnic_group', '23', '高山族', 'Gaoshan', 23), ('ethnic_group', '24', '拉祜族', 'Lahu', 24),
  ('ethnic_group', '25', '水族', 'Sui', 25), ('ethnic_group', '26', '东乡族', 'Dongxiang', 26), ('ethnic_group', '27', '纳西族', 'Naxi', 27),
  ('ethnic_group', '28', '景颇族', 'Jingpo', 28), ('ethnic_group', '29', '柯尔克孜族', 'Kirgiz', 29), ('ethnic_group', '30', '土族', 'Tu', 30),
  ('ethnic_group', '31', '达斡尔族', 'Daur', 31), ('ethnic_group', '32', '仫佬族', 'Mulao', 32), ('ethnic_group', '33', '羌族', 'Qiang', 33),
  ('ethnic_group', '34', '布朗族', 'Blang', 34), ('ethnic_group', '35', '撒拉族', 'Salar', 35), ('ethnic_group', '36', '毛南族', 'Maonan', 36),
  ('ethnic_group', '37', '仡佬族', 'Gelao', 37), ('ethnic_group', '38', '锡伯族', 'Xibe', 38), ('ethnic_group', '39', '阿昌族', 'Achang', 39),
  ('ethnic_group', '40', '普米族', 'Pumi', 40), ('ethnic_group', '41', '塔吉克族', 'Tajik', 41), ('ethnic_group', '42', '怒族', 'Nu', 42),
  ('ethnic_group', '43', '乌孜别克族', 'Uzbek', 43), ('ethnic_group', '44', '俄罗斯族', 'Russ', 44), ('ethnic_group', '45', '鄂温克族', 'Ewenki', 45),
  ('ethnic_group', '46', '德昂族', 'Deang', 46), ('ethnic_group', '47', '保安族', 'Bonan', 47), ('ethnic_group', '48', '裕固族', 'Yugur', 48),
  ('ethnic_group', '49', '京族', 'Gin', 49), ('ethnic_group', '50', '塔塔尔族', 'Tatar', 50), ('ethnic_group', '51', '独龙族', 'Derung', 51),
  ('ethnic_group', '52', '鄂伦春族', 'Oroqen', 52), ('ethnic_group', '53', '赫哲族', 'Hezhen', 53), ('ethnic_group', '54', '门巴族', 'Monba', 54),
  ('ethnic_group', '55', '珞巴族', 'Lhoba', 55), ('ethnic_group', '56', '基诺族', 'Jino', 56);

insert into public.occupations (code, name_zh) values
  ('4-01-06-01', '电子商务师'), ('4-01-06-02', '互联网营销师'), ('4-02-02-01', '客运车辆驾驶员'), ('4-02-04-06', '无人机驾驶员'),
  ('4-02-06-01', '仓储管理员'), ('4-02-06-03', '物流服务师'), ('4-03-01-01', '前厅服务员'), ('4-03-01-02', '客房服务员'),
  ('4-03-02-01', '中式烹调师'), ('4-03-02-02', '中式面点师'), ('4-03-02-03', '西式烹调师'), ('4-03-02-04', '西式面点师'),
  ('4-03-02-05', '餐厅服务员'), ('4-03-02-07', '茶艺师'), ('4-04-04-02', '网络与信息安全管理员'), ('4-04-05-01', '计算机程序设计员'),
  ('4-04-05-05', '人工智能训练师'), ('4-06-01-01', '物业管理师'), ('4-07-03-02', '劳动关系协调师'), ('4-07-03-04', '企业人力资源管理师'),
  ('4-07-05-01', '保安员'), ('4-07-05-03', '消防设施操作员'), ('4-08-03-04', '工程测量员'), ('4-08-05-01', '农产品食品检验员'),
  ('4-10-01-03', '保育师'), ('4-10-01-05', '养老护理员'), ('4-10-01-06', '家政服务员'), ('4-10-03-01', '美容师'),
  ('4-10-03-02', '美发师'), ('4-10-04-02', '保健按摩师'), ('4-12-01-01', '汽车维修工'), ('4-14-01-02', '医疗护理员'),
  ('4-14-01-03', '健康照护师'), ('4-14-02-02', '健康管理师'), ('5-05-01-01', '农业技术员'), ('6-02-06-03', '白酒酿造工'),
  ('6-02-06-07', '品酒师'), ('6-02-06-11', '评茶师'), ('6-11-01-03', '化工总控工'), ('6-18-01-01', '车工'),
  ('6-18-01-02', '铣工'), ('6-18-02-04', '焊工'), ('6-18-04-01', '模具工'), ('6-20-01-01', '装配钳工'),
  ('6-22-02-01', '汽车装调工'), ('6-28-01-14', '变配电运行值班员'), ('6-29-01-01', '砌筑工'), ('6-29-01-04', '钢筋工'),
  ('6-29-01-05', '架子工'), ('6-29-03-03', '电梯安装维修工'), ('6-30-05-01', '起重装卸机械操作工'), ('6-31-01-02', '机修钳工'),
  ('6-31-01-03', '电工'), ('6-31-03-01', '化学检验员'), ('6-31-07-01', '工业机器人系统运维员'), ('6-31-07-03', '工业机器人系统操作员');

insert into public.issuers (code, name_zh, name_en, kind, sort) values
  ('sichuan', '四川省职业技能鉴定指导中心', 'Sichuan Provincial Center for Vocational Skill Testing', 'province', 1),
  ('mohrss', '人力资源和社会保障部', 'Ministry of Human Resources and Social Security', 'ministry', 2),
  ('power', '电力行业职业技能鉴定指导中心', 'Electric power industry', 'industry', 3),
  ('petroleum', '石油石化行业职业技能鉴定指导中心', 'Petroleum and petrochemical industry', 'industry', 4),
  ('chemical', '化工行业职业技能鉴定指导中心', 'Chemical industry', 'industry', 5),
  ('railway', '铁路行业职业技能鉴定指导中心', 'Railways', 'industry', 6),
  ('civil_aviation', '民航行业职业技能鉴定指导中心', 'Civil aviation', 'industry', 7),
  ('post', '邮政行业职业技能鉴定指导中心', 'Postal services', 'industry', 8),
  ('telecom', '通信行业职业技能鉴定指导中心', 'Telecommunications', 'industry', 9),
  ('construction', '建设行业职业技能鉴定指导中心', 'Construction', 'industry', 10),
  ('machinery', '机械行业职业技能鉴定指导中心', 'Machinery industry', 'industry', 11),
  ('nonferrous', '有色金属行业职业技能鉴定指导中心', 'Non-ferrous metals', 'industry', 12),
  ('grain', '粮食行业职业技能鉴定指导中心', 'Grain', 'industry', 13);
