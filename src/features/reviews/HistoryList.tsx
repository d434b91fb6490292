import { Timeline } from 'antd'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { ReviewFile } from '../../data/reviewing'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ApplicationStatus } from './ApplicationStatus'

interface Props {
  file: ReviewFile
  dictionaries: Dictionaries
}

/** What happened to the file, the latest first: who, when, why, and what was to be mended. */
export function HistoryList({ file, dictionaries }: Props) {
  return (
    <Timeline
      items={file.events.toReversed().map((event) => ({
        key: event.id,
        children: <Entry event={event} dictionaries={dictionaries} role={file.application.role} />,
      }))}
    />
  )
}

interface EntryProps {
  event: ReviewFile['events'][number]
  dictionaries: Dictionaries
  role: string
}

function Entry({ event, dictionaries, role }: EntryProps) {
  const { t, find, language } = useTranslation()
  const { actor_kind } = event
  const who =
    actor_kind === 'system'
      ? t('review.historySystem')
      : t('review.historyBy', {
          name: event.actor_name,
          level: actor_kind === 'applicant' ? t('review.historyApplicant') : t(`words.level.${actor_kind}`),
        })
  const reasons = event.reason_codes.map((code) => nameOf(language, dictionaries.reasonCodes, code))
  const fields = dictionaries.formFields
    .filter(({ card_role }) => card_role === role)
    .map((row) => ({ ...row, code: row.field as string }))
  const named = [
    ...event.fields.map((field) => nameOf(language, fields, field)),
    ...event.documents.map((kind) => nameOf(language, dictionaries.documentKinds, kind)),
  ]
  return (
    <div className="tabular">
      <strong>{find(`words.action.${event.action}`) ?? event.action}</strong> · {shanghaiDateTime(event.at)} ·{' '}
      {who}
      <div>
        <ApplicationStatus status={event.to_status} />
      </div>
      {reasons.length > 0 && <div>{reasons.join('、')}</div>}
      {event.note && <div style={{ whiteSpace: 'pre-wrap' }}>{event.note}</div>}
      {named.length > 0 && <div>{t('review.historyFields', { names: named.join('、') })}</div>}
    </div>
  )
}
