import type { ActivityRecord } from '../../data/applicationFile'

/** Records inside the card's validity that nobody has decided yet: the others do not count for the renewal. */
export function recordsToConfirm(
  records: readonly ActivityRecord[],
  card: { valid_from: string; valid_to: string },
): string[] {
  return records
    .filter(
      ({ status, held_on }) =>
        status === 'declared' && held_on >= card.valid_from && held_on <= card.valid_to,
    )
    .map(({ id }) => id)
}
