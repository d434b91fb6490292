import { expect, test } from 'vitest'
import { cappedPageOf } from '../../src/data/registerPages'

/** A register of so many rows, and the ranges it was asked for, counting ones marked. */
function register(size: number) {
  const asked: string[] = []
  const request = (counts: boolean) => ({
    range(from: number, to: number) {
      asked.push(`${counts ? 'count ' : ''}${from}-${to}`)
      const rows = Array.from({ length: Math.max(0, Math.min(size, to + 1) - from) }, (_, nr) => from + nr)
      return Promise.resolve({ data: rows, error: null, status: 200, count: counts ? size : null })
    },
  })
  const open = (page: number) => cappedPageOf<number>({ page, pageSize: 20 }, request(false), request)
  return { asked, open }
}

test('a page that is not full says itself how many rows there are', async () => {
  const { asked, open } = register(27)
  expect(await open(2)).toEqual({ rows: [20, 21, 22, 23, 24, 25, 26], total: 27 })
  expect(asked).toEqual(['20-39'])
})

test('a full page is counted once it is known that there are not too many to count', async () => {
  const { asked, open } = register(10_000)
  expect(await open(1)).toMatchObject({ total: 10_000 })
  expect(asked).toEqual(['0-19', '10000-10000', 'count 0-0'])
})

test('beyond ten thousand rows nothing is counted', async () => {
  const { asked, open } = register(10_001)
  expect(await open(1)).toMatchObject({ total: 10_000, isCapped: true })
  expect(asked).toEqual(['0-19', '10000-10000'])
})

test('a page behind the end of the register is empty and still knows the number', async () => {
  expect(await register(40).open(3)).toEqual({ rows: [], total: 40 })
})
