-- Revoke first, grant by name.
--
-- Hosted Supabase gives new objects no grants for the API roles, self-hosted gives them all. Everything below
-- this chapter states its own grants, so both kinds of installation end with the same privileges.

create schema if not exists private;
comment on schema private is
  'Definer functions and tables that no API role may reach directly. Not exposed through the API.';

revoke all on schema private from public, anon, authenticated, service_role;
grant usage on schema private to anon, authenticated, service_role;

-- EXECUTE for PUBLIC can only be taken away globally: the form with IN SCHEMA does not do it.
alter default privileges revoke execute on functions from public;

alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema private revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema private revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema private revoke all on functions from anon, authenticated, service_role;

create function private.fail(p_status integer, p_key text, p_detail jsonb default '{}')
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- PostgREST turns PTnnn into that HTTP status and passes message and detail through.
  raise exception using
    errcode = 'PT' || p_status::text,
    message = p_key,
    detail = coalesce(p_detail, '{}'::jsonb)::text;
end
$$;
comment on function private.fail(integer, text, jsonb) is
  'Raises a business error: HTTP status (403, 404, 409, 422), a stable key that the client turns into a sentence, and the values of that sentence as JSON.';

create function private.require(p_condition boolean, p_status integer, p_key text, p_detail jsonb default '{}')
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_condition is not true then
    perform private.fail(p_status, p_key, p_detail);
  end if;
end
$$;
comment on function private.require(boolean, integer, text, jsonb) is
  'Raises the business error unless the condition is true; null counts as not true.';

create function private.require_length(p_text text, p_max integer, p_field text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if char_length(p_text) > p_max then
    perform private.fail(422, 'field_too_long',
      jsonb_build_object('field', p_field, 'max', p_max, 'length', char_length(p_text)));
  end if;
end
$$;
comment on function private.require_length(text, integer, text) is
  'Refuses free text beyond p_max characters (422 field_too_long): what history and logs keep for ever is read in lists.';

create function private.require_finite(p_on date, p_field text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if not isfinite(p_on) then
    perform private.fail(422, 'date_invalid', jsonb_build_object('field', p_field));
  end if;
end
$$;
comment on function private.require_finite(date, text) is
  'Refuses infinity, which Postgres takes for a date: 422 date_invalid. Null passes.';

create function private.read_date(p_values jsonb, p_field text)
returns date
language plpgsql
stable
set search_path = ''
as $$
declare
  v_on date;
begin
  v_on := nullif(trim(p_values ->> p_field), '')::date;
  perform private.require_finite(v_on, p_field);
  return v_on;
exception when data_exception then
  perform private.fail(422, 'date_invalid', jsonb_build_object('field', p_field));
end
$$;
comment on function private.read_date(jsonb, text) is
  'A date inside a JSON argument, null where it is empty; 422 date_invalid names the field that holds something else.';

create function private.read_integer(p_values jsonb, p_field text)
returns integer
language plpgsql
stable
set search_path = ''
as $$
begin
  return nullif(trim(p_values ->> p_field), '')::integer;
exception when data_exception then
  perform private.fail(422, 'number_invalid', jsonb_build_object('field', p_field));
end
$$;
comment on function private.read_integer(jsonb, text) is
  'A whole number inside a JSON argument, null where it is empty; 422 number_invalid names the field that holds something else.';

-- Chinese names sort by their pinyin wherever a list is ordered by name.
-- A Postgres built without ICU (the embedded one of the local demo) sorts them by code point instead.
do $$
begin
  create collation if not exists public.pinyin (provider = icu, locale = 'zh-u-co-pinyin');
exception when feature_not_supported then
  create collation if not exists public.pinyin (provider = libc, locale = 'C');
end
$$;
comment on collation public.pinyin is 'Chinese text in the order of its pinyin.';
