// The keyboard of queue and bench, as tables of keys.
import { describe, expect, test } from 'vitest'
import { type BenchSituation, benchCommandOf } from '../../src/features/reviews/benchKeys'
import {
  keepVisible,
  moveCursor,
  noCursor,
  type QueueRows,
  queueCommandOf,
} from '../../src/features/reviews/queueKeys'
import { keyTargetOf } from '../../src/ui/keyboardTarget'

describe('a queue under the keyboard', () => {
  const rows: QueueRows = { ids: ['a', 'b', 'own'], isSelectable: (id) => id !== 'own' }
  const press = (keys: string, start = noCursor) =>
    [...keys].reduce((cursor, key) => {
      const command = queueCommandOf(key, 'page')
      return command ? moveCursor(cursor, command, rows) : cursor
    }, start)

  test('J and K walk through the rows and stop at both ends', () => {
    expect(press('j').activeId).toBe('a')
    expect(press('jj').activeId).toBe('b')
    expect(press('jjjjj').activeId).toBe('own')
    expect(press('jjkkk').activeId).toBe('a')
  })

  test('X selects the row under the cursor and takes it back', () => {
    expect(press('jxjx').selectedIds).toEqual(['a', 'b'])
    expect(press('jxx').selectedIds).toEqual([])
  })

  test('a row that the user may not decide is not selected', () => {
    expect(press('jjjx').selectedIds).toEqual([])
    expect(moveCursor(noCursor, { type: 'select', ids: ['a', 'own'] }, rows).selectedIds).toEqual(['a'])
  })

  test('A without a selection means the row under the cursor, with one the selection', () => {
    expect(press('ja').selectedIds).toEqual(['a'])
    expect(press('jxja').selectedIds).toEqual(['a'])
    expect(press('a').selectedIds).toEqual([])
  })

  test('capital letters are the same keys', () => {
    expect(press('JJX').selectedIds).toEqual(['b'])
  })

  test('whoever writes keeps all keys, and a button keeps its Enter', () => {
    expect(queueCommandOf('a', 'text')).toBeUndefined()
    expect(queueCommandOf('Enter', 'text')).toBeUndefined()
    expect(queueCommandOf('Enter', 'control')).toBeUndefined()
    expect(queueCommandOf('Enter', 'page')).toEqual({ type: 'open' })
  })

  test('rows that have left the page lose cursor and selection', () => {
    const cursor = press('jxjx')
    const fewer: QueueRows = { ids: ['b'], isSelectable: () => true }
    expect(keepVisible(cursor, fewer)).toMatchObject({ activeId: 'b', selectedIds: ['b'] })
    expect(keepVisible(cursor, rows)).toBe(cursor)
  })
})

describe('the bench under the keyboard', () => {
  const reading: BenchSituation = {
    actions: ['approve', 'return', 'reject'],
    isDeciding: false,
    isSending: false,
  }
  const deciding = { ...reading, isDeciding: true }
  const on = (
    key: string,
    situation = reading,
    target: 'page' | 'text' | 'control' = 'page',
    hasCommand = false,
  ) => benchCommandOf({ key, target, hasCommand }, situation)

  test('A, then Enter, decides a clean file', () => {
    expect(on('a')).toEqual({ type: 'decide', action: 'approve' })
    expect(on('Enter', deciding)).toEqual({ type: 'confirm' })
  })

  test('R returns, D refuses', () => {
    expect(on('r')).toEqual({ type: 'decide', action: 'return' })
    expect(on('D')).toEqual({ type: 'decide', action: 'reject' })
  })

  test('of an appeal, A grants and D denies', () => {
    const appeal: BenchSituation = { ...reading, actions: ['grant_appeal', 'deny_appeal'] }
    expect(on('a', appeal)).toEqual({ type: 'decide', action: 'grant_appeal' })
    expect(on('d', appeal)).toEqual({ type: 'decide', action: 'deny_appeal' })
    expect(on('r', appeal)).toBeUndefined()
  })

  test('what the user may not do has no key', () => {
    const nothing: BenchSituation = { ...reading, actions: [] }
    expect(['a', 'r', 'd'].map((key) => on(key, nothing))).toEqual([undefined, undefined, undefined])
    expect(on('j', nothing)).toEqual({ type: 'next' })
  })

  test('Enter means nothing before a decision is open: held down, it decides no second file', () => {
    expect(on('Enter')).toBeUndefined()
  })

  test('an open decision is not left by J, K or U, only by Escape', () => {
    expect(['j', 'k', 'u', 'c'].map((key) => on(key, deciding))).toEqual(Array(4).fill(undefined))
    expect(on('Escape', deciding)).toEqual({ type: 'close' })
  })

  test('whoever writes a note keeps the letters; Ctrl+Enter confirms from there', () => {
    expect(on('a', deciding, 'text')).toBeUndefined()
    expect(on('Enter', deciding, 'text')).toBeUndefined()
    expect(on('Enter', deciding, 'text', true)).toEqual({ type: 'confirm' })
    expect(on('Escape', deciding, 'text')).toEqual({ type: 'close' })
  })

  test('a button with the focus takes Enter itself, so that it counts once', () => {
    expect(on('Enter', deciding, 'control')).toBeUndefined()
  })

  test('while a decision is on its way no key does anything', () => {
    const sending = { ...deciding, isSending: true }
    expect(['a', 'r', 'Enter', 'j', 'Escape'].map((key) => on(key, sending))).toEqual(
      Array(5).fill(undefined),
    )
  })

  test('commands of the browser are left to it', () => {
    expect(on('r', reading, 'page', true)).toBeUndefined()
    expect(on('c', reading, 'page', true)).toBeUndefined()
  })
})

describe('where a key was pressed', () => {
  test.each([
    ['<textarea></textarea>', 'text'],
    ['<input type="search">', 'text'],
    ['<input type="checkbox">', 'control'],
    ['<button><span>x</span></button>', 'control'],
    ['<a href="/">x</a>', 'control'],
    ['<div></div>', 'page'],
  ])('%s is %s', (html, target) => {
    document.body.innerHTML = html
    const element = document.body.querySelector('span') ?? document.body.firstElementChild
    expect(keyTargetOf(element)).toBe(target)
  })
})
