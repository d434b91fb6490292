import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { cancelCard, uncancelCard } from '../../data/cardsRegister'
import type { Dictionaries } from '../../data/dictionaries'
import { toAppError } from '../../data/errors'
import { removeCard, restoreRecord } from '../../data/peopleEdits'
import type { PersonCard, PersonPageData } from '../../data/peopleRegister'
import { verifyCard } from '../../data/reviewing'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { CancelCardDialog } from './CancelCardDialog'
import { CardDialog } from './CardDialog'
import { CardPanel } from './CardPanel'
import { MapDialog } from './MapDialog'
import { useUndo } from './useUndo'

interface Props {
  data: PersonPageData
  dictionaries: Dictionaries
  onChanged(): Promise<void>
}

type Doing =
  | { what: 'correct' | 'map' | 'remove' | 'cancel' | 'uncancel'; card: PersonCard }
  | { what: 'add' }

/** All cards of a person, live ones first, each with its course and what may be done with it. */
export function PersonCards({ data, dictionaries, onChanged }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const undo = useUndo()
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const may = (right: 'card' | 'profile') => data.rights.includes(right)

  async function verify(card: PersonCard) {
    try {
      await verifyCard(card.id)
      message.success(t('person.verified'))
      await onChanged()
    } catch (error) {
      message.error(errorSentence(toAppError(error), translation))
    }
  }

  return (
    <Flex vertical gap={12}>
      {may('card') && (
        <div>
          <Button onClick={() => setDoing({ what: 'add' })}>{t('person.addCard')}</Button>
        </div>
      )}
      {data.cards.length === 0 && <PanelEmpty title={t('person.noCards')} />}
      {data.cards.map((card) => (
        <CardPanel
          key={card.id}
          card={card}
          dictionaries={dictionaries}
          today={data.today}
          // as private.lock_card decides; a province's card is refused with a sentence
          mayCorrect={may('profile') || (may('card') && !card.is_verified)}
          mayMap={may('profile') && card.occupations.length > 0}
          mayVerify={may('profile') && !card.is_verified}
          mayRemove={
            card.status === 'active' &&
            !card.has_files &&
            !card.application_id &&
            (may('profile') || (may('card') && !card.is_verified))
          }
          mayCancel={may('profile') && card.status === 'active'}
          mayUncancel={may('profile') && card.status === 'cancelled'}
          onDo={(what) => (what === 'verify' ? void verify(card) : setDoing({ what, card }))}
        />
      ))}
      {(doing?.what === 'add' || doing?.what === 'correct') && (
        <CardDialog
          person={data.person}
          card={doing.what === 'correct' ? currentOf(data, doing.card) : undefined}
          dictionaries={dictionaries}
          onSaved={onChanged}
          onClose={close}
        />
      )}
      {doing?.what === 'map' && (
        <MapDialog card={currentOf(data, doing.card)} onSaved={onChanged} onClose={close} />
      )}
      {doing?.what === 'cancel' && (
        <CancelCardDialog
          cardNumber={doing.card.number}
          onConfirm={async (said) => {
            await cancelCard(currentOf(data, doing.card), said)
            message.success(t('person.cancelledCard', { number: doing.card.number }))
            await onChanged()
          }}
          onReload={() => void onChanged()}
          onClose={close}
        />
      )}
      {doing?.what === 'uncancel' && (
        <ReasonDialog
          isOpen
          title={t('person.uncancelCardTitle', { number: doing.card.number })}
          text={t('person.uncancelCardHint')}
          onConfirm={async (reason) => {
            await uncancelCard(currentOf(data, doing.card), reason)
            await onChanged()
          }}
          onClose={close}
        />
      )}
      {doing?.what === 'remove' && (
        <ReasonDialog
          isOpen
          title={t('person.removeCardTitle', { number: doing.card.number })}
          text={t('person.removeCardHint')}
          onConfirm={async (reason) => {
            const removal = await removeCard(currentOf(data, doing.card), reason)
            undo(t('person.removedCard', { number: doing.card.number }), async () => {
              await restoreRecord(removal)
              await onChanged()
            })
            await onChanged()
          }}
          onClose={close}
        />
      )}
    </Flex>
  )
}

/** The card as it was read last: a dialog that stays open after a conflict saves over that one. */
function currentOf({ cards }: PersonPageData, card: PersonCard): PersonCard {
  return cards.find(({ id }) => id === card.id) ?? card
}
