import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ListPageTable } from '../../src/ui/ListPageTable'

interface Unit {
  id: string
  name: string
  holder: string
}

const longName = '四川省锦绣天府新区高新技术产业开发区职业技能培训学校有限公司'

test('a long name is cut at the width of its column and said in full by its title', () => {
  render(
    <ListPageTable<Unit>
      label="units"
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: 'Name', dataIndex: 'name', ellipsis: true, width: 200 },
        { key: 'holder', title: 'Holder', dataIndex: 'holder' },
      ]}
      rows={[{ id: '1', name: longName, holder: '李娜' }]}
    />,
  )
  const cell = screen.getByRole('cell', { name: longName })
  expect(cell).toHaveStyle({ maxWidth: '200px' })
  expect(cell).toHaveAttribute('title', longName)
  expect(screen.getByRole('cell', { name: '李娜' })).not.toHaveStyle({ maxWidth: '200px' })
})
