-- Audit: triggers write which columns of a record changed, from what to what, by whom. Append-only.

create table public.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default private.now(),
  actor uuid,
  actor_name text,
  table_name text not null,
  record_id text not null,
  verb text not null constraint audit_verb_is_known check (verb in ('insert', 'update', 'delete')),
  changes jsonb not null
);
comment on table public.audit_log is 'Every change of a record that counts, readable per record by the auditor. Append-only, kept at least three years.';
comment on column public.audit_log.changes is 'Of an update: column → [old, new]; of an insert or delete: the row. Identity numbers and contacts are masked.';
create index audit_log_record_idx on public.audit_log (table_name, record_id, id desc);
create index audit_log_at_idx on public.audit_log (at desc);
create index audit_log_actor_idx on public.audit_log (actor, at desc);

alter table public.audit_log enable row level security;
revoke all on table public.audit_log from anon, authenticated, service_role;
grant select on table public.audit_log to authenticated, service_role;
create policy "auditors read the audit log" on public.audit_log
  for select to authenticated using ((select private.my_role()) = 'auditor');
create trigger audit_is_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change();
create trigger audit_is_never_emptied before truncate on public.audit_log
  for each statement execute function private.refuse_change();

create function private.mask_contact(p_column text, p_value text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case p_column
    when 'id_number' then private.mask_id_number(p_value)
    when 'phone' then private.mask_phone(p_value)
    else case when p_value <> '' then '***' end end
$$;
comment on function private.mask_contact(text, text) is 'A value of private.person_identities as the audit log keeps it: that it changed, not what it was.';

create table private.bulk_logging (
  transaction_id xid8 primary key
);
comment on table private.bulk_logging is
  'Transactions that are just adding many rows and write one line for all of them (imports). The row is gone before they end.';

create function private.audit_change()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
  v_new jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
  v_changes jsonb;
  v_key text := coalesce(nullif(tg_argv[0], ''), 'id');
begin
  if exists (select from private.bulk_logging b where b.transaction_id = pg_current_xact_id()) then return null; end if;
  -- bookkeeping columns say nothing; autosave and claims would drown the rest
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(n.key, jsonb_build_array(v_old -> n.key, n.value)) into v_changes
    from jsonb_each(v_new) n
    where n.value is distinct from v_old -> n.key
      and n.key not in ('version', 'updated_at', 'claimed_by', 'claimed_by_name', 'claimed_until', 'is_claim_prefetch',
        'code_hash', 'check_token', 'is_live', 'status_since', 'reached');
    if v_changes is null then return null; end if;
  else
    v_changes := (case when tg_op = 'INSERT' then v_new else v_old end) - 'code_hash' - 'check_token';
  end if;
  if tg_table_name = 'person_identities' then
    select jsonb_object_agg(c.key, case
        when c.key = 'person_id' then c.value
        when jsonb_typeof(c.value) = 'array'
          then (select jsonb_agg(private.mask_contact(c.key, x.value) order by x.nr)
            from jsonb_array_elements_text(c.value) with ordinality x (value, nr))
        else to_jsonb(private.mask_contact(c.key, c.value #>> '{}')) end)
      into v_changes from jsonb_each(v_changes) c;
  end if;
  insert into public.audit_log (actor, actor_name, table_name, record_id, verb, changes)
  values (auth.uid(), coalesce((select s.name from public.staff s where s.user_id = auth.uid()),
      (select p.name from public.people p where p.user_id = auth.uid()), '系统'),
    tg_table_name, coalesce(v_new ->> v_key, v_old ->> v_key), lower(tg_op), v_changes);
  return null;
end
$$;
comment on function private.audit_change() is 'Writes the changed columns of a row to the audit log; the argument names the key column (default id).';

create trigger audit_staff after insert or update or delete on public.staff for each row execute function private.audit_change('user_id');
create trigger audit_deputies after insert or update or delete on public.deputies for each row execute function private.audit_change();
create trigger audit_invitations after insert or update or delete on public.invitations for each row execute function private.audit_change();
create trigger audit_institutions after insert or update or delete on public.institutions for each row execute function private.audit_change();
create trigger audit_people after insert or update or delete on public.people for each row execute function private.audit_change();
create trigger audit_identities after insert or update or delete on private.person_identities for each row execute function private.audit_change('person_id');
create trigger audit_cards after insert or update or delete on public.cards for each row execute function private.audit_change();
create trigger audit_records after update or delete on public.activity_records for each row execute function private.audit_change();
create trigger audit_penalties after insert or update or delete on public.penalties for each row execute function private.audit_change();
create trigger audit_accidents after insert or update or delete on public.accidents for each row execute function private.audit_change();
create trigger audit_rounds after insert or update or delete on public.rounds for each row execute function private.audit_change();
create trigger audit_late_admissions after insert or update or delete on public.late_admissions for each row execute function private.audit_change();
create trigger audit_applications after update or delete on public.applications for each row execute function private.audit_change();
create trigger audit_batches after insert or update or delete on public.summary_batches for each row execute function private.audit_change();
create trigger audit_collections after insert or update or delete on public.card_collections for each row execute function private.audit_change('card_id');
create trigger audit_reissues after insert or update or delete on public.card_reissues for each row execute function private.audit_change();
create trigger audit_disputes after insert or update or delete on public.identity_disputes for each row execute function private.audit_change();
create trigger audit_declarations after insert on private.not_own_declarations for each row execute function private.audit_change('person_id');
create trigger audit_parameters after insert or update or delete on public.parameters for each row execute function private.audit_change('key');
create trigger audit_reasons after insert or update or delete on public.reason_codes for each row execute function private.audit_change('code');
create trigger audit_card_kinds after insert or update or delete on public.card_kinds for each row execute function private.audit_change('code');
create trigger audit_check_rules after insert or update or delete on public.check_rules for each row execute function private.audit_change('key');
create trigger audit_calendar_years after insert or update or delete on public.calendar_years for each row execute function private.audit_change('year');

-- One record's past, for those who see the record: a person its own, staff in scope, the auditor all.
create function private.record_history(p_table text, p_id text)
returns table (at timestamptz, actor_name text, verb text, changes jsonb)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_allowed boolean := coalesce(private.my_role() = 'auditor', false);
begin
  if not v_allowed and p_id ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then
    v_allowed := case p_table
      when 'people' then exists (select from public.people p where p.id = p_id::uuid
        and (p.region_code = any (private.my_regions()) or p.institution_id = any (private.my_institutions()) or p.user_id = auth.uid()))
      when 'cards' then exists (select from public.cards c where c.id = p_id::uuid
        and (c.region_code = any (private.my_regions()) or c.institution_id = any (private.my_institutions()) or c.person_id = private.my_person()))
      when 'institutions' then exists (select from public.institutions i where i.id = p_id::uuid
        and (i.region_code = any (private.my_regions()) or i.id = any (private.my_institutions())))
      when 'rounds' then private.my_role() in ('province_admin', 'province_reviewer')
      when 'staff' then private.my_role() = 'security_admin'
      else false end;
  end if;
  perform private.require(v_allowed, 404, 'record_not_found');
  return query
    select l.at, l.actor_name, l.verb, l.changes from public.audit_log l
    where l.table_name = p_table and l.record_id = p_id order by l.id desc limit 500;
end
$$;
comment on function private.record_history(text, text) is 'See public.record_history.';
create function public.record_history(p_table text, p_id text)
returns table (at timestamptz, actor_name text, verb text, changes jsonb)
language sql stable security invoker set search_path = ''
as $$ select h.at, h.actor_name, h.verb, h.changes from private.record_history(p_table, p_id) h $$;
comment on function public.record_history(text, text) is 'Field-level history of one record, newest first, for those in whose scope it lies.';
grant execute on function private.record_history(text, text), public.record_history(text, text) to authenticated;

-- "Who saw this ID number": the auditor sees no register, only whose an id in a log is, and whose a number is.
create function private.audit_people(p_ids uuid[], p_text text)
returns table (id uuid, name text, id_number_masked text)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_text text := nullif(trim(p_text), '');
begin
  perform private.require_role('auditor');
  return query
    select p.id, p.name, p.id_number_masked from public.people p
    where p.id in (
      select i.id from unnest(p_ids) i (id)
      union select n.id from public.people n where n.name = v_text
      union select i.person_id from private.person_identities i where i.id_number = private.normalise_id_number(v_text)
      union select c.person_id from public.cards c where c.number = v_text)
    order by p.name limit 200;
end
$$;
comment on function private.audit_people(uuid[], text) is 'See public.audit_people.';
create function public.audit_people(p_ids uuid[] default '{}', p_text text default null)
returns table (id uuid, name text, id_number_masked text)
language sql stable security invoker set search_path = ''
as $$ select a.id, a.name, a.id_number_masked from private.audit_people(p_ids, p_text) a $$;
comment on function public.audit_people(uuid[], text) is
  'For the auditor: names of people whose ids stand in a log, and people by a whole name, identity number or card number; numbers masked.';
grant execute on function private.audit_people(uuid[], text), public.audit_people(uuid[], text) to authenticated;
