import { Button } from 'antd'
import type { AcceptAnswer } from '../../data/staffInvitations'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'
import { DoorFrame } from './DoorFrame'

interface Props {
  answer: AcceptAnswer
  onTryAgain(): void
}

/** What became of a code: a sentence for each outcome, and the way on. */
export function InvitationOutcome({ answer: { outcome, role }, onTryAgain }: Props) {
  const { t } = useTranslation()
  const goesOn = outcome === 'accepted' || outcome === 'used' || outcome === 'staff_already'
  return (
    <DoorFrame title={t(`account.outcome.${outcome}.title`)} foot={goesOn ? <span /> : undefined}>
      <p role="status" style={{ marginTop: 0 }}>
        {t(`account.outcome.${outcome}.text`, { role: role ? t(`common.roles.${role}`) : '' })}
      </p>
      <div style={{ display: 'flex', gap: 8 }}>
        {goesOn && (
          <LinkButton to="/" type="primary">
            {t('account.enter')}
          </LinkButton>
        )}
        {outcome !== 'accepted' && outcome !== 'blocked' && (
          <Button onClick={onTryAgain}>{t('account.tryAgain')}</Button>
        )}
      </div>
    </DoorFrame>
  )
}
