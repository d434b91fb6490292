import { App, Button, Flex, Tooltip, Typography } from 'antd'
import { useState } from 'react'
import { toAppError } from '../../../data/errors'
import { confirmPerson, type UnitCard } from '../../../data/people'
import { adviseOnCard, type ExpiryView, expiryViewOf } from '../../../domain/card'
import { applicationPath, startPath } from '../../../domain/paths'
import type { Round } from '../../../domain/round'
import { daysBetween, type IsoDate } from '../../../domain/shanghai'
import { statusTone } from '../../../domain/statusTone'
import { errorSentence } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { LinkButton } from '../../../ui/LinkButton'
import { StatusTag, type Tone } from '../../../ui/StatusTag'

const EXPIRY_TONES: Record<ExpiryView, Tone> = {
  expired: 'bad',
  within_7: 'bad',
  within_30: 'attention',
  within_60: 'attention',
  within_90: 'waiting',
  later: 'quiet',
}

/** The name, and for somebody who registered alone the unit's confirmation. */
export function PersonName({ row, onChanged }: { row: UnitCard; onChanged(): void }) {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const [isBusy, setIsBusy] = useState(false)

  async function confirm() {
    setIsBusy(true)
    try {
      await confirmPerson(row.person.id)
      message.success(t('portal.confirmed'))
      onChanged()
    } catch (error) {
      message.error(errorSentence(toAppError(error), translation))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Flex gap={8} wrap align="center">
      <Typography.Text strong>{row.person.name}</Typography.Text>
      {row.person.status === 'unverified' && (
        <>
          <StatusTag tone="attention">{t('portal.unconfirmed')}</StatusTag>
          <Button size="small" loading={isBusy} onClick={confirm}>
            {t('portal.confirmPerson')}
          </Button>
        </>
      )}
      {row.person.status === 'disputed' && (
        <Tooltip title={t('portal.dispute.unitText')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it means is told on focus too */}
          <span tabIndex={0}>
            <StatusTag tone="attention">{t('portal.dispute.unitTag')}</StatusTag>
          </span>
        </Tooltip>
      )}
    </Flex>
  )
}

/** When the card expires, in a date and in days. */
export function CardExpiry({ row, today }: { row: UnitCard; today: IsoDate }) {
  const { t } = useTranslation()
  const days = daysBetween(today, row.valid_to)
  return (
    <StatusTag tone={EXPIRY_TONES[expiryViewOf(row.valid_to, today)]}>
      <span className="tabular">
        {row.valid_to} · {days < 0 ? t('portal.expired', { days: -days }) : t('portal.daysLeft', { days })}
      </span>
    </StatusTag>
  )
}

/** Where the card's latest file stands. */
export function CardFileState({ row }: { row: UnitCard }) {
  const { t } = useTranslation()
  const [file] = row.files
  if (!file) return null
  return <StatusTag tone={statusTone(file.status)}>{t(`words.status.${file.status}`)}</StatusTag>
}

interface TodoProps {
  row: UnitCard
  rounds: readonly Round[]
  today: IsoDate
}

/** Apply for the person, go on, or look. Drafts that people fill in themselves are not the unit's to read. */
export function CardTodo({ row, rounds, today }: TodoProps) {
  const { t } = useTranslation()
  const file = row.files[0] ?? null
  const advice = adviseOnCard(row, rounds, today, file)
  if (file && file.status !== 'draft' && advice.key !== 'apply') {
    return (
      <LinkButton size="small" to={applicationPath(file.id)}>
        {t('portal.openFile')}
      </LinkButton>
    )
  }
  if (file?.status === 'draft') {
    return (
      <LinkButton size="small" type="primary" to={applicationPath(file.id)}>
        {t('portal.continueFile')}
      </LinkButton>
    )
  }
  if (advice.key === 'apply') {
    return (
      <LinkButton size="small" type="primary" to={startPath(row.id)}>
        {t('portal.applyFor')}
      </LinkButton>
    )
  }
  return null
}
