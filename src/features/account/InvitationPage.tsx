import { Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { findSignedInEmail, leaveSession, signUp } from '../../data/account'
import { signIn } from '../../data/authProvider'
import { type AcceptAnswer, acceptInvitation } from '../../data/staffInvitations'
import { invitationPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { DoorFrame } from './DoorFrame'
import { InvitationForm, type InvitationWish } from './InvitationForm'
import { InvitationOutcome } from './InvitationOutcome'

/** Redeems an invitation: the code from the link or from paper, for a new login or one that exists. */
export function InvitationPage() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const [email, setEmail] = useState<string | null>()
  const [mailedTo, setMailedTo] = useState<string>()
  const [answer, setAnswer] = useState<AcceptAnswer>()
  const { isBusy, problem, attempt } = useAttempt()
  useEffect(() => {
    findSignedInEmail().then(
      (found) => setEmail(found ?? null),
      () => setEmail(null),
    )
  }, [])

  function accept(wish: InvitationWish) {
    void attempt(async () => {
      if (wish.kind === 'new') {
        const state = await signUp(wish.email, wish.password, invitationPath(wish.code))
        if (state === 'confirm_mail') {
          setMailedTo(wish.email.trim())
          return
        }
      }
      if (wish.kind === 'known') await signIn(wish.email, wish.password)
      if (wish.kind !== 'present') setEmail(wish.email.trim())
      setAnswer(await acceptInvitation(wish.code))
    })
  }

  if (mailedTo) {
    return (
      <DoorFrame title={t('account.confirmTitle')}>
        <div role="status">{t('account.confirmText', { email: mailedTo })}</div>
      </DoorFrame>
    )
  }
  if (answer) return <InvitationOutcome answer={answer} onTryAgain={() => setAnswer(undefined)} />
  return (
    <DoorFrame title={t('account.invitationTitle')} text={t('account.invitationText')}>
      {email === undefined ? (
        <Spin />
      ) : (
        <InvitationForm
          code={params.get('code') ?? ''}
          signedInAs={email ?? undefined}
          isBusy={isBusy}
          problem={problem}
          onAccept={accept}
          onOther={() => {
            void attempt(async () => {
              await leaveSession()
              setEmail(null)
            })
          }}
        />
      )}
    </DoorFrame>
  )
}
