import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { loadDictionaries } from '../../../data/dictionaries'
import { toAppError } from '../../../data/errors'
import { currentProfile } from '../../../data/profile'
import { checkIn, readCheckIns, readTaskSheet, reportStandIn } from '../../../data/taskSheets'
import { errorSentence } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { devicePosition } from './devicePosition'
import { StandInDialog } from './StandInDialog'
import { TaskSheetView } from './TaskSheetView'

/** 任务单: what the supervisor shows on site, and where the check-in is made; on the phone first. */
export function TaskSheetPage() {
  const { id = '' } = useParams()
  const translation = useTranslation()
  const { t } = translation
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const [isReporting, setIsReporting] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const key = ['taskSheet', id]
  const sheet = useQuery({ queryKey: key, queryFn: () => readTaskSheet(id) })
  const checkIns = useQuery({
    queryKey: [...key, 'checkIns'],
    queryFn: ({ signal }) => readCheckIns({ dispatchId: id }, signal),
  })
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => loadDictionaries(),
    staleTime: 600_000,
  })

  async function attempt(what: () => Promise<unknown>, done: string) {
    setIsBusy(true)
    try {
      await what()
      message.success(done)
    } catch (error) {
      message.error(errorSentence(toAppError(error), translation))
    } finally {
      await queries.invalidateQueries({ queryKey: key })
      setIsBusy(false)
    }
  }

  async function enter(withPosition: boolean) {
    const position = withPosition ? await devicePosition() : null
    if (withPosition && !position) message.warning(t('taskSheet.positionMissing'))
    await attempt(() => checkIn(id, position), t('taskSheet.checkedIn'))
  }

  return (
    <>
      <TaskSheetView
        sheet={sheet.data}
        checkIns={checkIns.data}
        error={sheet.error ?? checkIns.error}
        dictionaries={dictionaries.data}
        today={currentProfile()?.today ?? ''}
        origin={window.location.origin}
        isBusy={isBusy}
        onRetry={() => {
          void sheet.refetch()
          void checkIns.refetch()
        }}
        onCheckIn={(withPosition) => void enter(withPosition)}
        onStandIn={() => setIsReporting(true)}
        onRenew={() =>
          modal.confirm({
            title: t('taskSheet.renewTitle'),
            content: t('taskSheet.renewText'),
            okText: t('taskSheet.renew'),
            cancelText: t('common.cancel'),
            onOk: () => attempt(() => readTaskSheet(id, true), t('taskSheet.renewed')),
          })
        }
      />
      {sheet.data && isReporting && (
        <StandInDialog
          people={sheet.data.people}
          onSave={async (values, requestId) => {
            await reportStandIn(id, values, requestId)
            message.success(t('taskSheet.standInSaved'))
          }}
          onClose={() => setIsReporting(false)}
        />
      )}
    </>
  )
}
