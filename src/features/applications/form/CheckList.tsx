import { Typography, theme } from 'antd'
import type { Dictionaries } from '../../../data/dictionaries'
import { type Check, isBlocking, sortChecks, tallyOf } from '../../../domain/eligibility'
import { useTranslation } from '../../../i18n/useTranslation'
import { StatusTag, type Tone } from '../../../ui/StatusTag'
import { useCheckText } from '../useCheckText'

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
  return (
    <section aria-label={t('application.checkList')}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 4px' }}>
        {t('application.checkList')}
      </Typography.Title>
      <Typography.Text type="secondary" className="tabular">
        {t('application.checkTally', tallyOf(checks))}
      </Typography.Text>
      <ul style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
        {sortChecks(checks).map((check) => {
          const { name, sentence } = textOf(check)
          return (
            <li
              key={check.key}
              style={{ padding: '8px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}
            >
              <StatusTag tone={TONES[check.outcome]}>
                {t(`application.checkOutcome.${check.outcome}`)}
                {isBlocking(check) && ` · ${t('application.checkBlocks')}`}
              </StatusTag>
              <div style={{ fontWeight: check.outcome === 'pass' ? 400 : 600 }}>{name}</div>
              <Typography.Text type="secondary">{sentence}</Typography.Text>
            </li>
          )
        })}
      </ul>
      <Typography.Text type="secondary">{t('application.checkListHint')}</Typography.Text>
    </section>
  )
}
