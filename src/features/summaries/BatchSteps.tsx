import { Button, Flex, Steps, Tooltip, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { SummaryBatch } from '../../data/summaries'
import { scanStateOf } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'

interface Props {
  batch: SummaryBatch
  /** Print view and workbooks. */
  sheets: ReactNode
  /** Upload of the sealed scan. */
  upload: ReactNode
  onReport(): void
}

/** The way of a draft: print and seal, upload the scan, report. */
export function BatchSteps({ batch, sheets, upload, onReport }: Props) {
  const { t } = useTranslation()
  const isSealed = scanStateOf(batch) === 'current'
  const report = (
    <Button type="primary" disabled={!isSealed} onClick={onReport}>
      {t('summary.report')}
    </Button>
  )
  return (
    <Panel title={t('summary.nextTitle')}>
      <Steps
        direction="vertical"
        size="small"
        current={isSealed ? 2 : 0}
        items={[
          {
            title: t('summary.stepPrint'),
            status: isSealed ? 'finish' : 'process',
            description: <Step text={t('summary.stepPrintText')}>{sheets}</Step>,
          },
          {
            title: t('summary.stepUpload'),
            status: isSealed ? 'finish' : 'process',
            description: <Step>{upload}</Step>,
          },
          {
            title: t('summary.stepReport'),
            status: isSealed ? 'process' : 'wait',
            description: (
              <Step text={t('summary.stepReportText')}>
                {isSealed ? report : <Tooltip title={t('summary.scanRequired')}>{report}</Tooltip>}
              </Step>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function Step({ text, children }: { text?: string; children: ReactNode }) {
  return (
    <Flex vertical gap={8} style={{ paddingBottom: 12 }}>
      {text && <Typography.Text type="secondary">{text}</Typography.Text>}
      <div>{children}</div>
    </Flex>
  )
}
