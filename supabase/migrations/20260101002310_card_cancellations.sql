-- 注销 of one card: its holder leaves (自愿退出) or has died (去世). No penalty and no lapse; taken back where it was an error.

create table private.card_cancellations (
  id uuid primary key default gen_random_uuid(),
  card_id uuid not null references public.cards (id),
  person_id uuid not null references public.people (id),
  ground text not null constraint cancellation_ground_is_known check (ground in ('left', 'died')),
  document text not null constraint cancellation_names_a_document check (char_length(btrim(document)) between 2 and 100),
  reason text not null,
  cancelled_by uuid references auth.users (id) on delete set null,
  cancelled_by_name text not null,
  cancelled_at timestamptz not null default private.now(),
  undone_at timestamptz,
  undone_reason text,
  undone_by_name text,
  constraint undoing_has_reason check ((undone_at is null) = (undone_reason is null))
);
comment on table private.card_cancellations is '注销: who left or died, by which document, and what of it was taken back.';
comment on column private.card_cancellations.document is 'What it rests on: the written request, the certificate of death, with number or day.';
create unique index a_card_is_cancelled_once on private.card_cancellations (card_id) where undone_at is null;
create index card_cancellations_person_id_idx on private.card_cancellations (person_id);
create index card_cancellations_cancelled_by_idx on private.card_cancellations (cancelled_by);
revoke all on table private.card_cancellations from anon, authenticated, service_role;

create function private.cancel_card(p_id uuid, p_ground text, p_document text, p_reason text, p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_document constant text := btrim(coalesce(p_document, ''));
  v_reason constant text := btrim(coalesce(p_reason, ''));
begin
  perform private.require_role('city_officer', 'province_reviewer');
  -- files first, as every decision on a file does
  perform 1 from public.applications a where a.card_id = p_id and a.is_live order by a.id for update;
  v_card := private.lock_card(p_id, p_expected_version);
  perform private.require(v_card.status = 'active', 409, 'card_is_not_active', jsonb_build_object('status', v_card.status));
  perform private.require(coalesce(p_ground in ('left', 'died'), false), 422, 'field_required', '{"field":"ground"}');
  perform private.require(char_length(v_document) between 2 and 100, 422, 'cancellation_document_missing', '{"field":"document"}');
  perform private.require(char_length(v_reason) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  -- who withdraws or ends the file says so there first
  perform private.require(not exists (select from public.applications a where a.card_id = p_id and a.is_live), 409, 'card_has_live_file',
    jsonb_build_object('number', v_card.number));
  update public.cards c set status = 'cancelled', version = c.version + 1, updated_at = private.now() where c.id = p_id;
  insert into private.card_cancellations (card_id, person_id, ground, document, reason, cancelled_by, cancelled_by_name)
  values (p_id, v_card.person_id, p_ground, v_document, v_reason, auth.uid(), private.actor_name());
  insert into private.card_corrections (card_id, person_id, reason, actor, actor_name)
  values (p_id, v_card.person_id, concat_ws('；', case p_ground when 'left' then '自愿退出' else '去世' end, v_reason, v_document),
    auth.uid(), private.actor_name());
  return v_card.version + 1;
end
$$;
comment on function private.cancel_card(uuid, text, text, text, integer) is 'See public.cancel_card.';

create function private.uncancel_card(p_id uuid, p_reason text, p_expected_version integer)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_card public.cards;
  v_reason constant text := btrim(coalesce(p_reason, ''));
begin
  perform private.require_role('city_officer', 'province_reviewer');
  v_card := private.lock_card(p_id, p_expected_version);
  perform private.require(v_card.status = 'cancelled', 409, 'card_is_not_cancelled', jsonb_build_object('status', v_card.status));
  perform private.require(char_length(v_reason) between 2 and 500, 422, 'reason_missing', '{"field":"reason"}');
  -- a penalty that came meanwhile holds
  perform private.require((private.live_disqualification(v_card.person_id,
    (select k.role from public.card_kinds k where k.code = v_card.kind))).id is null, 409, 'person_disqualified');
  update public.cards c set status = 'active', version = c.version + 1, updated_at = private.now() where c.id = p_id;
  update private.card_cancellations k set undone_at = private.now(), undone_reason = v_reason, undone_by_name = private.actor_name()
  where k.card_id = p_id and k.undone_at is null;
  insert into private.card_corrections (card_id, person_id, reason, actor, actor_name)
  values (p_id, v_card.person_id, '撤销注销；' || v_reason, auth.uid(), private.actor_name());
  return v_card.version + 1;
end
$$;
comment on function private.uncancel_card(uuid, text, integer) is 'See public.uncancel_card.';

create function public.cancel_card(p_id uuid, p_ground text, p_document text, p_reason text, p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.cancel_card(p_id, p_ground, p_document, p_reason, p_expected_version) $$;
comment on function public.cancel_card(uuid, text, text, text, integer) is
  '注销 of a live card whose holder left (ground left) or died (died), with the document that it rests on and a reason: by the centers. No penalty, no lapse. 404 card_not_found; 403 own_record, not_permitted, card_issued_here; 409 card_has_live_file, card_is_not_active, stale_version; 422 field_required, cancellation_document_missing, reason_missing.';
create function public.uncancel_card(p_id uuid, p_reason text, p_expected_version integer)
returns integer language sql security invoker set search_path = ''
as $$ select private.uncancel_card(p_id, p_reason, p_expected_version) $$;
comment on function public.uncancel_card(uuid, text, integer) is
  'Takes a 注销 back that was an error, with a reason: by the centers. 404 card_not_found; 403 own_record, not_permitted, card_issued_here; 409 card_is_not_cancelled, person_disqualified, stale_version; 422 reason_missing.';
grant execute on function private.cancel_card(uuid, text, text, text, integer), private.uncancel_card(uuid, text, integer) to authenticated;
grant execute on function public.cancel_card(uuid, text, text, text, integer), public.uncancel_card(uuid, text, integer) to authenticated;
