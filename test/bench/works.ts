import { randomUUID } from 'node:crypto'
import { fileHash, personRows } from '../support/importRows'
import { institutions, staff } from '../support/people'
import { call, type Operation, type Sample } from './operation'
import { COLUMNS } from './reads'
import { callStatement, listStatement, type Statement } from './statements'

const { cityChengdu, reviewerOne } = staff
const IMPORTED_AT_ONCE = 500
const EXPORTED_AT_ONCE = 1000

/** What changes the world; everything is rolled back after it was timed. */
export function works({ roundId, file, finals }: Sample): Operation[] {
  return [
    call('审核一份（复审同意）', cityChengdu, 'work', 'review_application', {
      p_id: ['uuid', file.id],
      p_action: ['text', 'approve'],
      p_expected_version: ['integer', file.version],
      p_request_id: ['uuid', randomUUID()],
    }),
    call('认领一份', cityChengdu, 'work', 'claim_application', {
      p_id: ['uuid', file.id],
      p_is_prefetch: ['boolean', false],
    }),
    {
      ...call('批量审核 500 份（终审同意）', reviewerOne, 'work', 'review_applications', {
        p_items: ['jsonb', finals],
        p_action: ['text', 'approve'],
        p_request_id: ['uuid', randomUUID()],
      }),
      times: 3,
    },
    {
      ...call('生成汇总表 5,000 行', cityChengdu, 'work', 'generate_batch', {
        p_round_id: ['uuid', roundId],
        p_annex: ['integer', 2],
        p_institution_id: ['uuid', null],
        p_handler_name: ['text', '李娜'],
        p_handler_phone: ['text', '028-80000000'],
      }),
      times: 3,
    },
    { ...call('到期事项推进', reviewerOne, 'work', 'advance_due'), times: 5 },
    exported(),
    imported(),
  ]
}

/** Ten pages by key, as an export reads them; the key of the next page is where the one before ends. */
function exported(): Operation {
  const page = (after: string | undefined): Statement =>
    listStatement({
      table: 'applications',
      columns: COLUMNS,
      where: after ? 'id > $1' : 'true',
      values: after ? [after] : [],
      order: 'id asc',
      limit: EXPORTED_AT_ONCE,
      embed: {
        name: 'people',
        table: 'people',
        columns: ['id_number_masked', 'phone_masked'],
        on: 'person_id',
      },
    })
  // ids are spread evenly, so the pages begin at tenths of what the smallest world holds
  const statements = Array.from({ length: 10 }, (_, index) =>
    page(
      index === 0
        ? undefined
        : `${Math.floor((index / 11) * 0xffffffff)
            .toString(16)
            .padStart(8, '0')}-0000-4000-8000-000000000000`,
    ),
  )
  return {
    name: '导出 10,000 行',
    who: reviewerOne,
    kind: 'work',
    times: 3,
    asRole: statements,
    byHand: statements,
  }
}

function imported(): Operation {
  const rows = personRows(10_000, 0, institutions.chengdu.name)
  const parts = Array.from({ length: rows.length / IMPORTED_AT_ONCE }, (_, index) =>
    rows.slice(index * IMPORTED_AT_ONCE, (index + 1) * IMPORTED_AT_ONCE),
  )
  const id = randomUUID()
  const asRole = [
    ...parts.map((part) =>
      callStatement('check_import_rows', { p_kind: ['text', 'people'], p_rows: ['jsonb', part] }),
    ),
    callStatement('start_import', {
      p_id: ['uuid', id],
      p_kind: ['text', 'people'],
      p_file: [
        'jsonb',
        { name: '一万.xlsx', hash: fileHash('c'), row_count: rows.length, chunk_count: parts.length },
      ],
    }),
    ...parts.map((part, index) =>
      callStatement('write_import_chunk', {
        p_run_id: ['uuid', id],
        p_chunk_no: ['integer', index + 1],
        p_rows: ['jsonb', part],
      }),
    ),
  ]
  return { name: '导入 10,000 行（校验并写入）', who: cityChengdu, kind: 'work', times: 1, asRole }
}
