import { Typography, theme } from 'antd'
import type { Dictionaries } from '../../../data/dictionaries'
import { type Check, isBlocking, sortChecks, tallyOf } from '../../../domain/eligibility'
import { useTranslation } from '../../../i18n/useTranslation'
import { StatusTag, type Tone } from '../../../ui/StatusTag'
import { type CheckText, useCheckText } from '../useCheckText'

const TONES: Record<Check['outcome'], Tone> = { pass: 'good', warn: 'attention', fail: 'bad' }

interface Props {
  checks: readonly Check[]
  dictionaries: Dictionaries
}

/** The rules and how the file stands to each, what needs eyes first. */
export function CheckList({ checks, dictionaries }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const textOf = useCheckText(dictionaries)
  const passed = checks.filter(({ outcome }) => outcome === 'pass')
  return (
    <section aria-label={t('application.checkList')}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 4px' }}>
        {t('application.checkList')}
      </Typography.Title>
      <Typography.Text type="secondary" className="tabular">
        {t('application.checkTally', tallyOf(checks))}
      </Typography.Text>
      <ul style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
        {sortChecks(checks)
          .filter(({ outcome }) => outcome !== 'pass')
          .map((check) => (
            <CheckRow key={check.key} check={check} text={textOf(check)} />
          ))}
      </ul>
      {passed.length > 0 && (
        <details style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, paddingTop: 8 }}>
          <summary style={{ cursor: 'pointer' }}>
            {t('application.checkPassed', { count: passed.length })}
          </summary>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {passed.map((check) => (
              <CheckRow key={check.key} check={check} text={textOf(check)} />
            ))}
          </ul>
        </details>
      )}
      <Typography.Text type="secondary">{t('application.checkListHint')}</Typography.Text>
    </section>
  )
}

function CheckRow({ check, text }: { check: Check; text: CheckText }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <li style={{ padding: '8px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}>
      <StatusTag tone={TONES[check.outcome]}>
        {t(`application.checkOutcome.${check.outcome}`)}
        {isBlocking(check) && ` · ${t('application.checkBlocks')}`}
      </StatusTag>
      <div style={{ fontWeight: check.outcome === 'pass' ? 400 : 600 }}>{text.name}</div>
      <Typography.Text type="secondary">{text.sentence}</Typography.Text>
    </li>
  )
}
