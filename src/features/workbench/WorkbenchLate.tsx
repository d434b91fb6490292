import { Button, Flex, theme } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LateCity, LateUnit, ReminderTarget } from '../../data/workbench'
import { reviewQueuePath } from '../../domain/paths'
import { PROVINCE_CODE, regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { ReminderDialog } from './ReminderDialog'

interface Props {
  late: readonly (LateCity | LateUnit)[]
  /** A city sees its units, the province its cities. */
  isByUnit: boolean
  /** Whether the user calls them; others look on. */
  canRemind: boolean
}

/** Who keeps files waiting beyond their due date: with the phone, the last reminder, and 催办. */
export function WorkbenchLate({ late, isByUnit, canRemind }: Props) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  const [called, setCalled] = useState<{ name: string; target: ReminderTarget; contact?: string }>()
  const nameOf = (row: LateCity | LateUnit) => {
    if ('institution_id' in row) return row.name
    return row.region_code === PROVINCE_CODE
      ? t('workbench.provincialUnits')
      : regionName(row.region_code, language)
  }
  return (
    <Panel title={t(isByUnit ? 'workbench.lateUnits' : 'workbench.lateCities')}>
      {late.length === 0 ? (
        <PanelEmpty title={t('workbench.lateEmpty')} text={t('workbench.lateEmptyText')} />
      ) : (
        <>
          <p style={{ margin: '0 0 4px', color: token.colorTextDescription }}>
            {t(isByUnit ? 'workbench.lateUnitsHint' : 'workbench.lateHint')}
          </p>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {late.map((row) => {
              const isUnit = 'institution_id' in row
              const name = nameOf(row)
              return (
                <li
                  key={isUnit ? row.institution_id : row.region_code}
                  style={{ padding: '8px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}
                >
                  <Flex justify="space-between" gap={12} align="flex-start">
                    <div style={{ minWidth: 0 }}>
                      <strong>{name}</strong>{' '}
                      <Link
                        to={latePath(row)}
                        aria-label={t('workbench.lateCountLabel', { name, count: row.n })}
                        className="tabular"
                      >
                        {t('workbench.lateCount', { count: row.n })}
                      </Link>
                      <div>{t('workbench.oldest', { date: row.oldest })}</div>
                      {isUnit && <Contact unit={row} />}
                      <div style={{ color: token.colorTextDescription }}>
                        {row.reminded_at
                          ? t('workbench.lastReminder', { at: shanghaiDateTime(row.reminded_at) })
                          : t('workbench.neverReminded')}
                      </div>
                    </div>
                    {canRemind && (
                      <Button
                        aria-label={t('workbench.remindLabel', { name })}
                        onClick={() =>
                          setCalled({
                            name,
                            target: isUnit
                              ? { institutionId: row.institution_id }
                              : { regionCode: row.region_code },
                            contact: isUnit ? contactOf(row) : undefined,
                          })
                        }
                      >
                        {t('workbench.remind')}
                      </Button>
                    )}
                  </Flex>
                </li>
              )
            })}
          </ul>
        </>
      )}
      {called && <ReminderDialog {...called} onClose={() => setCalled(undefined)} />}
    </Panel>
  )
}

/** The files behind a figure: what waits for the unit, or for a city and its units; 省属 units have no city. */
function latePath(row: LateCity | LateUnit): string {
  const atUnit = 'unit_review,awaiting_seal'
  if ('institution_id' in row)
    return reviewQueuePath('all', { due: 'late', unit: row.institution_id, status: atUnit })
  const atCenter = row.region_code === PROVINCE_CODE ? 'awaiting_summary' : 're_review,awaiting_summary'
  return reviewQueuePath('all', { due: 'late', city: row.region_code, status: `${atUnit},${atCenter}` })
}

function contactOf({ contact_name, contact_phone }: LateUnit): string | undefined {
  return [contact_name, contact_phone].filter(Boolean).join(' ') || undefined
}

function Contact({ unit }: { unit: LateUnit }) {
  const { t } = useTranslation()
  const { contact_name, contact_phone } = unit
  if (!contact_name && !contact_phone) return <div>{t('workbench.noContact')}</div>
  return (
    <div>
      {contact_name} {contact_phone && <a href={`tel:${contact_phone}`}>{contact_phone}</a>}
    </div>
  )
}
