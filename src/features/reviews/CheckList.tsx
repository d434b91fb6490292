import { Button, Collapse, Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import { type Check, type CheckOutcome, isBlocking, sortChecks, tallyOf } from '../../domain/eligibility'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag, type Tone } from '../../ui/StatusTag'
import { checkSentence } from './checkSentence'

const tones: Readonly<Record<CheckOutcome, Tone>> = { pass: 'good', warn: 'attention', fail: 'bad' }

interface Props {
  checks: readonly Check[]
  dictionaries: Dictionaries
  /** Puts the card's data beside its scan: offered where the rule says that nobody has yet. */
  onVerifyCard?(): void
}

/** The rules with what they compared: what needs eyes in full, what passed folded away. */
export function CheckList({ checks, dictionaries, onVerifyCard }: Props) {
  const { t } = useTranslation()
  const sorted = sortChecks(checks)
  const issues = sorted.filter(({ outcome }) => outcome !== 'pass')
  const passed = sorted.filter(({ outcome }) => outcome === 'pass')
  return (
    <>
      <p style={{ marginTop: 0 }}>{t('review.checkTally', { ...tallyOf(checks) })}</p>
      {issues.length > 0 && (
        <CheckLines label={t('review.sectionChecks')}>
          {issues.map((check) => (
            <CheckLine key={check.key} check={check} dictionaries={dictionaries}>
              {check.key === 'card_verified' && onVerifyCard && (
                <Button size="small" onClick={onVerifyCard}>
                  {t('review.verifyCard')}
                </Button>
              )}
            </CheckLine>
          ))}
        </CheckLines>
      )}
      {passed.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'passed',
              label: t('review.checksPassed', { count: passed.length }),
              children: (
                <CheckLines label={t('review.outcomePass')}>
                  {passed.map((check) => (
                    <CheckLine key={check.key} check={check} dictionaries={dictionaries} />
                  ))}
                </CheckLines>
              ),
            },
          ]}
        />
      )}
    </>
  )
}

function CheckLines({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {children}
    </ul>
  )
}

interface LineProps {
  check: Check
  dictionaries: Dictionaries
  children?: ReactNode
}

function CheckLine({ check, dictionaries, children }: LineProps) {
  const translation = useTranslation()
  const { t, language } = translation
  const { token } = theme.useToken()
  const word = { pass: t('review.outcomePass'), warn: t('review.outcomeWarn'), fail: t('review.outcomeFail') }
  return (
    <li style={{ padding: '6px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex gap={12} align="baseline" wrap>
        <StatusTag tone={tones[check.outcome]}>{word[check.outcome]}</StatusTag>
        <strong>{nameOf(language, dictionaries.checkRules, check.key)}</strong>
        {isBlocking(check) && <span>{t('review.hard')}</span>}
        {children}
      </Flex>
      <div className="tabular">{checkSentence(check, translation, dictionaries)}</div>
    </li>
  )
}
