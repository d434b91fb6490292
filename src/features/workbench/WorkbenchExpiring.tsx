import { useQuery } from '@tanstack/react-query'
import { Flex, theme } from 'antd'
import { Link } from 'react-router'
import { loadDictionaries, nameOf } from '../../data/dictionaries'
import type { ExpiringCard } from '../../data/workbench'
import { unitPeoplePath } from '../../domain/paths'
import { daysBetween, type IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  cards: readonly ExpiringCard[]
  today: IsoDate
}

/** The server lists so many at most. */
const shown = 50

/** Cards of the unit that expire soon, or have just expired. */
export function WorkbenchExpiring({ cards, today }: Props) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  const kinds = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  const words = (day: IsoDate) => {
    const days = daysBetween(today, day)
    if (days < 0) return <StatusTag tone="bad">{t('workbench.expired', { days: -days })}</StatusTag>
    if (days === 0) return <StatusTag tone="attention">{t('workbench.expiresToday')}</StatusTag>
    const text = t('workbench.expiresIn', { days })
    return days <= 30 ? <StatusTag tone="attention">{text}</StatusTag> : <span>{text}</span>
  }
  return (
    <Panel title={t('workbench.expiring')} extra={<Link to={unitPeoplePath()}>{t('workbench.people')}</Link>}>
      {cards.length === 0 ? (
        <PanelEmpty title={t('workbench.expiringEmpty')} text={t('workbench.expiringHint')} />
      ) : (
        <>
          <p style={{ margin: '0 0 4px', color: token.colorTextDescription }}>
            {t('workbench.expiringHint')}
            {cards.length >= shown && t('workbench.expiringMore', { count: shown })}
          </p>
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={t('workbench.expiring')}
            style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 320, overflowY: 'auto' }}
            className="tabular"
          >
            {cards.map((card) => (
              <li key={card.id} style={{ padding: '4px 0' }}>
                <Flex wrap style={{ columnGap: 16 }}>
                  <strong style={{ minWidth: 56 }}>{card.holder_name}</strong>
                  <span style={{ minWidth: 76 }}>
                    {nameOf(language, kinds.data?.cardKinds ?? [], card.kind)}
                  </span>
                  <span style={{ minWidth: 112 }}>{card.number}</span>
                  <span>{card.valid_to}</span>
                  {words(card.valid_to)}
                </Flex>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
