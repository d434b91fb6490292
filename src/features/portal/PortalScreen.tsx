import { Alert, Flex, Typography } from 'antd'
import { Link } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import type { Portal } from '../../data/peopleCards'
import { ownDispatchesPath } from '../../domain/dispatchPaths'
import { useTranslation } from '../../i18n/useTranslation'
import { CardList } from './CardList'
import { DisputeNotice } from './DisputeNotice'
import { FileList } from './FileList'
import { IdentityPanel } from './IdentityPanel'
import { MessageList } from './MessageList'

interface Props {
  portal: Portal
  dictionaries: Dictionaries
  /** Reads the page anew. */
  onChanged(): void
}

/** Cards and what to do about each, files with their progress, messages; without a person record, the way to one. */
export function PortalScreen({ portal, dictionaries, onChanged }: Props) {
  const { t } = useTranslation()
  const hasPerson = portal.scope.person_id !== null
  const supervising = new Set(
    dictionaries.cardKinds.filter(({ role }) => role === 'supervisor').map(({ code }) => code),
  )
  // an outcome is news to who is left without a record; the others got a message
  const told = portal.disputes.filter(
    ({ side, status }) =>
      status === 'open' || (!hasPerson && status === (side === 'holder' ? 'moved' : 'kept')),
  )
  return (
    <Flex vertical gap={20} style={{ maxWidth: 1080, margin: '0 auto' }}>
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        {t('portal.title')}
        {portal.scope.person_name && (
          <Typography.Text type="secondary" style={{ fontSize: 16, fontWeight: 400, marginInlineStart: 12 }}>
            {portal.scope.person_name}
          </Typography.Text>
        )}
      </Typography.Title>
      {portal.cards.some(({ kind }) => supervising.has(kind)) && (
        <Link to={ownDispatchesPath()}>{t('page.dispatchAnswer')}</Link>
      )}
      {portal.personStatus === 'unverified' && (
        <Alert type="info" showIcon message={t('portal.unverified')} />
      )}
      {told.map((dispute) => (
        <DisputeNotice key={dispute.id} dispute={dispute} onChanged={onChanged} />
      ))}
      {hasPerson ? (
        <>
          <CardList portal={portal} dictionaries={dictionaries} />
          <FileList portal={portal} dictionaries={dictionaries} />
        </>
      ) : (
        // who waits for the province need not claim again
        !told.some(({ status }) => status === 'open') && (
          <IdentityPanel dictionaries={dictionaries} today={portal.scope.today} onDone={onChanged} />
        )
      )}
      <MessageList messages={portal.messages} onRead={onChanged} />
    </Flex>
  )
}
