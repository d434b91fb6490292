import { useQuery } from '@tanstack/react-query'
import { Flex, Skeleton } from 'antd'
import { loadPersonHistory, type PersonHistoryRow, type PersonPageData } from '../../data/peopleRegister'
import { wordChanges } from '../../i18n/auditWords'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'

/** Why the record changed, and every field that did, by whom and when. */
export function PersonHistory({ data }: { data: PersonPageData }) {
  const translation = useTranslation()
  const { t } = translation
  const { person, changes } = data
  const history = useQuery({
    queryKey: ['person', person.id, 'history'],
    queryFn: ({ signal }) => loadPersonHistory(person.id, signal),
  })
  return (
    <Flex vertical gap={12}>
      {changes.length > 0 && (
        <Panel title={t('person.reasons')}>
          <ChangeHistory
            changes={changes.map((change) => ({
              id: change.id,
              at: change.at,
              actor: change.actor_name,
              text: (
                <>
                  {t('person.changeLine', {
                    what: t(`person.change.${change.kind}`),
                    old: change.old_value ?? '—',
                    new: change.new_value ?? '—',
                  })}
                  {change.document_reference && (
                    <div>{t('person.proof', { document: change.document_reference })}</div>
                  )}
                </>
              ),
              reason: change.reason,
            }))}
          />
        </Panel>
      )}
      <Panel title={t('person.fields')}>
        {history.error ? (
          <ErrorState error={history.error} onRetry={() => void history.refetch()} />
        ) : !history.data ? (
          <Skeleton active />
        ) : history.data.length === 0 ? (
          <PanelEmpty title={t('person.noHistory')} />
        ) : (
          <ChangeHistory
            changes={history.data.map((row) => ({
              id: row.id,
              at: row.at,
              actor: row.actor_name,
              text: <FieldChanges row={row} translation={translation} />,
            }))}
          />
        )}
      </Panel>
    </Flex>
  )
}

const tableNames = ['people', 'person_identities', 'cards'] as const

function FieldChanges({ row, translation }: { row: PersonHistoryRow; translation: Translation }) {
  const { t } = translation
  const table = tableNames.find((name) => name === row.table_name) ?? 'people'
  const what = t(`person.table.${table}`)
  const verb = t(`person.verb.${row.verb}`)
  const title = `${what} · ${verb}`
  if (row.verb !== 'update') return <>{title}</>
  return (
    <>
      {title}
      {wordChanges(row, translation).map(({ column, old, new: now }) => (
        <div key={column} style={{ overflowWrap: 'anywhere' }}>
          {t('person.fieldChange', { column, old: old ?? '—', new: now })}
        </div>
      ))}
    </>
  )
}
