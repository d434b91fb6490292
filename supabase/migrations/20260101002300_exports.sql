-- Exports: every list can be taken out as a file. What leaves is written down first: who, which list, narrowed how,
-- how many rows, and for personal data why. Masked is the rule; full numbers take the grant and a reason.

create table public.export_runs (
  id uuid primary key,
  list text not null constraint exported_list_is_a_name check (list ~ '^[a-zA-Z]{2,40}$'),
  filters jsonb not null default '{}',
  row_count integer not null constraint export_is_counted check (row_count between 0 and 1000000),
  format text not null constraint export_format_is_known check (format in ('xlsx', 'csv')),
  is_unmasked boolean not null,
  reason text,
  revealed_count integer not null default 0,
  created_by uuid references auth.users (id) on delete set null,
  created_by_name text,
  created_at timestamptz not null default private.now(),
  constraint unmasked_export_has_a_reason check (not is_unmasked or char_length(btrim(coalesce(reason, ''))) between 2 and 200)
);
comment on table public.export_runs is 'Every file that was taken out of a list: who, when, which list, narrowed how, how many rows, why.';
comment on column public.export_runs.filters is 'The list''s filters by name, as they stood in its address.';
comment on column public.export_runs.is_unmasked is 'Full identity numbers and contacts: each person is in the access log besides.';
comment on column public.export_runs.revealed_count is 'People whose data were handed out for it so far.';
create index export_runs_created_by_idx on public.export_runs (created_by, created_at desc);
create index export_runs_created_at_idx on public.export_runs (created_at desc);

alter table public.export_runs enable row level security;
revoke all on table public.export_runs from anon, authenticated, service_role;
grant select on table public.export_runs to authenticated, service_role;
create policy "exports are read by who made them and the auditor" on public.export_runs
  for select to authenticated
  using (created_by = (select auth.uid()) or (select private.my_role()) = 'auditor');

create function private.start_export(p_id uuid, p_list text, p_filters jsonb, p_row_count integer, p_format text,
  p_is_unmasked boolean, p_reason text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.require(private.my_role() is not null or cardinality(private.my_institutions()) > 0, 403, 'not_permitted');
  perform private.require(p_id is not null, 422, 'request_id_missing');
  perform private.require(coalesce(p_list ~ '^[a-zA-Z]{2,40}$', false), 422, 'list_unknown');
  perform private.require(coalesce(p_format in ('xlsx', 'csv'), false) and coalesce(p_row_count between 0 and 1000000, false)
    and char_length(coalesce(p_filters, '{}')::text) <= 4000, 422, 'export_invalid');
  if p_is_unmasked then
    perform private.require(private.has_grant('export'), 403, 'export_not_granted');
    perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
  end if;
  insert into public.export_runs (id, list, filters, row_count, format, is_unmasked, reason, created_by, created_by_name)
  values (p_id, p_list, coalesce(p_filters, '{}'), p_row_count, p_format, coalesce(p_is_unmasked, false),
    nullif(btrim(p_reason), ''), auth.uid(), private.actor_name())
  on conflict (id) do nothing;
  perform private.require(exists (
    select from public.export_runs e where e.id = p_id and e.created_by = auth.uid()), 404, 'export_not_found');
end
$$;
comment on function private.start_export(uuid, text, jsonb, integer, text, boolean, text) is 'See public.start_export.';
create function public.start_export(p_id uuid, p_list text, p_filters jsonb, p_row_count integer, p_format text,
  p_is_unmasked boolean default false, p_reason text default null)
returns void language sql security invoker set search_path = ''
as $$ select private.start_export(p_id, p_list, p_filters, p_row_count, p_format, p_is_unmasked, p_reason) $$;
comment on function public.start_export(uuid, text, jsonb, integer, text, boolean, text) is
  'Writes down an export before it is made. Unmasked takes the grant and a reason. 403 not_permitted, export_not_granted; 422 reason_missing, export_invalid.';

create function private.export_identities(p_export_id uuid, p_person_ids uuid[])
returns table (person_id uuid, id_number text, phone text, email text, address text, postcode text)
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_export public.export_runs;
  v_ids uuid[];
begin
  select e.* into v_export from public.export_runs e where e.id = p_export_id and e.created_by = auth.uid() for update;
  perform private.require(v_export.id is not null, 404, 'export_not_found');
  perform private.require(v_export.is_unmasked and private.has_grant('export'), 403, 'export_not_granted');
  perform private.require(v_export.created_at > private.now() - interval '1 hour', 409, 'export_is_over');
  perform private.require(coalesce(cardinality(p_person_ids) between 1 and 1000, false), 422, 'export_invalid');
  select array_agg(p.id) into v_ids
  from public.people p
  where p.id = any (p_person_ids)
    and (p.region_code = any (private.my_regions()) or p.institution_id = any (private.my_institutions()));
  -- a list may grow a little while it is written; not into another one
  perform private.require(v_export.revealed_count + coalesce(cardinality(v_ids), 0) <= v_export.row_count + 100, 422, 'export_invalid');
  update public.export_runs e set revealed_count = e.revealed_count + coalesce(cardinality(v_ids), 0) where e.id = p_export_id;
  insert into public.access_log (actor, actor_name, kind, subject, subject_id, person_id, reason)
  select auth.uid(), private.actor_name(), 'export', 'export:' || v_export.list, p_export_id, i.id, v_export.reason
  from unnest(v_ids) i (id);
  return query select d.person_id, d.id_number, d.phone, d.email, d.address, d.postcode
    from private.person_identities d where d.person_id = any (v_ids);
end
$$;
comment on function private.export_identities(uuid, uuid[]) is 'See public.export_identities.';
create function public.export_identities(p_export_id uuid, p_person_ids uuid[])
returns table (person_id uuid, id_number text, phone text, email text, address text, postcode text)
language sql security invoker set search_path = ''
as $$
  select e.person_id, e.id_number, e.phone, e.email, e.address, e.postcode
  from private.export_identities(p_export_id, p_person_ids) e
$$;
comment on function public.export_identities(uuid, uuid[]) is
  'Full numbers and contacts of at most 1000 people for an own unmasked export of the last hour; people outside of the caller''s scope are left out, each of the others goes into the access log. 403 export_not_granted, 404 export_not_found, 409 export_is_over, 422 export_invalid.';

grant execute on function private.start_export(uuid, text, jsonb, integer, text, boolean, text),
  public.start_export(uuid, text, jsonb, integer, text, boolean, text),
  private.export_identities(uuid, uuid[]), public.export_identities(uuid, uuid[]) to authenticated;
