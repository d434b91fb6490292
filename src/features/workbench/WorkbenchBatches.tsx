import { Flex } from 'antd'
import { Link } from 'react-router'
import { summaryListPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'

interface Props {
  batches: readonly { status: string; n: number }[]
  /** The province receives what others report. */
  isReceiver: boolean
}

/** Summary tables that wait: to be reported, to be received, to be reported again. */
export function WorkbenchBatches({ batches, isReceiver }: Props) {
  const { t, find } = useTranslation()
  return (
    <Panel title={t('workbench.batches')}>
      {batches.length === 0 ? (
        <PanelEmpty title={t('workbench.batchesEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {batches.map(({ status, n }) => (
            <li key={status}>
              <Link to={summaryListPath()}>
                <Flex justify="space-between" gap={8} style={{ padding: '4px 0' }}>
                  <span>
                    {isReceiver
                      ? t('workbench.batchStatusProvince')
                      : (find(`workbench.batchStatus.${status}`) ?? status)}
                  </span>
                  <span>{t('workbench.batchCount', { count: n })}</span>
                </Flex>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
