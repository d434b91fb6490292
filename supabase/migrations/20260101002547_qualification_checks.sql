-- May this person be used? By the exact number of an identity or a card, one or a whole list: the positive way to obey the
-- notice, 三(二): 不得使用证卡过期、人证不符、职业不符等考评员、督导员. Who asked about whom is logged.

create function private.card_problems(p_card public.cards, p_on date, p_occupation text)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := (select k.role from public.card_kinds k where k.code = p_card.kind);
  v_occupation text := nullif(trim(p_occupation), '');
begin
  return array_remove(array[
    case when exists (select from private.person_identities i
      where i.person_id = p_card.person_id and private.is_banned_identity(i.id_number, v_role)) then 'identity_banned' end,
    case when (private.live_disqualification(p_card.person_id, v_role)).id is not null or p_card.status = 'disqualified'
      then 'person_disqualified' end,
    case when p_card.status not in ('active', 'disqualified') then 'card_not_live' end,
    case when p_card.valid_to < p_on then 'card_expired' end,
    case when p_card.valid_from > p_on then 'card_not_yet_valid' end,
    -- from here on it is for the eye: an old card's words need not be the catalogue's
    case when v_role = 'assessor' and v_occupation is not null and not (v_occupation = any (p_card.occupations))
      and not exists (select from public.occupations o where v_occupation in (o.code, o.name_zh) and o.code = any (p_card.occupation_codes))
      then 'occupation_outside' end,
    case when v_role = 'assessor' and exists (select from public.accidents a where a.person_id = p_card.person_id and a.voided_on is null)
      then 'accident_on_record' end,
    case when not p_card.is_verified then 'card_unverified' end], null);
end
$$;
comment on function private.card_problems(public.cards, date, text) is
  'What speaks against using a card on a day: identity_banned, person_disqualified, card_not_live, card_expired and card_not_yet_valid forbid it; occupation_outside, accident_on_record and card_unverified are warnings.';

create function private.check_qualification(p_numbers text[], p_on date, p_occupation text)
returns table (nr integer, number text, outcome text, person_name text, card_kind text, card_number text, valid_to date,
  problems text[], document_number text, decided_on date)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_me public.staff := private.me();
  v_is_center constant boolean := coalesce(v_me.role in ('city_officer', 'province_reviewer', 'province_admin'), false);
  v_units uuid[] := private.my_institutions();
  v_on date := coalesce(p_on, private.today());
  v_typed text;
  v_identity text;
  v_card public.cards;
  v_penalty public.penalties;
  v_found boolean;
begin
  nr := 0;
  foreach v_typed in array p_numbers loop
    nr := nr + 1;
    number := trim(v_typed);
    v_identity := private.normalise_id_number(v_typed);
    v_found := false;
    for v_card in
      select c.* from public.cards c
      where c.status not in ('superseded', 'cancelled') and (c.number = trim(v_typed)
        -- a unit asks by identity about its own people only; whoever else it employs shows a card
        or c.person_id = (select i.person_id from private.person_identities i join public.people p on p.id = i.person_id
          where i.id_number = v_identity and (v_is_center or p.institution_id = any (v_units))))
      order by c.valid_to desc, c.id
    loop
      v_found := true;
      person_name := v_card.holder_name; card_kind := v_card.kind; card_number := v_card.number; valid_to := v_card.valid_to;
      problems := private.card_problems(v_card, v_on, p_occupation);
      outcome := case when problems && array['identity_banned', 'person_disqualified', 'card_not_live', 'card_expired', 'card_not_yet_valid']
        then 'refused' when cardinality(problems) > 0 then 'doubtful' else 'allowed' end;
      select d.* into v_penalty from private.live_disqualification(v_card.person_id,
        (select k.role from public.card_kinds k where k.code = v_card.kind)) d;
      document_number := v_penalty.document_number; decided_on := v_penalty.decided_on;
      return next;
    end loop;
    if not v_found then
      person_name := null; card_kind := null; card_number := null; valid_to := null;
      select p.* into v_penalty from private.identity_bans b join public.penalties p on p.id = b.penalty_id
      where b.id_number = v_identity and v_is_center order by p.decided_on desc limit 1;
      document_number := v_penalty.document_number; decided_on := v_penalty.decided_on;
      problems := case when v_penalty.id is not null then array['identity_banned'] else array['no_card'] end;
      outcome := case when v_penalty.id is not null then 'refused' else 'unknown' end;
      return next;
    end if;
  end loop;
end
$$;
comment on function private.check_qualification(text[], date, text) is 'The answers of public.check_qualification, without its log.';

create function private.ask_qualification(p_numbers text[], p_on date, p_occupation text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_answers jsonb;
begin
  perform private.require(coalesce(private.my_role() in ('city_officer', 'province_reviewer', 'province_admin'), false)
    or cardinality(private.my_institutions()) > 0, 403, 'not_permitted');
  perform private.require(coalesce(cardinality(p_numbers) between 1 and 300, false), 422, 'check_size', '{"max":300}');
  select coalesce(jsonb_agg(to_jsonb(a) order by a.nr), '[]') into v_answers
  from private.check_qualification(p_numbers, p_on, p_occupation) a;
  perform private.log_access('reveal', 'qualification_check', c.card_id, c.person_id, '使用前资格核查')
  from (select distinct d.id as card_id, d.person_id
    from jsonb_array_elements(v_answers) x join public.cards d on d.number = x ->> 'card_number' and d.holder_name = x ->> 'person_name') c;
  return v_answers;
end
$$;
comment on function private.ask_qualification(text[], date, text) is 'See public.check_qualification.';

create function public.check_qualification(p_numbers text[], p_on date default null, p_occupation text default null)
returns jsonb language sql security invoker set search_path = ''
as $$ select private.ask_qualification(p_numbers, p_on, p_occupation) $$;
comment on function public.check_qualification(text[], date, text) is
  'Whether the holders of up to 300 exact identity or card numbers may be used on a day, for an occupation: a row per card {nr, number, outcome: allowed, doubtful, refused, unknown, person_name, card_kind, card_number, valid_to, problems, document_number, decided_on}. For centers; for units by card number, and by identity number of their own people. Logged. 403 not_permitted; 422 check_size.';
grant execute on function private.ask_qualification(text[], date, text), public.check_qualification(text[], date, text) to authenticated;
