-- 发证与领取: the new card, the end of the old one in the same transaction, and the log of who collected it.

create table public.card_collections (
  card_id uuid primary key references public.cards (id),
  application_id uuid not null unique references public.applications (id),
  collector_name text not null constraint collector_is_named check (char_length(collector_name) between 2 and 60),
  collected_on date not null,
  old_card text not null constraint old_card_is_accounted_for check (old_card in ('returned', 'lost_statement')),
  note text,
  logged_by uuid references auth.users (id) on delete set null,
  logged_by_name text not null,
  person_id uuid not null references public.people (id),
  institution_id uuid references public.institutions (id),
  region_code text not null references public.regions (code),
  created_at timestamptz not null default private.now()
);
comment on table public.card_collections is '领取: who collected a new card when, and whether the old one was given back (旧证收回) or declared lost (遗失声明).';
create index card_collections_logged_by_idx on public.card_collections (logged_by);
create index card_collections_person_id_idx on public.card_collections (person_id);
create index card_collections_institution_id_idx on public.card_collections (institution_id);
create index card_collections_region_code_idx on public.card_collections (region_code, collected_on desc);

create table public.card_reissues (
  id uuid primary key default gen_random_uuid(),
  card_id uuid not null references public.cards (id),
  ground text not null constraint reissue_ground_is_known check (ground in ('lost', 'misprint', 'damaged')),
  note text not null constraint reissue_has_note check (char_length(note) >= 2),
  reissued_by uuid references auth.users (id) on delete set null,
  reissued_by_name text not null,
  reissued_at timestamptz not null default private.now(),
  person_id uuid not null references public.people (id),
  institution_id uuid references public.institutions (id),
  region_code text not null references public.regions (code),
  request_id uuid not null constraint a_reissue_counts_once unique
);
comment on table public.card_reissues is 'Loss and misprint: the card printed again under the same number.';
create index card_reissues_card_id_idx on public.card_reissues (card_id);
create index card_reissues_reissued_by_idx on public.card_reissues (reissued_by);
create index card_reissues_person_id_idx on public.card_reissues (person_id);
create index card_reissues_institution_id_idx on public.card_reissues (institution_id);
create index card_reissues_region_code_idx on public.card_reissues (region_code);

alter table public.card_collections enable row level security;
alter table public.card_reissues enable row level security;
revoke all on table public.card_collections, public.card_reissues from anon, authenticated, service_role;
grant select on table public.card_collections, public.card_reissues to authenticated, service_role;
create policy "collections are read by the person, the unit and its center" on public.card_collections
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );
create policy "reissues are read by the person, the unit and its center" on public.card_reissues
  for select to authenticated
  using (
    region_code = any ((select private.my_regions())::text[])
    or institution_id = any ((select private.my_institutions())::uuid[])
    or person_id = (select private.my_person())
  );

create function private.render_card_number(p_template text, p_on date)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number text := replace(replace(p_template, '{yyyy}', to_char(p_on, 'YYYY')), '{yy}', to_char(p_on, 'YY'));
  v_digits integer := coalesce((regexp_match(v_number, '\{serial:(\d+)\}'))[1]::integer, 0);
  v_candidate text;
begin
  perform private.require(v_digits > 0, 422, 'number_template_invalid', jsonb_build_object('template', p_template));
  loop
    v_candidate := regexp_replace(v_number, '\{serial:\d+\}',
      lpad(private.next_number('card:' || v_number)::text, v_digits, '0'));
    -- cards registered before this system may hold numbers of the same series
    exit when not exists (select from public.cards c join public.issuers i on i.code = c.issuer_code
      where i.kind = 'province' and c.number = v_candidate);
  end loop;
  return v_candidate;
end
$$;
comment on function private.render_card_number(text, date) is 'The next free number of a template: {yyyy}, {yy}, {serial:n}.';

