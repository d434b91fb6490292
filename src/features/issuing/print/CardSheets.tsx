import { QRCodeSVG } from 'qrcode.react'
import { displayWidth } from '../../../domain/annexTable'
import './cardSheets.css'

/** What a card shows. ISO dates. */
export interface PrintedCard {
  id: string
  photoUrl: string | null
  name: string
  kindName: string
  number: string
  employer: string
  occupations: string
  validFrom: string
  validTo: string
  issuerName: string
  /** Address of the public check page for this card. */
  checkUrl: string
}

/** Two by five cards of 85.6 × 54 mm (ISO/IEC 7810 ID-1), as pre-cut A4 card sheets have them. */
const CARDS_PER_SHEET = 10
/** Beyond these widths, in half-width characters, a value is set smaller, so that nothing is cut off. */
const SMALL_FROM = 28
const TINY_FROM = 110

function sheetsOf(cards: readonly PrintedCard[]): PrintedCard[][] {
  const sheets: PrintedCard[][] = []
  for (let at = 0; at < cards.length; at += CARDS_PER_SHEET)
    sheets.push(cards.slice(at, at + CARDS_PER_SHEET))
  return sheets
}

function sizeOf(value: string): string | undefined {
  const width = displayWidth(value)
  if (width > TINY_FROM) return 'card-tiny'
  return width > SMALL_FROM ? 'card-small' : undefined
}

/** A line of a card; none where there is nothing to say (supervisors' cards may name no occupation). */
function Line({ term, value }: { term: string; value: string }) {
  if (value === '') return null
  return (
    <div>
      <dt>{term}</dt>
      <dd className={sizeOf(value)}>{value}</dd>
    </div>
  )
}

function Card({ card }: { card: PrintedCard }) {
  return (
    <article className="card" aria-label={`${card.name}　${card.number}`}>
      <h2>{`${card.kindName}证卡`}</h2>
      <div className="card-photo">
        {card.photoUrl === null ? '照片' : <img src={card.photoUrl} alt={card.name} />}
      </div>
      <dl>
        <Line term="姓　　名" value={card.name} />
        <Line term="证卡编号" value={card.number} />
        <Line term="工作单位" value={card.employer} />
        <Line term="职业(工种)" value={card.occupations} />
        <Line term="有效期限" value={`${card.validFrom} 至 ${card.validTo}`} />
      </dl>
      <p className="card-issuer">{card.issuerName}</p>
      <QRCodeSVG value={card.checkUrl} level="M" className="card-code" role="img" title={card.checkUrl} />
    </article>
  )
}

/** Cards on A4 sheets, ten each, with cutting lines and a QR code to the public check page. */
export function CardSheets({ cards }: { cards: readonly PrintedCard[] }) {
  return sheetsOf(cards).map((sheet) => (
    <section key={sheet[0]?.id} className="card-sheet" lang="zh-CN">
      {sheet.map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </section>
  ))
}
