import { Timeline, Typography } from 'antd'
import type { ApplicationEvent, ApplicationFile } from '../../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
}

/** What happened to a file, the latest first: who, in which capacity, what, why. */
export function FileHistory({ file, dictionaries }: Props) {
  const { t, find } = useTranslation()
  const namesOf = useEventNames(file, dictionaries)
  if (file.events.length === 0)
    return <Typography.Text type="secondary">{t('file.historyEmpty')}</Typography.Text>
  return (
    <Timeline
      style={{ marginTop: 8 }}
      items={[...file.events].reverse().map((event) => {
        const { reasons, named } = namesOf(event)
        return {
          key: event.id,
          children: (
            <>
              <div>
                <strong>{find(`words.action.${event.action}`) ?? event.action}</strong>{' '}
                <Typography.Text type="secondary" className="tabular">
                  {shanghaiDateTime(event.at)}
                </Typography.Text>
              </div>
              <Typography.Text type="secondary">{actorOf(event, t)}</Typography.Text>
              {reasons && <div>{t('file.reasons', { reasons })}</div>}
              {event.note && (
                <div style={{ whiteSpace: 'pre-wrap' }}>{t('file.note', { note: event.note })}</div>
              )}
              {named && <div>{t('file.toMend', { names: named })}</div>}
            </>
          ),
        }
      })}
    />
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function actorOf({ actor_kind, actor_name }: ApplicationEvent, t: Translate): string {
  if (actor_kind === 'system') return t('file.system')
  const capacity = actor_kind === 'applicant' ? t('file.applicant') : t(`words.level.${actor_kind}`)
  return `${capacity} · ${actor_name}`
}

/** The names of an event's reasons and of the fields and documents it asks for. */
export function useEventNames(file: ApplicationFile, dictionaries: Dictionaries) {
  const { language } = useTranslation()
  const { role } = file.application
  const fields = dictionaries.formFields
    .filter((row) => row.card_role === role)
    .map((row) => ({ ...row, code: row.field }))
  const join = (names: string[]) => names.join(language === 'zh-CN' ? '、' : ', ')
  return (event: Pick<ApplicationEvent, 'reason_codes' | 'fields' | 'documents'>) => ({
    reasons: join(event.reason_codes.map((code) => nameOf(language, dictionaries.reasonCodes, code))),
    named: join([
      ...event.fields.map((field) => nameOf(language, fields, field)),
      ...event.documents.map((kind) => nameOf(language, dictionaries.documentKinds, kind)),
    ]),
  })
}
