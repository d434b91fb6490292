import type { Translated } from '../translator'
import type { listErrors as source } from '../zh-CN/listErrors'

export const listErrors: Translated<typeof source> = {
  export_invalid: 'The export was not asked for completely. Export again.',
  export_is_over: 'This export is more than an hour old. Export again.',
  export_not_found: 'There is no such export, or it is not yours.',
  export_not_granted:
    'You may not export full personal data. Export the masked list, or ask the security administration for the right.',
  export_too_large: 'An export has at most {max} rows. Narrow the list first.',
  import_kind_unknown: 'There is no such import.',
  import_rows_invalid: 'The data of the import are malformed. Choose the file again.',
  import_chunk_size: 'A part has 1 to {max} rows. Choose the file again.',
  import_not_found: 'There is no such import, or it is not yours.',
  import_chunk_differs:
    'This part has been written with other contents. Choose the file again and start with the check.',
  import_ended: 'This import has ended. Choose the file again; rows that were written come up as “same”.',
  import_chunk_unknown: 'There is no such part. Choose the file again.',
  import_file_invalid: 'The facts about the file are incomplete. Choose the file again.',
  import_too_many_rows: 'An import has at most {max} rows. Split the file.',
  list_unknown: 'There is no such list.',
  view_name_length: 'The name of a view has 1 to {max} characters.',
  view_too_long: 'There are too many filters to save as a view.',
  too_many_views: 'A list keeps {max} views at most: delete one that is not used.',
  view_not_found: 'The view is not there; it may have been deleted.',
  cancellation_document_missing: 'Say which document the cancellation rests on (2 to 100 characters).',
  card_is_not_active: 'The card is no longer live: refresh the page.',
  card_is_not_cancelled: 'The card is not cancelled, or no longer.',
}
