// A file of somebody with the reviewer's name, or whose identity is disputed, on the bench.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/data/errors'
import { bench } from './reviewBenchView'
import { fileOf, openedOf } from './reviewSamples'

describe('a file of the reviewer’s own name', () => {
  const refusal = new AppError(
    'forbidden',
    'same_name_undeclared',
    { person_id: 'person-1', name: '林静' },
    403,
  )
  const opened = { ...openedOf(fileOf({ actions: [] })), claim: null, refusal }

  test('says why it cannot be taken, and leads to claiming the own record', () => {
    bench(opened)
    expect(screen.getByText('申报人与您同名')).toBeVisible()
    expect(screen.getByText(/林静与您同名，而您尚未认领本人档案/)).toBeVisible()
    expect(screen.getByRole('link', { name: '是本人，去认领档案' })).toHaveAttribute('href', '/portal')
  })

  test('may be declared to be somebody else’s in place', async () => {
    const { onDeclareNotOwn } = bench(opened)
    await userEvent.click(screen.getByRole('button', { name: '声明不是本人' }))
    expect(onDeclareNotOwn).toHaveBeenCalledOnce()
  })

  test('is no matter when a colleague has it', () => {
    bench({ ...opened, refusal: new AppError('conflict', 'claimed_by_other', { name: '周涛' }, 409) })
    expect(screen.queryByRole('button', { name: '声明不是本人' })).toBeNull()
  })
})

test('a disputed identity is told with what waits for it', () => {
  const { person } = fileOf()
  bench(openedOf(fileOf({ person: { ...person, status: 'disputed' } })))
  expect(screen.getByText('身份有争议：两个账号认领了同一身份')).toBeVisible()
  expect(screen.getByText(/处理前不作最终决定/)).toBeVisible()
})
