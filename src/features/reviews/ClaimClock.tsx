import { Button, Flex } from 'antd'
import { useEffect, useState } from 'react'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  /** The instant at which the claim ends. */
  until: string
  onClaimAgain(): void
}

const minute = 60_000
/** From here on the end is close. */
const close = 3

/** How long the file is still in one's hands; over, the way to take it again. */
export function ClaimClock({ until, onClaimAgain }: Props) {
  const { t } = useTranslation()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  const rest = Date.parse(until) - now
  const left = Math.max(1, Math.round(rest / minute))
  if (rest <= 0) {
    return (
      <Flex gap={8} align="center" role="status">
        <StatusTag tone="bad" title={t('review.claimOverText')}>
          {t('review.claimOver')}
        </StatusTag>
        <Button size="small" onClick={onClaimAgain}>
          {t('review.claimAgain')}
        </Button>
      </Flex>
    )
  }
  return (
    <span className="tabular" title={t('review.claimNote')}>
      <StatusTag tone={left <= close ? 'attention' : 'waiting'}>
        {t('review.claimUntil', { time: shanghaiDateTime(until).slice(11) })} ·{' '}
        {t('review.claimLeft', { minutes: left })}
      </StatusTag>
    </span>
  )
}
