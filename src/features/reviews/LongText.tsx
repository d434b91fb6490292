import { Typography } from 'antd'
import { useState } from 'react'
import { wordCount } from '../../domain/wordCount'
import { useTranslation } from '../../i18n/useTranslation'

/** A long text of the form with its count of 字, folded until somebody reads it. */
export function LongText({ text }: { text: string }) {
  const { t } = useTranslation()
  const [isExpanded, setIsExpanded] = useState(false)
  if (!text) return <Typography.Paragraph type="secondary">{t('review.emptyValue')}</Typography.Paragraph>
  return (
    <>
      <Typography.Paragraph
        style={{ whiteSpace: 'pre-wrap', margin: '4px 0' }}
        ellipsis={{
          rows: 4,
          expandable: 'collapsible',
          expanded: isExpanded,
          onExpand: (_, { expanded }) => setIsExpanded(expanded),
          symbol: (expanded: boolean) => (expanded ? t('review.collapseText') : t('review.expandText')),
        }}
      >
        {text}
      </Typography.Paragraph>
      <span className="tabular">{t('review.words', { count: wordCount(text) })}</span>
    </>
  )
}
