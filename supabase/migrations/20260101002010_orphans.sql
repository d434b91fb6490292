-- Bytes in storage that no row speaks of any more: uploads that broke off, documents that were taken off or replaced,
-- scans of summary tables that were generated anew. SQL must not delete objects of storage (the platform keeps their
-- bytes elsewhere), so a maintenance job asks here for their paths and removes them through the storage API.

create function private.orphaned_objects(p_limit integer)
returns setof text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  -- plpgsql: it names tables of later chapters
  return query select o.name
  from storage.objects o
  -- a day leaves every upload under way alone
  where o.bucket_id = 'documents' and o.created_at < private.now() - interval '1 day'
    and not exists (
      select from public.documents d
      where d.path = o.name and (d.status in ('pending', 'stored')
        -- a photo that was replaced still stands on the forms that were printed with it
        or exists (select from private.form_versions v
          where v.application_id = d.application_id and v.content #>> '{printed,photo}' = d.path)))
    and not exists (select from public.summary_batches b where b.scan_path = o.name)
    and not exists (select from public.case_files f where f.path = o.name and f.status in ('pending', 'stored'))
    and not exists (select from private.inspection_files f where f.path = o.name and f.status in ('pending', 'stored'))
  order by o.name
  limit least(greatest(coalesce(p_limit, 1000), 1), 1000);
end
$$;
comment on function private.orphaned_objects(integer) is 'See public.orphaned_objects.';

create function public.orphaned_objects(p_limit integer default 1000)
returns setof text language sql stable security invoker set search_path = ''
as $$ select p from private.orphaned_objects(p_limit) p $$;
comment on function public.orphaned_objects(integer) is
  'Paths in the bucket "documents" older than a day that belong to no document, no frozen form and no summary table, at most 1000: for the maintenance job, which removes them through the storage API. A path once listed never becomes a document again.';
grant execute on function private.orphaned_objects(integer), public.orphaned_objects(integer) to service_role;
