import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import './PrintPreview.css'

export interface PrintPreviewProps {
  /** Title of the window and so the proposed name when it is printed to a PDF. */
  title: string
  /** Buttons beside the print button. */
  actions?: ReactNode
  /** PrintSheets, or anything else laid out for paper. */
  children: ReactNode
}

/** The page around print sheets: shows them as paper under a bar that is not printed. Use it outside the shell. */
export function PrintPreview({ title, actions, children }: PrintPreviewProps) {
  const { t } = useTranslation()
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
  return (
    <div className="print-preview">
      <header className="print-preview-bar">
        <h1>{title}</h1>
        <span>{t('annex.paperHint')}</span>
        {actions}
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('common.print')}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <main className="print-preview-papers" tabIndex={0}>
        {children}
      </main>
    </div>
  )
}
