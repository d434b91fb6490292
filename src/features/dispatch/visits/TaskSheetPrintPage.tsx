import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { loadDictionaries } from '../../../data/dictionaries'
import { readTaskSheet } from '../../../data/taskSheets'
import { taskSheetPath } from '../../../domain/dispatchPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { PrintPreview } from '../../../ui/PrintPreview'
import { TaskSheetPaper } from './TaskSheetPaper'

/** 任务单 on A4. */
export function TaskSheetPrintPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['taskSheet', id, 'print'],
    queryFn: async () => {
      const [sheet, dictionaries] = await Promise.all([readTaskSheet(id), loadDictionaries()])
      return { sheet, dictionaries }
    },
  })
  const back = <LinkButton to={taskSheetPath(id)}>{t('taskSheet.backToSheet')}</LinkButton>
  if (error) return <ErrorState error={error} onRetry={refetch} extra={back} />
  if (!data) return <Skeleton active style={{ padding: 24 }} />
  return (
    <PrintPreview title={`${t('page.taskSheet')} ${data.sheet.number}`} actions={back}>
      <TaskSheetPaper {...data} origin={window.location.origin} />
    </PrintPreview>
  )
}
