-- The list of cards that are to lapse, its confirmation in bulk, the appeal that undoes one.

create function private.lapse_candidates(p_region_code text, p_ground text, p_kind text, p_text text)
returns table (card_id uuid, card_version integer, person_id uuid, person_name text, card_kind text, card_number text, valid_to date,
  institution_id uuid, institution_name text, region_code text, ground text, basis jsonb)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions text[] := private.my_regions();
  v_text text := trim(coalesce(p_text, ''));
begin
  perform private.require_role('city_officer', 'province_reviewer', 'province_admin', 'manager');
  return query
    with asked as materialized (
      select c.* from public.cards c
      where c.status = 'active' and c.region_code = any (v_regions)
        and (p_region_code is null or c.region_code = p_region_code)
        and (p_kind is null or c.kind = p_kind)
        and (v_text = '' or starts_with(c.holder_name, v_text) or c.number = v_text)
        and (c.valid_to < private.today()
          or exists (select from public.applications a where a.card_id = c.id and a.status = 'rejected')))
    select c.id, c.version, c.person_id, c.holder_name, c.kind, c.number, c.valid_to, c.institution_id, i.name, c.region_code,
      g.basis ->> 'ground', g.basis
    from asked c
    cross join lateral private.lapse_ground(c::public.cards, private.today()) g (basis)
    left join public.institutions i on i.id = c.institution_id
    where g.basis is not null and (p_ground is null or g.basis ->> 'ground' = p_ground);
end
$$;
comment on function private.lapse_candidates(text, text, text, text) is 'See public.lapse_candidates.';

create function private.confirm_lapses(p_items jsonb, p_request_id uuid)
returns table (id uuid, outcome text, key text)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_reviewer');
  v_item record;
  v_card public.cards;
  v_basis jsonb;
  v_due date := private.try_working_day_end(private.today() + 1, private.parameter_int('lapse_appeal_working_days'));
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  perform private.require(jsonb_typeof(p_items) = 'array' and jsonb_array_length(p_items) between 1 and 500, 422, 'bulk_size');
  -- in the order of ids, so that two bulk calls never wait for each other in a circle
  for v_item in
    select (i ->> 'card_id')::uuid as card_id, i ->> 'ground' as ground from jsonb_array_elements(p_items) i order by 1
  loop
    id := v_item.card_id; outcome := 'refused'; key := null;
    select c.* into v_card from public.cards c where c.id = v_item.card_id for update;
    if exists (select from public.lapses l where l.card_id = v_item.card_id and l.request_id = p_request_id) then
      outcome := 'done';
    elsif v_card.id is null then
      key := 'card_not_found';
    elsif private.my_person() is not distinct from v_card.person_id or private.is_undeclared_namesake(v_card.person_id) then
      key := 'own_case';
    else
      v_basis := private.lapse_ground(v_card, private.today());
      -- the list may be old: what is confirmed must still be true, and for the ground that was read
      if v_basis is null then
        key := 'lapse_not_due';
      elsif v_basis ->> 'ground' <> v_item.ground then
        key := 'lapse_ground_changed';
      else
        insert into public.lapses (card_id, person_id, person_name, card_kind, card_number, valid_to, ground, basis, confirmed_by,
          confirmed_by_name, appeal_due_on, request_id, region_code, institution_id)
        values (v_card.id, v_card.person_id, v_card.holder_name, v_card.kind, v_card.number, v_card.valid_to, v_basis ->> 'ground', v_basis,
          v_me.user_id, v_me.name, v_due, p_request_id, v_card.region_code, v_card.institution_id);
        update public.cards c set status = 'lapsed', version = c.version + 1, updated_at = private.now() where c.id = v_card.id;
        insert into public.notifications (user_id, kind, params)
        select p.user_id, 'card_lapsed', jsonb_build_object('card_number', v_card.number, 'ground', v_basis ->> 'ground', 'appeal_due_on', v_due)
        from public.people p where p.id = v_card.person_id and p.user_id is not null;
        outcome := 'done';
      end if;
    end if;
    return next;
  end loop;
end
$$;
comment on function private.confirm_lapses(jsonb, uuid) is 'See public.confirm_lapses.';

