import type { Card } from '../cards.ts'
import { randomOf } from '../random.ts'
import type { Canvas } from './canvas.ts'
import { cardScan } from './cardScan.ts'
import { idCard } from './idCard.ts'
import {
  applicationLetter,
  contractLetter,
  type Letter,
  nameChangeLetter,
  workSummaryLetter,
} from './letters.ts'
import type { DocumentNames } from './names.ts'
import { scanPdf } from './pdf.ts'
import { photo } from './photo.ts'
import { type SealedFormContent, sealedForm } from './sealedForm.ts'

/** A document ready for the storage. */
export interface Paper {
  bytes: Uint8Array
  mimeType: 'image/png' | 'application/pdf'
  /** As the applicant's folder names it. */
  name: string
}

/** What the papers of one file are made of. */
export interface PaperSubject {
  card: Card
  names: DocumentNames
  letter: Letter
  statement: string
  newName: string | null
  /** A second attempt looks different from the first. */
  attempt: number
}

/** Makes the document of a kind; the same file gets the same bytes at every run. */
export function paperOf(kind: string, subject: PaperSubject): Paper {
  const { card, names, letter } = subject
  const { name } = card.person
  switch (kind) {
    case 'photo':
      return picture(portraitOf(subject), `${name}照片`)
    case 'id_card':
      return picture(idCard(card.person, portraitOf(subject), names), `${name}身份证`)
    case 'card_scan':
      return picture(cardScan(card, portraitOf(subject), names), `证卡${card.number}`)
    case 'work_summary':
      return typed(workSummaryLetter(letter, subject.statement), `${name}考评工作总结`)
    case 'employment_contract':
      return typed(contractLetter(letter), `${name}聘任合同`)
    case 'written_application':
      return typed(applicationLetter(letter), `${name}书面申请`)
    case 'name_change_proof':
      return typed(nameChangeLetter(letter, subject.newName ?? name), `${name}变更证明`)
    default:
      throw new Error(`the demo world knows no document ${kind}`)
  }
}

/** The sealed form of a file as the unit scans it. */
export function sealedPaper(content: SealedFormContent, subject: PaperSubject): Paper {
  return typed(
    scanPdf(sealedForm(content, portraitOf(subject))),
    `${subject.card.person.name}申报表（盖章）v${content.dataVersion}`,
  )
}

/** The last portrait drawn: the papers of a file are made one after the other. */
let last: { key: string; portrait: Canvas } | null = null

function portraitOf({ card, attempt }: PaperSubject): Canvas {
  const key = `portrait ${card.person.id} ${attempt}`
  if (last?.key !== key) last = { key, portrait: photo(randomOf(key), card.person.gender) }
  return last.portrait
}

function picture(canvas: Canvas, name: string): Paper {
  return { bytes: canvas.toPng(), mimeType: 'image/png', name: `${name}.png` }
}

function typed(bytes: Uint8Array, name: string): Paper {
  return { bytes, mimeType: 'application/pdf', name: `${name}.pdf` }
}
