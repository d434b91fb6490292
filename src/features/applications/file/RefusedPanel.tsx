import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import type { Dictionaries } from '../../../data/dictionaries'
import { useTranslation } from '../../../i18n/useTranslation'
import { AppealDialog } from './AppealDialog'
import { useEventNames } from './FileHistory'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  isFiller: boolean
  onChanged(): void
}

/** 不予通过: by whom and why, and whether an appeal is open, over, or decided. */
export function RefusedPanel({ file, dictionaries, isFiller, onChanged }: Props) {
  const { t } = useTranslation()
  const namesOf = useEventNames(file, dictionaries)
  const [isAppealing, setIsAppealing] = useState(false)
  const { application, events, as_of, actions } = file
  const refusal = events.filter(({ action }) => action === 'reject').at(-1)
  const denial = events.filter(({ action }) => action === 'deny_appeal').at(-1)
  const isDenied = application.status === 'rejected' && denial !== undefined
  const reasons = refusal ? namesOf(refusal).reasons : ''
  const isOpen = application.due_on !== null && application.due_on >= as_of
  const mayAppeal =
    isFiller && actions.includes('appeal') && !isDenied && (isOpen || application.due_on === null)
  const sentence =
    application.status === 'appealing'
      ? t('file.next.appealing')
      : isDenied
        ? t('file.appealDenied')
        : application.due_on === null
          ? t('file.dueUnknown')
          : t(isOpen ? 'file.appealUntil' : 'file.appealOver', { due: application.due_on })
  return (
    <>
      <Alert
        type={application.status === 'appealing' ? 'info' : 'error'}
        showIcon
        message={t('file.rejectedTitle', {
          level: application.stage_level ? t(`words.level.${application.stage_level}`) : '',
        })}
        description={
          <>
            {reasons && <div>{t('file.reasons', { reasons })}</div>}
            {refusal?.note && (
              <div style={{ whiteSpace: 'pre-wrap' }}>{t('file.note', { note: refusal.note })}</div>
            )}
            {application.unit_opinion && application.stage === 'unit_review' && (
              <div>{t('file.opinion', { opinion: application.unit_opinion })}</div>
            )}
            <div>{sentence}</div>
            {mayAppeal && (
              <Button style={{ marginTop: 8 }} onClick={() => setIsAppealing(true)}>
                {t('file.appeal')}
              </Button>
            )}
          </>
        }
      />
      {isAppealing && <AppealDialog file={file} onDone={onChanged} onClose={() => setIsAppealing(false)} />}
    </>
  )
}
