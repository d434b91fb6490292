/** What was typed and is not on the server yet, kept on this device until it is. */
export interface KeptDraft {
  changes: Record<string, unknown>
  institution: { id: string; name: string } | null
  /** Milliseconds since 1970. */
  at: number
}

export interface DraftStore {
  read(): KeptDraft | null
  write(draft: KeptDraft): void
  clear(): void
}

/** Personal data must not lie around for ever on a shared computer. */
const KEPT_FOR_MS = 30 * 86_400_000

/** The store of one draft for one login, in the browser's local storage; full or forbidden storage is no failure. */
export function draftStoreOf(userId: string, applicationId: string): DraftStore {
  const key = `huanzheng.draft.${userId}.${applicationId}`
  return {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptDraft | null
        return kept && Date.now() - kept.at < KEPT_FOR_MS ? kept : null
      } catch {
        return null
      }
    },
    write(draft) {
      try {
        localStorage.setItem(key, JSON.stringify(draft))
      } catch {
        // The page itself still holds it and goes on trying to save.
      }
    },
    clear() {
      try {
        localStorage.removeItem(key)
      } catch {
        // As above.
      }
    },
  }
}
