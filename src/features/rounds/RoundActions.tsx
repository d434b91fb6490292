import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { closeRound, extendRound, publishRound, type RoundRow } from '../../data/rounds'
import { roundEditPath } from '../../domain/paths'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { ExtendRoundDialog } from './ExtendRoundDialog'
import { PublishRoundDialog } from './PublishRoundDialog'
import { roundsKey } from './useRounds'

interface Props {
  round: RoundRow
  today: IsoDate
  provisionalYears: readonly number[]
}

/** What the province can do with a round: edit and publish a draft, extend and close a published one. */
export function RoundActions({ round, today, provisionalYears }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState<'publish' | 'extend' | 'close'>()
  const close = () => setOpen(undefined)
  const done = async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: roundsKey })
    message.success(sentence)
  }
  return (
    <>
      {round.status === 'draft' && (
        <>
          <LinkButton to={roundEditPath(round.id)}>{t('round.edit')}</LinkButton>
          <Button type="primary" onClick={() => setOpen('publish')}>
            {t('round.publish')}
          </Button>
        </>
      )}
      {round.status === 'published' && (
        <>
          <Button onClick={() => setOpen('extend')}>{t('round.extend')}</Button>
          <Button onClick={() => setOpen('close')}>{t('round.close')}</Button>
        </>
      )}
      {open === 'publish' && (
        <PublishRoundDialog
          round={round}
          provisionalYears={provisionalYears}
          onPublish={async () => {
            await publishRound(round)
            await done(t('round.published'))
          }}
          onClose={close}
        />
      )}
      {open === 'extend' && (
        <ExtendRoundDialog
          round={round}
          today={today}
          onExtend={async (until, reason) => {
            await extendRound(round, until, reason)
            await done(t('round.extended'))
          }}
          onClose={close}
        />
      )}
      {open === 'close' && (
        <ReasonDialog
          isOpen
          title={t('round.closeTitle', { name: round.name })}
          text={t('round.closeText')}
          onConfirm={async (reason) => {
            await closeRound(round, reason)
            await done(t('round.closed'))
          }}
          onClose={close}
        />
      )}
    </>
  )
}
