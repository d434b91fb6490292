// The table of every list: what a moving cursor, a selection and another language draw anew.
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ListPageTable } from '../../src/ui/ListPageTable'

interface Tool {
  id: string
  name: string
}

const tools: Tool[] = ['t1', 't2', 't3'].map((id) => ({ id, name: `工具 ${id}` }))
const rowKey = (tool: Tool) => tool.id

/** A table whose cells are counted as they are drawn. */
function countedTable() {
  let drawn = 0
  const columnsIn = (word: string) => [
    {
      key: 'name',
      title: '名称',
      render: (_: unknown, tool: Tool) => {
        drawn += 1
        return `${word}${tool.name}`
      },
    },
  ]
  const chinese = columnsIn('')
  const element = (changes: Partial<Parameters<typeof ListPageTable<Tool>>[0]>) => (
    <ListPageTable<Tool> label="工具" columns={chinese} rowKey={rowKey} rows={tools} {...changes} />
  )
  return { element, columnsIn, drawnSince: (before: number) => drawn - before, drawn: () => drawn }
}

const markedRow = () => document.querySelector('[aria-current="true"]')?.textContent

test('the cursor moves from row to row without drawing a cell anew', () => {
  const { element, drawn, drawnSince } = countedTable()
  const { rerender } = render(element({ activeKey: 't1' }))
  expect(markedRow()).toBe('工具 t1')
  const before = drawn()
  rerender(element({ activeKey: 't2' }))
  expect(markedRow()).toBe('工具 t2')
  expect(document.querySelectorAll('.row-active')).toHaveLength(1)
  rerender(element({ activeKey: undefined }))
  expect(markedRow()).toBeUndefined()
  expect(drawnSince(before)).toBe(0)
})

test('a selected row draws its box, and no other cell', () => {
  const { element, drawn, drawnSince } = countedTable()
  const selection = (keys: string[]) => ({
    keys,
    onChange: () => {},
    labelOf: (key: string) => `选择 ${key}`,
  })
  const { rerender } = render(element({ selection: selection([]) }))
  const before = drawn()
  rerender(element({ selection: selection(['t2']) }))
  expect(screen.getByRole('checkbox', { name: '选择 t2' })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: '选择 t1' })).not.toBeChecked()
  expect(drawnSince(before)).toBe(0)
})

test('other rows and other columns are drawn, and the cursor stays on its row', () => {
  const { element, columnsIn } = countedTable()
  const { rerender } = render(element({ activeKey: 't2' }))
  rerender(element({ activeKey: 't2', rows: [{ id: 't2', name: '新的工具' }] }))
  expect(markedRow()).toBe('新的工具')
  rerender(element({ activeKey: 't2', columns: columnsIn('Tool '), rows: tools }))
  expect(markedRow()).toBe('Tool 工具 t2')
})

test('what may no longer be selected is closed at once', () => {
  const { element } = countedTable()
  const selection = (isSelectable: boolean) => ({
    keys: [],
    onChange: () => {},
    isSelectable: () => isSelectable,
    labelOf: (key: string) => `选择 ${key}`,
  })
  const { rerender } = render(element({ selection: selection(true) }))
  expect(screen.getByRole('checkbox', { name: '选择 t1' })).toBeEnabled()
  rerender(element({ selection: selection(false) }))
  expect(screen.getByRole('checkbox', { name: '选择 t1' })).toBeDisabled()
})

const longName = '四川省锦绣天府新区高新技术产业开发区职业技能培训学校有限公司'

test('a long name is cut at the width of its column and said in full by its title', () => {
  render(
    <ListPageTable<Tool>
      label="工具"
      rowKey={rowKey}
      columns={[
        { key: 'name', title: '名称', dataIndex: 'name', ellipsis: true, width: 200 },
        { key: 'id', title: '编号', dataIndex: 'id' },
      ]}
      rows={[{ id: 't1', name: longName }]}
    />,
  )
  const cell = screen.getByRole('cell', { name: longName })
  expect(cell).toHaveStyle({ maxWidth: '200px' })
  expect(cell).toHaveAttribute('title', longName)
  expect(screen.getByRole('cell', { name: 't1' })).not.toHaveStyle({ maxWidth: '200px' })
})
