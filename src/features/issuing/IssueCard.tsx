import { Flex } from 'antd'
import { nameOf } from '../../data/dictionaries'
import {
  CollectionState,
  type IssueCellProps,
  IssuePerson,
  issueRegion,
  ReissueButton,
  Reissues,
  validityOf,
} from './issueColumns'

/** A row of issuing or collection on a phone. */
export function IssueCard({ row, words }: IssueCellProps) {
  const { t, language, list, kinds, showsRegion } = words
  const { collection, new_card: card } = row
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <strong>
          <IssuePerson row={row} words={words} />
        </strong>
        <span>{nameOf(language, kinds, row.card_kind)}</span>
      </Flex>
      {card && (
        <div>
          {t('issuing.column.newCard')} {card.number}
        </div>
      )}
      <div>
        {t('issuing.column.oldCard')} {row.card_number}
      </div>
      {list === 'issued' && card && <div>{validityOf(card, words)}</div>}
      <div>
        {row.institution_name}
        {showsRegion && ` · ${issueRegion(row, words)}`}
      </div>
      {list === 'collected' && collection && (
        <>
          <div>
            {collection.collector_name} · {collection.collected_on} ·{' '}
            {t(`issuing.oldCards.${collection.old_card}`)}
          </div>
          {collection.note && <div>{collection.note}</div>}
        </>
      )}
      {list === 'issued' && (
        <Flex justify="space-between" gap={8} align="center" wrap>
          <CollectionState row={row} words={words} />
          <Reissues row={row} words={words} />
          <ReissueButton row={row} words={words} />
        </Flex>
      )}
    </Flex>
  )
}
