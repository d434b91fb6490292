/** One statement of a script: its text without the semicolon, and where it starts in the script. */
export interface SqlStatement {
  text: string
  offset: number
}

const OPENING = /--|\/\*|'|"|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|;/g

/** Splits a script at the semicolons outside comments, strings, quoted names and dollar quotes. */
export function splitStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let start = 0
  const finder = new RegExp(OPENING)
  for (let found = finder.exec(script); found; found = finder.exec(script)) {
    if (found[0] === ';') {
      push(start, found.index)
      start = found.index + 1
    } else {
      finder.lastIndex = endOfQuoted(script, found.index, found[0])
    }
  }
  push(start, script.length)
  return statements

  function push(from: number, to: number) {
    const text = script.slice(from, to)
    if (withoutComments(text).trim()) statements.push({ text, offset: from })
  }
}

/** The same SQL with comments blanked out; strings and quoted names stay. */
export function withoutComments(sql: string): string {
  let result = ''
  let from = 0
  const finder = new RegExp(OPENING)
  for (let found = finder.exec(sql); found; found = finder.exec(sql)) {
    if (found[0] === ';') continue
    const end = endOfQuoted(sql, found.index, found[0])
    if (found[0] === '--' || found[0] === '/*') {
      result += `${sql.slice(from, found.index)} `
      from = end
    }
    finder.lastIndex = end
  }
  return result + sql.slice(from)
}

/** The position after the comment, string or quoted name that opens at `index`. */
function endOfQuoted(sql: string, index: number, opening: string): number {
  const after = index + opening.length
  switch (opening) {
    case '--':
      return positionAfter(sql, '\n', after)
    case '/*':
      return endOfComment(sql, after)
    case "'":
      return endOfString(sql, after, /[eE]/.test(sql[index - 1] ?? '') && !/\w/.test(sql[index - 2] ?? ''))
    default:
      return positionAfter(sql, opening, after)
  }
}

function endOfComment(sql: string, from: number): number {
  const finder = /\/\*|\*\//g
  finder.lastIndex = from
  let depth = 1
  while (depth > 0) {
    const found = finder.exec(sql)
    if (!found) return sql.length
    depth += found[0] === '/*' ? 1 : -1
  }
  return finder.lastIndex
}

function endOfString(sql: string, from: number, hasEscapes: boolean): number {
  let at = from
  while (at < sql.length && sql[at] !== "'") at += hasEscapes && sql[at] === '\\' ? 2 : 1
  return at + 1
}

function positionAfter(sql: string, closing: string, from: number): number {
  const at = sql.indexOf(closing, from)
  return at < 0 ? sql.length : at + closing.length
}