create function private.issue_card(p_id uuid, p_expected_version integer, p_request_id uuid)
returns public.applications
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_application public.applications := private.lock_application(p_id);
  v_transition public.review_transitions;
  v_old public.cards;
  v_kind public.card_kinds;
  v_form jsonb;
  v_change record;
  v_new_id uuid := gen_random_uuid();
  v_on date := private.today();
  v_checks jsonb;
  v_keys jsonb;
begin
  if exists (select from public.application_events e where e.application_id = p_id and e.request_id = p_request_id and e.actor = auth.uid()) then
    return v_application;
  end if;
  perform private.require_not_own(v_application.person_id, 'own_application');
  perform private.require(not private.waits_for_dispute(v_application, 'issue'), 409, 'person_disputed');
  perform private.require_version(v_application, p_expected_version);
  v_transition := private.possible_transition(v_application, 'issue', private.actor_kinds(v_application));
  if v_transition.action is null then
    perform private.fail(409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', 'issue'));
  end if;
  -- between decision and issue a penalty may have come, or somebody else under the number
  v_checks := private.check_application(v_application, 'final_review', v_on);
  select jsonb_agg(c -> 'key') into v_keys from jsonb_array_elements(v_checks) c
  where c ->> 'outcome' = 'fail' and c ->> 'key' in ('no_disqualification', 'card_is_live', 'id_number_valid');
  if v_keys is not null then
    perform private.fail(422, 'checks_failed', jsonb_build_object('checks', v_keys));
  end if;
  select c.* into v_old from public.cards c where c.id = v_application.card_id for update;
  select k.* into v_kind from public.card_kinds k where k.code = v_application.card_kind;
  select f.form into v_form from private.application_forms f where f.application_id = p_id;

  -- a proven change of name or number takes effect with the new card
  select * into v_change from private.identity_change(v_application, v_form);
  update public.people p set name = v_change.name,
    former_names = array_append(p.former_names, p.name), version = p.version + 1, updated_at = private.now()
  where p.id = v_application.person_id and v_change.name <> p.name;
  update private.person_identities i set id_number = v_change.id_number
  where i.person_id = v_application.person_id and v_change.id_number <> i.id_number;
  update private.person_identities i set
    phone = coalesce(nullif(trim(v_form ->> 'phone'), ''), i.phone), email = coalesce(nullif(trim(v_form ->> 'email'), ''), i.email),
    address = coalesce(nullif(trim(v_form ->> 'address'), ''), i.address), postcode = coalesce(nullif(trim(v_form ->> 'postcode'), ''), i.postcode)
  where i.person_id = v_application.person_id;

  -- what the next form of the person begins with; years are counted anew each time
  update public.people p set profile = p.profile || (
    select coalesce(jsonb_object_agg(f.field, v_form -> f.field), '{}')
    from unnest(array['education', 'ethnic_group', 'political_status', 'qualification_level', 'qualification_title',
      'speciality', 'occupation_engaged']) f (field)
    where nullif(trim(v_form ->> f.field), '') is not null)
  where p.id = v_application.person_id;

  update public.cards c set status = 'superseded', version = c.version + 1, updated_at = private.now() where c.id = v_old.id;
  insert into public.cards (id, person_id, kind, issuer_code, number, level, occupations, occupation_codes, valid_from, valid_to,
    is_verified, supersedes_card_id, application_id, institution_id, region_code, holder_name)
  select v_new_id, v_old.person_id, v_old.kind, (select i.code from public.issuers i where i.kind = 'province'),
    private.render_card_number(v_kind.number_template, v_on), v_old.level, v_old.occupations, v_old.occupation_codes,
    v_on, (v_on + make_interval(years => v_kind.term_years))::date - 1, true, v_old.id, p_id,
    p.institution_id, p.region_code, p.name
  from public.people p where p.id = v_old.person_id;
  update public.applications a set new_card_id = v_new_id where a.id = p_id;
  return private.move_application(v_application, v_transition, '{}', null, '{}', '{}', v_checks, p_request_id);
end
$$;
comment on function private.issue_card(uuid, integer, uuid) is 'Issues one new card: province, same kind, occupations and level, from today for the term; the old card is superseded with it.';

create function private.issue_cards(p_items jsonb, p_request_id uuid)
returns table (id uuid, outcome text, key text, detail jsonb, card_number text)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_item record;
  v_application public.applications;
  v_message text;
  v_detail text;
begin
  perform private.require_role('province_reviewer');
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  perform private.require(jsonb_typeof(p_items) = 'array' and jsonb_array_length(p_items) between 1 and 1000, 422, 'bulk_size');
  for v_item in
    select (i ->> 'id')::uuid as item_id, (i ->> 'version')::integer as item_version from jsonb_array_elements(p_items) i order by 1
  loop
    id := v_item.item_id; key := null; detail := null; card_number := null;
    begin
      v_application := private.issue_card(v_item.item_id, v_item.item_version, private.row_request_id(p_request_id, v_item.item_id));
      outcome := 'done';
      select c.number into card_number from public.cards c where c.id = v_application.new_card_id;
    exception when others then
      get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
      if sqlstate not like 'PT%' then raise; end if;
      outcome := 'refused'; key := v_message; detail := v_detail::jsonb;
    end;
    return next;
  end loop;
end
$$;
comment on function private.issue_cards(jsonb, uuid) is 'See public.issue_cards.';

create function private.may_collect(p_application public.applications)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.my_role() = 'province_reviewer'
    or case
      -- assessors' cards by the unit, supervisors' by the city; of 省属 units all by the unit
      when p_application.track = 'province' or k.collected_by = 'institution' then p_application.institution_id = any (private.my_institutions())
      else private.my_role() = 'city_officer' and p_application.region_code = any (private.my_regions()) end
  from public.card_kinds k where k.code = p_application.card_kind
$$;
comment on function private.may_collect(public.applications) is 'Who logs a collection (notice 一(四), 二(四)): the unit, for supervisors the city; the province for either.';

create function private.collect_cards(p_items jsonb, p_collector text, p_old_card text, p_note text, p_request_id uuid)
returns table (id uuid, outcome text, key text, detail jsonb)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_item record;
  v_application public.applications;
  v_transition public.review_transitions;
  v_message text;
  v_detail text;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  perform private.require(jsonb_typeof(p_items) = 'array' and jsonb_array_length(p_items) between 1 and 1000, 422, 'bulk_size');
  perform private.require(char_length(trim(coalesce(p_collector, ''))) between 2 and 60, 422, 'collector_missing', '{"field":"collector"}');
  perform private.require(p_old_card in ('returned', 'lost_statement'), 422, 'old_card_unaccounted', '{"field":"old_card"}');
  for v_item in
    select (i ->> 'id')::uuid as item_id, (i ->> 'version')::integer as item_version from jsonb_array_elements(p_items) i order by 1
  loop
    id := v_item.item_id; key := null; detail := null;
    begin
      v_application := private.lock_application(v_item.item_id);
      if exists (select from public.application_events e where e.application_id = v_application.id
          and e.request_id = private.row_request_id(p_request_id, v_application.id)) then
        outcome := 'done';
      else
        perform private.require(private.may_collect(v_application), 403, 'not_collector');
        perform private.require_version(v_application, v_item.item_version);
        v_transition := private.possible_transition(v_application, 'collect', private.actor_kinds(v_application));
        if v_transition.action is null then
          perform private.fail(409, 'action_not_possible', jsonb_build_object('status', v_application.status, 'action', 'collect'));
        end if;
        insert into public.card_collections (card_id, application_id, collector_name, collected_on, old_card, note, logged_by,
          logged_by_name, person_id, institution_id, region_code)
        values (v_application.new_card_id, v_application.id, trim(p_collector), private.today(), p_old_card, nullif(trim(p_note), ''),
          auth.uid(), private.actor_name(), v_application.person_id, v_application.institution_id, v_application.region_code);
        perform private.move_application(v_application, v_transition, '{}', p_note, '{}', '{}', null,
          private.row_request_id(p_request_id, v_application.id));
        outcome := 'done';
      end if;
    exception when others then
      get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
      if sqlstate not like 'PT%' then raise; end if;
      outcome := 'refused'; key := v_message; detail := v_detail::jsonb;
    end;
    return next;
  end loop;
end
$$;
comment on function private.collect_cards(jsonb, text, text, text, uuid) is 'See public.collect_cards.';

create function private.reissue_card(p_card_id uuid, p_ground text, p_note text, p_request_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_reviewer');
  v_card public.cards;
  v_id uuid;
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  select c.* into v_card from public.cards c where c.id = p_card_id for update;
  perform private.require(v_card.id is not null, 404, 'card_not_found');
  -- a second click waits for the first one's lock and finds its line
  select r.id into v_id from public.card_reissues r
  where r.request_id = p_request_id and r.card_id = p_card_id and r.reissued_by = v_me.user_id;
  if v_id is not null then
    return v_id;
  end if;
  perform private.require(v_card.status = 'active', 422, 'card_not_live', jsonb_build_object('status', v_card.status));
  perform private.require(exists (select from public.issuers i where i.code = v_card.issuer_code and i.kind = 'province'), 422, 'card_of_other_issuer');
  perform private.require(p_ground in ('lost', 'misprint', 'damaged'), 422, 'reissue_ground_unknown', '{"field":"ground"}');
  perform private.require(char_length(trim(coalesce(p_note, ''))) >= 2, 422, 'note_missing', '{"field":"note"}');
  perform private.require_length(trim(p_note), 500, 'note');
  insert into public.card_reissues (card_id, ground, note, reissued_by, reissued_by_name, person_id, institution_id, region_code,
    request_id)
  values (p_card_id, p_ground, trim(p_note), v_me.user_id, v_me.name, v_card.person_id, v_card.institution_id, v_card.region_code,
    p_request_id)
  returning id into v_id;
  -- whoever holds the lost copy must not pass the check
  if p_ground = 'lost' then
    update public.cards c set check_token = gen_random_uuid(), version = c.version + 1 where c.id = p_card_id;
  end if;
  return v_id;
end
$$;
comment on function private.reissue_card(uuid, text, text, uuid) is 'See public.reissue_card.';

create function private.print_cards(p_card_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.require_role('province_reviewer');
  perform private.require(cardinality(p_card_ids) between 1 and 1000, 422, 'bulk_size');
  -- one line for each card: the auditor asks by person
  perform private.log_access('print', 'card', c.id, c.person_id, '制证打印 ' || c.number)
  from public.cards c where c.id = any (p_card_ids);
  -- the photos stand on the cards: opened for the print, with the lines above as the logged reason
  insert into private.document_openings as o (user_id, document_id, until_at)
  select auth.uid(), d.id, private.now() + make_interval(mins => private.parameter_int('opening_minutes'))
  from public.cards c join public.documents d on d.application_id = c.application_id
  where c.id = any (p_card_ids) and d.kind = 'photo' and d.status = 'stored'
  on conflict (user_id, document_id) do update set until_at = excluded.until_at;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'kind', c.kind, 'name', c.holder_name,
        'institution_name', i.name, 'occupations', c.occupations, 'valid_from', c.valid_from, 'valid_to', c.valid_to,
        'check_token', c.check_token,
        'photo_document', (select jsonb_build_object('id', d.id, 'path', d.path) from public.documents d where d.application_id = c.application_id and d.kind = 'photo' and d.status = 'stored' order by d.uploaded_at desc limit 1))
        order by i.name collate public.pinyin, c.number), '[]')
    from public.cards c left join public.institutions i on i.id = c.institution_id
    where c.id = any (p_card_ids));
