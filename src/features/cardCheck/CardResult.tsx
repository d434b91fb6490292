import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons'
import { theme } from 'antd'
import type { ReactNode } from 'react'
import type { CardCheck, CheckedCard } from '../../data/cardCheck'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  result: CardCheck
  /** Asked by the code on the card, or by number and name. */
  isByCode: boolean
  today: IsoDate
}

/** What the check found, in words first. */
export function CardResult({ result, isByCode, today }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  if (!result.found) {
    return (
      <Verdict
        icon={<QuestionCircleFilled />}
        color={token.colorWarning}
        title={t('cardCheck.notFound')}
        text={t(isByCode ? 'cardCheck.notFoundByCode' : 'cardCheck.notFoundByNumber')}
      />
    )
  }
  return (
    <>
      {result.is_valid ? (
        <Verdict
          icon={<CheckCircleFilled />}
          color={token.colorSuccess}
          title={t('cardCheck.valid')}
          text={t('cardCheck.validText', { today })}
        />
      ) : (
        <Verdict
          icon={<CloseCircleFilled />}
          color={token.colorError}
          title={t('cardCheck.invalid')}
          text={<Why card={result} today={today} />}
        />
      )}
      <Face card={result} />
      <p style={{ color: token.colorTextDescription }}>{t('cardCheck.faceOnly')}</p>
    </>
  )
}

/** Dates explain themselves; anything else (a penalty, a replaced card) is nobody's business here. */
function Why({ card, today }: { card: CheckedCard; today: IsoDate }) {
  const { t } = useTranslation()
  if (today > card.valid_to) return t('cardCheck.expiredText', { to: card.valid_to })
  if (today < card.valid_from) return t('cardCheck.notYetText', { from: card.valid_from })
  return t('cardCheck.invalidText', { today })
}

interface VerdictProps {
  icon: ReactNode
  color: string
  title: string
  text: ReactNode
}

function Verdict({ icon, color, title, text }: VerdictProps) {
  return (
    <div role="status" style={{ display: 'flex', gap: 12, alignItems: 'flex-start' }}>
      <span aria-hidden style={{ color, fontSize: 32, lineHeight: 1 }}>
        {icon}
      </span>
      <div>
        <h2 style={{ fontSize: 20, margin: '2px 0 4px' }}>{title}</h2>
        <p style={{ margin: 0 }}>{text}</p>
      </div>
    </div>
  )
}

function Face({ card }: { card: CheckedCard }) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  const lines: [string, string | null][] = [
    [t('cardCheck.name'), card.name],
    [t('cardCheck.unit'), card.institution_name],
    [t('cardCheck.kind'), language === 'zh-CN' ? card.kind : card.kind_en],
    [t('cardCheck.occupations'), card.occupations.join('、')],
    [t('cardCheck.validity'), t('cardCheck.range', { from: card.valid_from, to: card.valid_to })],
  ]
  return (
    <dl className="tabular" style={{ margin: '20px 0 16px' }}>
      {lines.map(
        ([term, value]) =>
          value && (
            <div
              key={term}
              style={{
                display: 'flex',
                gap: 12,
                padding: '10px 0',
                borderTop: `1px solid ${token.colorBorderSecondary}`,
              }}
            >
              <dt style={{ flex: '0 0 6.5em', color: token.colorTextDescription }}>{term}</dt>
              <dd style={{ flex: 1, minWidth: 0, margin: 0, fontWeight: 500, overflowWrap: 'anywhere' }}>
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
