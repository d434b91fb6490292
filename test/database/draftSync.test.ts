import { beforeAll, expect, test } from 'vitest'
import { AppError, toAppError } from '../../src/data/errors'
import { type DraftServer, DraftSync, type ServerDraft } from '../../src/ui/DraftSync'
import type { DraftStore, KeptDraft } from '../../src/ui/draftStore'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import type { RaisedError } from '../support/failures'
import { CAST_DAY, type CastApplicant } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves that what somebody types survives lost connections, lost answers and other people, on a real database. */

const db = await createDatabase()

interface File {
  form: Record<string, unknown>
  institution: { id: string; name: string }
  application: { version: number }
}

/** How the wire behaves on the next call: as it should, cut before it arrives, cut before the answer is back. */
type Wire = 'up' | 'cut' | 'answer lost'

/** The draft of a new applicant, and the database as its form reaches it. */
async function startDraft() {
  const applicant = await makeApplicant(db)
  const id = await db.rpc<string>(applicant, 'start_application', { p_card_id: applicant.card.id })
  const wire = { state: 'up' as Wire, saves: 0 }

  async function call<T>(name: string, args: Record<string, unknown>): Promise<T> {
    if (wire.state === 'cut') throw new AppError('offline', 'offline')
    try {
      const answer = await db.rpc<T>(applicant, name, args)
      if (wire.state === 'answer lost') throw new AppError('offline', 'offline')
      return answer
    } catch (error) {
      if (error instanceof AppError) throw error
      const { code, message, detail } = error as RaisedError
      throw toAppError({ code, message, details: detail }, 400)
    }
  }

  async function load(): Promise<ServerDraft> {
    const { form, institution, application } = await call<File>('get_application', { p_id: id })
    return { form, institution, version: application.version }
  }

  const server: DraftServer = {
    load,
    save: (changes, version, institutionId) => {
      wire.saves += 1
      return call('save_draft', {
        p_id: id,
        p_form: changes,
        p_expected_version: version,
        p_institution_id: institutionId ?? null,
      })
    },
  }
  return { applicant, id, wire, server, load }
}

/** A device's storage. */
function memory(): DraftStore & { kept: KeptDraft | null } {
  return {
    kept: null,
    read() {
      return this.kept
    },
    write(draft) {
      this.kept = structuredClone(draft)
    },
    clear() {
      this.kept = null
    },
  }
}

async function formOf(applicant: CastApplicant, id: string): Promise<Record<string, unknown>> {
  const { form } = await db.rpc<File>(applicant, 'get_application', { p_id: id })
  return form
}

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

test('what is typed is on the server after a save, and no longer kept on the device', async () => {
  const { applicant, id, server, load } = await startDraft()
  const store = memory()
  const sync = new DraftSync(await load(), server, store)
  sync.setField('address', '成都市新地址 ')
  expect(store.kept?.changes).toEqual({ address: '成都市新地址 ' })
  expect(sync.getSnapshot().state).toBe('dirty')

  expect(await sync.flush()).toBe(true)
  expect(sync.getSnapshot()).toMatchObject({ state: 'saved', version: 2 })
  expect(store.kept).toBeNull()
  expect(await formOf(applicant, id)).toMatchObject({ address: '成都市新地址 ' })
})

test('without a connection it stays on the device, and a new page saves it', async () => {
  const { applicant, id, wire, server, load } = await startDraft()
  const store = memory()
  const first = new DraftSync(await load(), server, store)
  wire.state = 'cut'
  first.setField('speciality', '电气')
  expect(await first.flush()).toBe(false)
  expect(first.getSnapshot().state).toBe('offline')
  first.close()

  wire.state = 'up'
  const second = new DraftSync(await load(), server, store)
  expect(second.getSnapshot()).toMatchObject({ state: 'dirty', isRestored: true })
  expect(second.getSnapshot().values.speciality).toBe('电气')
  expect(await second.flush()).toBe(true)
  expect(await formOf(applicant, id)).toMatchObject({ speciality: '电气' })
})

test('a save whose answer was lost is no conflict with oneself', async () => {
  const { wire, server, load } = await startDraft()
  const sync = new DraftSync(await load(), server, memory())
  wire.state = 'answer lost'
  sync.setField('address', '甲')
  expect(await sync.flush()).toBe(false)

  wire.state = 'up'
  sync.setField('speciality', '乙')
  expect(await sync.flush()).toBe(true)
  expect(sync.getSnapshot()).toMatchObject({ state: 'saved', error: null })
  expect((await load()).form).toMatchObject({ address: '甲', speciality: '乙' })
})

test('somebody else’s change is a conflict: nothing typed is lost, and both changes end on the server', async () => {
  const { server, load } = await startDraft()
  const here = new DraftSync(await load(), server, memory())
  const there = new DraftSync(await load(), server, memory())
  there.setField('address', '别处改的地址')
  there.setField('speciality', '别处改的专业')
  await there.flush()

  here.setField('speciality', '这里改的专业')
  here.setField('qualification_title', '讲师')
  expect(await here.flush()).toBe(false)
  expect(here.getSnapshot()).toMatchObject({ state: 'conflict' })
  expect(here.getSnapshot().values).toMatchObject({ speciality: '这里改的专业', qualification_title: '讲师' })

  await here.reload()
  expect(here.getSnapshot()).toMatchObject({ state: 'dirty', clashes: ['speciality'] })
  expect(here.getSnapshot().values.address).toBe('别处改的地址')
  expect(await here.flush()).toBe(true)
  expect((await load()).form).toMatchObject({
    address: '别处改的地址',
    speciality: '这里改的专业',
    qualification_title: '讲师',
  })
})

test('after a conflict one’s own changes can be let go', async () => {
  const { server, load } = await startDraft()
  const store = memory()
  const here = new DraftSync(await load(), server, store)
  const there = new DraftSync(await load(), server, memory())
  there.setField('address', '别处')
  await there.flush()
  here.setField('address', '这里')
  await here.flush()
  await here.reload()
  here.discard()
  expect(here.getSnapshot()).toMatchObject({ state: 'saved' })
  expect(here.getSnapshot().values.address).toBe('别处')
  expect(store.kept).toBeNull()
})

test('a file that was submitted elsewhere refuses the save and says why', async () => {
  const { applicant, id, server, load } = await startDraft()
  const sync = new DraftSync(await load(), server, memory())
  await db.admin(`update public.applications set status = 'unit_review' where id = $1`, [id])
  sync.setField('address', '太晚了')
  expect(await sync.flush()).toBe(false)
  expect(sync.getSnapshot()).toMatchObject({
    state: 'refused',
    error: { key: 'not_editable', values: { status: 'unit_review' } },
  })
  expect(await formOf(applicant, id)).not.toMatchObject({ address: '太晚了' })
})

test('what is typed back to what the server has needs no save', async () => {
  const { wire, server, load } = await startDraft()
  const before = await load()
  const sync = new DraftSync(before, server, memory())
  sync.setField('address', '改一下')
  sync.setField('address', before.form.address)
  expect(sync.hasChanges()).toBe(false)
  expect(await sync.flush()).toBe(true)
  expect(wire.saves).toBe(0)
})
