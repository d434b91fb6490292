-- The rules before and during review, each shown as pass, warn or fail with the values it compared.

create table public.check_rules (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  roles text[] not null default '{assessor,supervisor}',
  hard_at text[] not null,
  soft_outcome text not null default 'fail' constraint soft_outcome_is_known check (soft_outcome in ('warn', 'fail')),
  is_active boolean not null default true,
  sort integer not null
);
comment on table public.check_rules is 'Which rule binds at which step: in hard_at a failed rule blocks, elsewhere it is a warning or a fail that a reason can pass.';
comment on column public.check_rules.hard_at is 'Steps: submit, unit_review, re_review, final_review.';

insert into public.check_rules (key, name_zh, name_en, roles, hard_at, soft_outcome, sort) values
  ('card_in_window', '证卡有效期届满日在本轮换证范围内', 'Card expires inside the round''s window', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 1),
  ('registration_open', '在网上报名时间内提交', 'Submitted while registration was open', '{assessor,supervisor}', '{submit}', 'fail', 2),
  ('activity_confirmed', '有效期内有经确认的工作记录', 'Confirmed activity inside the card''s validity', '{assessor,supervisor}', '{final_review}', 'warn', 3),
  ('no_disqualification', '未被取消资格', 'Not disqualified', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 4),
  ('no_accident', '无考评事故经历', 'No assessment accident', '{assessor}', '{submit,unit_review,re_review,final_review}', 'fail', 5),
  ('health_declared', '已声明身体健康', 'Health declared', '{assessor}', '{submit}', 'fail', 6),
  ('voluntary_declared', '本人自愿并提出书面申请', 'Voluntary, applied in writing', '{assessor,supervisor}', '{submit}', 'fail', 7),
  ('documents_present', '应交材料齐全', 'Documents are present', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 8),
  ('word_count', '文稿字数达标', 'Word count reached', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 9),
  ('id_number_valid', '身份证号码有效', 'Identity number is valid', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 10),
  ('one_live_application', '该证卡无其他在办申请', 'No other live file for the card', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 11),
  ('card_is_live', '证卡未作废、未被替换', 'Card is neither superseded nor lapsed', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 12),
  ('contract_attached', '外聘考评员已附聘任合同', 'Contract of an external assessor', '{assessor}', '{submit}', 'fail', 13),
  ('institution_active', '申报单位状态正常', 'Institution is active', '{assessor,supervisor}', '{submit}', 'warn', 14),
  ('provincial_card', '督导员证卡由省职鉴中心核发', 'Supervisor''s card was issued by the province', '{supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 15),
  ('card_verified', '证卡信息已核实', 'Card has been verified', '{assessor,supervisor}', '{final_review}', 'warn', 16),
  ('form_complete', '申报表填写完整、合规', 'Form is complete and correct', '{assessor,supervisor}', '{submit,unit_review,re_review,final_review}', 'fail', 17);

alter table public.check_rules enable row level security;
revoke all on table public.check_rules from anon, authenticated, service_role;
grant select on table public.check_rules to authenticated, service_role;
create policy "every login reads the rules" on public.check_rules for select to authenticated using (true);

create function private.count_words(p_text text)
returns integer
language sql
immutable
set search_path = ''
as $$
  -- a run of letters or digits, or one character that is neither blank nor part of a run; domain/wordCount.ts has
  -- the same pattern
  select regexp_count(coalesce(p_text, ''),
    '[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+'
    '|[^A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a'
    '\u0001-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]')
$$;
comment on function private.count_words(text) is
  '字: a CJK character or punctuation mark counts 1, a run of Latin letters or digits counts 1, spaces 0.';

create function private.is_external(p_form jsonb, p_institution_name text)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select trim(coalesce(p_form ->> 'employer_name', '')) <> p_institution_name
$$;
comment on function private.is_external(jsonb, text) is '外聘: the 工作单位 is not the 申报单位.';

create function private.form_errors(p_application public.applications, p_form jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_field record;
  v_text text;
  v_key text;
  v_values jsonb;
  v_number numeric;
  v_as_of date := private.today();
  v_born date := private.id_number_birth(private.normalise_id_number(p_form ->> 'id_number'));
begin
  for v_field in
    select f.* from public.form_fields f
    where f.card_role = p_application.role
      and (f.is_entered or f.field in ('name', 'id_number'))
      -- declarations and the derived 外聘 have rules of their own
      and f.field not in ('health_declared', 'voluntary_declared', 'is_external')
    order by f.sort
  loop
    v_text := trim(coalesce(p_form ->> v_field.field, ''));
    v_key := null;
    v_values := '{}';
    if v_text = '' then
      if v_field.is_required then v_key := 'field_required'; end if;
    elsif v_field.max_length is not null and char_length(v_text) > v_field.max_length then
      v_key := 'field_too_long';
      v_values := jsonb_build_object('max', v_field.max_length, 'length', char_length(v_text));
    else
      case v_field.field
        when 'name' then
          if not private.is_person_name(v_text) then v_key := 'name_format'; end if;
        when 'id_number' then
          v_key := private.id_number_error(private.normalise_id_number(v_text), v_as_of);
        when 'phone' then
          if v_text !~ '^1[3-9]\d{9}$' and v_text !~ '^0\d{2,3}-?\d{7,8}$' then v_key := 'phone_format'; end if;
        when 'postcode' then
          if v_text !~ '^\d{6}$' then v_key := 'postcode_format'; end if;
        when 'email' then
          if v_text !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then v_key := 'email_format'; end if;
        when 'speciality_years', 'working_years' then
          if v_text !~ '^\d{1,2}$' or v_text::integer > 60 then
            v_key := 'years_range';
          elsif v_born is not null
            and v_text::integer > extract(year from age(v_as_of, v_born))::integer - 16 then
            v_key := 'years_beyond_age';
            v_values := jsonb_build_object('max', greatest(extract(year from age(v_as_of, v_born))::integer - 16, 0));
          end if;
        when 'education' then
          if not exists (select from public.dictionary_items d where d.dictionary = 'education' and d.code = v_text) then v_key := 'not_in_list'; end if;
        when 'political_status' then
          if not exists (select from public.dictionary_items d where d.dictionary = 'political_status' and d.code = v_text) then v_key := 'not_in_list'; end if;
        when 'ethnic_group' then
          if not exists (select from public.dictionary_items d where d.dictionary = 'ethnic_group' and v_text in (d.code, d.name_zh)) then v_key := 'not_in_list'; end if;
        when 'qualification_level' then
          if not exists (select from public.dictionary_items d where d.dictionary = 'skill_level' and v_text in (d.code, d.name_zh)) then v_key := 'not_in_list'; end if;
        else null;
      end case;
    end if;
    if v_key is not null then
      v_errors := v_errors || jsonb_build_object('field', v_field.field, 'key', v_key, 'values', v_values);
    end if;
  end loop;
  if p_application.role = 'assessor'
    and trim(coalesce(p_form ->> 'qualification_level', '')) = ''
    and trim(coalesce(p_form ->> 'qualification_title', '')) = '' then
    v_errors := v_errors || jsonb_build_object('field', 'qualification_level', 'key', 'qualification_required', 'values', '{}'::jsonb);
  end if;
  return v_errors;
end
$$;
comment on function private.form_errors(public.applications, jsonb) is
  'Every field of annexes 1–4 that is missing or wrong: field, key of the sentence, values. Domain rules of sections 4 and 5.';

create function private.identity_change(p_application public.applications, p_form jsonb)
returns table (name text, id_number text)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
    -- compared with what was on record when the draft began: another file of the person may have changed it since
    select nullif(nullif(trim(p_form ->> 'name'), ''), coalesce(f.identity ->> 'name', p.name)),
      nullif(nullif(private.normalise_id_number(p_form ->> 'id_number'), ''), coalesce(f.identity ->> 'id_number', i.id_number))
    from public.people p
    join private.person_identities i on i.person_id = p.id
    left join private.application_forms f on f.application_id = p_application.id
    where p.id = p_application.person_id;
end
$$;
comment on function private.identity_change(public.applications, jsonb) is
  'The name and the identity number that a form puts in place of those on record when it was begun; null where it changes nothing.';

create function private.missing_documents(p_application public.applications, p_form jsonb, p_due text[])
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select coalesce(array_agg(r.document_kind order by k.sort), '{}')
    from public.document_requirements r
    join public.document_kinds k on k.code = r.document_kind
    where r.card_kind = p_application.card_kind
      and r.due_at = any (p_due)
      and case r.condition
        when 'external' then private.is_external(p_form, p_application.institution_name)
        when 'proxy' then p_application.is_proxy
        when 'name_changed' then exists (
          select from private.identity_change(p_application, p_form) c where c.name is not null or c.id_number is not null)
        else true end
      and not (r.due_at = 'seal' and p_application.is_seal_waived)
      and not exists (
        select from public.documents d
        where d.application_id = p_application.id and d.kind = r.document_kind and d.status = 'stored'
          and (r.due_at <> 'seal' or d.data_version = p_application.data_version)));
end
$$;
comment on function private.missing_documents(public.applications, jsonb, text[]) is
  'Kinds of documents that are due at these steps and not there; a seal on an older data version does not count.';

create function private.check_application(p_application public.applications, p_stage text, p_as_of date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_form jsonb;
  v_card public.cards;
  v_round public.rounds;
  v_kind public.card_kinds;
  v_rule public.check_rules;
  v_results jsonb := '[]';
  v_ok boolean;
  v_hard boolean;
  v_values jsonb;
  v_late date;
  v_count integer;
  v_declared integer;
  v_disputed integer;
  v_missing text[];
  v_text text;
  v_penalty public.penalties;
  v_accident public.accidents;
  v_submitted date := private.day_of(p_application.submitted_at);
begin
  select f.form into v_form from private.application_forms f where f.application_id = p_application.id;
  v_form := coalesce(v_form, '{}');
  select c.* into v_card from public.cards c where c.id = p_application.card_id;
  select r.* into v_round from public.rounds r where r.id = p_application.round_id;
  select k.* into v_kind from public.card_kinds k where k.code = p_application.card_kind;
  select l.until_on into v_late from public.late_admissions l
  where l.round_id = v_round.id and l.card_id = v_card.id;

  for v_rule in
    select r.* from public.check_rules r
    where r.is_active and p_application.role = any (r.roles) order by r.sort
  loop
    v_values := '{}';
    v_ok := true;
    case v_rule.key
      when 'card_in_window' then
        v_ok := v_card.valid_to between v_round.window_from and v_round.window_to or v_late is not null;
        v_values := jsonb_build_object('valid_to', v_card.valid_to, 'window_from', v_round.window_from,
          'window_to', v_round.window_to, 'late_until', v_late);
      when 'registration_open' then
        v_ok := v_round.opens_on is not null
          and (coalesce(v_submitted, p_as_of) between v_round.opens_on and v_round.closes_on
              and (v_submitted is not null or v_round.status = 'published')
            or coalesce(v_submitted, p_as_of) <= v_late);
        v_values := jsonb_build_object('opens_on', v_round.opens_on, 'closes_on', v_round.closes_on,
          'on', coalesce(v_submitted, p_as_of), 'late_until', v_late);
      when 'activity_confirmed' then
        select count(*) filter (where r.status = 'confirmed'), count(*) filter (where r.status = 'declared'),
            count(*) filter (where r.status = 'disputed')
          into v_count, v_declared, v_disputed
        from public.activity_records r
        where r.person_id = p_application.person_id and r.role = p_application.role
          and r.held_on between v_card.valid_from and v_card.valid_to and r.held_on <= p_as_of;
        v_ok := v_count >= private.parameter_int('minimum_activity_records');
        v_values := jsonb_build_object('confirmed', v_count, 'declared', v_declared, 'disputed', v_disputed,
          'needed', private.parameter_int('minimum_activity_records'),
          'valid_from', v_card.valid_from, 'valid_to', v_card.valid_to);
      when 'no_disqualification' then
        select p.* into v_penalty from public.penalties p
        where p.person_id = p_application.person_id and p.role in (p_application.role, 'both')
          and p.kind <> 'warning' and p.decided_on <= p_as_of and (p.lifted_on is null or p.lifted_on > p_as_of)
        order by p.decided_on desc limit 1;
        v_ok := v_penalty.id is null and v_card.status <> 'disqualified' and not exists (
          -- the number on record, and the one that the form would put in its place
          select from private.person_identities i
          join private.identity_bans b on b.id_number in (i.id_number, private.normalise_id_number(v_form ->> 'id_number'))
          where i.person_id = p_application.person_id and b.role in (p_application.role, 'both'));
        v_values := jsonb_strip_nulls(jsonb_build_object('kind', v_penalty.kind, 'ground', v_penalty.ground,
          'decided_on', v_penalty.decided_on, 'document_number', v_penalty.document_number));
      when 'no_accident' then
        select a.* into v_accident from public.accidents a
        where a.person_id = p_application.person_id and a.voided_on is null and a.occurred_on <= p_as_of
          and (private.parameter_int('accident_years') = 0
            or a.occurred_on > p_as_of - make_interval(years => private.parameter_int('accident_years')))
        order by a.occurred_on desc limit 1;
        v_ok := v_accident.id is null;
        v_values := jsonb_strip_nulls(jsonb_build_object('kind', v_accident.kind, 'occurred_on', v_accident.occurred_on));
      when 'health_declared' then
        v_ok := coalesce((v_form ->> 'health_declared') = 'true', false);
      when 'voluntary_declared' then
        v_ok := coalesce((v_form ->> 'voluntary_declared') = 'true', false);
      when 'documents_present' then
        v_missing := private.missing_documents(p_application, v_form,
          case when p_stage in ('re_review', 'final_review') then array['submission', 'seal'] else array['submission'] end);
        v_ok := cardinality(v_missing) = 0;
        v_values := jsonb_build_object('missing', to_jsonb(v_missing));
      when 'word_count' then
        v_text := v_form ->> case p_application.role when 'assessor' then 'work_summary' else 'experience' end;
        v_count := private.count_words(v_text);
        v_ok := v_count >= v_kind.statement_min_chars;
        v_values := jsonb_build_object('count', v_count, 'needed', v_kind.statement_min_chars,
          'field', case p_application.role when 'assessor' then 'work_summary' else 'experience' end);
      when 'id_number_valid' then
        select private.id_number_error(private.normalise_id_number(coalesce(v_form ->> 'id_number', i.id_number)), p_as_of)
          into v_text from private.person_identities i where i.person_id = p_application.person_id;
        -- two people cannot have one number; not told at submission, which would let anybody ask who is on record
        if v_text is null and p_stage <> 'submit'
          and private.person_of_number(v_form ->> 'id_number') <> p_application.person_id then
          v_text := 'id_number_taken';
        end if;
        v_ok := v_text is null;
        v_values := jsonb_strip_nulls(jsonb_build_object('error', v_text));
      when 'one_live_application' then
        v_ok := not exists (select from public.applications a
          where a.card_id = p_application.card_id and a.is_live and a.id <> p_application.id);
      when 'card_is_live' then
        v_ok := v_card.status = 'active';
        v_values := jsonb_build_object('status', v_card.status);
      when 'contract_attached' then
        v_ok := not private.is_external(v_form, p_application.institution_name) or exists (
          select from public.documents d where d.application_id = p_application.id
            and d.kind = 'employment_contract' and d.status = 'stored');
        v_values := jsonb_build_object('employer', v_form ->> 'employer_name', 'institution', p_application.institution_name);
      when 'institution_active' then
        v_ok := exists (select from public.institutions i where i.id = p_application.institution_id and i.status = 'active');
        v_values := jsonb_build_object('institution', p_application.institution_name);
      when 'provincial_card' then
        v_ok := v_kind.issuer_rule <> 'province'
          or exists (select from public.issuers i where i.code = v_card.issuer_code and i.kind = 'province');
        v_values := jsonb_build_object('issuer', v_card.issuer_code);
      when 'card_verified' then
        v_ok := v_card.is_verified;
      when 'form_complete' then
        v_values := jsonb_build_object('errors', private.form_errors(p_application, v_form));
        v_ok := v_values -> 'errors' = '[]'::jsonb;
      else
        -- a rule by row alone that no code knows must not pass silently
        v_ok := false;
        v_values := '{"error":"rule_unknown"}';
    end case;
    -- a unit that closed after the submission keeps nobody from correcting the file
    v_hard := p_stage = any (v_rule.hard_at) and not (v_rule.key = 'institution_active' and v_submitted is not null);
    v_results := v_results || jsonb_build_object(
      'key', v_rule.key,
      'outcome', case when v_ok is true then 'pass' when v_hard then 'fail' else v_rule.soft_outcome end,
      'is_hard', v_hard,
      'values', v_values);
  end loop;
  return v_results;
end
$$;
comment on function private.check_application(public.applications, text, date) is
  'Runs the rules on a file at a step (submit, unit_review, re_review, final_review) as of a day: key, outcome (pass, warn, fail), is_hard, values.';
