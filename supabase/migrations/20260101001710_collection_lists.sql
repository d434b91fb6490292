-- 证卡领取名单: assessors' cards are collected with annex 2 sealed by the unit, supervisors' with annex 4 by the city
-- (notice 一(四), 二(四)). Full numbers stand on these sheets, so they leave the private tables here, logged.

create function private.print_collection(p_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.require(cardinality(p_ids) between 1 and 1000, 422, 'bulk_size');
  if exists (
    select from unnest(p_ids) i
    where not exists (
      select from public.applications a
      where a.id = i and a.status in ('issued', 'collected') and private.may_collect(a))) then
    perform private.fail(403, 'not_collector');
  end if;
  perform private.log_access('print', 'collection', a.id, a.person_id, '证卡领取名单 ' || a.number)
  from public.applications a where a.id = any (p_ids);
  return (
    select jsonb_agg(jsonb_build_object(
        'application_id', a.id, 'batch_id', b.id, 'batch_number', b.number, 'batch_version', b.data_version,
        'annex', k.summary_annex, 'institution_id', a.institution_id, 'institution_name', a.institution_name,
        'region_code', a.region_code,
        'by_city', k.collected_by = 'city' and a.track = 'city', 'card_kind', a.card_kind,
        'form', f.form,
        'records', private.records_of_annex(a.person_id, a.role, o.valid_from, o.valid_to),
        'old_card_number', o.number, 'new_card_number', n.number, 'valid_from', n.valid_from, 'valid_to', n.valid_to,
        'old_card', c.old_card, 'collected_on', c.collected_on)
      order by a.institution_name collate public.pinyin, a.person_name collate public.pinyin, a.id)
    from public.applications a
    join public.card_kinds k on k.code = a.card_kind
    join private.application_forms f on f.application_id = a.id
    join public.cards o on o.id = a.card_id
    join public.cards n on n.id = a.new_card_id
    left join public.summary_batches b on b.id = a.batch_id
    left join public.card_collections c on c.application_id = a.id
    where a.id = any (p_ids));
end
$$;
comment on function private.print_collection(uuid[]) is 'See public.print_collection.';

create function public.print_collection(p_ids uuid[])
returns jsonb language sql security invoker set search_path = ''
as $$ select private.print_collection(p_ids) $$;
comment on function public.print_collection(uuid[]) is
  'Rows of the collection list of up to 1000 files whose cards are issued, with full numbers: for who collects them. Logged. 403 not_collector.';
grant execute on function private.print_collection(uuid[]) to authenticated;
grant execute on function public.print_collection(uuid[]) to authenticated;
