import type { ReportRecord } from '../../../data/inspectionReports'
import { shanghaiDate, shanghaiDateTime } from '../../../domain/shanghai'
import { PrintSheet } from '../../../ui/PrintSheet'
import './InspectionReportSheet.css'

// What is on paper is Chinese, whatever the language of the screen.
const answers = { ok: '符合', problem: '有问题', na: '不适用' } as const
const statuses: Record<string, string> = {
  open: '待处理',
  rectifying: '整改中',
  answered: '已回复，待核查',
  closed: '已办结',
  transferred: '已移送资格管理',
  unfounded: '不成立',
}
const steps: Record<string, string> = {
  rectify: '要求整改',
  extend: '改定期限',
  send_back: '退回重新整改',
  answer: '回复',
  close: '办结',
  transfer: '移送',
  unfounded: '不成立',
}

/** 督导报告 on A4 with its checklist, what was found, how it was put right, and room for signatures and seal. */
export function InspectionReportSheet({ record }: { record: ReportRecord }) {
  const { report, findings, files } = record
  const severityOf = (code: string | null) =>
    record.severities.find((each) => each.code === code)?.name_zh ?? ''
  const days =
    report.starts_on === report.ends_on ? report.starts_on : `${report.starts_on} 至 ${report.ends_on}`
  const facts = [
    ['评价机构', report.institution_name, '批次', report.batch],
    ['职业（工种）', report.occupation, '评价日期', days],
    ['评价地点', report.site, '报备／实到人数', `${report.head_count}／${report.present_count ?? ''}`],
    ['督导员', report.attendee_names?.join('、') ?? '', '提交', shanghaiDateTime(report.submitted_at ?? '')],
  ]
  const photos = files.filter(({ kind }) => kind === 'photo').length
  return (
    <PrintSheet name="督导报告" mark={`督导报告　${report.number}`} code={report.number}>
      <div className="inspection-sheet">
        <h2>职业技能评价质量督导报告</h2>
        <table>
          <tbody>
            {facts.map(([first, ...rest]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                <td>{rest[0]}</td>
                <th scope="row">{rest[1]}</th>
                <td>{rest[2]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <thead>
            <tr>
              <th scope="col" style={{ width: '8%' }}>
                序号
              </th>
              <th scope="col" style={{ width: '36%' }}>
                检查项目
              </th>
              <th scope="col" style={{ width: '12%' }}>
                结果
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {report.items?.map((item, index) => (
              <tr key={item.code}>
                <td>{index + 1}</td>
                <td className="inspection-sheet-text">{item.name_zh}</td>
                <td>{answers[item.answer]}</td>
                <td className="inspection-sheet-text">
                  {item.severity && `【${severityOf(item.severity)}】`}
                  {item.note}
                  {item.person_name && `（涉及${item.person_name}）`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Block title="总体情况" text={report.situation} />
        <Block
          title="处理建议"
          text={[report.proposal, report.rectify_by && `建议整改期限：${report.rectify_by}`]
            .filter(Boolean)
            .join('\n')}
        />
        {findings.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col" style={{ width: '36%' }}>
                  问题
                </th>
                <th scope="col" style={{ width: '16%' }}>
                  状态
                </th>
                <th scope="col">办理经过</th>
              </tr>
            </thead>
            <tbody>
              {findings.map((finding) => (
                <tr key={finding.id}>
                  <td className="inspection-sheet-text">
                    {finding.item_zh}（{severityOf(finding.severity)}）
                  </td>
                  <td>{statuses[finding.status]}</td>
                  <td className="inspection-sheet-text">
                    {finding.steps.map((step) => (
                      <div key={step.at + step.step}>
                        {shanghaiDate(step.at)} {steps[step.step]}
                        {step.rectify_by && `（期限 ${step.rectify_by}）`}：{step.note}
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Block
          title="单位意见"
          text={
            report.commented_at ? `${report.is_contested ? '有异议。' : '无异议。'}${report.comment}` : ''
          }
        />
        <p>现场照片 {photos} 张，存于系统。</p>
        <div className="inspection-sheet-signs">
          <div>
            督导员（签字）：
            <br />
            <br />
            　　　年　　月　　日
          </div>
          <div>
            评价机构（盖章）：
            <br />
            <br />
            　　　年　　月　　日
          </div>
        </div>
      </div>
    </PrintSheet>
  )
}

function Block({ title, text }: { title: string; text: string | null }) {
  return (
    <div className="inspection-sheet-block">
      <strong>{title}</strong>
      <p>{text || '　'}</p>
    </div>
  )
}
