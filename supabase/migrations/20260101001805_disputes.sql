-- 争议: an identity that one login has claimed is claimed by another. The province decides between the two, each of
-- which may say its piece; until then the person is disputed and nothing is decided finally (private.waits_for_dispute).

create table public.identity_disputes (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id),
  holder uuid references auth.users (id) on delete set null,
  claimant uuid not null references auth.users (id) on delete cascade,
  holder_statement text constraint holder_statement_has_length check (char_length(holder_statement) between 2 and 500),
  claimant_statement text constraint claimant_statement_has_length check (char_length(claimant_statement) between 2 and 500),
  status_before text not null constraint status_before_is_known check (status_before in ('unverified', 'verified')),
  status text not null default 'open' constraint dispute_status_is_known check (status in ('open', 'kept', 'moved')),
  decided_by uuid references auth.users (id) on delete set null,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text,
  region_code text not null references public.regions (code),
  created_at timestamptz not null default private.now(),
  constraint dispute_is_raised_once unique (person_id, claimant),
  constraint decision_is_dated check ((status = 'open') = (decided_at is null))
);
comment on table public.identity_disputes is 'An identity that is claimed already was claimed by a second login: the province decides.';
comment on column public.identity_disputes.holder is 'The login that the record belonged to when it was claimed a second time.';
comment on column public.identity_disputes.status_before is 'What the person was before the first open dispute, and is again after the last.';
create index identity_disputes_person_id_idx on public.identity_disputes (person_id) where status = 'open';
create index identity_disputes_holder_idx on public.identity_disputes (holder);
create index identity_disputes_claimant_idx on public.identity_disputes (claimant);
create index identity_disputes_decided_by_idx on public.identity_disputes (decided_by);
create index identity_disputes_region_code_idx on public.identity_disputes (region_code, status);

alter table public.identity_disputes enable row level security;
revoke all on table public.identity_disputes from anon, authenticated, service_role;
grant select on table public.identity_disputes to authenticated, service_role;
create policy "disputes are read by the province" on public.identity_disputes
  for select to authenticated
  using ((select private.my_role()) = 'province_reviewer');

create function private.raise_dispute(p_person public.people)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_before text := coalesce(
    (select d.status_before from public.identity_disputes d where d.person_id = p_person.id and d.status = 'open' limit 1),
    p_person.status);
  v_status text;
begin
  insert into public.identity_disputes (person_id, holder, claimant, status_before, region_code)
  values (p_person.id, p_person.user_id, auth.uid(), v_before, p_person.region_code)
  on conflict on constraint dispute_is_raised_once do nothing returning status into v_status;
  if v_status is null then
    select d.status into v_status from public.identity_disputes d where d.person_id = p_person.id and d.claimant = auth.uid();
    return case v_status when 'open' then 'disputed' else 'kept' end;
  end if;
  update public.people p set status = 'disputed', version = p.version + 1, updated_at = private.now() where p.id = p_person.id;
  insert into public.notifications (user_id, kind) values (p_person.user_id, 'identity_disputed');
  return 'disputed';
end
$$;
comment on function private.raise_dispute(public.people) is
  'The caller claims a locked person who has a login already: disputed, told to who holds it; kept where the province has decided against the caller before.';

create function private.is_confirmed(p_person_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from public.people p where p.id = p_person_id and (p.status = 'verified'
    or (p.status = 'disputed' and not exists (select from public.identity_disputes d
      where d.person_id = p.id and d.status = 'open' and d.status_before = 'unverified'))))
$$;
comment on function private.is_confirmed(uuid) is 'Whether the unit has confirmed the person, apart from whose login it is.';

