-- The applicant's side, or the unit's for its people where it entered the file (代办): draft, documents, submission,
-- correction, withdrawal, appeal; and the seal, which either brings.

create function private.open_round_for(p_card public.cards)
returns public.rounds
language sql
stable
security definer
set search_path = ''
as $$
  select r.*
  from public.rounds r
  left join public.late_admissions l on l.round_id = r.id and l.card_id = p_card.id
  where (r.status = 'published' and private.today() between r.opens_on and r.closes_on
      and p_card.valid_to between r.window_from and r.window_to)
    or l.until_on >= private.today()
  order by r.opens_on
  limit 1
$$;
comment on function private.open_round_for(public.cards) is 'The earliest round now open to the card, by its window or by 补报名; null if none.';

create function private.start_application(p_card_id uuid, p_institution_id uuid, p_round_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_person public.people;
  v_identity private.person_identities;
  v_kind public.card_kinds;
  v_institution public.institutions;
  v_round public.rounds;
  v_id uuid := gen_random_uuid();
  v_is_own boolean;
begin
  select c.* into v_card from public.cards c where c.id = p_card_id for update;
  select p.* into v_person from public.people p where p.id = v_card.person_id;
  v_is_own := coalesce(v_person.user_id = auth.uid(), false);
  -- a person without a unit makes the comparison null, which must not pass
  if v_card.id is null or (v_is_own or v_person.institution_id = any (private.my_institutions())) is not true then
    perform private.fail(404, 'card_not_found');
  end if;
  select i.* into v_institution from public.institutions i where i.id = coalesce(p_institution_id, v_person.institution_id);
  perform private.require(v_institution.id is not null, 422, 'institution_missing', '{"field":"institution_id"}');
  perform private.require(v_institution.status = 'active', 422, 'institution_cancelled', jsonb_build_object('field', 'institution_id', 'name', v_institution.name));
  if not v_is_own and not (v_institution.id = any (private.my_institutions())) then
    perform private.fail(403, 'not_permitted');
  end if;
  select r.* into v_round from public.rounds r where r.id = p_round_id and r.status = 'published';
  if v_round.id is null then
    v_round := private.open_round_for(v_card);
  end if;
  perform private.require(v_round.id is not null, 422, 'no_open_round', jsonb_build_object('valid_to', v_card.valid_to));
  select k.* into v_kind from public.card_kinds k where k.code = v_card.kind;
  perform private.require_not_disqualified(v_person.id, v_kind.role);
  perform private.require(v_card.status = 'active', 422, 'card_not_live', jsonb_build_object('status', v_card.status));
  if exists (select from public.applications a where a.card_id = p_card_id and a.is_live) then
    perform private.fail(409, 'application_exists', jsonb_build_object(
      'id', (select a.id from public.applications a where a.card_id = p_card_id and a.is_live)));
  end if;
  select i.* into v_identity from private.person_identities i where i.person_id = v_person.id;

  insert into public.applications (id, round_id, card_id, person_id, card_kind, role, track, institution_id, region_code,
    person_name, institution_name, employer_name, card_number, card_level, card_valid_to, occupations, is_proxy, created_by, due_on)
  values (v_id, v_round.id, v_card.id, v_person.id, v_card.kind, v_kind.role, v_institution.attribution,
    v_institution.id, v_institution.region_code, v_person.name, v_institution.name,
    coalesce((select i.name from public.institutions i where i.id = v_person.institution_id), v_institution.name),
    v_card.number, v_card.level, v_card.valid_to, v_card.occupations, not v_is_own, auth.uid(), v_round.closes_on);
  -- 补报名 may leave more time than the round
  update public.applications a set due_on = private.due_date(a, 'draft') where a.id = v_id;
  insert into private.application_forms (application_id, identity, form)
  values (v_id, jsonb_build_object('name', v_person.name, 'id_number', v_identity.id_number), jsonb_strip_nulls(v_person.profile || jsonb_build_object(
    'name', v_person.name, 'id_number', v_identity.id_number, 'gender', v_person.gender,
    'employer_name', coalesce((select i.name from public.institutions i where i.id = v_person.institution_id), v_institution.name),
    'phone', v_identity.phone, 'email', v_identity.email, 'address', v_identity.address, 'postcode', v_identity.postcode,
    'card_number', v_card.number, 'occupations', array_to_string(v_card.occupations, '、'), 'level', v_card.kind,
    'card_valid_from', v_card.valid_from, 'card_valid_to', v_card.valid_to,
    'district', (select r.name_zh from public.regions r where r.code = v_institution.location_code))));
  return v_id;
end
$$;
comment on function private.start_application(uuid, uuid, uuid) is 'See public.start_application.';

create function private.filler_kinds(p_application public.applications)
returns text[]
language sql
stable
security definer
set search_path = ''
as $$
  select array_agg(k) from unnest(private.actor_kinds(p_application)) k where k in ('applicant', 'unit')
$$;
comment on function private.filler_kinds(public.applications) is 'The caller''s capacities on the applicant''s side of the file.';

create function private.require_filler(p_application public.applications, p_is_seal boolean default false)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_kinds text[] := private.filler_kinds(p_application);
begin
  perform private.require(v_kinds is not null, 403, 'not_permitted');
  perform private.require(p_is_seal or p_application.is_proxy or 'applicant' = any (v_kinds), 403, 'entered_by_person');
end
$$;
comment on function private.require_filler(public.applications, boolean) is
  'Only the applicant fills a file in, and the unit where it entered the file (代办); the sealed form comes from either. 403 not_permitted, entered_by_person.';

create function private.changed_keys(p_old jsonb, p_new jsonb)
returns text[]
language sql
immutable
set search_path = ''
as $$
  select coalesce(array_agg(k), '{}') from (
    select k from jsonb_object_keys(p_old || p_new) k
    where nullif(trim(p_old ->> k), '') is distinct from nullif(trim(p_new ->> k), '')) x
$$;
comment on function private.changed_keys(jsonb, jsonb) is 'Keys whose values differ between two forms; empty and absent are the same.';

create function private.save_draft(p_id uuid, p_form jsonb, p_institution_id uuid, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications := private.lock_application(p_id);
  v_form jsonb;
  v_new jsonb;
  v_changed text[];
  v_unreadable text;
  v_institution public.institutions;
begin
  perform private.require_filler(v_application);
  perform private.require_version(v_application, p_expected_version);
  perform private.require(v_application.status in ('draft', 'returned'), 409, 'not_editable', jsonb_build_object('status', v_application.status));
  perform private.require(jsonb_typeof(p_form) = 'object', 422, 'form_unreadable');
  perform private.require(pg_column_size(p_form) < 200000, 422, 'form_too_large');
  -- a list or an object would be printed, sealed and reported as its JSON
  select e.key into v_unreadable from jsonb_each(p_form) e where jsonb_typeof(e.value) in ('object', 'array') limit 1;
  perform private.require(v_unreadable is null, 422, 'form_unreadable', jsonb_build_object('field', v_unreadable));
  select f.form into v_form from private.application_forms f where f.application_id = p_id;
  -- what comes from the card and the person is not the form's to change
  v_new := v_form || (
    select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(p_form) e
    where exists (select from public.form_fields x where x.card_role = v_application.role and x.field = e.key
      and (x.is_entered or x.field in ('name', 'id_number'))));
  if v_new ? 'id_number' then
    v_new := v_new || jsonb_build_object('id_number', private.normalise_id_number(v_new ->> 'id_number'));
  end if;
  v_changed := private.changed_keys(v_form, v_new);
  if v_application.status = 'returned' and not (v_changed <@ v_application.return_fields) then
    perform private.fail(422, 'field_not_returned', jsonb_build_object('fields',
      (select jsonb_agg(c) from unnest(v_changed) c where not (c = any (v_application.return_fields)))));
  end if;
  if p_institution_id is not null and p_institution_id <> v_application.institution_id then
    perform private.require(v_application.status = 'draft', 409, 'institution_is_fixed', '{"field":"institution_id"}');
    select i.* into v_institution from public.institutions i where i.id = p_institution_id;
    perform private.require(v_institution.status = 'active', 422, 'institution_cancelled', '{"field":"institution_id"}');
    perform private.require(not v_application.is_proxy or p_institution_id = any (private.my_institutions()), 403, 'not_permitted');
    update public.applications a set institution_id = v_institution.id, institution_name = v_institution.name,
      region_code = v_institution.region_code, track = v_institution.attribution
    where a.id = p_id;
  end if;
  update private.application_forms f set form = v_new, saved_at = private.now() where f.application_id = p_id;
  update public.applications a set
    employer_name = coalesce(nullif(trim(v_new ->> 'employer_name'), ''), a.employer_name),
    version = a.version + 1, updated_at = private.now()
  where a.id = p_id returning a.* into v_application;
  return jsonb_build_object('version', v_application.version, 'saved_at', private.now());
end
$$;
comment on function private.save_draft(uuid, jsonb, uuid, integer) is 'See public.save_draft.';

create function private.submit_application(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
  v_institution public.institutions;
  v_checks jsonb;
  v_keys jsonb;
  v_round public.rounds;
  v_form jsonb;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  v_application := private.lock_application(p_id);
  if exists (select from public.application_events e where e.application_id = p_id and e.request_id = p_request_id and e.actor = auth.uid()) then
    return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version, 'number', v_application.number);
  end if;
  perform private.require_filler(v_application);
  perform private.require_version(v_application, p_expected_version);
  v_transition := private.possible_transition(v_application,
    case when v_application.status = 'returned' then 'resubmit' else 'submit' end,
    private.filler_kinds(v_application),
    case when v_application.status = 'returned' and v_application.data_version > 0
      and private.printed_content(v_application) is distinct from (
        select v.content -> 'printed' from private.form_versions v
        where v.application_id = p_id and v.data_version = v_application.data_version)
      then array['printed_changed'] else '{}'::text[] end);
  if v_transition.action is null then
    perform private.fail(409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', 'submit'));
  end if;
  perform private.require_unblocked(v_application, v_transition.action);
  if v_transition.action = 'resubmit' and v_application.due_on < private.today() then
    perform private.fail(409, 'resubmission_over', jsonb_build_object('due_on', v_application.due_on));
  end if;
  select i.* into v_institution from public.institutions i where i.id = v_application.institution_id;
  if v_transition.action = 'submit' then
    -- the attribution of the unit at submission routes the file for life
    v_application.track := v_institution.attribution;
    v_application.region_code := v_institution.region_code;
    v_application.institution_name := v_institution.name;
    update public.applications a set track = v_institution.attribution, region_code = v_institution.region_code,
      institution_name = v_institution.name where a.id = p_id;
  end if;
  v_checks := private.check_application(v_application, 'submit', private.today());
  select jsonb_agg(c -> 'key') into v_keys from jsonb_array_elements(v_checks) c
  where c ->> 'outcome' = 'fail' and (c ->> 'is_hard')::boolean;
  if v_keys is not null then
    perform private.fail(422, 'checks_failed', jsonb_build_object('checks', v_keys));
  end if;
  if v_transition.action = 'submit' then
    select r.* into v_round from public.rounds r where r.id = v_application.round_id;
    select f.form into v_form from private.application_forms f where f.application_id = p_id;
    v_application.number := coalesce(v_application.number, format('%s%s-%s-%s', v_round.year, lpad(v_round.month::text, 2, '0'),
      v_application.region_code,
      lpad(private.next_number('file:' || v_round.id || ':' || v_application.region_code)::text, 5, '0')));
    update public.applications a set number = v_application.number, submitted_at = private.now(),
      person_name = trim(v_form ->> 'name')
    where a.id = p_id;
    update public.documents d set institution_id = v_application.institution_id, region_code = v_application.region_code
    where d.application_id = p_id;
  end if;
  v_application := private.move_application(v_application, v_transition, '{}', null, '{}', '{}', v_checks, p_request_id);
  return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version, 'number', v_application.number);
end
$$;
comment on function private.submit_application(uuid, integer, uuid) is 'See public.submit_application.';

create function private.seal_application(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  v_application := private.lock_application(p_id);
  if not exists (select from public.application_events e where e.application_id = p_id and e.request_id = p_request_id and e.actor = auth.uid()) then
    perform private.require_filler(v_application, true);
    perform private.require_version(v_application, p_expected_version);
    v_transition := private.possible_transition(v_application, 'seal', private.filler_kinds(v_application));
    if v_transition.action is null then
      perform private.fail(409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', 'seal'));
    end if;
    if not exists (select from public.documents d where d.application_id = p_id and d.kind = 'sealed_form'
        and d.status = 'stored' and d.data_version = v_application.data_version) then
      perform private.fail(422, 'sealed_form_missing', jsonb_build_object('data_version', v_application.data_version));
    end if;
    v_application := private.move_application(v_application, v_transition, '{}', null, '{}', '{}', null, p_request_id);
  end if;
  return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version);
end
$$;
comment on function private.seal_application(uuid, integer, uuid) is 'See public.seal_application.';

create function private.leave_application(
  p_id uuid, p_action text, p_reason_codes text[], p_note text, p_expected_version integer, p_request_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications;
  v_transition public.review_transitions;
  v_last public.application_events;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  v_application := private.lock_application(p_id);
  if not exists (select from public.application_events e where e.application_id = p_id and e.request_id = p_request_id and e.actor = auth.uid()) then
    perform private.require_filler(v_application);
    perform private.require_version(v_application, p_expected_version);
    v_transition := private.possible_transition(v_application, p_action, private.filler_kinds(v_application));
    if v_transition.action is null then
      perform private.fail(409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', p_action));
    end if;
    if p_action = 'appeal' then
      perform private.require(char_length(trim(coalesce(p_note, ''))) between 10 and 1000, 422, 'appeal_needs_statement', '{"field":"note"}');
      select e.* into v_last from public.application_events e
      where e.application_id = p_id and e.to_status = 'rejected' order by e.id desc limit 1;
      perform private.require(v_last.action = 'reject', 409, 'appeal_was_denied');
      if v_application.due_on < private.today() then
        perform private.fail(409, 'appeal_over', jsonb_build_object('due_on', v_application.due_on));
      end if;
      -- a draft may be begun for the card at this moment
      perform 1 from public.cards c where c.id = v_application.card_id for update;
      if exists (select from public.applications a where a.card_id = v_application.card_id and a.is_live) then
        perform private.fail(409, 'application_exists');
      end if;
    elsif coalesce(cardinality(p_reason_codes), 0) > 0 then
      perform private.require_reasons(p_action, p_reason_codes, p_note);
    end if;
    v_application := private.move_application(v_application, v_transition, p_reason_codes, p_note, '{}', '{}', null, p_request_id);
  end if;
  return jsonb_build_object('id', p_id, 'status', v_application.status, 'version', v_application.version);
end
$$;
comment on function private.leave_application(uuid, text, text[], text, integer, uuid) is 'See public.withdraw_application and public.appeal_application.';

create function public.start_application(p_card_id uuid, p_institution_id uuid default null, p_round_id uuid default null)
returns uuid language sql security invoker set search_path = ''
as $$ select private.start_application(p_card_id, p_institution_id, p_round_id) $$;
comment on function public.start_application(uuid, uuid, uuid) is
  'Begins a draft for a card, prefilled from person and card: by its holder, or by the holder''s unit (代办). Errors: 404 card_not_found, 409 application_exists, 422 no_open_round, person_disqualified, identity_banned, card_not_live, institution_missing, institution_cancelled.';
create function public.save_draft(p_id uuid, p_form jsonb, p_expected_version integer, p_institution_id uuid default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.save_draft(p_id, p_form, p_institution_id, p_expected_version) $$;
comment on function public.save_draft(uuid, jsonb, integer, uuid) is
  'Saves fields of a draft or a returned file (there: only the fields that were named). Wrong values are kept; submission judges them. 403 entered_by_person; 409 stale_version, not_editable; 422 field_not_returned, form_too_large, form_unreadable.';
create function public.submit_application(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.submit_application(p_id, p_expected_version, p_request_id) $$;
comment on function public.submit_application(uuid, integer, uuid) is
  'Submits a draft, or a corrected file back to the level that returned it; a changed printed field passes the unit again. 403 entered_by_person; 422 checks_failed names the rules.';
create function public.seal_application(p_id uuid, p_expected_version integer, p_request_id uuid)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.seal_application(p_id, p_expected_version, p_request_id) $$;
comment on function public.seal_application(uuid, integer, uuid) is
  'Sends a file on once the sealed scan of its present data version is there (notice 一(三)2, 二(三)2). 422 sealed_form_missing.';
create function public.withdraw_application(
  p_id uuid, p_expected_version integer, p_request_id uuid, p_reason_codes text[] default '{}', p_note text default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.leave_application(p_id, 'withdraw', p_reason_codes, p_note, p_expected_version, p_request_id) $$;
comment on function public.withdraw_application(uuid, integer, uuid, text[], text) is 'Takes a file back before it is in a summary table. 403 entered_by_person.';
create function public.appeal_application(p_id uuid, p_expected_version integer, p_request_id uuid, p_note text)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.leave_application(p_id, 'appeal', '{}', p_note, p_expected_version, p_request_id) $$;
comment on function public.appeal_application(uuid, integer, uuid, text) is
  'Appeals against a refusal within the parameter of working days; decided one level up. 403 entered_by_person; 409 appeal_over, appeal_was_denied; 422 appeal_needs_statement.';

grant execute on function private.start_application(uuid, uuid, uuid), private.save_draft(uuid, jsonb, uuid, integer),
  private.submit_application(uuid, integer, uuid), private.seal_application(uuid, integer, uuid),
  private.leave_application(uuid, text, text[], text, integer, uuid) to authenticated;
grant execute on function public.start_application(uuid, uuid, uuid), public.save_draft(uuid, jsonb, integer, uuid),
  public.submit_application(uuid, integer, uuid), public.seal_application(uuid, integer, uuid),
  public.withdraw_application(uuid, integer, uuid, text[], text),
  public.appeal_application(uuid, integer, uuid, text) to authenticated;
