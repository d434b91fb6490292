-- What the province sees of a dispute: both sides with their evidence, masked; the full data for a logged reason.

create function private.dispute_side(p_user_id uuid, p_person_id uuid, p_statement text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'email_masked', private.mask_email(u.email),
    'email_on_record', lower(u.email) = lower(i.email),
    'signed_up_at', u.created_at,
    'statement', p_statement,
    'files', (select count(*) from public.applications a where a.person_id = p_person_id and a.created_by = u.id))
  from auth.users u left join private.person_identities i on i.person_id = p_person_id
  where u.id = p_user_id
$$;
comment on function private.dispute_side(uuid, uuid, text) is
  'One login in a dispute: the address masked and whether it is the one on record, its age, its statement, how many files of the person it entered. Null where the login is gone.';

create function private.list_disputes(p_is_open boolean, p_limit integer, p_offset integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role('province_reviewer');
  return jsonb_build_object(
    'total', (select count(*) from public.identity_disputes d where (d.status = 'open') = p_is_open),
    'rows', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', d.id, 'status', d.status, 'created_at', d.created_at,
        'decided_at', d.decided_at, 'decided_by_name', d.decided_by_name, 'decision_note', d.decision_note,
        'is_own', auth.uid() in (d.claimant, coalesce(d.holder, d.claimant)) or p.user_id is not distinct from auth.uid(),
        'person', jsonb_build_object('id', p.id, 'name', p.name, 'former_names', p.former_names,
          'id_number_masked', p.id_number_masked, 'phone_masked', p.phone_masked, 'status_before', d.status_before,
          'region_code', p.region_code, 'institution_name', i.name),
        'cards', coalesce((select jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'valid_to', c.valid_to,
            'status', c.status, 'is_verified', c.is_verified) order by c.valid_to desc)
          from public.cards c where c.person_id = p.id), '[]'),
        'files', coalesce((select jsonb_agg(to_jsonb(x) order by x.created_at desc) from (
            select a.id, a.number, a.status, a.created_at,
              case when a.is_proxy then 'unit' when a.created_by = d.claimant then 'claimant'
                when a.created_by = d.holder then 'holder' else 'other' end as entered_by
            from public.applications a where a.person_id = p.id and a.status <> 'draft'
            order by a.created_at desc limit 5) x), '[]'),
        'holder', private.dispute_side(d.holder, p.id, d.holder_statement),
        'claimant', private.dispute_side(d.claimant, p.id, d.claimant_statement))
        order by case when p_is_open then d.created_at end, d.decided_at desc, d.id)
      from (
        select x.* from public.identity_disputes x where (x.status = 'open') = p_is_open
        -- the longest wait first; of decided ones the latest
        order by case when p_is_open then x.created_at end, x.decided_at desc, x.id
        limit least(greatest(p_limit, 1), 100) offset greatest(p_offset, 0)) d
      join public.people p on p.id = d.person_id
      left join public.institutions i on i.id = p.institution_id), '[]'));
end
$$;
comment on function private.list_disputes(boolean, integer, integer) is 'See public.list_disputes.';

create function private.reveal_dispute(p_id uuid, p_reason text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_dispute public.identity_disputes;
  v_email text;
begin
  perform private.require_role('province_reviewer');
  select d.* into v_dispute from public.identity_disputes d where d.id = p_id;
  perform private.require(v_dispute.id is not null, 404, 'dispute_not_found');
  perform private.require(private.has_grant('reveal'), 403, 'reveal_not_granted');
  perform private.require(char_length(trim(coalesce(p_reason, ''))) >= 2, 422, 'reason_missing', '{"field":"reason"}');
  perform private.log_access('reveal', 'identity_dispute', p_id, v_dispute.person_id, trim(p_reason));
  select u.email into v_email from auth.users u where u.id = v_dispute.holder;
  return (
    select jsonb_build_object('id_number', i.id_number, 'phone', i.phone, 'email', i.email,
      'holder_email', v_email,
      'claimant_email', (select u.email from auth.users u where u.id = v_dispute.claimant))
    from private.person_identities i where i.person_id = v_dispute.person_id);
end
$$;
comment on function private.reveal_dispute(uuid, text) is 'See public.reveal_dispute.';

create function public.list_disputes(p_is_open boolean default true, p_limit integer default 20, p_offset integer default 0)
returns jsonb language sql stable security invoker set search_path = ''
as $$ select private.list_disputes(p_is_open, p_limit, p_offset) $$;
comment on function public.list_disputes(boolean, integer, integer) is
  'Open disputes, the longest wait first, or decided ones, the latest first: {total, rows} with person, cards, files and both sides, personal data masked. For the province''s reviewers, at most 100 at a time.';
create function public.reveal_dispute(p_id uuid, p_reason text)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.reveal_dispute(p_id, p_reason) $$;
comment on function public.reveal_dispute(uuid, text) is
  'Identity number, phone and addresses of a dispute in full: with the reveal right and a logged reason. Errors: 403 not_permitted, reveal_not_granted; 404 dispute_not_found; 422 reason_missing.';
grant execute on function private.list_disputes(boolean, integer, integer), private.reveal_dispute(uuid, text) to authenticated;
grant execute on function public.list_disputes(boolean, integer, integer), public.reveal_dispute(uuid, text) to authenticated;
