-- Imports: the calls that the import page makes.

create function private.check_import_rows(p_kind text, p_rows jsonb)
returns table (row_no integer, outcome text, problems jsonb, differences jsonb)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_import(p_kind);
  perform private.require_import_rows(p_rows);
  case p_kind
    when 'people' then
      return query select p.row_no, p.outcome, p.problems, p.differences from private.plan_people(p_rows) p;
    when 'institutions' then
      return query select p.row_no, p.outcome, p.problems, p.differences from private.plan_institutions(p_rows) p;
    when 'activity_records' then
      return query select p.row_no, p.outcome, p.problems, '[]'::jsonb from private.plan_records(p_rows) p;
    when 'evaluations' then
      return query select p.row_no, p.outcome, p.problems, '[]'::jsonb from private.plan_evaluations(p_rows) p;
  end case;
end
$$;
comment on function private.check_import_rows(text, jsonb) is 'See public.check_import_rows.';
create function public.check_import_rows(p_kind text, p_rows jsonb)
returns table (row_no integer, outcome text, problems jsonb, differences jsonb)
language sql stable security invoker set search_path = ''
as $$ select c.row_no, c.outcome, c.problems, c.differences from private.check_import_rows(p_kind, p_rows) c $$;
comment on function public.check_import_rows(text, jsonb) is
  'Dry run of up to 1000 rows: per row new, same, changes, conflict or error, what is wrong by field and key, which fields differ from the record (old values masked). Writes nothing. 403 not_permitted.';

create function private.start_import(p_id uuid, p_kind text, p_file jsonb, p_applies_changes boolean,
  p_applies_claimed boolean, p_reason text)
returns public.import_runs
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_run public.import_runs;
  v_unit constant uuid := case when private.my_role() is null or private.my_role() = 'institution_officer'
    then (private.my_institutions())[1] end;
begin
  perform private.require_import(p_kind);
  perform private.require(p_id is not null, 422, 'request_id_missing');
  perform private.require(char_length(coalesce(btrim(p_file ->> 'name'), '')) between 1 and 200
    and coalesce(p_file ->> 'hash' ~ '^[0-9a-f]{64}$', false)
    and coalesce(char_length((p_file -> 'settings')::text), 0) <= 20000, 422, 'import_file_invalid');
  perform private.require(private.read_integer(p_file, 'row_count') between 1 and 50000, 422, 'import_too_many_rows', '{"max":50000}');
  perform private.require(private.read_integer(p_file, 'chunk_count') between 1 and 1000, 422, 'import_file_invalid');
  if p_applies_changes then
    perform private.require(char_length(btrim(coalesce(p_reason, ''))) between 2 and 200, 422, 'reason_missing', '{"field":"reason"}');
  end if;
  insert into public.import_runs (id, kind, file_name, file_hash, settings, row_count, chunk_count, applies_changes,
    applies_claimed, reason, created_by, created_by_name, region_code, institution_id)
  values (p_id, p_kind, btrim(p_file ->> 'name'), p_file ->> 'hash', coalesce(p_file -> 'settings', '{}'),
    private.read_integer(p_file, 'row_count'), private.read_integer(p_file, 'chunk_count'), coalesce(p_applies_changes, false),
    coalesce(p_applies_changes and p_applies_claimed, false), case when p_applies_changes then btrim(p_reason) end,
    auth.uid(), private.actor_name(),
    coalesce((select i.region_code from public.institutions i where i.id = v_unit), (private.me()).region_code), v_unit)
  on conflict (id) do nothing;
  select r.* into v_run from public.import_runs r where r.id = p_id and r.created_by = auth.uid();
  perform private.require(v_run.id is not null, 404, 'import_not_found');
  return v_run;
end
$$;
comment on function private.start_import(uuid, text, jsonb, boolean, boolean, text) is 'See public.start_import.';
create function public.start_import(p_id uuid, p_kind text, p_file jsonb, p_applies_changes boolean default false,
  p_applies_claimed boolean default false, p_reason text default null)
returns public.import_runs language sql security invoker set search_path = ''
as $$ select private.start_import(p_id, p_kind, p_file, p_applies_changes, p_applies_claimed, p_reason) $$;
comment on function public.start_import(uuid, text, jsonb, boolean, boolean, text) is
  'Opens an import under an id of the client''s; again with the same id it returns the same. p_file: name, hash (SHA-256), row_count, chunk_count, settings. To replace what differs from the record takes a reason. 403 not_permitted, 422 import_file_invalid, import_too_many_rows, reason_missing.';

