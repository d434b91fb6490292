import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { ExportSource } from '../data/exportRows'
import { useTranslation } from '../i18n/useTranslation'

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog')).ExportDialog }))

interface Props<Row> {
  /** Made anew by each click, so that it need not be memoised. */
  source(): ExportSource<Row>
}

/**
 * Takes a list out as a file: every page of it, as it is narrowed now, counted first.
 *
 * Any list can have one: put it among the page's buttons and give it an ExportSource (see there). Who may see the list
 * may export it masked; the dialog offers full numbers to whom the security administration granted it.
 */
export function ExportButton<Row>({ source }: Props<Row>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<ExportSource<unknown>>()
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => setOpen(source() as ExportSource<unknown>)}
      >
        {t('exports.button')}
      </Button>
      {open && (
        <Suspense>
          <ExportDialog source={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  )
}
