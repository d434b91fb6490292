import { Button } from 'antd'
import { useState } from 'react'
import type { AuditRow } from '../../data/audit'
import { type CodeNamer, wordChanges } from '../../i18n/auditWords'
import { useTranslation } from '../../i18n/useTranslation'

const shown = 4

/** The changes of one line, old → new in words; the rest of a long list on request. */
export function ChangeList({ row, codeName }: { row: AuditRow; codeName: CodeNamer }) {
  const translation = useTranslation()
  const { t } = translation
  const [isOpen, setIsOpen] = useState(false)
  const changes = wordChanges(row, translation, codeName)
  if (changes.length === 0) return <span>{t('audit.noChanges')}</span>
  const visible = isOpen ? changes : changes.slice(0, shown)
  const hidden = changes.length - shown
  return (
    <>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, whiteSpace: 'normal', maxWidth: 560 }}>
        {visible.map((change) => (
          <li key={change.column} style={{ overflowWrap: 'anywhere' }}>
            {change.old === undefined ? t('audit.set', { ...change }) : t('audit.changed', { ...change })}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          type="link"
          size="small"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          style={{ padding: 0 }}
        >
          {isOpen ? t('audit.lessFields') : t('audit.moreFields', { count: hidden })}
        </Button>
      )}
    </>
  )
}