create function private.write_import_chunk(p_run_id uuid, p_chunk_no integer, p_rows jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_run public.import_runs;
  v_chunk private.import_chunks;
  v_hash text := encode(sha256(convert_to(p_rows::text, 'UTF8')), 'hex');
  v_outcomes jsonb;
  v_added jsonb;
begin
  perform private.require_import_rows(p_rows);
  select r.* into v_run from public.import_runs r where r.id = p_run_id and r.created_by = auth.uid() for update;
  perform private.require(v_run.id is not null, 404, 'import_not_found');
  perform private.require_import(v_run.kind);
  select c.* into v_chunk from private.import_chunks c where c.run_id = p_run_id and c.chunk_no = p_chunk_no;
  if v_chunk.run_id is not null then
    perform private.require(v_chunk.rows_hash = v_hash, 409, 'import_chunk_differs');
    return v_chunk.outcomes;
  end if;
  perform private.require(v_run.status = 'writing', 409, 'import_ended');
  perform private.require(p_chunk_no between 1 and v_run.chunk_count, 422, 'import_chunk_unknown');
  -- two imports of one kind add the same new person twice unless they take turns
  perform pg_advisory_xact_lock(hashtextextended('import ' || v_run.kind, 0));
  case v_run.kind
    when 'people' then
      select w.outcomes, w.added into v_outcomes, v_added
      from private.write_people(p_rows, v_run.applies_changes, v_run.applies_claimed) w;
    when 'institutions' then
      select w.outcomes, w.added into v_outcomes, v_added from private.write_institutions(p_rows, v_run.applies_changes) w;
    when 'activity_records' then
      select w.outcomes, w.added into v_outcomes, v_added from private.write_records(p_rows) w;
    when 'evaluations' then
      select w.outcomes, w.added into v_outcomes, v_added from private.write_evaluations(p_rows) w;
  end case;
  insert into private.import_chunks (run_id, chunk_no, rows_hash, outcomes) values (p_run_id, p_chunk_no, v_hash, v_outcomes);
  insert into public.audit_log (actor, actor_name, table_name, record_id, verb, changes)
  values (auth.uid(), private.actor_name(), 'import_chunks', p_run_id::text, 'insert',
    jsonb_build_object('file_name', v_run.file_name, 'chunk_no', p_chunk_no, 'rows', jsonb_array_length(p_rows), 'added', v_added));
  update public.import_runs r set
    totals = (
      select jsonb_object_agg(t.outcome, t.n) from (
        select a.outcome, sum(a.n) as n from (
          select o.value ->> 'outcome' as outcome, 1 as n from jsonb_array_elements(v_outcomes) o
          union all select e.key, e.value::integer from jsonb_each_text(r.totals) e) a
        group by a.outcome) t),
    status = case when k.n = r.chunk_count then 'done' else r.status end,
    ended_at = case when k.n = r.chunk_count then private.now() end
  from (select count(*) as n from private.import_chunks c where c.run_id = p_run_id) k
  where r.id = p_run_id;
  return v_outcomes;
end
$$;
comment on function private.write_import_chunk(uuid, integer, jsonb) is 'See public.write_import_chunk.';
create function public.write_import_chunk(p_run_id uuid, p_chunk_no integer, p_rows jsonb)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.write_import_chunk(p_run_id, p_chunk_no, p_rows) $$;
comment on function public.write_import_chunk(uuid, integer, jsonb) is
  'Writes one part of an own import, all of its good rows or none, and tells what became of each: new, changed, kept, same, conflict, error. Sent again it answers the same; the last part ends the import. 403 not_permitted, 404 import_not_found, 409 import_ended, import_chunk_differs.';

create function private.cancel_import(p_run_id uuid)
returns public.import_runs
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_run public.import_runs;
begin
  update public.import_runs r set status = 'cancelled', ended_at = private.now()
  where r.id = p_run_id and r.created_by = auth.uid() and r.status = 'writing';
  select r.* into v_run from public.import_runs r where r.id = p_run_id and r.created_by = auth.uid();
  perform private.require(v_run.id is not null, 404, 'import_not_found');
  return v_run;
end
$$;
comment on function private.cancel_import(uuid) is 'See public.cancel_import.';
create function public.cancel_import(p_run_id uuid)
returns public.import_runs language sql security invoker set search_path = ''
as $$ select private.cancel_import(p_run_id) $$;
comment on function public.cancel_import(uuid) is
  'Ends an own import and returns it; the parts that are written stay written. One that has ended stays as it is. 404 import_not_found.';

revoke all on function private.add_people(private.planned_person[]), private.add_institutions(private.planned_institution[]),
  private.plan_people(jsonb), private.plan_institutions(jsonb), private.write_people(jsonb, boolean, boolean),
  private.write_institutions(jsonb, boolean), private.plan_records(jsonb), private.write_records(jsonb),
  private.plan_evaluations(jsonb), private.write_evaluations(jsonb) from public, anon, authenticated, service_role;
grant execute on function private.check_import_rows(text, jsonb), public.check_import_rows(text, jsonb),
  private.start_import(uuid, text, jsonb, boolean, boolean, text), public.start_import(uuid, text, jsonb, boolean, boolean, text),
  private.write_import_chunk(uuid, integer, jsonb), public.write_import_chunk(uuid, integer, jsonb),
  private.cancel_import(uuid), public.cancel_import(uuid) to authenticated;
