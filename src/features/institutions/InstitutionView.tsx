import { Alert, Button, Descriptions, Flex, Skeleton, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { InstitutionFigures, InstitutionOfficer, InstitutionRow } from '../../data/institutions'
import { isUsualFilingNumber } from '../../domain/institution'
import { evaluationListPath, reviewQueuePath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { type IsoDate, shanghaiDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { RegisterHistory } from '../../ui/RegisterHistory'
import { StatusTag } from '../../ui/StatusTag'
import { InstitutionStatus } from './institutionColumns'
import { filingText, institutionFieldName, institutionValueText, ownerText } from './institutionWords'

interface Props {
  row: InstitutionRow | undefined
  error: unknown
  onRetry(): void
  officers: readonly InstitutionOfficer[] | undefined
  figures: InstitutionFigures | undefined
  today: IsoDate
  canEdit: boolean
  /** Attribution is the provincial administration's. */
  canMove: boolean
  /** Its own officers keep whom to call. */
  canEditContact?: boolean
  onOpen(dialog: 'edit' | 'contact' | 'move' | 'cancel' | 'restore'): void
}

/** One institution on a page. */
export function InstitutionView(props: Props) {
  const { row, error, onRetry, officers, figures, today, canEdit, canMove, canEditContact, onOpen } = props
  const translation = useTranslation()
  const { t, language } = translation
  if (!row) {
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} title={false} />
    )
  }
  const filing = filingText(row.filing_valid_to, today, translation)
  const isActive = row.status === 'active'
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {row.name}
          </Typography.Title>
          <InstitutionStatus row={row} translation={translation} />
        </Flex>
        <Flex gap={8} wrap>
          {canEdit && <Button onClick={() => onOpen('edit')}>{t('institution.edit')}</Button>}
          {canEditContact && (
            <Button onClick={() => onOpen('contact')}>{t('institution.editContact')}</Button>
          )}
          {canMove && <Button onClick={() => onOpen('move')}>{t('institution.move')}</Button>}
          {canEdit && (
            <Button danger={isActive} onClick={() => onOpen(isActive ? 'cancel' : 'restore')}>
              {t(isActive ? 'institution.cancel' : 'institution.restore')}
            </Button>
          )}
        </Flex>
      </Flex>
      {!isActive && (
        <Alert
          type="warning"
          showIcon
          message={t('institution.cancelledNotice', {
            date: row.cancelled_at ? shanghaiDate(row.cancelled_at) : '',
          })}
          description={row.cancel_reason}
        />
      )}
      <Panel title={t('institution.facts')}>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            fact('owner', t('institution.attribution'), ownerText(row, translation)),
            fact('location', t('institution.location'), regionName(row.location_code, language)),
            fact(
              'filing',
              t('institution.filing'),
              row.filing_number && !isUsualFilingNumber(row.filing_number) ? (
                <StatusTag tone="attention" title={t('institution.filingUnusual')}>
                  {row.filing_number}
                </StatusTag>
              ) : (
                row.filing_number
              ),
            ),
            fact(
              'term',
              t('institution.filingTerm'),
              <StatusTag tone={filing.tone}>{filing.text}</StatusTag>,
            ),
            fact('contact', t('institution.contact'), row.contact_name),
            fact('phone', t('institution.contactPhone'), row.contact_phone),
            fact('address', t('institution.address'), row.address),
          ]}
        />
      </Panel>
      {figures && (
        <Panel title={t('institution.figures')}>
          <Descriptions
            size="small"
            column={{ xs: 2, md: 3 }}
            items={[
              fact('people', t('institution.people'), figures.people),
              fact('cards', t('institution.cards'), figures.cards),
              fact('expiring', t('institution.expiring'), figures.expiring),
              fact('expired', t('institution.expired'), figures.expired),
              fact(
                'files',
                t('institution.liveFiles'),
                <Link to={reviewQueuePath('all', { unit: row.id })}>{figures.live_files}</Link>,
              ),
              fact(
                'evaluations',
                t('institution.comingEvaluations'),
                <Link to={evaluationListPath({ institution: row.id })}>{figures.coming_evaluations}</Link>,
              ),
            ]}
          />
        </Panel>
      )}
      <Panel title={t('institution.officers')}>
        {officers?.length === 0 && (
          <PanelEmpty title={t('institution.noOfficers')} text={t('institution.noOfficersText')} />
        )}
        {officers?.map(({ user_id, name, phone, email }) => (
          <div key={user_id}>{[name, phone, email].filter(Boolean).join(' · ')}</div>
        ))}
      </Panel>
      <Panel title={t('institution.history')}>
        <RegisterHistory
          subject="institution"
          id={row.id}
          actionOf={({ action }) => t(`institution.changes.${action as 'changed'}`)}
          labelOf={(field) => institutionFieldName(field, translation)}
          textOf={(field, value) => institutionValueText(field, value, translation)}
        />
      </Panel>
    </Flex>
  )
}

const fact = (key: string, label: string, children: ReactNode) => ({ key, label, children: children ?? '—' })
