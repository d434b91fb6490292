import { staff } from '../support/people'
import { call, list, type Operation, type Sample } from './operation'
import type { callStatement, ListRequest } from './statements'

/** What a row of a queue shows; exports read the same. */
export const COLUMNS =
  'id number round_id person_id card_kind role track institution_id region_code status stage person_name institution_name card_number card_valid_to is_proxy due_on claimed_by claimed_by_name claimed_until reviewed_by created_by submitted_at updated_at version'.split(
    ' ',
  )
const RECORD_COLUMNS =
  'id person_id person_name role held_on institution_name batch place occupation source status decided_by_name decided_at dispute_reason dispute_answer answered_by_name answered_at evaluation_id institution_id evaluator_id region_code version'.split(
    ' ',
  )

/** The order that src/data/applicationList.ts sends. */
const bySent = 'submitted_at asc nulls last, id asc'
const byChange = 'updated_at desc nulls last, id asc'

const { cityChengdu, reviewerOne, managerProvince, managerChengdu } = staff

const files = (where: string, values: unknown[], order: string, offset = 0): ListRequest => ({
  table: 'applications',
  columns: COLUMNS,
  where,
  values,
  order,
  limit: 20,
  offset,
})

/** What a list that is full asks besides: is there a row 10,001, and if not, how many. */
const counted = (where: string, values: unknown[], hasMore = false): ListRequest[] => [
  { table: 'applications', columns: ['id'], where, values, limit: 1, offset: 10_000 },
  ...(hasMore ? [] : [{ table: 'applications', columns: ['id'], where, values, limit: 1, counts: true }]),
]

const CITY = 'region_code = $1 and status = $2'
const SUPERVISED = ['510100', 're_review']
const WAITING = ['510100', 'awaiting_summary']
const FINAL = 'status = $1 and card_kind = any ($2) and round_id = $3 and due_on <= $4'

/** Every read that is measured, by the screen that sends it. */
export function reads({ roundId, file, world }: Sample): Operation[] {
  const finals = ['final_review', ['assessor', 'senior_assessor'], roundId, '2024-06-30']
  const deepest = Math.min(9_980, world.files > 10_000 ? 9_980 : 4_000)
  return [
    list('城市队列 第一页', cityChengdu, 'live', files(CITY, SUPERVISED, bySent)),
    list('城市队列 第二百页', cityChengdu, 'live', files(CITY, WAITING, bySent, 3_980)),
    list('城市队列 计数', cityChengdu, 'live', ...counted(CITY, WAITING)),
    call('各队列计数（城市）', cityChengdu, 'live', 'count_queues', { p_round_id: ['uuid', null] }),
    call('各队列计数（省）', reviewerOne, 'live', 'count_queues', { p_round_id: ['uuid', null] }),
    list('省队列 多重筛选', reviewerOne, 'live', files(FINAL, finals, bySent)),
    list('省队列 筛选计数', reviewerOne, 'live', ...counted(FINAL, finals)),
    call('工作台（城市）', cityChengdu, 'live', 'my_workbench'),
    call('工作台（省）', reviewerOne, 'live', 'my_workbench'),
    call('轮次进度', reviewerOne, 'live', 'round_progress', { p_round_id: ['uuid', roundId] }),
    call('待汇总概况', cityChengdu, 'live', 'summary_waiting'),
    call('打开一份申报（含资格校验）', cityChengdu, 'live', 'get_application', { p_id: ['uuid', file.id] }),
    search('按姓名开头搜索', file.personName.slice(0, 2)),
    search('按证卡编号搜索', file.cardNumber),
    list('全部申报（城市）第一页', cityChengdu, 'register', files('region_code = $1', ['510100'], byChange)),
    list(
      '全部申报（城市）最深页',
      cityChengdu,
      'register',
      files('region_code = $1', ['510100'], byChange, deepest),
    ),
    list('全部申报（省）第一页', reviewerOne, 'register', files('true', [], byChange)),
    list('全部申报（省）计数', reviewerOne, 'register', ...counted('true', [], hasMore(world))),
    handled(),
    call('人员页', cityChengdu, 'register', 'get_person', { p_id: ['uuid', file.personId] }),
    register('人员名册 第一页', 'list_people', {}),
    register('人员名册 姓名开头', 'list_people', { q: file.personName.slice(0, 2) }),
    register('证卡名册 完整编号', 'list_cards', { q: file.cardNumber }),
    register('证卡名册 90 天内到期', 'list_cards', { expiry: 'within_90' }),
    records(),
  ]
}

