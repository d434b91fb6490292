import { type AppError, toAppError } from '../data/errors'
import type { DraftStore } from './draftStore'
import type { SaveStateName } from './SaveState'

export interface Unit {
  id: string
  name: string
}

/** What the server has of a draft. */
export interface ServerDraft {
  form: Readonly<Record<string, unknown>>
  institution: Unit
  version: number
}

export interface DraftServer {
  save(
    changes: Record<string, unknown>,
    expectedVersion: number,
    institutionId?: string,
  ): Promise<{ version: number; saved_at: string }>
  load(): Promise<ServerDraft>
}

export interface DraftSnapshot {
  values: Readonly<Record<string, unknown>>
  institution: Unit
  version: number
  state: SaveStateName
  /** Instant of the last save, or null. */
  savedAt: string | null
  /** Why state is conflict or refused. */
  error: AppError | null
  /** Fields typed here that were also changed elsewhere, after a conflict. */
  clashes: readonly string[]
  /** Something typed earlier came back from this device. */
  isRestored: boolean
}

const FRESH = { state: 'saved' as const, savedAt: null, error: null, clashes: [], isRestored: false }
const DELAY_MS = 900
const RETRIES_MS = [2_000, 4_000, 8_000, 15_000, 30_000]

// Blanks count: a space just typed must not vanish because it changes nothing.
const isSame = (a: unknown, b: unknown) => String(a ?? '') === String(b ?? '')

/**
 * Keeps a draft and the server in step: every change is kept on the device at once, saved after a pause, retried
 * while the server cannot be reached, and never overwritten by what others saved.
 */
export class DraftSync {
  private base: ServerDraft
  private changes: Record<string, unknown> = {}
  private unit: Unit | null = null
  private running: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private retries = 0
  private isClosed = false
  private listeners = new Set<() => void>()
  private snapshot: DraftSnapshot
  private readonly server: DraftServer
  private readonly store: DraftStore

  constructor(base: ServerDraft, server: DraftServer, store: DraftStore) {
    this.base = base
    this.server = server
    this.store = store
    const kept = store.read()
    if (kept) {
      this.changes = this.differing(kept.changes)
      this.unit = kept.institution && kept.institution.id !== base.institution.id ? kept.institution : null
    }
    const isRestored = this.hasChanges()
    this.snapshot = this.show({ state: isRestored ? 'dirty' : 'saved', isRestored })
    if (!isRestored) store.clear()
  }

  /** For useSyncExternalStore. */
  subscribe = (listener: () => void) => {
    this.isClosed = false
    this.listeners.add(listener)
    if (this.snapshot.state === 'dirty') this.schedule(DELAY_MS)
    return () => {
      this.listeners.delete(listener)
    }
  }

  getSnapshot = () => this.snapshot

  setField(field: string, value: unknown) {
    if (isSame(value, this.base.form[field])) delete this.changes[field]
    else this.changes[field] = value
    this.touched()
  }

  setInstitution(unit: Unit) {
    this.unit = unit.id === this.base.institution.id ? null : unit
    this.touched()
  }

  /** Whether something is not on the server yet. */
  hasChanges(): boolean {
    return this.unit !== null || Object.keys(this.changes).length > 0
  }

  /** Saves at once; true when everything is on the server. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    if (this.snapshot.state === 'conflict') return false
    await this.save()
    // Something was typed while the first save was under way.
    if (this.hasChanges() && this.snapshot.state !== 'offline') await this.save()
    return !this.hasChanges() && this.snapshot.state === 'saved'
  }

  /** The server's state as another call brought it, e.g. after a document was uploaded. */
  receive(server: ServerDraft) {
    if (this.running || server.version < this.base.version) return
    if (server.version === this.base.version) {
      this.base = server
      return
    }
    if (this.hasChanges()) {
      if (this.snapshot.state !== 'conflict') void this.save()
      return
    }
    this.base = server
    this.publish({})
  }

  /** After a conflict: the server's state with what was typed here on top of it. */
  async reload() {
    try {
      const server = await this.server.load()
      const clashes = this.clashesWith(server)
      this.rebase(server)
      this.publish({ state: this.hasChanges() ? 'dirty' : 'saved', error: null, clashes })
      if (this.hasChanges()) this.schedule(DELAY_MS)
    } catch (error) {
      this.publish({ error: toAppError(error) })
    }
  }