create function private.act_on_lapse(p_id uuid, p_action text, p_note text, p_expected_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_lapse public.lapses;
begin
  select l.* into v_lapse from public.lapses l where l.id = p_id for update;
  if p_action = 'appeal' then
    perform private.require(v_lapse.person_id = private.my_person() or (v_lapse.institution_id = any (private.my_institutions())
      and not exists (select from public.people p where p.id = v_lapse.person_id and p.user_id is not null)), 404, 'lapse_not_found');
    perform private.require(v_lapse.version = p_expected_version, 409, 'stale_version', jsonb_build_object('version', v_lapse.version));
    perform private.require(v_lapse.status = 'confirmed', 409, 'action_not_possible', jsonb_build_object('action', p_action));
    perform private.require(coalesce(v_lapse.appeal_due_on >= private.today(), true), 409, 'appeal_over',
      jsonb_build_object('due_on', v_lapse.appeal_due_on));
    perform private.require(char_length(trim(coalesce(p_note, ''))) between 10 and 1000, 422, 'appeal_needs_statement', '{"field":"note"}');
    update public.lapses l set status = 'appealing', appealed_at = private.now(), appeal_note = trim(p_note), version = l.version + 1
    where l.id = p_id returning l.* into v_lapse;
  else
    perform private.require_role('province_reviewer');
    perform private.require(v_lapse.id is not null, 404, 'lapse_not_found');
    perform private.require(p_action in ('grant_appeal', 'deny_appeal'), 422, 'action_unknown', jsonb_build_object('action', p_action));
    perform private.require_not_own(v_lapse.person_id, 'own_case');
    perform private.require(v_lapse.confirmed_by is distinct from auth.uid(), 403, 'appeal_needs_other_officer');
    perform private.require(v_lapse.version = p_expected_version, 409, 'stale_version',
      jsonb_build_object('version', v_lapse.version, 'by', v_lapse.decided_by_name, 'at', v_lapse.decided_at));
    perform private.require(v_lapse.status = 'appealing', 409, 'action_not_possible', jsonb_build_object('action', p_action));
    perform private.require(char_length(trim(coalesce(p_note, ''))) >= 2, 422, 'note_missing', '{"field":"note"}');
    update public.lapses l set status = case p_action when 'grant_appeal' then 'undone' else 'upheld' end, decided_by = auth.uid(),
      decided_by_name = private.actor_name(), decided_at = private.now(), decision_note = trim(p_note), version = l.version + 1
    where l.id = p_id returning l.* into v_lapse;
    if p_action = 'grant_appeal' then
      perform 1 from public.cards c where c.id = v_lapse.card_id for update;
      update public.cards c set status = case
          -- banned meanwhile: the card comes back as what it would be now
          when (private.live_disqualification(c.person_id, k.role)).id is not null then 'disqualified' else 'active' end,
        version = c.version + 1, updated_at = private.now()
      from public.card_kinds k
      where c.id = v_lapse.card_id and k.code = c.kind and c.status = 'lapsed';
    end if;
    insert into public.notifications (user_id, kind, params)
    select p.user_id, 'lapse_' || p_action, jsonb_build_object('card_number', v_lapse.card_number)
    from public.people p where p.id = v_lapse.person_id and p.user_id is not null;
  end if;
  return jsonb_build_object('id', p_id, 'status', v_lapse.status, 'version', v_lapse.version);
end
$$;
comment on function private.act_on_lapse(uuid, text, text, integer) is 'See public.act_on_lapse.';

create function public.lapse_candidates(
  p_region_code text default null, p_ground text default null, p_kind text default null, p_text text default null)
returns table (card_id uuid, card_version integer, person_id uuid, person_name text, card_kind text, card_number text, valid_to date,
  institution_id uuid, institution_name text, region_code text, ground text, basis jsonb)
language sql stable security invoker set search_path = ''
as $$ select * from private.lapse_candidates(p_region_code, p_ground, p_kind, p_text) $$;
comment on function public.lapse_candidates(text, text, text, text) is
  'Cards of the caller''s scope that are to lapse as of today, with the ground and what the rule saw; sorted and paged like a table. For centers and managers.';
create function public.confirm_lapses(p_items jsonb, p_request_id uuid)
returns table (id uuid, outcome text, key text)
language sql security invoker set search_path = ''
as $$ select * from private.confirm_lapses(p_items, p_request_id) $$;
comment on function public.confirm_lapses(jsonb, uuid) is
  'Confirms up to 500 lapses [{card_id, ground}] after checking each anew: one outcome per card, done or refused (lapse_not_due, lapse_ground_changed, own_case, card_not_found). By reviewers of the province; person is told and may appeal.';
create function public.act_on_lapse(p_id uuid, p_action text, p_note text, p_expected_version integer)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.act_on_lapse(p_id, p_action, p_note, p_expected_version) $$;
comment on function public.act_on_lapse(uuid, text, text, integer) is
  'appeal (by the person, or the unit where there is no login), grant_appeal and deny_appeal (by a reviewer who did not confirm it). A granted appeal gives the card its status back; it is listed again only after another round has gone past it or another file was refused. Errors: 403 own_case, appeal_needs_other_officer; 404 lapse_not_found; 409 stale_version, action_not_possible, appeal_over; 422 appeal_needs_statement, note_missing.';
grant execute on function private.lapse_candidates(text, text, text, text), private.confirm_lapses(jsonb, uuid),
  private.act_on_lapse(uuid, text, text, integer) to authenticated;
grant execute on function public.lapse_candidates(text, text, text, text), public.confirm_lapses(jsonb, uuid),
  public.act_on_lapse(uuid, text, text, integer) to authenticated;
