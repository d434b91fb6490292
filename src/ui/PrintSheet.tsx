import { QRCodeSVG } from 'qrcode.react'
import type { ReactNode } from 'react'
import './PrintSheet.css'

export interface PrintSheetProps {
  orientation?: 'portrait' | 'landscape'
  /** Name of the sheet for screen readers. */
  name: string
  /** Small print at the foot of every page, e.g. file number and data version. */
  mark: string
  /** What the QR code at the foot says; without it there is none. */
  code?: string
  children: ReactNode
}

/**
 * A document on A4 paper, black on white in either theme. It may run over several pages; a table carries it, because
 * a table's foot is the one thing that browsers repeat on every page of one sheet and not of the next.
 */
export function PrintSheet({ orientation = 'portrait', name, mark, code, children }: PrintSheetProps) {
  return (
    <section className={`print-sheet print-sheet-${orientation}`} aria-label={name} lang="zh-CN">
      <table className="print-sheet-frame" role="presentation">
        <tbody>
          <tr>
            <td className="print-sheet-body">{children}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td>
              <div className="print-sheet-foot">
                <span>{mark}</span>
                {code === undefined ? null : (
                  <QRCodeSVG value={code} level="M" className="print-sheet-code" role="img" title={code} />
                )}
              </div>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
