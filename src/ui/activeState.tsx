import { type Translation, useTranslation } from '../i18n/useTranslation'
import type { FilterField } from './FilterInput'
import { countText } from './ListPagePaging'
import { StatusTag } from './StatusTag'

/** Whether an entry of a dictionary can still be chosen. */
export function ActiveTag({ isActive }: { isActive: boolean }) {
  const { t } = useTranslation()
  return (
    <StatusTag tone={isActive ? 'good' : 'quiet'}>
      {t(isActive ? 'ui.states.active' : 'ui.states.inactive')}
    </StatusTag>
  )
}

/** The filter of a dictionary by it; its values are active and inactive. */
export function activeField({ t }: Translation): FilterField {
  return {
    kind: 'select',
    name: 'state',
    label: t('ui.state'),
    options: (['active', 'inactive'] as const).map((state) => ({
      value: state,
      label: t(`ui.states.${state}`),
    })),
  }
}

/** How often an entry is used: dots while it is counted, and counts stop at 10,000. */
export function usesText(uses: ReadonlyMap<string, number> | undefined, code: string): string {
  const count = uses?.get(code)
  if (count === undefined) return '…'
  return count > 10_000 ? '10,000+' : countText(count)
}
