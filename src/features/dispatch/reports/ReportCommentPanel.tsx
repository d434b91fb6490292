import { App, Button, Checkbox, Flex, Form, Input, Typography } from 'antd'
import { commentReport, type ReportRecord } from '../../../data/inspectionReports'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { Panel } from '../../../ui/Panel'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StatusTag } from '../../../ui/StatusTag'
import { useAttempt } from '../../../ui/useAttempt'
import { InspectionFiles } from './InspectionFiles'

interface Props {
  record: ReportRecord
  onChanged(): void
}

interface Values {
  comment: string
  isContested?: boolean
}

/** 单位意见: what the institution says, with the page it signed; written once. */
export function ReportCommentPanel({ record, onChanged }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { isBusy, problem, attempt } = useAttempt()
  const { report, may_comment: mayComment } = record
  const signed = record.files.filter(({ kind }) => kind === 'signed_page')

  async function send({ comment, isContested }: Values) {
    const isSent = await attempt(async () => {
      await commentReport(report, comment.trim(), isContested ?? false)
    })
    if (!isSent) return
    message.success(t('inspection.commentDone'))
    onChanged()
  }

  return (
    <Panel title={t('inspection.comment')}>
      <Flex vertical gap={12}>
        {report.commented_at ? (
          <div>
            <Flex gap={12} wrap>
              <StatusTag tone={report.is_contested ? 'attention' : 'good'}>
                {t(report.is_contested ? 'inspection.contested' : 'inspection.agreed')}
              </StatusTag>
              <Typography.Text type="secondary">
                {t('inspection.byAt', {
                  name: report.commented_by_name ?? '',
                  at: shanghaiDateTime(report.commented_at),
                })}
              </Typography.Text>
            </Flex>
            <p style={{ margin: '4px 0 0', whiteSpace: 'pre-wrap' }}>{report.comment}</p>
          </div>
        ) : (
          !mayComment && <PanelEmpty title={t('inspection.commentNone')} />
        )}
        {mayComment ? (
          <InspectionFiles
            files={signed}
            owner={{ kind: 'signed_page', reportId: report.id }}
            title={t('inspection.signedPage')}
            hint={t('inspection.commentHint')}
            onChanged={onChanged}
          />
        ) : (
          <InspectionFiles files={signed} onChanged={onChanged} />
        )}
        {mayComment && (
          <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
            <Form.Item
              name="comment"
              label={t('inspection.comment')}
              rules={[{ required: true, min: 2, whitespace: true, message: t('errors.note_missing') }]}
            >
              <Input.TextArea rows={4} maxLength={1000} />
            </Form.Item>
            <Form.Item name="isContested" valuePropName="checked">
              <Checkbox>{t('inspection.contested')}</Checkbox>
            </Form.Item>
            {problem && <p role="alert">{problem}</p>}
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {t('inspection.commentSend')}
            </Button>
          </Form>
        )}
      </Flex>
    </Panel>
  )
}
