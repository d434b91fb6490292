import { Button, Flex, theme } from 'antd'
import { Link } from 'react-router'
import { summaryBatchPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'
import type { WaitingItem } from './waitingItems'

interface Props {
  items: readonly WaitingItem[]
  onGenerate(item: WaitingItem): void
}

/** 待汇总: how many files wait, and the table to generate or to go on with. */
export function WaitingPanel({ items, onGenerate }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <section
      aria-labelledby="waiting-title"
      style={{
        padding: '12px 16px',
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
      }}
    >
      <h2 id="waiting-title" style={{ fontSize: 16, margin: '0 0 8px' }}>
        {t('summary.waitingTitle')}
      </h2>
      {items.length === 0 && <p style={{ margin: 0 }}>{t('summary.waitingNone')}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((item) => (
          <li
            key={item.key}
            style={{ padding: '8px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}
          >
            <Flex gap={12} align="center" wrap>
              <div style={{ flex: '1 1 260px', minWidth: 0 }}>
                <strong>{t(`summary.annex${item.annex}`)}</strong> · {item.roundName}
                {item.institutionName && <div>{item.institutionName}</div>}
              </div>
              <div className="tabular" style={{ flex: '1 1 200px' }}>
                <Waiting item={item} />
              </div>
              <Step item={item} onGenerate={onGenerate} />
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waiting({ item: { waiting, draft } }: { item: WaitingItem }) {
  const { t } = useTranslation()
  return (
    <StatusTag tone={waiting > 0 ? 'waiting' : 'quiet'}>
      {draft
        ? t('summary.waitingInDraft', { count: waiting, number: draft.number, listed: draft.row_count })
        : t('summary.waiting', { count: waiting })}
    </StatusTag>
  )
}

function Step({ item, onGenerate }: { item: WaitingItem; onGenerate(item: WaitingItem): void }) {
  const { t } = useTranslation()
  const about = `${t(`summary.annex${item.annex}`)}，${item.roundName}`
  if (item.draft) {
    return (
      <Link to={summaryBatchPath(item.draft.id)} aria-label={`${t('summary.openDraft')}：${about}`}>
        {t('summary.openDraft')}
      </Link>
    )
  }
  const label = item.isSupplement ? t('summary.generateSupplement') : t('summary.generate')
  return (
    <Button type="primary" aria-label={`${label}：${about}`} onClick={() => onGenerate(item)}>
      {label}
    </Button>
  )
}
