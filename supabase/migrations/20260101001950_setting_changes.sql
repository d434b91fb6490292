-- What the provincial administration changes in the rules themselves: the calendar, parameters, card kinds, dictionaries.
-- One history for all of them. Everybody on the staff works by these rules and reads who changed them, when and why.

create table public.setting_changes (
  id bigint generated always as identity primary key,
  subject text not null constraint subject_is_known check (subject in (
    'calendar_year', 'calendar_day', 'parameter', 'card_kind', 'occupation', 'reason_code')),
  record_key text not null,
  old_values jsonb,
  new_values jsonb not null,
  reason text,
  request_id uuid not null unique,
  actor uuid,
  actor_name text not null,
  at timestamptz not null default private.now(),
  constraint rule_is_changed_with_reason check (
    subject not in ('calendar_day', 'parameter', 'card_kind') or coalesce(btrim(reason), '') <> '')
);
comment on table public.setting_changes is
  'Changes of calendar, parameters, card kinds, occupations and reason codes, readable by all staff. Append-only.';
comment on column public.setting_changes.record_key is 'The key of the changed record: a year, a day, the key of a parameter, a code.';
comment on column public.setting_changes.old_values is 'The changed columns before; null for a new record.';
comment on column public.setting_changes.request_id is 'A repeated request finds its first try here and changes nothing again.';
create index setting_changes_record_idx on public.setting_changes (subject, record_key, id desc);

alter table public.setting_changes enable row level security;
revoke all on table public.setting_changes from anon, authenticated, service_role;
grant select on table public.setting_changes to authenticated, service_role;
create policy "staff read how the rules were changed" on public.setting_changes
  for select to authenticated using ((select private.my_role()) is not null);
create trigger setting_changes_are_append_only before update or delete on public.setting_changes
  for each row execute function private.refuse_change();
create trigger setting_changes_are_never_emptied before truncate on public.setting_changes
  for each statement execute function private.refuse_change();
create trigger audit_setting_changes after insert on public.setting_changes
  for each row execute function private.audit_change();
create trigger audit_occupations after insert or update or delete on public.occupations
  for each row execute function private.audit_change('code');

create function private.is_repeated_setting(p_request_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require(p_request_id is not null, 422, 'request_id_missing');
  return exists (
    select from public.setting_changes c where c.request_id = p_request_id and c.actor = auth.uid());
end
$$;
comment on function private.is_repeated_setting(uuid) is
  'Whether this request of the caller has taken effect before. To be asked once the record is locked.';

create function private.require_setting_version(p_subject text, p_key text, p_version integer, p_expected_version integer)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_last public.setting_changes;
begin
  if p_version is distinct from p_expected_version then
    select c.* into v_last from public.setting_changes c
    where c.subject = any (case p_subject when 'calendar_year' then array['calendar_year', 'calendar_day'] else array[p_subject] end)
      and (c.record_key = p_key or (c.subject = 'calendar_day' and c.record_key like p_key || '-%'))
    order by c.id desc limit 1;
    perform private.fail(409, 'stale_version',
      jsonb_build_object('version', p_version, 'by', v_last.actor_name, 'at', v_last.at));
  end if;
end
$$;
comment on function private.require_setting_version(text, text, integer, integer) is
  'Raises 409 stale_version, naming who changed the record last and when, unless the version is the one that was read. The days of a year share its version.';

create function private.require_setting_reason(p_reason text)
returns text
language plpgsql
immutable
set search_path = ''
as $$
begin
  perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
  return btrim(p_reason);
end
$$;
comment on function private.require_setting_reason(text) is 'The reason of a change, 2 to 200 characters; 422 reason_missing.';

create function private.log_setting(p_subject text, p_key text, p_old jsonb, p_new jsonb, p_reason text, p_request_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old jsonb;
  v_new jsonb;
begin
  select jsonb_object_agg(n.key, p_old -> n.key), jsonb_object_agg(n.key, n.value) into v_old, v_new
  from jsonb_each(p_new) n
  where n.value is distinct from p_old -> n.key and n.key not in ('version', 'updated_at', 'loaded_at', 'sort');
  perform private.require(v_new is not null, 422, 'nothing_changed');
  insert into public.setting_changes (subject, record_key, old_values, new_values, reason, request_id, actor, actor_name)
  values (p_subject, p_key, case when p_old is not null then v_old end, v_new,
    nullif(btrim(p_reason), ''), p_request_id, auth.uid(), private.actor_name());
end
$$;
comment on function private.log_setting(text, text, jsonb, jsonb, text, uuid) is
  'Writes the changed columns of a record to the history; 422 nothing_changed where there are none.';

revoke all on function private.is_repeated_setting(uuid), private.require_setting_version(text, text, integer, integer),
  private.require_setting_reason(text), private.log_setting(text, text, jsonb, jsonb, text, uuid)
  from public, anon, authenticated, service_role;