create function private.decide_dispute(p_id uuid, p_move boolean, p_note text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.require_role('province_reviewer');
  v_person public.people;
  v_dispute public.identity_disputes;
begin
  -- the person first, as a claim does: nobody waits in a circle
  select p.* into v_person from public.people p
  where p.id = (select d.person_id from public.identity_disputes d where d.id = p_id) for update;
  select d.* into v_dispute from public.identity_disputes d where d.id = p_id for update;
  perform private.require(v_dispute.id is not null, 404, 'dispute_not_found');
  perform private.require(p_move is not null, 422, 'decision_unknown');
  -- on new evidence what was kept may be moved after all; who lost a moved record claims it, which is a new dispute
  perform private.require(v_dispute.status = 'open' or (v_dispute.status = 'kept' and p_move), 409, 'dispute_decided',
    jsonb_build_object('by', v_dispute.decided_by_name, 'at', v_dispute.decided_at));
  perform private.require(char_length(trim(coalesce(p_note, ''))) between 2 and 500, 422, 'note_missing', '{"field":"note"}');
  -- nobody decides on the own login, nor on the own record
  perform private.require(v_me.user_id not in (v_dispute.claimant, coalesce(v_person.user_id, v_dispute.claimant)), 403, 'own_record');
  perform private.require_not_own(v_person.id, 'own_record');
  if p_move then
    -- another record of the claimant would lose its login unseen
    perform private.require(not exists (select from public.people p where p.user_id = v_dispute.claimant and p.id <> v_person.id),
      409, 'claimant_has_record');
  end if;
  update public.identity_disputes d set status = case when p_move then 'moved' else 'kept' end, decided_by = v_me.user_id,
    decided_by_name = v_me.name, decided_at = private.now(), decision_note = trim(p_note)
  where d.id = p_id;
  update public.people p set
    user_id = case when p_move then v_dispute.claimant else p.user_id end,
    status = case when exists (select from public.identity_disputes d where d.person_id = p.id and d.status = 'open')
      then 'disputed' when v_dispute.status = 'open' then v_dispute.status_before else p.status end,
    version = p.version + 1, updated_at = private.now()
  where p.id = v_person.id;
  -- what fell due meanwhile falls due anew: whoever holds the record now has the time for it
  update public.applications a set due_on = greatest(a.due_on, private.due_date(a, a.status)), updated_at = private.now()
  where a.person_id = v_person.id and a.status in ('returned', 'rejected') and a.due_on >= private.day_of(v_dispute.created_at);
  insert into public.notifications (user_id, kind, params)
  select u.user_id, 'identity_' || case when u.keeps then 'yours' else 'not_yours' end, jsonb_build_object('note', trim(p_note))
  from (values (v_person.user_id, not p_move), (v_dispute.claimant, p_move)) u (user_id, keeps)
  where u.user_id is not null;
end
$$;
comment on function private.decide_dispute(uuid, boolean, text) is 'See public.decide_dispute.';

create function private.state_dispute(p_id uuid, p_text text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_dispute public.identity_disputes;
begin
  select d.* into v_dispute from public.identity_disputes d where d.id = p_id for update;
  perform private.require(auth.uid() in (v_dispute.claimant, v_dispute.holder), 404, 'dispute_not_found');
  perform private.require(v_dispute.status = 'open', 409, 'dispute_decided',
    jsonb_build_object('by', v_dispute.decided_by_name, 'at', v_dispute.decided_at));
  perform private.require(char_length(trim(coalesce(p_text, ''))) between 2 and 500, 422, 'note_missing', '{"field":"note"}');
  update public.identity_disputes d set
    claimant_statement = case when auth.uid() = d.claimant then trim(p_text) else d.claimant_statement end,
    holder_statement = case when auth.uid() = d.holder then trim(p_text) else d.holder_statement end
  where d.id = p_id;
end
$$;
comment on function private.state_dispute(uuid, text) is 'See public.state_dispute.';

create function private.my_disputes()
returns table (id uuid, side text, status text, created_at timestamptz, statement text, decided_at timestamptz, decision_note text)
language sql
stable
security definer
set search_path = ''
as $$
  select d.id, case when d.claimant = auth.uid() then 'claimant' else 'holder' end, d.status, d.created_at,
    case when d.claimant = auth.uid() then d.claimant_statement else d.holder_statement end, d.decided_at, d.decision_note
  from public.identity_disputes d
  where auth.uid() in (d.claimant, d.holder)
  order by d.created_at desc limit 20
$$;
comment on function private.my_disputes() is 'See public.my_disputes.';

create function public.decide_dispute(p_id uuid, p_move boolean, p_note text)
returns void language sql security invoker set search_path = ''
as $$ select private.decide_dispute(p_id, p_move, p_note) $$;
comment on function public.decide_dispute(uuid, boolean, text) is
  'The province leaves a disputed identity where it is (维持) or moves it to the claimant (移交), on new evidence also after it was left; both logins are told, with the note. Errors: 403 own_record, same_name_undeclared; 404 dispute_not_found; 409 dispute_decided (by, at), claimant_has_record; 422 note_missing.';
create function public.state_dispute(p_id uuid, p_text text)
returns void language sql security invoker set search_path = ''
as $$ select private.state_dispute(p_id, p_text) $$;
comment on function public.state_dispute(uuid, text) is
  'What one of the two logins has to say in an open dispute; said again, it replaces what was said. Errors: 404 dispute_not_found; 409 dispute_decided; 422 note_missing.';
create function public.my_disputes()
returns table (id uuid, side text, status text, created_at timestamptz, statement text, decided_at timestamptz, decision_note text)
language sql stable security invoker set search_path = ''
as $$ select d.id, d.side, d.status, d.created_at, d.statement, d.decided_at, d.decision_note from private.my_disputes() d $$;
comment on function public.my_disputes() is 'The disputes in which the caller is the claimant or the holder, the latest first, without a word about the other side.';

grant execute on function private.decide_dispute(uuid, boolean, text), private.state_dispute(uuid, text), private.my_disputes() to authenticated;
grant execute on function public.decide_dispute(uuid, boolean, text), public.state_dispute(uuid, text), public.my_disputes() to authenticated;
