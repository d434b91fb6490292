-- Who changed an entry of the registers of institutions, evaluations and activity records, when and why. Read with the
-- entry itself: whoever sees that sees its history, wherever it has moved.

create table private.register_changes (
  id bigint generated always as identity primary key,
  subject text not null constraint changed_register_is_known check (subject in ('institution', 'evaluation', 'activity_record')),
  record_id uuid not null,
  action text not null,
  old_values jsonb,
  new_values jsonb not null,
  reason text,
  request_id uuid not null unique,
  actor uuid,
  actor_name text not null,
  at timestamptz not null default private.now()
);
comment on table private.register_changes is 'Changes of institutions, evaluations and activity records with their reasons. Append-only.';
comment on column private.register_changes.request_id is 'A repeated request finds its first try here and changes nothing again.';
create index register_changes_record_idx on private.register_changes (subject, record_id, id desc);
revoke all on table private.register_changes from anon, authenticated, service_role;
create trigger register_changes_are_append_only before update or delete on private.register_changes
  for each row execute function private.refuse_change();
create trigger register_changes_are_never_emptied before truncate on private.register_changes
  for each statement execute function private.refuse_change();
create trigger audit_evaluations after insert or update or delete on public.evaluations
  for each row execute function private.audit_change();
create trigger audit_assignments after insert or update or delete on public.evaluation_assignments
  for each row execute function private.audit_change();

create function private.record_of_change(p_request_id uuid)
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  return (select c.record_id from private.register_changes c where c.request_id = p_request_id and c.actor = auth.uid());
end
$$;
comment on function private.record_of_change(uuid) is
  'The entry that this request of the caller has changed before, or null. To be asked once the entry is locked.';

create function private.require_version(p_subject text, p_id uuid, p_version integer, p_expected_version integer)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last private.register_changes;
begin
  if p_version is distinct from p_expected_version then
    select c.* into v_last from private.register_changes c
    where c.subject = p_subject and c.record_id = p_id order by c.id desc limit 1;
    perform private.fail(409, 'stale_version',
      jsonb_build_object('version', p_version, 'by', v_last.actor_name, 'at', v_last.at));
  end if;
end
$$;
comment on function private.require_version(text, uuid, integer, integer) is
  'Raises 409 stale_version, naming who changed the entry last and when, unless the version is the one that was read.';

create function private.log_change(p_subject text, p_id uuid, p_action text, p_old jsonb, p_new jsonb, p_reason text, p_request_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_new jsonb;
begin
  select coalesce(jsonb_object_agg(n.key, n.value), '{}') into v_new
  from jsonb_each(p_new) n
  where n.value is distinct from p_old -> n.key and n.value <> 'null' or (p_old ? n.key and n.value is distinct from p_old -> n.key);
  v_new := v_new - array['id', 'version', 'updated_at', 'created_at', 'reported_at', 'reported_by', 'reported_by_name', 'decided_by', 'answered_at'];
  perform private.require(p_action not in ('changed', 'corrected') or v_new <> '{}', 422, 'nothing_changed');
  insert into private.register_changes (subject, record_id, action, old_values, new_values, reason, request_id, actor, actor_name)
  values (p_subject, p_id, p_action,
    case when p_new = '{}' then p_old
      when p_old is not null then (select jsonb_object_agg(k, p_old -> k) from jsonb_object_keys(v_new) k) end,
    v_new, nullif(btrim(p_reason), ''), p_request_id, auth.uid(), private.actor_name());
end
$$;
comment on function private.log_change(text, uuid, text, jsonb, jsonb, text, uuid) is
  'Writes the changed columns of an entry to its history; 422 nothing_changed where a correction changes none.';

create function private.register_history(p_subject text, p_id uuid)
returns table (id bigint, at timestamptz, actor_name text, action text, old_values jsonb, new_values jsonb, reason text)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_regions constant text[] := private.my_regions();
  v_units constant uuid[] := private.my_institutions();
begin
  perform private.require(case p_subject
    when 'institution' then exists (select from public.institutions i
      where i.id = p_id and (i.region_code = any (v_regions) or i.id = any (v_units)))
    when 'evaluation' then exists (select from public.evaluations e
      where e.id = p_id and (e.region_code = any (v_regions) or e.institution_id = any (v_units)))
    when 'activity_record' then exists (select from public.activity_records r
      where r.id = p_id and (r.region_code = any (v_regions) or r.institution_id = any (v_units)
        or r.evaluator_id = any (v_units) or r.person_id = private.my_person()))
    else false end, 404, 'record_not_found');
  return query
    select c.id, c.at, c.actor_name, c.action, c.old_values, c.new_values, c.reason
    from private.register_changes c
    where c.subject = p_subject and c.record_id = p_id order by c.id desc limit 200;
end
$$;
comment on function private.register_history(text, uuid) is 'See public.register_history.';
create function public.register_history(p_subject text, p_id uuid)
returns table (id bigint, at timestamptz, actor_name text, action text, old_values jsonb, new_values jsonb, reason text)
language sql stable security invoker set search_path = ''
as $$ select h.* from private.register_history(p_subject, p_id) h $$;
comment on function public.register_history(text, uuid) is
  'The last 200 changes of an institution, evaluation or activity_record, newest first, for whoever sees the entry. 404 record_not_found.';

grant execute on function private.register_history(text, uuid), public.register_history(text, uuid) to authenticated;
revoke all on function private.record_of_change(uuid), private.require_version(text, uuid, integer, integer),
  private.log_change(text, uuid, text, jsonb, jsonb, text, uuid) from public, anon, authenticated, service_role;
