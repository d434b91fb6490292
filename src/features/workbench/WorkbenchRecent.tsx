import { Flex } from 'antd'
import { Link } from 'react-router'
import type { RecentDecision } from '../../data/workbench'
import { reviewFilePath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { statusTone } from '../../domain/statusTone'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'

/** One's own latest decisions, to look them up again. */
export function WorkbenchRecent({ recent }: { recent: readonly RecentDecision[] }) {
  const { t, find } = useTranslation()
  return (
    <Panel title={t('workbench.recent')}>
      {recent.length === 0 ? (
        <PanelEmpty title={t('workbench.recentEmpty')} text={t('workbench.recentEmptyText')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {recent.map((decision) => (
            <li key={`${decision.application_id} ${decision.at}`} style={{ padding: '4px 0' }}>
              <Flex wrap style={{ columnGap: 16 }}>
                <span>{shanghaiDateTime(decision.at)}</span>
                <Link to={reviewFilePath(decision.application_id)} style={{ minWidth: 208 }}>
                  {decision.person_name} {decision.number}
                </Link>
                <span style={{ minWidth: 72 }}>
                  {find(`words.action.${decision.action}`) ?? decision.action}
                </span>
                <StatusTag tone={statusTone(decision.to_status)}>
                  {t(`words.status.${decision.to_status}`)}
                </StatusTag>
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
