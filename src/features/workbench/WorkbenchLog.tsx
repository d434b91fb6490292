import { Flex } from 'antd'
import { Link } from 'react-router'
import { auditPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'

/** A line of a log, in words. */
export interface LogLine {
  id: number
  at: string
  actor: string
  text: string
}

interface Props {
  kind: 'changes' | 'accesses'
  lines: readonly LogLine[]
}

/** The latest lines of a log. */
export function WorkbenchLog({ kind, lines }: Props) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t(`workbench.${kind}`)}
      extra={<Link to={auditPath(kind === 'accesses' ? 'access' : undefined)}>{t('workbench.toAudit')}</Link>}
    >
      {lines.length === 0 ? (
        <PanelEmpty title={t('workbench.logEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {lines.map((line) => (
            <li key={line.id} style={{ padding: '4px 0' }}>
              <Flex wrap style={{ columnGap: 16 }}>
                <span>{shanghaiDateTime(line.at)}</span>
                <strong style={{ minWidth: 56 }}>{line.actor}</strong>
                <span>{line.text}</span>
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