  /** Lets go of what was typed here; the server's state stays. */
  discard() {
    this.changes = {}
    this.unit = null
    this.store.clear()
    this.publish({ state: 'saved', error: null, clashes: [], isRestored: false })
  }

  dismissNotice() {
    this.publish({ isRestored: false, clashes: [] })
  }

  /** The page goes: what is left is saved without waiting. It stays on the device until the server has it. */
  close() {
    this.isClosed = true
    clearTimeout(this.timer)
    if (this.hasChanges() && this.snapshot.state !== 'conflict') void this.save()
  }

  private touched() {
    this.keep()
    if (this.snapshot.state === 'conflict') {
      this.publish({})
      return
    }
    if (!this.hasChanges() && !this.running) {
      clearTimeout(this.timer)
      this.publish({ state: 'saved', error: null })
      return
    }
    const state = this.snapshot.state === 'offline' ? 'offline' : 'dirty'
    this.publish({ state, error: null })
    if (state === 'dirty') this.schedule(DELAY_MS)
  }

  private schedule(delay: number) {
    clearTimeout(this.timer)
    if (!this.isClosed) this.timer = setTimeout(() => void this.save(), delay)
  }

  private save(): Promise<void> {
    this.running ??= this.saveOnce().finally(() => {
      this.running = null
      if (this.snapshot.state === 'dirty') this.schedule(DELAY_MS)
    })
    return this.running
  }

  private async saveOnce() {
    if (!this.hasChanges()) return
    const changes = { ...this.changes }
    const unit = this.unit
    this.publish({ state: 'saving' })
    try {
      const answer = await this.server.save(changes, this.base.version, unit?.id)
      this.retries = 0
      this.rebase({
        form: { ...this.base.form, ...changes },
        institution: unit ?? this.base.institution,
        version: answer.version,
      })
      this.publish({
        state: this.hasChanges() ? 'dirty' : 'saved',
        savedAt: answer.saved_at,
        error: null,
        isRestored: false,
      })
    } catch (thrown) {
      await this.failed(toAppError(thrown))
    }
  }

  private async failed(error: AppError) {
    if (error.key === 'stale_version') {
      if (!(await this.wasOwnAnswer())) this.publish({ state: 'conflict', error })
      return
    }
    if (error.kind === 'offline' || error.kind === 'expired' || error.kind === 'failure') {
      this.publish({ state: 'offline', error })
      this.schedule(RETRIES_MS[Math.min(this.retries, RETRIES_MS.length - 1)] ?? 0)
      this.retries += 1
      return
    }
    this.publish({ state: 'refused', error })
  }

  /** A save whose answer was lost makes the next one stale: then the server has what was sent, and nobody else came. */
  private async wasOwnAnswer(): Promise<boolean> {
    try {
      const server = await this.server.load()
      const foreign = [...new Set([...Object.keys(server.form), ...Object.keys(this.base.form)])].filter(
        (field) =>
          !isSame(server.form[field], this.base.form[field]) &&
          !(field in this.changes && isSame(server.form[field], this.changes[field])),
      )
      const isUnitForeign =
        server.institution.id !== this.base.institution.id && server.institution.id !== this.unit?.id
      if (foreign.length > 0 || isUnitForeign) return false
      this.rebase(server)
      this.publish({ state: this.hasChanges() ? 'dirty' : 'saved', error: null })
      return true
    } catch {
      return false
    }
  }

  private clashesWith(server: ServerDraft): string[] {
    return Object.keys(this.changes).filter(
      (field) =>
        !isSame(server.form[field], this.base.form[field]) &&
        !isSame(server.form[field], this.changes[field]),
    )
  }

  private rebase(server: ServerDraft) {
    this.base = server
    this.changes = this.differing(this.changes)
    if (this.unit?.id === server.institution.id) this.unit = null
    this.keep()
  }

  private differing(changes: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(changes).filter(([field, value]) => !isSame(value, this.base.form[field])),
    )
  }

  private keep() {
    if (this.hasChanges()) {
      this.store.write({ changes: this.changes, institution: this.unit, at: Date.now() })
    } else {
      this.store.clear()
    }
  }

  private show(part: Partial<DraftSnapshot>): DraftSnapshot {
    return {
      ...FRESH,
      ...this.snapshot,
      ...part,
      values: { ...this.base.form, ...this.changes },
      institution: this.unit ?? this.base.institution,
      version: this.base.version,
    }
  }

  private publish(part: Partial<DraftSnapshot>) {
    this.snapshot = this.show(part)
    for (const listener of this.listeners) listener()
  }
}
