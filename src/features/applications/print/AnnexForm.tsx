import type { ReactNode } from 'react'
import { type AnnexMark, type AnnexOpinion, chineseDate, formMark, markText } from '../../../domain/annex'
import { PrintSheet } from '../../../ui/PrintSheet'
import './annexForm.css'

/** A label cell, with the notice's own spacing and line breaks. */
export function Label({ text, rowSpan }: { text: string; rowSpan?: number }) {
  return (
    <th scope="row" rowSpan={rowSpan}>
      {text}
    </th>
  )
}

/** A value cell. */
export function Value({
  children,
  columns,
  long,
}: {
  children?: ReactNode
  columns?: number
  long?: boolean
}) {
  return (
    <td colSpan={columns} className={long ? 'annex-form-long' : undefined}>
      {children}
    </td>
  )
}

/** The photo's cell: the photo, or the word that the notice prints in its place. */
export function Photo({ url, word }: { url: string | null; word: string }) {
  return (
    <td rowSpan={3} className="annex-form-photo">
      {url === null ? word : <img src={url} alt={word.replace('\n', '')} />}
    </td>
  )
}

/** Seal and date at the foot of the unit's opinion. */
export function Seal({ word, decidedOn }: { word: string; decidedOn: string | null }) {
  return (
    <div className="annex-form-seal">
      <p>{word}</p>
      <p>{chineseDate(decidedOn)}</p>
    </div>
  )
}

/** 同意/不同意, once the unit has said it. */
export function Verdict({ opinion }: { opinion: AnnexOpinion }) {
  if (opinion.agrees === null) return null
  return <p>{`评定：${opinion.agrees ? '同意' : '不同意'}`}</p>
}

export interface AnnexFormProps {
  label: string
  title: string
  filledOn: string | null
  mark: AnnexMark
  /** Widths of the columns, in millimetres. */
  columns: number[]
  children: ReactNode
  notes?: string[]
}

/** What annex 1 and annex 3 share: label, title, 填表时间, a ruled table, notes, file number, version and QR code. */
export function AnnexForm({ label, title, filledOn, mark, columns, children, notes = [] }: AnnexFormProps) {
  const total = columns.reduce((sum, width) => sum + width, 0)
  return (
    <PrintSheet name={`${label}　${title}`} mark={markText(mark)} code={formMark(mark)}>
      <div className="annex-form">
        <p className="annex-form-label">{label}</p>
        <h2>{title}</h2>
        <p className="annex-form-time">{`填表时间：${chineseDate(filledOn, '')}`}</p>
        <table>
          <colgroup>
            {columns.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a printed form never move
              <col key={index} style={{ width: `${(100 * width) / total}%` }} />
            ))}
          </colgroup>
          <tbody>{children}</tbody>
        </table>
        {notes.map((note) => (
          <p key={note} className="annex-form-note">
            {note}
          </p>
        ))}
      </div>
    </PrintSheet>
  )
}
