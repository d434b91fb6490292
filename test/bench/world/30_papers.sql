-- What lies in the files: forms, their frozen versions, documents.

create temp table bench_forms as
  select k.kind, case k.kind when 'supervisor' then
    jsonb_build_object('district', '成都市', 'postcode', '610000', 'ethnic_group', '汉族', 'political_status', '群众', 'working_years', '10',
      'email', 'person@example.cn', 'occupation_engaged', '质量督导', 'remark', '',
      'experience', repeat('本人在证卡有效期内认真履行督导职责，严格执行督导标准，遵守工作纪律。', 8))
    else jsonb_build_object('qualification_level', '高级工（三级）', 'qualification_title', '', 'speciality', '机电一体化', 'speciality_years', '8',
      'health_declared', true, 'is_external', false,
      'work_summary', repeat('本人在证卡有效期内认真履行考评职责，严格执行评分标准，遵守考场纪律。', 16)) end
    || '{"phone": "13900000000", "address": "四川省成都市锦江区测试路1号", "education": "大学本科", "voluntary_declared": true}' as form
  from (values ('assessor'), ('senior_assessor'), ('supervisor')) k (kind);

insert into private.application_forms (application_id, form, identity, saved_at)
select f.id, x.form || jsonb_build_object('name', f.person_name, 'id_number', p.id_number, 'employer_name', f.institution_name),
  jsonb_build_object('name', f.person_name, 'id_number', p.id_number), f.sent_at
from bench_files f join bench_people p on p.nr = f.person_nr join bench_forms x on x.kind = f.kind
order by f.r desc, f.sent_at;

insert into private.form_versions (application_id, data_version, content, frozen_at)
select f.id, 1, jsonb_build_object('form', a.form, 'printed', jsonb_build_object('person_name', f.person_name), 'agrees', true,
  'opinion', '任期内履职情况良好', 'opinion_on', (f.sent_at + interval '3 days')::date), f.sent_at + interval '3 days'
from bench_files f join private.application_forms a on a.application_id = f.id
where f.status not in ('unit_review', 'expired_draft')
order by f.r desc, f.sent_at;

insert into public.documents (id, application_id, kind, path, original_name, mime_type, bytes, status, data_version, person_id,
  institution_id, region_code, uploaded_at)
select pg_temp.id_of(d.kind, f.k), f.id, d.kind, f.id || '/' || pg_temp.id_of(d.kind, f.k), '扫描件.jpg', 'image/jpeg', 180000, 'stored',
  case d.kind when 'sealed_form' then 1 end, f.person_id, f.institution_id, f.region_code, f.sent_at
from bench_files f
join (values ('photo'), ('id_card'), ('card_scan'), ('work_summary'), ('sealed_form')) d (kind)
  on (d.kind <> 'work_summary' or f.kind <> 'supervisor')
  and (d.kind <> 'sealed_form' or f.status not in ('unit_review', 'awaiting_seal', 'expired_draft'))
order by f.r desc, f.sent_at;
