// A register: what it asks the server for, what it keeps in the address and on the device, and what it says without rows.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLocation } from 'react-router'
import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { RegisterColumn } from '../../src/ui/columnChoice'
import type { FilterField } from '../../src/ui/FilterInput'
import { type RegisterAnswer, RegisterPage, type RegisterWish } from '../../src/ui/RegisterPage'
import { SavedViewsMenu } from '../../src/ui/SavedViewsMenu'
import { show } from './reviewSamples'

interface Tool {
  id: string
  name: string
  year: number
}

const tools: Tool[] = Array.from({ length: 45 }, (_, n) => ({
  id: `t${n + 1}`,
  name: `工具${n + 1}`,
  year: 2000 + n,
}))
const fields: FilterField[] = [
  { kind: 'search', name: 'q', label: '名称' },
  { kind: 'dates', name: 'bought', label: '购置日期' },
]
const columns: RegisterColumn<Tool>[] = [
  { key: 'name', title: '名称', dataIndex: 'name' },
  { key: 'year', title: '年份', dataIndex: 'year', sorter: true, choice: 'shown' },
  { key: 'id', title: '编号', dataIndex: 'id', choice: 'hidden' },
]
const idOf = ({ id }: Tool) => id

let asked: RegisterWish[]
let address: string

/** A server in a few lines: it filters by name, sorts by year and pages. */
async function load({ filters, sort, page, pageSize }: RegisterWish): Promise<RegisterAnswer<Tool>> {
  const found = tools.filter(({ name }) => name.includes(filters.q ?? ''))
  if (sort?.order === 'desc') found.sort((a, b) => b.year - a.year)
  return { rows: found.slice((page - 1) * pageSize, page * pageSize), total: found.length }
}

function Address() {
  address = useLocation().search
  return null
}

interface Wish {
  load?(wish: RegisterWish): Promise<RegisterAnswer<Tool>>
  withBulk?: boolean
}

function open(wish: Wish = {}) {
  show(
    <>
      <Address />
      <RegisterPage<Tool>
        name="tools"
        title="工具"
        fields={fields}
        columns={columns}
        rowKey={idOf}
        nameOf={({ name }) => name}
        load={(page) => {
          asked.push(page)
          return (wish.load ?? load)(page)
        }}
        loadKeys={async () => tools.map(idOf)}
        bulk={wish.withBulk ? (keys) => <output>{keys.length}</output> : undefined}
        empty="还没有工具"
      />
    </>,
  )
}

beforeEach(() => {
  asked = []
  localStorage.clear()
})

describe('the address', () => {
  test('carries filter, order and page, and each begins with the first page', async () => {
    open()
    await screen.findByText('工具20')
    fireEvent.click(screen.getByTitle('2'))
    await screen.findByText('工具21')
    expect(address).toBe('?page=2')
    fireEvent.click(screen.getByRole('columnheader', { name: /年份/ }))
    await waitFor(() => expect(address).toBe('?sort=year'))
    fireEvent.click(screen.getByRole('columnheader', { name: /年份/ }))
    await screen.findByText('工具45')
    expect(address).toBe('?sort=year&order=desc')
    await userEvent.type(screen.getByRole('searchbox', { name: '名称' }), '工具1{Enter}')
    await waitFor(() => expect(new URLSearchParams(address).get('q')).toBe('工具1'))
    expect(asked.at(-1)).toEqual({
      filters: { q: '工具1', bought: undefined, bought_to: undefined },
      sort: { field: 'year', order: 'desc' },
      page: 1,
      pageSize: 20,
    })
  })
})

describe('without rows', () => {
  test('it waits in words', () => {
    open({ load: () => new Promise(() => undefined) })
    expect(screen.getByText('正在加载……')).toBeInTheDocument()
  })

  test('an empty register says so in its own words', async () => {
    open({ load: async () => ({ rows: [], total: 0 }) })
    expect(await screen.findByText('还没有工具')).toBeVisible()
  })

  test('filters that match nothing can be cleared', async () => {
    open()
    await screen.findByText('工具1')
    await userEvent.type(screen.getByRole('searchbox', { name: '名称' }), '无{Enter}')
    await screen.findByText('没有符合条件的记录')
    fireEvent.click(screen.getAllByRole('button', { name: '清除筛选' }).at(-1) as HTMLElement)
    expect(await screen.findByText('工具1')).toBeVisible()
    expect(address).toBe('')
  })

  test.each([
    ['forbidden', 'not_permitted', '没有权限查看'],
    ['offline', 'offline', '网络已断开'],
    ['failure', 'server_failed', '没有加载成功'],
  ] as const)('%s is told as what it is', async (kind, key, title) => {
    open({ load: () => Promise.reject(new AppError(kind, key)) })
    expect(await screen.findByText(title)).toBeVisible()
    expect(screen.queryByRole('button', { name: '重试' }) !== null).toBe(kind !== 'forbidden')
  })
})

