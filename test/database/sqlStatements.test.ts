import { describe, expect, test } from 'vitest'
import { migrationFiles } from '../support/migrations'
import { splitStatements, withoutComments } from '../support/sqlStatements'

const textsOf = (script: string) => splitStatements(script).map(({ text }) => text.trim())

describe('a script is split', () => {
  test('at semicolons', () => {
    expect(textsOf('select 1; select 2;\n')).toEqual(['select 1', 'select 2'])
  })

  test('but not inside strings, quoted names and comments', () => {
    const script = `select 'a;b''c;', "d;e" -- f;g\n, /* h; /* i; */ j; */ 1; select E'k\\';l'`
    expect(textsOf(script)).toEqual([
      `select 'a;b''c;', "d;e" -- f;g\n, /* h; /* i; */ j; */ 1`,
      `select E'k\\';l'`,
    ])
  })

  test('but not inside dollar quotes, whatever their tag', () => {
    const body = '$body$ begin perform $$x;$$; end; $body$'
    expect(textsOf(`do ${body}; select $1;`)).toEqual([`do ${body}`, 'select $1'])
  })

  test('and what is only a comment is no statement', () => {
    expect(textsOf('-- nothing;\n; /* here; */')).toEqual([])
  })

  test('with the place of each statement in it', () => {
    const script = 'select 1;\nselect 2'
    expect(splitStatements(script).map(({ offset }) => offset)).toEqual([0, 9])
  })
})

test('comments are blanked, strings stay', () => {
  expect(withoutComments(`select '--x', 1 -- y\n, 2`)).toBe(`select '--x', 1  , 2`)
})

test('migrations are applied in the order of their names, which begin with a time', () => {
  const names = migrationFiles().map((file) => file.split('/').at(-1) ?? '')
  expect(names.length).toBeGreaterThan(0)
  expect(names).toEqual([...names].sort())
  expect(names.filter((name) => !/^\d{14}_[a-z_]+\.sql$/.test(name))).toEqual([])
})