end
$$;
comment on function private.print_cards(uuid[]) is 'See public.print_cards.';

-- The public check: what is on the card's face and nothing else.
create function private.check_card(p_token uuid, p_number text, p_name text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_number text := trim(coalesce(p_number, ''));
  v_name text := trim(coalesce(p_name, ''));
begin
  if p_token is not null then
    select c.* into v_card from public.cards c where c.check_token = p_token;
  else
    -- as it stands, or as people type it: small letters, full width, spaces, another dot
    select c.* into v_card from public.cards c
    where c.number in (v_number, upper(regexp_replace(normalize(v_number, NFKC), '\s', '', 'g')))
      and c.holder_name in (v_name,
        translate(regexp_replace(normalize(v_name, NFKC), '\s', '', 'g'), '•‧∙⋅・.', '······'))
    order by c.valid_to desc limit 1;
  end if;
  if v_card.id is null then
    return jsonb_build_object('found', false);
  end if;
  return jsonb_build_object('found', true, 'name', v_card.holder_name,
    'institution_name', (select i.name from public.institutions i where i.id = v_card.institution_id),
    'kind', (select k.name_zh from public.card_kinds k where k.code = v_card.kind),
    'kind_en', (select k.name_en from public.card_kinds k where k.code = v_card.kind),
    'occupations', v_card.occupations, 'valid_from', v_card.valid_from, 'valid_to', v_card.valid_to,
    'is_valid', v_card.status = 'active' and private.today() between v_card.valid_from and v_card.valid_to);
end
$$;
comment on function private.check_card(uuid, text, text) is 'See public.check_card.';

create function public.issue_cards(p_items jsonb, p_request_id uuid)
returns table (id uuid, outcome text, key text, detail jsonb, card_number text)
language sql security invoker set search_path = ''
as $$ select r.id, r.outcome, r.key, r.detail, r.card_number from private.issue_cards(p_items, p_request_id) r $$;
comment on function public.issue_cards(jsonb, uuid) is
  'Issues new cards for files awaiting issue ([{id, version}]), one outcome per row; each old card is superseded in the same transaction (notice 一(四), 二(四)).';
create function public.collect_cards(p_items jsonb, p_collector text, p_old_card text, p_request_id uuid, p_note text default null)
returns table (id uuid, outcome text, key text, detail jsonb)
language sql security invoker set search_path = ''
as $$ select r.id, r.outcome, r.key, r.detail from private.collect_cards(p_items, p_collector, p_old_card, p_note, p_request_id) r $$;
comment on function public.collect_cards(jsonb, text, text, uuid, text) is
  'Logs who collected the cards of files ([{id, version}]) and what became of the old ones: by the unit, for supervisors by the city, or by the province.';
create function public.reissue_card(p_card_id uuid, p_ground text, p_note text, p_request_id uuid)
returns uuid language sql security invoker set search_path = ''
as $$ select private.reissue_card(p_card_id, p_ground, p_note, p_request_id) $$;
comment on function public.reissue_card(uuid, text, text, uuid) is
  'Prints a lost, damaged or misprinted card again under its number; a lost one gets a new QR code. A repeated request_id answers again and changes nothing.';
create function public.print_cards(p_card_ids uuid[])
returns jsonb language sql security invoker set search_path = ''
as $$ select private.print_cards(p_card_ids) $$;
comment on function public.print_cards(uuid[]) is 'What the print sheet of cards shows; logged.';
create function public.check_card(p_token uuid default null, p_number text default null, p_name text default null)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.check_card(p_token, p_number, p_name) $$;
comment on function public.check_card(uuid, text, text) is
  'Public check of a card by its QR token, or by number and name: name, unit, kind, occupations, validity and whether it is valid today. Nothing else, also not why it is not.';

grant execute on function private.issue_cards(jsonb, uuid), private.collect_cards(jsonb, text, text, text, uuid),
  private.reissue_card(uuid, text, text, uuid), private.print_cards(uuid[]) to authenticated;
grant execute on function public.issue_cards(jsonb, uuid), public.collect_cards(jsonb, text, text, uuid, text),
  public.reissue_card(uuid, text, text, uuid), public.print_cards(uuid[]) to authenticated;
grant execute on function private.check_card(uuid, text, text), public.check_card(uuid, text, text) to anon, authenticated;
