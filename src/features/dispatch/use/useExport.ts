import type { DispatchUse, InstitutionCoverage, SupervisorUse } from '../../../data/dispatchUse'
import type { ExportColumn, ExportSource } from '../../../data/exportRows'
import { regionName } from '../../../domain/region'
import { type Translation, useTranslation } from '../../../i18n/useTranslation'
import { coverageText } from './coverageText'
import type { UseView } from './DispatchUseView'

interface Narrowing {
  from: string
  to: string
  region: string | undefined
}

type Row = Partial<Omit<InstitutionCoverage & SupervisorUse, 'institution_name'>> & {
  institution_name?: string | null
}
type Words = Pick<Translation, 't' | 'language'>

/** The table that is shown, as it is narrowed, for its export. */
export function useExport(
  view: UseView,
  use: DispatchUse | undefined,
  { from, to, region }: Narrowing,
): () => ExportSource<Row> {
  const { t, language } = useTranslation()
  const rows: readonly Row[] = use?.[view] ?? []
  return () => ({
    list: `dispatchUse${view}`,
    title: `${t('page.dispatchUse')} ${t(`dispatch.use.views.${view}`)}`,
    filters: { days: from, days_to: to, region, by: view },
    filterWords: [t('dispatch.daySpan', { from, to }), region && regionName(region, language)]
      .filter(Boolean)
      .join(' '),
    columns: exportColumns(view, { t, language }),
    count: async () => rows.length,
    loadAfter: async (_after, place) => rows.slice(place, place + 1000),
  })
}

function exportColumns(view: UseView, { t, language }: Words): ExportColumn<Row>[] {
  const number = (name: keyof Row, title: string): ExportColumn<Row> => ({
    title,
    text: (row) => String(row[name] ?? 0),
  })
  const region: ExportColumn<Row> = {
    title: t('dispatch.region'),
    text: ({ region_code = '' }) => regionName(region_code, language),
  }
  if (view === 'supervisors')
    return [
      { title: t('dispatch.person'), text: ({ name }) => name },
      { title: t('dispatch.card'), text: ({ card_number }) => card_number },
      region,
      { title: t('dispatch.employer'), text: ({ institution_name }) => institution_name },
      number('dispatched', t('dispatch.use.dispatched')),
      number('accepted', t('dispatch.answers.accepted')),
      number('declined', t('dispatch.answers.declined')),
      number('unanswered', t('dispatch.answers.unanswered')),
    ]
  return [
    ...(view === 'institutions'
      ? [{ title: t('dispatch.institution'), text: ({ institution_name }: Row) => institution_name }]
      : []),
    region,
    number('held', t('dispatch.use.held')),
    number('drawn', t('dispatch.use.drawn')),
    number('inspected', t('dispatch.use.inspected')),
    {
      title: t('dispatch.use.coverage'),
      text: ({ held = 0, inspected = 0 }) => coverageText({ held, inspected }),
    },
  ]
}
