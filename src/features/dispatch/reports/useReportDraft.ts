import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { getReport, type ReportRecord, saveReportDraft } from '../../../data/inspectionReports'
import { type DraftSnapshot, DraftSync, type ServerDraft } from '../../../ui/DraftSync'
import { draftStoreOf } from '../../../ui/draftStore'

export interface ReportDraft extends DraftSnapshot {
  sync: DraftSync
}

// Reports belong to no unit: that part of a draft stays as it is.
const noUnit = { id: '', name: '' }

function serverDraft({ draft }: ReportRecord): ServerDraft {
  return { form: draft?.content ?? {}, institution: noUnit, version: draft?.version ?? 1 }
}

/** Values are texts on the server, an emptied one an empty text. */
const textsOf = (changes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, String(value ?? '')]))

/** The draft of a report, kept on the device at once and saved as it is typed; colleagues' saves are never overwritten. */
export function useReportDraft(record: ReportRecord, userId: string): ReportDraft {
  const { id } = record.report
  // One draft for the life of the page: later readings go through receive().
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading must not throw away what was typed
  const sync = useMemo(
    () =>
      new DraftSync(
        serverDraft(record),
        {
          save: (changes, version) => saveReportDraft(id, textsOf(changes), version),
          load: async () => serverDraft(await getReport(id)),
        },
        draftStoreOf(userId, id),
      ),
    [id, userId],
  )
  useEffect(() => sync.receive(serverDraft(record)), [sync, record])
  useEffect(() => {
    const retry = () => void sync.flush()
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      sync.close()
    }
  }, [sync])
  return { ...useSyncExternalStore(sync.subscribe, sync.getSnapshot), sync }
}
