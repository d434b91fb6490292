import { Alert, Button, Flex, Progress, Result } from 'antd'
import type { ImportKind } from '../../domain/importKinds'
import { useTranslation } from '../../i18n/useTranslation'
import { useLeaveGuard } from '../../ui/useLeaveGuard'
import { ImportReportButton } from './ImportReportButton'
import { ImportRowsTable } from './ImportRowsTable'
import type { Import } from './useImport'

interface Props {
  kind: ImportKind
  work: Import
  problem: string | undefined
}

/** The writing with progress, stop and resume; then what became of each row. */
export function ImportWriteStep({ kind, work, problem }: Props) {
  const { t } = useTranslation()
  const { busy, outcome, run, judged, read, file } = work
  const isWriting = busy?.what === 'writing'
  useLeaveGuard(isWriting, isWriting, t('imports.leave'))
  if (!run || !read || !file) return null
  if (isWriting) {
    const percent = busy.total === 0 ? 100 : Math.round((busy.done / busy.total) * 100)
    return (
      <Flex vertical gap={16}>
        <Progress percent={percent} aria-label={t('imports.step.write')} />
        <span role="status">{t('imports.writing', { done: busy.done, total: busy.total })}</span>
        <div>
          <Button onClick={work.stop}>{t('imports.cancel')}</Button>
        </div>
      </Flex>
    )
  }
  if (outcome === undefined) {
    return (
      <Flex vertical gap={16}>
        <Alert
          type="warning"
          showIcon
          role="alert"
          message={t('imports.interrupted', { problem: problem ?? '' })}
          action={
            <Button type="primary" onClick={work.resume}>
              {t('imports.resume')}
            </Button>
          }
        />
      </Flex>
    )
  }
  const again = (
    <Button type="primary" onClick={work.startAnew}>
      {t('imports.another')}
    </Button>
  )
  if (outcome === 'cancelled') {
    const { new: added = 0, changed = 0 } = run.totals
    return <Result status="info" title={t('imports.cancelled', { count: added + changed })} extra={again} />
  }
  return (
    <Flex vertical gap={16}>
      <Alert
        type="success"
        showIcon
        role="status"
        message={t('imports.doneTitle')}
        description={t('imports.done', { file: file.name, count: read.rows.length })}
      />
      {judged && <ImportRowsTable kind={kind} rows={read.rows} judged={judged} />}
      <Flex gap={8} wrap>
        {again}
        <ImportReportButton kind={kind} work={work} label={t('imports.report')} />
        <ImportReportButton
          kind={kind}
          work={work}
          label={t('imports.reportBad')}
          only={['error', 'conflict', 'kept']}
        />
      </Flex>
    </Flex>
  )
}
