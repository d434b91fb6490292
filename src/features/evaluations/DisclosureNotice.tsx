import { Alert } from 'antd'
import type { Disclosure } from '../../data/taskSheets'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'

/** What an institution is told of inspections: the same of every evaluation until its time, then who comes. */
export function DisclosureNotice({ disclosure }: { disclosure: Disclosure }) {
  const { t } = useTranslation()
  const { from, is_open, supervisors } = disclosure
  if (!is_open)
    return (
      <Alert type="info" showIcon message={t('evaluation.inspectionMay', { from: shanghaiDateTime(from) })} />
    )
  if (supervisors.length === 0)
    return <Alert type="info" showIcon message={t('evaluation.inspectionNobody')} />
  return (
    <Alert
      type="info"
      showIcon
      message={t('evaluation.inspectionOpen')}
      description={supervisors.map(({ person_name, card_number }) => (
        <div key={card_number}>{`${person_name} · ${card_number}`}</div>
      ))}
    />
  )
}
