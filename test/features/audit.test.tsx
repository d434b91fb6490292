// 审计: changes in words, filters and pages in the address, whose data was looked at.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { AccessRow, AuditRow } from '../../src/data/audit'
import { AccessLogView } from '../../src/features/audit/AccessLogView'
import { AuditLogView } from '../../src/features/audit/AuditLogView'
import { accessQueryOf, auditQueryOf, changeLog, readLog } from '../../src/features/audit/logAddress'
import { wordChanges, wordSubject } from '../../src/i18n/auditWords'
import { chinese, show } from './reviewSamples'

const paging = { isLatest: true, hasOlder: true, onLatest: () => undefined, onOlder: () => undefined }

const row: AuditRow = {
  id: 7,
  at: '2026-04-15T02:00:00+00:00',
  actor: 'user-1',
  actor_name: '李娜',
  table_name: 'applications',
  record_id: '0f3a196a-0000-4000-8000-000000000000',
  verb: 'update',
  changes: { status: ['re_review', 'returned'], due_on: [null, '2026-04-22'], is_proxy: [false, true] },
}

describe('a change in words', () => {
  test('says old and new: statuses, dates, yes and no, and emptiness', () => {
    expect(wordChanges(row, chinese)).toEqual([
      { column: '状态', old: '待复审', new: '退回修改' },
      { column: '办理期限', old: '空', new: '2026-04-22' },
      { column: '单位代办', old: '否', new: '是' },
    ])
  })

  test('names regions, roles and rights, and instants as they were in Shanghai', () => {
    const changes = {
      region_code: ['510100', '510700'],
      role: ['city_officer', 'manager'],
      extra_grants: [[], ['reveal', 'export']],
      dismissed_at: [null, '2026-04-15T16:30:00+00:00'],
    }
    expect(wordChanges({ table_name: 'staff', verb: 'update', changes }, chinese)).toEqual([
      { column: '所属地区', old: '成都市', new: '绵阳市' },
      { column: '角色', old: '市州中心', new: '领导' },
      { column: '另授权限', old: '空', new: '查看完整信息、导出' },
      { column: '停用时间', old: '空', new: '2026-04-16 00:30' },
    ])
  })

  test('of a new row leaves out what is empty, bookkeeping, and ids that a name stands beside', () => {
    const changes = {
      id: 'x',
      note: null,
      version: 1,
      name: '四月轮',
      logged_by: 'uuid',
      logged_by_name: '王敏',
    }
    expect(wordChanges({ table_name: 'rounds', verb: 'insert', changes }, chinese)).toEqual([
      { column: '名称', new: '四月轮' },
      { column: '登记人', new: '王敏' },
    ])
  })

  test('of a rule says what it was and is, in words', () => {
    const changes = {
      subject: 'calendar_day',
      record_key: '2026-08-14',
      old_values: { is_working_day: true, holiday_name: null },
      new_values: { is_working_day: false, holiday_name: '防汛停工' },
      request_id: 'a',
    }
    expect(
      wordChanges({ table_name: 'setting_changes', verb: 'insert', changes }, chinese).map(
        ({ new: is }) => is,
      ),
    ).toEqual(['日历中的一天', '2026-08-14', '上班：是；节假日：空', '上班：否；节假日：防汛停工'])
  })

  test('asks the dictionaries for codes', () => {
    const changes = { kind: 'supervisor' }
    const names = (column: string, code: string) =>
      column === 'kind' && code === 'supervisor' ? '质量督导员' : undefined
    expect(wordChanges({ table_name: 'cards', verb: 'insert', changes }, chinese, names)).toEqual([
      { column: '种类', new: '质量督导员' },
    ])
  })

  test('a document is named by its kind', () => {
    expect(wordSubject('document:id_card', () => '身份证', chinese)).toBe('材料：身份证')
    expect(wordSubject('person', () => '', chinese)).toBe('个人信息')
  })
})

describe('the address of a log', () => {
  test('keeps tab, filters and page, and forgets the page when a filter changes', () => {
    const params = new URLSearchParams('tab=access&person=p1&before=99&junk=1')
    expect(readLog(params)).toEqual({ tab: 'access', filters: { person: 'p1' }, before: 99 })
    expect(changeLog(params, { kind: 'reveal' }).toString()).toBe('tab=access&person=p1&junk=1&kind=reveal')
  })

  test('means a question of one entry more than a page shows', () => {
    expect(auditQueryOf({ table: 'staff', record: 'r', at: '2026-04-01' }, 12)).toMatchObject({
      table: 'staff',
      recordId: 'r',
      from: '2026-04-01',
      before: 12,
      limit: 51,
    })
    expect(accessQueryOf({ person: 'p1', kind: 'open' })).toMatchObject({ personId: 'p1', kind: 'open' })
  })
})

describe('the log of changes', () => {
  test('narrows to an actor or a record by a click', async () => {
    const onFilter = vi.fn()
    show(
      <AuditLogView
        rows={[row]}
        filters={{}}
        onFilter={onFilter}
        narrowings={[]}
        codeName={() => undefined}
        {...paging}
      />,
    )
    expect(screen.getByText('状态：待复审 → 退回修改')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '李娜' }))
    expect(onFilter).toHaveBeenCalledWith({ actor: 'user-1' })
    await userEvent.click(screen.getByRole('button', { name: '申报 0f3a196a' }))
    expect(onFilter).toHaveBeenCalledWith({ table: 'applications', record: row.record_id })
    expect(screen.getByRole('button', { name: '更早的记录' })).toBeVisible()
  })

  test('a long list of values opens on request', async () => {
    const changes = Object.fromEntries(
      ['name', 'code', 'year', 'month', 'value', 'unit'].map((key) => [key, key]),
    )
    show(
      <AuditLogView
        rows={[{ ...row, verb: 'insert', changes }]}
        filters={{}}
        onFilter={() => undefined}
        narrowings={[]}
        codeName={() => undefined}
        {...paging}
      />,
    )
    expect(screen.queryByText('取值：value')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '其余 2 项' }))
    expect(screen.getByText('取值：value')).toBeVisible()
  })
})

describe('the log of looks', () => {
  const look: AccessRow = {
    id: 3,
    at: '2026-04-15T02:00:00+00:00',
    actor: 'user-1',
    actor_name: '李娜',
    kind: 'reveal',
    subject: 'person',
    subject_id: 'p1',
    person_id: 'p1',
    reason: '电话核实',
  }
  const people = new Map([['p1', { id: 'p1', name: '张三', id_number_masked: '510100********1018' }]])

  test('says whose data it was, how and why, and narrows to the person by a click', async () => {
    const onFilter = vi.fn()
    show(
      <AccessLogView
        rows={[look, { ...look, id: 2, kind: 'print', subject: 'summary_batch', person_id: null }]}
        filters={{}}
        onFilter={onFilter}
        narrowings={[]}
        people={people}
        documentName={(kind) => kind}
        personSearch={null}
        {...paging}
      />,
    )
    expect(screen.getAllByText('电话核实')).toHaveLength(2)
    expect(screen.getByText('多人')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '张三 510100********1018' }))
    expect(onFilter).toHaveBeenCalledWith({ person: 'p1' })
  })
})
