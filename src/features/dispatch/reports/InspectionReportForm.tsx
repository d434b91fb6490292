import { Alert, App, Button, Flex, theme } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { toAppError } from '../../../data/errors'
import { type ReportRecord, submitReport } from '../../../data/inspectionReports'
import { newRequestId } from '../../../data/rpc'
import { type ReportGap, reportGaps } from '../../../domain/inspectionReport'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { errorSentence } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { Panel } from '../../../ui/Panel'
import { SaveState } from '../../../ui/SaveState'
import { useLeaveGuard } from '../../../ui/useLeaveGuard'
import { InspectionFiles } from './InspectionFiles'
import { ReportDraftNotices } from './ReportDraftNotices'
import { ReportFacts } from './ReportFacts'
import { ReportItemFields, reportFieldId } from './ReportItemFields'
import { ReportSummaryFields } from './ReportSummaryFields'
import { choiceName } from './reportWords'
import { useReportDraft } from './useReportDraft'

interface Props {
  record: ReportRecord
  userId: string
  personId: string
  /** Reads the report anew. */
  onChanged(): void
}

/** 填写督导报告, on the phone first: everything on one page, saved as it is typed, submitted once. */
export function InspectionReportForm({ record, userId, personId, onChanged }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const { token } = theme.useToken()
  const { message, modal } = App.useApp()
  const draft = useReportDraft(record, userId)
  const { values, sync } = draft
  const [isTried, setIsTried] = useState(false)
  const [busyKeys, setBusyKeys] = useState<ReadonlySet<string>>(new Set())
  const onBusy = useCallback((key: string, isBusy: boolean) => {
    setBusyKeys((before) => {
      if (before.has(key) === isBusy) return before
      const after = new Set(before)
      if (isBusy) after.add(key)
      else after.delete(key)
      return after
    })
  }, [])
  const onOtherBusy = useCallback((isBusy: boolean) => onBusy('', isBusy), [onBusy])
  useLeaveGuard(
    draft.state !== 'saved',
    busyKeys.size > 0 || draft.state === 'offline' || draft.state === 'conflict',
    t('inspection.leaveAsk'),
  )
  const items = useMemo(
    () => (record.items ?? []).map((item) => ({ ...item, name: choiceName(item, language) })),
    [record.items, language],
  )
  const { supervisor_ids: supervisorIds = [] } = record.report
  const gaps = reportGaps(values, items, { today: record.today, supervisorIds, personId })
  const sentenceOf = ({ key, item }: ReportGap) => errorSentence({ key, values: { item } }, translation)
  const problems = isTried ? Object.fromEntries(gaps.map((gap) => [gap.field, sentenceOf(gap)])) : {}
  const change = (field: string, value: string) => sync.setField(field, value)

  function submit() {
    setIsTried(true)
    const [first] = gaps
    if (first) {
      const element = document.getElementById(reportFieldId(first.field))
      const input = element?.querySelector('input')
      ;(input ?? element)?.focus()
      return
    }
    const requestId = newRequestId()
    modal.confirm({
      title: t('inspection.submitTitle'),
      content: t('inspection.submitText'),
      okText: t('inspection.submit'),
      cancelText: t('common.cancel'),
      onOk: async () => {
        try {
          if (!(await sync.flush())) return
          await submitReport(record.report.id, sync.getSnapshot().version, requestId)
          message.success(t('inspection.submitDone'))
        } catch (error) {
          message.error(errorSentence(toAppError(error), translation))
        }
        onChanged()
      },
    })
  }

  return (
    <Flex vertical gap={16} style={{ maxWidth: 760, margin: '0 auto' }}>
      <ReportDraftNotices draft={draft} />
      <ReportFacts record={record} />
      <Panel title={t('inspection.checklist')}>
        {items.map((item) => (
          <ReportItemFields
            key={item.code}
            item={item}
            record={record}
            values={values}
            problems={problems}
            onChange={change}
            onFiles={onChanged}
            onBusy={onBusy}
          />
        ))}
      </Panel>
      <Panel title={t('inspection.whole')}>
        <ReportSummaryFields record={record} values={values} problems={problems} onChange={change} />
      </Panel>
      <Panel title={t('inspection.otherPhotos')}>
        <Flex vertical gap={12}>
          <InspectionFiles
            files={record.files.filter(({ kind, item }) => kind === 'photo' && !item)}
            owner={{ kind: 'photo', reportId: record.report.id, item: null }}
            hint={t('inspection.photosHint')}
            onChanged={onChanged}
            onBusy={onOtherBusy}
          />
          <InspectionFiles
            files={record.files.filter(({ kind }) => kind === 'signed_page')}
            owner={{ kind: 'signed_page', reportId: record.report.id }}
            title={t('inspection.signedPage')}
            hint={t('inspection.signedPageHint')}
            onChanged={onChanged}
          />
        </Flex>
      </Panel>
      {isTried && gaps.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          message={t('inspection.gaps', { count: gaps.length })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {gaps.map((gap) => (
                <li key={gap.field}>{sentenceOf(gap)}</li>
              ))}
            </ul>
          }
        />
      )}
      <Flex
        gap={12}
        align="center"
        justify="space-between"
        wrap
        style={{
          position: 'sticky',
          bottom: 0,
          zIndex: 2,
          padding: '10px 12px',
          background: token.colorBgContainer,
          borderTop: `1px solid ${token.colorBorderSecondary}`,
        }}
      >
        <SaveState
          state={draft.state}
          at={draft.savedAt && shanghaiDateTime(draft.savedAt).slice(11)}
          onSave={() => void sync.flush()}
        />
        <Button
          type="primary"
          size="large"
          disabled={busyKeys.size > 0 || draft.state === 'conflict'}
          onClick={submit}
        >
          {t('inspection.submit')}
        </Button>
      </Flex>
    </Flex>
  )
}
