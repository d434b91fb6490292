import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import { getApplication, saveDraft } from '../../../data/applications'
import { type DraftSnapshot, DraftSync, type ServerDraft } from '../../../ui/DraftSync'
import { draftStoreOf } from '../../../ui/draftStore'

export interface Draft extends DraftSnapshot {
  sync: DraftSync
}

function serverDraft(file: ApplicationFile): ServerDraft {
  return { form: file.form, institution: file.institution, version: file.application.version }
}

/**
 * The draft of a file, autosaved. `onSaved` is called after each save, e.g. to read the checks anew; keep it stable.
 */
export function useDraft(file: ApplicationFile, userId: string, onSaved: () => void): Draft {
  const { id } = file.application
  // One draft for the life of the page: later readings of the file go through receive().
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading must not throw away what was typed
  const sync = useMemo(
    () =>
      new DraftSync(
        serverDraft(file),
        {
          save: (changes, version, institutionId) => saveDraft(id, changes, version, institutionId),
          load: async () => serverDraft(await getApplication(id)),
        },
        draftStoreOf(userId, id),
      ),
    [id, userId],
  )
  useEffect(() => sync.receive(serverDraft(file)), [sync, file])
  useEffect(() => {
    const retry = () => void sync.flush()
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      sync.close()
    }
  }, [sync])
  const snapshot = useSyncExternalStore(sync.subscribe, sync.getSnapshot)
  const { savedAt } = snapshot
  useEffect(() => {
    if (savedAt) onSaved()
  }, [savedAt, onSaved])
  return { ...snapshot, sync }
}