/** The dashboards; each function stands once, with the arguments that its page sends. */
export function dashboards({ roundId }: Sample): Operation[] {
  const round = { p_round: ['uuid', roundId] as [string, unknown] }
  const year = { p_from: ['date', '2023-06-01'], p_to: ['date', '2024-05-31'] } satisfies Record<
    string,
    [string, unknown]
  >
  const by = (key: string) => ({ p_by: ['text', key] as [string, unknown] })
  return [
    call('统计 换证（按地区）', managerProvince, 'live', 'statistics_renewals', {
      ...by('region'),
      ...round,
    }),
    call('统计 换证（按月，一年）', managerProvince, 'live', 'statistics_renewals', {
      ...by('month'),
      ...year,
    }),
    call('统计 换证（按职业）', managerProvince, 'live', 'statistics_renewals', {
      ...by('occupation'),
      ...round,
    }),
    call('统计 换证（一市）', managerChengdu, 'live', 'statistics_renewals', { ...by('total'), ...round }),
    call('统计 流程与用时', managerProvince, 'live', 'statistics_funnel', { ...by('total'), ...round }),
    call('统计 退回与不予通过原因', managerProvince, 'live', 'statistics_reasons', round),
    call('统计 各市进度', managerProvince, 'live', 'statistics_lateness', round),
    call('统计 到期预测', managerProvince, 'live', 'statistics_expiry'),
    call('统计 资格管理', managerProvince, 'live', 'statistics_discipline'),
    call('统计 督导抽派', managerProvince, 'live', 'statistics_dispatch'),
  ]
}

/** The function finds, PostgREST filters, sorts and pages what it found. */
function search(name: string, text: string): Operation {
  const statement = (source: string) => {
    const columns = COLUMNS.map((column) => `pgrst_call.${column}`).join(', ')
    return {
      text: `with pgrst_source as (select pgrst_call.* from json_to_record($1) as body(p_text text),
          lateral ${source} pgrst_call)
        select null::bigint as total_result_set, count(_postgrest_t) as page_total, coalesce(json_agg(_postgrest_t), '[]')::text as body
        from (select ${columns} from pgrst_source pgrst_call where pgrst_call.region_code = $2
          order by pgrst_call.${bySent.replace(', ', ', pgrst_call.')} limit 20 offset 0) _postgrest_t`,
      values: [JSON.stringify({ p_text: text }), '510100'],
    }
  }
  const byHand = `(select * from public.applications a where a.region_code = '510100' and a.status <> 'draft'
    and (a.person_name like '${text}%' or a.number like '${text}%' or a.card_number like '${text}%') limit 1000)`
  return {
    name,
    who: cityChengdu,
    kind: 'live',
    asRole: [statement('public.search_applications(body.p_text)')],
    byHand: [statement(byHand)],
  }
}

/** 我已处理: one's own decisions, each with its file. */
function handled(): Operation {
  const columns = COLUMNS.map((column) => `"applications_1"."${column}"`).join(', ')
  const statement = {
    text: `with pgrst_source as (
        select application_events.action, application_events.at, row_to_json(file.*)::jsonb as applications
        from public.application_events
        inner join lateral (select ${columns} from public.applications applications_1
          where applications_1.region_code = $3 and applications_1.id = application_events.application_id) file on true
        where application_events.actor = $1 and application_events.action = any ($2)
        order by application_events.at desc limit 20 offset 0)
      select null::bigint as total_result_set, count(_postgrest_t) as page_total, coalesce(json_agg(_postgrest_t), '[]')::text as body
      from (select * from pgrst_source) _postgrest_t`,
    values: [cityChengdu.id, ['approve', 'return', 'reject', 'grant_appeal', 'deny_appeal'], '510100'],
  }
  return {
    name: '我已处理 第一页',
    who: cityChengdu,
    kind: 'register',
    asRole: [statement],
    byHand: [statement],
  }
}

function register(name: string, rpc: string, filters: Record<string, string>): Operation {
  const args = {
    p_filters: ['jsonb', filters],
    p_sort: ['text', null],
    p_is_descending: ['boolean', false],
    p_page: ['integer', 1],
    p_page_size: ['integer', 20],
  } satisfies Parameters<typeof callStatement>[1]
  return call(name, cityChengdu, 'register', rpc, args)
}

/** The register of records asks for a page and whether there are more than 10,000; here there always are. */
function records(): Operation {
  const request: ListRequest = {
    table: 'activity_records',
    columns: RECORD_COLUMNS,
    where: 'region_code = $1',
    values: ['510100'],
    order: 'held_on desc, id asc',
    limit: 20,
    embed: { name: 'person', table: 'people', columns: ['id_number_masked'], on: 'person_id' },
  }
  const beyond = { table: request.table, columns: ['id'], where: request.where, values: request.values }
  return list('工作记录 第一页与计数', cityChengdu, 'register', request, {
    ...beyond,
    limit: 1,
    offset: 10_000,
  })
}

/** Whether lists of everything have more rows than are counted. */
function hasMore({ files }: Sample['world']): boolean {
  return files > 10_000
}
