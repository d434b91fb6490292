import { QRCodeSVG } from 'qrcode.react'
import type { Dictionaries } from '../../../data/dictionaries'
import type { TaskSheet } from '../../../data/taskSheets'
import { taskCodePath } from '../../../domain/dispatchPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PrintSheet } from '../../../ui/PrintSheet'
import { taskSheetFacts } from './taskSheetFacts'
import './taskSheetPaper.css'

interface Props {
  sheet: TaskSheet
  dictionaries: Dictionaries
  origin: string
}

/** The sheet that a supervisor hands over at the door: who is sent where, and the code that proves it. */
export function TaskSheetPaper({ sheet, dictionaries, origin }: Props) {
  const translation = useTranslation()
  const { t } = translation
  return (
    <PrintSheet name={t('page.taskSheet')} mark={sheet.number}>
      <h1 className="task-sheet-title">{t('taskSheet.paperTitle')}</h1>
      <table className="task-sheet-facts">
        <tbody>
          <tr>
            <th scope="row">{t('taskSheet.number')}</th>
            <td>{sheet.number}</td>
          </tr>
          {taskSheetFacts(sheet, dictionaries, translation).map(([label, text]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="task-sheet-proof">
        <QRCodeSVG
          value={origin + taskCodePath(sheet.code)}
          size={150}
          level="M"
          role="img"
          title={t('taskSheet.codeTitle')}
        />
        <p>{t('taskSheet.paperText')}</p>
      </div>
      <table className="task-sheet-facts">
        <tbody>
          <tr>
            <th scope="row">{t('taskSheet.arrived')}</th>
            <td />
            <th scope="row">{t('taskSheet.signature')}</th>
            <td />
          </tr>
        </tbody>
      </table>
    </PrintSheet>
  )
}
