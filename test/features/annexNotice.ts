import notice from './annexNotice.txt?raw'

export interface NoticeAnnex {
  /** Lines outside the table, without the empty ones; indents kept. */
  lines: string[]
  /** The table's rows and cells; a cell's lines are joined by line breaks. */
  rows: string[][]
}

/**
 * An annex as the notice 川人社职鉴〔2024〕10 号 prints it. In annexNotice.txt, the notice's text from annex 1 on,
 * a tab opens each cell and an empty line closes each row.
 */
export function noticeAnnex(number: 1 | 2 | 3 | 4): NoticeAnnex {
  const all = notice.split('\n')
  const start = all.indexOf(`附件${number}`)
  const next = all.indexOf(`附件${number + 1}`)
  const lines: string[] = []
  const rows: string[][] = []
  let row: string[] | null = null
  for (const line of all.slice(start, next === -1 ? undefined : next)) {
    if (line === '') {
      row = null
    } else if (line.startsWith('\t')) {
      if (row === null) {
        row = []
        rows.push(row)
      }
      row.push(line.slice(1))
    } else if (row === null) {
      lines.push(line)
    } else {
      row.push(`${row.pop()}\n${line}`)
    }
  }
  return { lines, rows }
}

/** Without the blanks that only move a line to the right. */
export function withoutIndent(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s　]+/, ''))
    .join('\n')
}
