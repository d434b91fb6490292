import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { getApplication, printApplication } from '../../../data/applications'
import { type Dictionaries, loadDictionaries } from '../../../data/dictionaries'
import { type OpenedDocument, openDocument, openObject } from '../../../data/filesView'
import { type PrintedApplication, printedForm } from '../../../domain/annexSources'
import { applicationPath } from '../../../domain/paths'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { PrintPreview } from '../../../ui/PrintPreview'
import { Annex1Sheet } from './Annex1Sheet'
import { Annex3Sheet } from './Annex3Sheet'

/** Logged where the printer is not the person. */
const PRINT_REASON = '打印申报表'

async function loadPrint(id: string) {
  const [printed, dictionaries] = await Promise.all([printApplication(id), loadDictionaries()])
  const photo = printed.photo_path ? await loadPhoto(id, printed.photo_path) : null
  return { printed, dictionaries, photo }
}

/** The photo; a unit that may not open it as it is opens it for the print. A damaged photo leaves its cell empty. */
async function loadPhoto(id: string, path: string): Promise<OpenedDocument | null> {
  try {
    return await openObject(path)
  } catch {
    try {
      const { documents } = await getApplication(id)
      const document = documents.find((row) => row.path === path)
      return document ? await openDocument(document.id, PRINT_REASON) : null
    } catch {
      return null
    }
  }
}

/** Annex 1 or 3 on paper, with photo, data version and QR code. */
export function ApplicationPrintPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const print = useQuery({
    queryKey: ['applicationPrint', id],
    queryFn: () => loadPrint(id),
    // Each look is a logged print of personal data: once per visit.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const photoUrl = print.data?.photo?.url
  useEffect(() => () => (photoUrl ? URL.revokeObjectURL(photoUrl) : undefined), [photoUrl])
  const back = (
    <LinkButton to={applicationPath(id)} icon={<ArrowLeftOutlined aria-hidden />}>
      {t('common.back')}
    </LinkButton>
  )
  if (print.isError) return <ErrorState error={print.error} onRetry={() => print.refetch()} extra={back} />
  if (!print.data) {
    return (
      <div role="status" aria-label={t('common.loading')} style={{ padding: 24 }}>
        <Skeleton active paragraph={{ rows: 12 }} />
      </div>
    )
  }
  const { printed, dictionaries } = print.data
  const title = printed.role === 'supervisor' ? t('annex.printAnnex3') : t('annex.printAnnex1')
  return (
    <PrintPreview title={`${title} ${printed.number ?? ''}`.trim()} actions={back}>
      <ApplicationSheet printed={printed} dictionaries={dictionaries} photoUrl={photoUrl ?? null} />
    </PrintPreview>
  )
}

interface SheetProps {
  printed: PrintedApplication
  dictionaries: Dictionaries
  photoUrl: string | null
}

/** The sheet that fits the file's role. */
export function ApplicationSheet({ printed, dictionaries, photoUrl }: SheetProps) {
  const form = printedForm(printed, photoUrl, { names: dictionaries.items, kinds: dictionaries.cardKinds })
  return form.annex === 1 ? <Annex1Sheet content={form.content} /> : <Annex3Sheet content={form.content} />
}
