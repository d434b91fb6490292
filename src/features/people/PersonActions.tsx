import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import { removePerson, restoreRecord } from '../../data/peopleEdits'
import type { PersonPageData } from '../../data/peopleRegister'
import { personListPath, personPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { ContactDialog } from './ContactDialog'
import { IdentityDialog } from './IdentityDialog'
import { MergeDialog } from './MergeDialog'
import { MoveDialog } from './MoveDialog'
import { useUndo } from './useUndo'

interface Props {
  data: PersonPageData
  dictionaries: Dictionaries
  onChanged(): Promise<void>
}

type Doing = 'edit' | 'identity' | 'move' | 'merge' | 'remove'

/** What the reader may do with the record, as the database said. */
export function PersonActions({ data, dictionaries, onChanged }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const undo = useUndo()
  const [doing, setDoing] = useState<Doing>()
  const { person, rights } = data
  const close = () => setDoing(undefined)
  async function saved() {
    message.success(t('person.saved'))
    await onChanged()
  }
  const isBare = data.cards.length + data.files.length + data.records.length === 0 && !person.has_login
  return (
    <Flex gap={8} wrap>
      {rights.includes('contact') && (
        <Button type="primary" onClick={() => setDoing('edit')}>
          {t('person.edit')}
        </Button>
      )}
      {rights.includes('identity') && (
        <Button onClick={() => setDoing('identity')}>{t('person.identity')}</Button>
      )}
      {rights.includes('move') && <Button onClick={() => setDoing('move')}>{t('person.move')}</Button>}
      {rights.includes('merge') && <Button onClick={() => setDoing('merge')}>{t('person.merge')}</Button>}
      {rights.includes('remove') && isBare && (
        <Button danger onClick={() => setDoing('remove')}>
          {t('person.remove')}
        </Button>
      )}
      {doing === 'edit' && (
        <ContactDialog
          data={data}
          dictionaries={dictionaries}
          onSaved={saved}
          onReload={onChanged}
          onClose={close}
        />
      )}
      {doing === 'identity' && (
        <IdentityDialog person={person} onSaved={saved} onReload={onChanged} onClose={close} />
      )}
      {doing === 'move' && (
        <MoveDialog
          person={person}
          onReload={onChanged}
          // the person may have left the reader's scope
          onSaved={async (isStillSeen) => {
            if (isStillSeen) await saved()
            else navigate(personListPath())
          }}
          onClose={close}
        />
      )}
      {doing === 'merge' && (
        <MergeDialog
          person={person}
          onSaved={async () => {
            message.success(t('person.merged'))
            await onChanged()
          }}
          onReload={onChanged}
          onClose={close}
        />
      )}
      {doing === 'remove' && (
        <ReasonDialog
          isOpen
          title={t('person.removeTitle', { name: person.name })}
          text={t('person.removeHint')}
          onConfirm={async (reason) => {
            const removal = await removePerson(person, reason)
            undo(t('person.removed', { name: person.name }), async () => {
              navigate(personPath(await restoreRecord(removal)))
            })
            navigate(personListPath())
          }}
          onClose={close}
        />
      )}
    </Flex>
  )
}
