-- 参数 and the numbering of cards, changed by the provincial administration within the bounds that the rows themselves carry.

create function private.change_parameter(p_key text, p_value jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.parameters
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_parameter public.parameters;
  v_old jsonb;
begin
  perform private.require_role('province_admin');
  select p.* into v_parameter from public.parameters p where p.key = p_key for update;
  perform private.require(v_parameter.key is not null, 404, 'parameter_not_found', jsonb_build_object('key', p_key));
  if private.is_repeated_setting(p_request_id) then
    return v_parameter;
  end if;
  perform private.require_setting_version('parameter', p_key, v_parameter.version, p_expected_version);
  perform private.require(coalesce(p_value #>> '{}', '') ~ '^-?[0-9]{1,9}$', 422, 'number_invalid', '{"field":"value"}');
  perform private.require((p_value #>> '{}')::integer between v_parameter.min_value and v_parameter.max_value,
    422, 'parameter_out_of_bounds', jsonb_build_object('field', 'value', 'min', v_parameter.min_value, 'max', v_parameter.max_value));
  v_old := jsonb_build_object('value', v_parameter.value);
  update public.parameters p set value = to_jsonb((p_value #>> '{}')::integer), version = p.version + 1, updated_at = private.now()
  where p.key = p_key returning p.* into v_parameter;
  perform private.log_setting('parameter', p_key, v_old, jsonb_build_object('value', v_parameter.value),
    private.require_setting_reason(p_reason), p_request_id);
  return v_parameter;
end
$$;
comment on function private.change_parameter(text, jsonb, text, integer, uuid) is 'See public.change_parameter.';

create function private.number_template_error(p_template text)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_bare text := pg_catalog.regexp_replace(p_template, '\{[^{}]*\}', '', 'g');
  v_unknown text := (
    select m[1] from pg_catalog.regexp_matches(p_template, '\{([^{}]*)\}', 'g') m
    where m[1] !~ '^(yyyy|yy|serial:[1-9])$' limit 1);
  v_serials integer := (select count(*) from pg_catalog.regexp_matches(p_template, '\{serial:[1-9]\}', 'g'));
begin
  return case
    when v_unknown is not null then jsonb_build_object('key', 'template_placeholder_unknown', 'placeholder', v_unknown)
    when v_serials = 0 then jsonb_build_object('key', 'template_needs_serial')
    when v_serials > 1 then jsonb_build_object('key', 'template_serial_twice')
    when v_bare ~ '[{}]' then jsonb_build_object('key', 'template_brace_open')
    when char_length(v_bare)
      + (select coalesce(sum(case when m[1] = 'yyyy' then 4 when m[1] = 'yy' then 2 else right(m[1], 1)::integer end), 0)
         from pg_catalog.regexp_matches(p_template, '\{([^{}]*)\}', 'g') m) > 30
      then jsonb_build_object('key', 'template_too_long', 'max', 30)
    end;
end
$$;
comment on function private.number_template_error(text) is
  'What is wrong with a template of card numbers, as its first key with values; null if it can number cards. Mirrored by src/domain/cardNumber.';

create function private.change_card_kind(
  p_code text, p_number_template text, p_term_years integer, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.card_kinds
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_kind public.card_kinds;
  v_old jsonb;
  v_error jsonb;
begin
  perform private.require_role('province_admin');
  select k.* into v_kind from public.card_kinds k where k.code = p_code for update;
  perform private.require(v_kind.code is not null, 404, 'card_kind_not_found', jsonb_build_object('code', p_code));
  if private.is_repeated_setting(p_request_id) then
    return v_kind;
  end if;
  perform private.require_setting_version('card_kind', p_code, v_kind.version, p_expected_version);
  v_error := private.number_template_error(coalesce(btrim(p_number_template), ''));
  if v_error is not null then
    perform private.fail(422, v_error ->> 'key', v_error - 'key' || '{"field":"template"}');
  end if;
  perform private.require(p_term_years between 1 and 10, 422, 'parameter_out_of_bounds', '{"field":"term","min":1,"max":10}');
  v_old := jsonb_build_object('number_template', v_kind.number_template, 'term_years', v_kind.term_years);
  update public.card_kinds k set number_template = btrim(p_number_template), term_years = p_term_years, version = k.version + 1
  where k.code = p_code returning k.* into v_kind;
  perform private.log_setting('card_kind', p_code, v_old,
    jsonb_build_object('number_template', v_kind.number_template, 'term_years', v_kind.term_years),
    private.require_setting_reason(p_reason), p_request_id);
  return v_kind;
end
$$;
comment on function private.change_card_kind(text, text, integer, text, integer, uuid) is 'See public.change_card_kind.';

create function public.change_parameter(p_key text, p_value jsonb, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.parameters language sql security invoker set search_path = ''
as $$ select private.change_parameter(p_key, p_value, p_reason, p_expected_version, p_request_id) $$;
comment on function public.change_parameter(text, jsonb, text, integer, uuid) is
  'Sets a whole-number parameter within its bounds, with a reason. By the provincial administration. 422 parameter_out_of_bounds (min, max), nothing_changed; 409 stale_version names the colleague.';
create function public.change_card_kind(
  p_code text, p_number_template text, p_term_years integer, p_reason text, p_expected_version integer, p_request_id uuid)
returns public.card_kinds language sql security invoker set search_path = ''
as $$ select private.change_card_kind(p_code, p_number_template, p_term_years, p_reason, p_expected_version, p_request_id) $$;
comment on function public.change_card_kind(text, text, integer, text, integer, uuid) is
  'Sets how new cards of a kind are numbered ({yyyy}, {yy}, {serial:n}) and how many years they are valid, with a reason. By the provincial administration. Cards issued before stay.';

revoke all on function private.number_template_error(text) from public, anon, authenticated, service_role;
grant execute on function private.change_parameter(text, jsonb, text, integer, uuid),
  private.change_card_kind(text, text, integer, text, integer, uuid) to authenticated;
grant execute on function public.change_parameter(text, jsonb, text, integer, uuid),
  public.change_card_kind(text, text, integer, text, integer, uuid) to authenticated;
