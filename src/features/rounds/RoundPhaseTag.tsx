import { phaseOf, type Round, type RoundPhase } from '../../domain/round'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag, type Tone } from '../../ui/StatusTag'

const tones: Record<RoundPhase | 'closed', Tone> = {
  draft: 'quiet',
  coming: 'waiting',
  open: 'good',
  over: 'attention',
  closed: 'quiet',
}

/** Where a round stands today, as icon and word. */
export function RoundPhaseTag({ round, today }: { round: Round; today: IsoDate }) {
  const { t } = useTranslation()
  const phase = round.status === 'closed' ? 'closed' : phaseOf(round, today)
  return <StatusTag tone={tones[phase]}>{t(`round.phase.${phase}`)}</StatusTag>
}
