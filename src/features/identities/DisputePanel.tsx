import { Alert, Button, Descriptions, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type CodeName, nameOf } from '../../data/dictionaries'
import type { Dispute, RevealedDispute } from '../../data/disputes'
import { reviewFilePath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { shanghaiDate, shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { StatusTag } from '../../ui/StatusTag'
import type { Reveal } from './DisputeListView'
import { DisputeSideCard } from './DisputeSideCard'

interface Props {
  dispute: Dispute
  cardKinds: readonly CodeName[]
  reveal?: Reveal
  onDecide(dispute: Dispute, moves: boolean): void
}

/** One dispute: the record, the two logins side by side, and the decision or how it was decided. */
export function DisputePanel({ dispute, cardKinds, reveal, onDecide }: Props) {
  const { t, find, language } = useTranslation()
  const [full, setFull] = useState<RevealedDispute>()
  const [isAsking, setIsAsking] = useState(false)
  const { person, status } = dispute
  const isOpen = status === 'open'
  return (
    <Panel
      title={person.name}
      extra={
        isOpen ? (
          <StatusTag tone="attention">
            {t('identity.since', { at: shanghaiDateTime(dispute.created_at) })}
          </StatusTag>
        ) : (
          <StatusTag tone={status === 'moved' ? 'good' : 'quiet'}>{t(`identity.status.${status}`)}</StatusTag>
        )
      }
    >
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'id',
            label: t('identity.idNumber'),
            children: <span className="tabular">{full?.id_number ?? person.id_number_masked}</span>,
          },
          {
            key: 'phone',
            label: t('identity.phone'),
            children: <span className="tabular">{full?.phone ?? person.phone_masked ?? '—'}</span>,
          },
          {
            key: 'unit',
            label: t('identity.unit'),
            children: `${person.institution_name ?? '—'} · ${regionName(person.region_code, language)}`,
          },
          {
            key: 'before',
            label: t('identity.before'),
            children: t(`identity.personStatus.${person.status_before}`),
          },
          ...(person.former_names.length > 0
            ? [{ key: 'former', label: t('identity.formerNames'), children: person.former_names.join('、') }]
            : []),
          {
            key: 'cards',
            label: t('identity.cards'),
            children: (
              <Flex vertical>
                {dispute.cards.map((card) => (
                  <span key={card.number}>
                    {nameOf(language, cardKinds, card.kind)} <span className="tabular">{card.number}</span>
                    {` · ${t('identity.validTo', { date: card.valid_to })}`}
                    {card.status !== 'active' &&
                      ` · ${find(`words.cardStatus.${card.status}`) ?? card.status}`}
                  </span>
                ))}
              </Flex>
            ),
          },
          {
            key: 'files',
            label: t('identity.files'),
            children:
              dispute.files.length === 0 ? (
                t('identity.filesNone')
              ) : (
                <Flex vertical>
                  {dispute.files.map((file) => (
                    <span key={file.id}>
                      <Link to={reviewFilePath(file.id)}>{file.number ?? shanghaiDate(file.created_at)}</Link>
                      {' · '}
                      {find(`words.status.${file.status}`) ?? file.status}
                      {' · '}
                      {t(`identity.enteredBy.${file.entered_by}`)}
                    </span>
                  ))}
                </Flex>
              ),
          },
        ]}
      />
      <Flex gap={12} wrap style={{ marginTop: 12 }}>
        <DisputeSideCard
          title={t('identity.holder')}
          side={dispute.holder}
          email={full?.holder_email}
          wins={isOpen ? undefined : status === 'kept'}
        />
        <DisputeSideCard
          title={t('identity.claimant')}
          side={dispute.claimant}
          email={full?.claimant_email}
          wins={isOpen ? undefined : status === 'moved'}
        />
      </Flex>
      {!isOpen && (
        <p style={{ marginBottom: 0 }}>
          {t('identity.decidedBy', {
            name: dispute.decided_by_name ?? '—',
            at: dispute.decided_at ? shanghaiDateTime(dispute.decided_at) : '—',
          })}
          {dispute.decision_note && <span style={{ whiteSpace: 'pre-wrap' }}>{dispute.decision_note}</span>}
        </p>
      )}
      <Flex gap={8} wrap align="center" style={{ marginTop: 16 }}>
        {isOpen &&
          (dispute.is_own ? (
            <Alert type="info" showIcon message={t('identity.ownDispute')} />
          ) : (
            <>
              <Button onClick={() => onDecide(dispute, false)}>{t('identity.keep')}</Button>
              <Button danger onClick={() => onDecide(dispute, true)}>
                {t('identity.move')}
              </Button>
            </>
          ))}
        {status === 'kept' && !dispute.is_own && (
          <Button onClick={() => onDecide(dispute, true)}>{t('identity.moveAfterAll')}</Button>
        )}
        {reveal && !full && <Button onClick={() => setIsAsking(true)}>{t('identity.reveal')}</Button>}
        {full && <Button onClick={() => setFull(undefined)}>{t('ui.hide')}</Button>}
      </Flex>
      {reveal && isAsking && (
        <ReasonDialog
          isOpen
          title={t('ui.revealTitle')}
          text={t('ui.revealText')}
          reasons={reveal.reasons}
          onConfirm={async (reason) => setFull(await reveal.load(dispute.id, reason))}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  )
}
