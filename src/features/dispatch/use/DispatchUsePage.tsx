import { useQuery } from '@tanstack/react-query'
import { Flex, Typography } from 'antd'
import { useSearchParams } from 'react-router'
import { readDispatchUse } from '../../../data/dispatchUse'
import { currentProfile } from '../../../data/profile'
import { PROVINCE_CODE, REGIONS, regionName } from '../../../domain/region'
import { isIsoDate } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { ExportButton } from '../../../ui/ExportButton'
import { FilterBar, type FilterValues } from '../../../ui/FilterBar'
import type { FilterField } from '../../../ui/FilterInput'
import { LinkTabs } from '../../../ui/LinkTabs'
import { DispatchTabs } from '../DispatchTabs'
import { DispatchUseView, USE_VIEWS } from './DispatchUseView'
import { useExport } from './useExport'

/** 均衡与覆盖: how evenly supervisors are sent, and how much of what was held was inspected. */
export function DispatchUsePage() {
  const translation = useTranslation()
  const { t, language } = translation
  const [params, setParams] = useSearchParams()
  const profile = currentProfile()
  const today = profile?.today ?? ''
  const dayOf = (name: string) => {
    const text = params.get(name) ?? ''
    return isIsoDate(text) ? text : undefined
  }
  // the year so far and what is ordered of the rest of it
  const from = dayOf('days') ?? `${today.slice(0, 4)}-01-01`
  const to = dayOf('days_to') ?? `${today.slice(0, 4)}-12-31`
  const region = params.get('region') ?? undefined
  const view = USE_VIEWS.find((known) => known === params.get('by')) ?? 'supervisors'
  const use = useQuery({
    queryKey: ['dispatchUse', from, to, region],
    queryFn: ({ signal }) => readDispatchUse({ from, to }, region, signal),
  })
  const fields: FilterField[] = [
    { kind: 'dates', name: 'days', label: t('dispatch.days') },
    ...(profile?.staff?.region_code === PROVINCE_CODE
      ? [
          {
            kind: 'select' as const,
            name: 'region',
            label: t('dispatch.region'),
            options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
          },
        ]
      : []),
  ]

  function change(changes: FilterValues) {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
  }
  const source = useExport(view, use.data, { from, to, region })

  return (
    <>
      <DispatchTabs current="use" />
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('page.dispatchUse')}
        </Typography.Title>
        {use.data && <ExportButton source={source} />}
      </Flex>
      <Flex vertical gap={12}>
        <FilterBar fields={fields} values={{ days: from, days_to: to, region }} onChange={change} />
        <LinkTabs
          label={t('dispatch.use.by')}
          name="by"
          items={USE_VIEWS.map((key) => ({ key, label: t(`dispatch.use.views.${key}`) }))}
        />
        <DispatchUseView
          view={view}
          use={use.data}
          span={{ from, to, region }}
          error={use.error}
          onRetry={() => void use.refetch()}
        />
      </Flex>
    </>
  )
}
