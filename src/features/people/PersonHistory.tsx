import { useQuery } from '@tanstack/react-query'
import { Flex, Skeleton } from 'antd'
import type { Dictionaries } from '../../data/dictionaries'
import { loadPersonHistory, type PersonHistoryRow, type PersonPageData } from '../../data/peopleRegister'
import type { WordedChange } from '../../i18n/auditWords'
import { useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { historyChanges } from './historyChanges'

/** Why the record changed, and every field that did, by whom and when. */
export function PersonHistory({ data, dictionaries }: { data: PersonPageData; dictionaries: Dictionaries }) {
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
            changes={history.data.flatMap((row) => {
              const words = historyChanges(row, dictionaries, translation)
              // a line that only follows from another says nothing
              if (row.verb === 'update' && words.length === 0) return []
              return [
                { id: row.id, at: row.at, actor: row.actor_name, text: <Line row={row} words={words} /> },
              ]
            })}
          />
        )}
      </Panel>
    </Flex>
  )
}

const tableNames = ['people', 'person_identities', 'cards'] as const

function Line({ row, words }: { row: PersonHistoryRow; words: readonly WordedChange[] }) {
  const { t } = useTranslation()
  const table = tableNames.find((name) => name === row.table_name) ?? 'people'
  const what = t(`person.table.${table}`)
  const verb = t(`person.verb.${row.verb}`)
  return (
    <>
      {what} · {verb}
      {row.verb === 'update' &&
        words.map(({ column, old, new: now }) => (
          <div key={column} style={{ overflowWrap: 'anywhere' }}>
            {t('person.fieldChange', { column, old: old ?? '—', new: now })}
          </div>
        ))}
    </>
  )
}
