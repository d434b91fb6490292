-- 一人一档: everything about a person on one page, for whoever sees the person now. What was entered under a former unit
-- belongs to the record too, so the page is put together here and not from what each table's policy shows.

create table private.person_changes (
  id bigint generated always as identity primary key,
  person_id uuid not null references public.people (id),
  kind text not null constraint person_change_is_known check (kind in ('name', 'id_number', 'unit', 'merge')),
  old_value text,
  new_value text,
  reason text not null constraint person_change_has_reason check (char_length(reason) between 2 and 500),
  document_reference text,
  details jsonb not null default '{}',
  actor uuid,
  actor_name text not null,
  at timestamptz not null default private.now(),
  constraint identity_change_is_proven check (kind not in ('name', 'id_number') or document_reference is not null)
);
comment on table private.person_changes is
  'Why a person''s name, identity number, unit or record changed: values masked, with the reason and, for the identity, the 证明. Append-only.';
create index person_changes_person_id_idx on private.person_changes (person_id, id desc);
create trigger person_changes_are_append_only before update or delete on private.person_changes
  for each row execute function private.refuse_change();
revoke all on table private.person_changes from anon, authenticated, service_role;

create table private.card_corrections (
  id bigint generated always as identity primary key,
  card_id uuid not null references public.cards (id) on delete cascade,
  person_id uuid not null references public.people (id),
  reason text not null,
  actor uuid,
  actor_name text not null,
  at timestamptz not null default private.now()
);
comment on table private.card_corrections is 'Why what is on record of a card was corrected; what changed stands in the audit log of the same instant.';
create index card_corrections_card_id_idx on private.card_corrections (card_id, at);
create index card_corrections_person_id_idx on private.card_corrections (person_id);
revoke all on table private.card_corrections from anon, authenticated, service_role;

create function private.sees_person(p_person public.people)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(p_person.region_code = any (private.my_regions())
    or p_person.institution_id = any (private.my_institutions()), false)
$$;
comment on function private.sees_person(public.people) is 'Whether the person lies in the caller''s scope as staff.';

create function private.person_in_view(p_id uuid)
returns public.people
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_person public.people;
begin
  select p.* into v_person from public.people p where p.id = p_id;
  perform private.require(v_person.id is not null and private.sees_person(v_person), 404, 'person_not_found');
  return v_person;
end
$$;
comment on function private.person_in_view(uuid) is 'A person of the caller''s scope; 404 person_not_found.';

-- What the caller may do with a record; the same function guards the calls that do it.
create function private.person_rights(p_person public.people)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.my_role();
  v_is_center boolean := coalesce(v_role in ('city_officer', 'province_reviewer')
    and p_person.region_code = any (private.my_regions()), false);
  v_is_unit boolean := coalesce(p_person.institution_id = any (private.my_institutions()), false);
begin
  -- one's own record is somebody else's to keep
  if p_person.id is null or p_person.status = 'merged' or p_person.user_id is not distinct from auth.uid() then
    return '{}';
  end if;
  return array_remove(array[
    case when v_is_center or v_is_unit then 'contact' end,
    case when v_is_center then 'profile' end,
    case when v_is_center then 'identity' end,
    case when v_is_center then 'move' end,
    case when v_is_center or v_is_unit then 'card' end,
    case when v_is_center then 'remove' end,
    case when v_role = 'province_reviewer' then 'merge' end], null);
end
$$;
comment on function private.person_rights(public.people) is
  'contact: the unit and the centers; profile, identity (with 证明), move, remove: the city of the person and the province''s reviewers; card: as contact; merge: the reviewers. Nobody over the own record.';

create function private.card_events(p_card public.cards)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'by', e.actor, 'values', e.details) order by e.at, e.nr), '[]')
  from (
    select p_card.created_at as at, 1 as nr,
      case when p_card.application_id is null then 'registered' else 'issued' end as kind, null::text as actor,
      jsonb_build_object('application', (select a.number from public.applications a where a.id = p_card.application_id)) as details
    union all
    select l.at, 2, case when l.changes ? 'status' then l.changes -> 'status' ->> 1 when l.changes ? 'is_verified' then 'verified' else 'corrected' end,
      l.actor_name, l.changes - 'holder_name' - 'institution_id' - 'region_code' - 'person_id'
    from public.audit_log l
    where l.table_name = 'cards' and l.record_id = p_card.id::text and l.verb = 'update'
      and (l.changes - 'holder_name' - 'institution_id' - 'region_code' - 'person_id' - 'application_id') <> '{}'
    union all
    select k.at, 5, 'reason', k.actor_name, jsonb_build_object('reason', k.reason) from private.card_corrections k where k.card_id = p_card.id
    union all
    select r.reissued_at, 3, 'reissued', r.reissued_by_name, jsonb_build_object('ground', r.ground)
    from public.card_reissues r where r.card_id = p_card.id
    union all
    select k.created_at, 4, 'collected', k.logged_by_name, jsonb_build_object('old_card', k.old_card, 'collector', k.collector_name)
    from public.card_collections k where k.card_id = p_card.id
  ) e
$$;
comment on function private.card_events(public.cards) is
  'What happened to a card, in order: registered or issued, verified, corrected, superseded, lapsed, disqualified, cancelled, reissued, collected.';