describe('columns', () => {
  test('are chosen, remembered on the device, and as usual again', async () => {
    open()
    await screen.findByText('工具1')
    expect(screen.queryByRole('columnheader', { name: '编号' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /列/ }))
    fireEvent.click(await screen.findByRole('checkbox', { name: '编号' }))
    expect(screen.getByRole('columnheader', { name: '编号' })).toBeVisible()
    fireEvent.click(screen.getByRole('checkbox', { name: '年份' }))
    expect(screen.queryByRole('columnheader', { name: /年份/ })).toBeNull()
    expect(screen.queryByRole('checkbox', { name: '名称' })).toBeNull()
    expect(JSON.parse(localStorage.getItem('huanzheng.columns.tools.') ?? '')).toEqual({
      id: true,
      year: false,
    })
    fireEvent.click(screen.getByRole('button', { name: '恢复默认' }))
    expect(screen.getByRole('columnheader', { name: /年份/ })).toBeVisible()
  })
})

describe('chosen rows', () => {
  const all = () => screen.getAllByRole('checkbox')[0] as HTMLElement

  test('are kept from page to page', async () => {
    open({ withBulk: true })
    fireEvent.click(await screen.findByRole('checkbox', { name: '选择 工具3' }))
    fireEvent.click(screen.getByTitle('2'))
    fireEvent.click(await screen.findByRole('checkbox', { name: '选择 工具21' }))
    expect(screen.getByText('已选 2 项')).toBeVisible()
  })

  test('can be all that match, not only those in view', async () => {
    open({ withBulk: true })
    await screen.findByText('工具1')
    fireEvent.click(all())
    expect(screen.getByText('已选 20 项')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '选择符合条件的全部 45 条' }))
    expect(await screen.findByText('已选 45 项')).toBeVisible()
    expect(screen.queryByRole('button', { name: /选择符合条件的全部/ })).toBeNull()
  })

  test('are no longer chosen under other filters', async () => {
    open({ withBulk: true })
    fireEvent.click(await screen.findByRole('checkbox', { name: '选择 工具3' }))
    await userEvent.type(screen.getByRole('searchbox', { name: '名称' }), '工具1{Enter}')
    await waitFor(() => expect(screen.queryByText(/已选/)).toBeNull())
  })
})

describe('saved views', () => {
  const views = [
    { id: 'v1', name: '即将到期', search: 'due=soon', isShared: false },
    { id: 'v2', name: '省共用', search: 'kind=assessor', isShared: true, sharedBy: '吴倩' },
  ]
  const nothing = async () => undefined

  test('open as addresses; those of colleagues name them and cannot be deleted', async () => {
    const opened: string[] = []
    show(
      <SavedViewsMenu
        views={views}
        mayShare={false}
        onOpen={({ search }) => opened.push(search)}
        onSave={nothing}
        onDelete={nothing}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: '省共用' }))
    expect(opened).toEqual(['kind=assessor'])
    expect(screen.getByText('吴倩')).toBeVisible()
    expect(screen.getByRole('button', { name: '删除视图“即将到期”' })).toBeVisible()
    expect(screen.queryByRole('button', { name: '删除视图“省共用”' })).toBeNull()
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  test('are saved with a name, for oneself or for the center; a refusal is told', async () => {
    const saved: unknown[] = []
    let refuses = true
    show(
      <SavedViewsMenu
        views={[]}
        mayShare
        onOpen={() => undefined}
        onSave={async (name, isShared) => {
          if (refuses) throw new AppError('rule', 'too_many_views', { max: 50 }, 422)
          saved.push([name, isShared])
        }}
        onDelete={nothing}
      />,
    )
    const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }))
    save()
    expect(await screen.findByText('请填写视图名称')).toBeVisible()
    await userEvent.type(screen.getByRole('textbox', { name: '视图名称' }), '本市')
    fireEvent.click(screen.getByRole('checkbox', { name: '与本中心同事共享' }))
    save()
    expect(within(await screen.findByRole('alert')).getByText(/最多保存 50 个/)).toBeVisible()
    refuses = false
    save()
    await waitFor(() => expect(saved).toEqual([['本市', true]]))
  })
})
