import { Alert } from 'antd'
import type { ApplicationFile } from '../../../data/applicationFile'
import type { Dictionaries } from '../../../data/dictionaries'
import { useTranslation } from '../../../i18n/useTranslation'
import { useEventNames } from './FileHistory'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
}

/** Who returned a file, why, what is to be mended, and until when. */
export function ReturnedNotice({ file, dictionaries }: Props) {
  const { t } = useTranslation()
  const namesOf = useEventNames(file, dictionaries)
  const event = file.events.filter(({ action }) => action === 'return').at(-1)
  const { stage_level, due_on } = file.application
  const { reasons, named } = event
    ? namesOf(event)
    : namesOf({
        reason_codes: [],
        fields: file.application.return_fields,
        documents: file.application.return_documents,
      })
  return (
    <Alert
      type="warning"
      showIcon
      message={t('file.returnedTitle', { level: stage_level ? t(`words.level.${stage_level}`) : '' })}
      description={
        <>
          {reasons && <div>{t('file.reasons', { reasons })}</div>}
          {event?.note && (
            <div style={{ whiteSpace: 'pre-wrap' }}>{t('file.note', { note: event.note })}</div>
          )}
          {named && <div>{t('file.toMend', { names: named })}</div>}
          <strong>{due_on ? t('file.returnedDue', { due: due_on }) : t('file.dueUnknown')}</strong>
        </>
      }
    />
  )
}