create function private.get_person(p_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_person public.people := private.person_in_view(p_id);
  v_ids uuid[] := array(select p_id union all select m.id from public.people m where m.merged_into_id = p_id);
begin
  return jsonb_build_object(
    'person', to_jsonb(v_person) - 'user_id' || jsonb_build_object(
      'has_login', v_person.user_id is not null,
      'is_own', v_person.user_id is not distinct from auth.uid(),
      'institution_name', (select i.name from public.institutions i where i.id = v_person.institution_id),
      'has_email', (select coalesce(n.email, '') <> '' from private.person_identities n where n.person_id = p_id),
      'has_address', (select coalesce(n.address, '') <> '' from private.person_identities n where n.person_id = p_id)),
    'rights', to_jsonb(private.person_rights(v_person)),
    'may_reveal', private.has_grant('reveal'),
    'today', private.today(),
    'merged', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'id_number_masked', m.id_number_masked))
      from public.people m where m.merged_into_id = p_id), '[]'),
    'cards', coalesce((select jsonb_agg(to_jsonb(c) - 'check_token' || jsonb_build_object('events', private.card_events(c),
        'has_files', exists (select from public.applications a where a.card_id = c.id))
        order by c.status <> 'active', c.valid_to desc, c.id) from public.cards c where c.person_id = p_id), '[]'),
    'files', coalesce((select jsonb_agg(to_jsonb(x)) from (
      select a.id, a.number, a.status, a.stage, a.card_kind, a.card_number, a.institution_name, a.track, a.region_code, a.submitted_at,
        a.updated_at, a.is_live, (select r.name from public.rounds r where r.id = a.round_id) as round_name,
        -- whether the link leads somewhere for the caller
        (a.region_code = any (private.my_regions()) or a.institution_id = any (private.my_institutions())) as is_open
      from public.applications a where a.person_id = p_id and a.status <> 'draft'
      order by a.submitted_at desc nulls last, a.id limit 100) x), '[]'),
    'records', coalesce((select jsonb_agg(to_jsonb(x)) from (
      select r.id, r.role, r.held_on, r.institution_name, r.batch, r.place, r.occupation, r.source, r.status, r.dispute_reason,
        r.decided_by_name, r.decided_at
      from public.activity_records r where r.person_id = any (v_ids) order by r.held_on desc, r.id limit 300) x), '[]'),
    'penalties', coalesce((select jsonb_agg(to_jsonb(n) - 'person_id' order by n.decided_on desc, n.id)
      from public.penalties n where n.person_id = p_id), '[]'),
    'accidents', coalesce((select jsonb_agg(to_jsonb(a) - 'person_id' order by a.occurred_on desc, a.id)
      from public.accidents a where a.person_id = p_id), '[]'),
    -- who claims to be somebody is the province's to know
    'disputes', case when private.my_role() = 'province_reviewer' then coalesce((
      select jsonb_agg(jsonb_build_object('id', d.id, 'status', d.status, 'created_at', d.created_at, 'decided_at', d.decided_at,
        'decision_note', d.decision_note) order by d.created_at desc)
      from public.identity_disputes d where d.person_id = any (v_ids)), '[]') else '[]' end,
    'messages', coalesce((select jsonb_agg(to_jsonb(x)) from (
      select m.id, m.kind, m.params, m.created_at, m.read_at is not null as is_read
      from public.notifications m
      where m.user_id = v_person.user_id and (m.application_id is null
        or exists (select from public.applications a where a.id = m.application_id and a.person_id = p_id))
        -- a login that also works somewhere gets messages of its office too
        and (m.application_id is not null or m.kind in ('card_expiring', 'person_moved', 'records_merged'))
      order by m.created_at desc limit 50) x), '[]'),
    'changes', coalesce((select jsonb_agg(to_jsonb(x)) from (
      select h.id, h.kind, h.old_value, h.new_value, h.reason, h.document_reference, h.actor_name, h.at
      from private.person_changes h where h.person_id = any (v_ids) order by h.id desc limit 200) x), '[]'));
end
$$;
comment on function private.get_person(uuid) is 'See public.get_person.';

create function private.person_history(p_id uuid)
returns table (id bigint, at timestamptz, actor_name text, table_name text, verb text, changes jsonb)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ids text[];
begin
  perform private.person_in_view(p_id);
  select array_agg(p.id::text) into v_ids from public.people p where p.id = p_id or p.merged_into_id = p_id;
  return query
    select l.id, l.at, l.actor_name, l.table_name, l.verb, l.changes from public.audit_log l
    where (l.table_name in ('people', 'person_identities') and l.record_id = any (v_ids))
      or (l.table_name = 'cards' and l.record_id in (select c.id::text from public.cards c where c.person_id = p_id))
    order by l.id desc limit 500;
end
$$;
comment on function private.person_history(uuid) is 'See public.person_history.';

create function public.get_person(p_id uuid)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.get_person(p_id) $$;
comment on function public.get_person(uuid) is
  '一人一档: {person (masked), rights, may_reveal, today, merged, cards with events, files, records, penalties, accidents, disputes, messages, changes}, for staff who see the person. 404 person_not_found.';
create function public.person_history(p_id uuid)
returns table (id bigint, at timestamptz, actor_name text, table_name text, verb text, changes jsonb)
language sql stable security invoker set search_path = ''
as $$ select h.id, h.at, h.actor_name, h.table_name, h.verb, h.changes from private.person_history(p_id) h $$;
comment on function public.person_history(uuid) is
  'Field-level history of a person, the identity (masked) and the cards, and of records merged into it, newest first, at most 500. 404 person_not_found.';
grant execute on function private.get_person(uuid), private.person_history(uuid) to authenticated;
grant execute on function public.get_person(uuid), public.person_history(uuid) to authenticated;
