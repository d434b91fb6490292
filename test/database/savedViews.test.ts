import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that a view of a list is one's own until it is shared, and then the center's. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

const save = (who: Login, name: string, more: Record<string, unknown> = {}) =>
  db.rpc<string>(who, 'save_view', { p_list: 'cards', p_name: name, p_search: 'kind=assessor', ...more })
const share = (who: Login, name: string) => save(who, name, { p_is_shared: true })
const drop = (who: Login, id: string) => db.rpc(who, 'delete_view', { p_id: id })
const seenBy = async (who: Login) =>
  (await db.read<{ name: string }>(who, 'select name from public.saved_views order by name')).map(
    ({ name }) => name,
  )

describe('a view of one’s own', () => {
  test('is seen by nobody else', async () => {
    await save(staff.cityChengdu, '成都的')
    expect(await seenBy(staff.cityChengdu)).toContain('成都的')
    for (const other of [staff.managerChengdu, staff.reviewerOne, staff.officerChengdu, applicants.lin])
      expect(await seenBy(other)).not.toContain('成都的')
  })

  test('saved again under its name is replaced', async () => {
    const first = await save(staff.officerChengdu, '即将到期')
    const second = await save(staff.officerChengdu, ' 即将到期 ', { p_search: 'due=soon' })
    expect(second).toBe(first)
    expect(await db.read(staff.officerChengdu, 'select search, region_code from public.saved_views')).toEqual(
      [{ search: 'due=soon', region_code: null }],
    )
  })

  test('needs a name, a known list and an address of bearable length', async () => {
    await expectFailure(save(staff.reviewerOne, '  '), 422, 'view_name_length')
    await expectFailure(save(staff.reviewerOne, '长'.repeat(31)), 422, 'view_name_length')
    await expectFailure(save(staff.reviewerOne, '名', { p_list: 'no list' }), 422, 'list_unknown')
    await expectFailure(save(staff.reviewerOne, '名', { p_search: 'q='.repeat(1001) }), 422, 'view_too_long')
    await expectFailure(save(staff.reviewerOne, '名', { p_search: '?q=1' }), 422, 'view_too_long')
  })

  test('there are fifty of a list at most', async () => {
    for (let n = 1; n <= 50; n++) await save(staff.reviewerTwo, `第${n}个`)
    await expectFailure(save(staff.reviewerTwo, '第51个'), 422, 'too_many_views')
    await save(staff.reviewerTwo, '第50个')
    await save(staff.reviewerTwo, '第51个', { p_list: 'people' })
  })
})

describe('a shared view', () => {
  test('is seen by the staff of the same center', async () => {
    await share(staff.cityMianyang, '绵阳共用')
    await share(staff.reviewerOne, '省共用')
    expect(await seenBy(staff.reviewerThree)).toContain('省共用')
    expect(await seenBy(staff.provinceAdmin)).toContain('省共用')
    expect(await seenBy(staff.managerProvince)).toContain('省共用')
    for (const other of [staff.cityChengdu, staff.officerMianyang, staff.auditor, staff.securityAdmin])
      expect(await seenBy(other)).not.toContain('省共用')
    for (const other of [staff.reviewerOne, staff.cityChengdu, staff.officerMianyang])
      expect(await seenBy(other)).not.toContain('绵阳共用')
  })

  test('is made by the centers alone', async () => {
    for (const who of [
      staff.officerChengdu,
      staff.auditor,
      staff.securityAdmin,
      staff.dismissed,
      applicants.lin,
    ])
      await expectFailure(share(who, '共用'), 403, 'not_permitted')
  })

  test('can be taken back by its maker', async () => {
    await share(staff.reviewerOne, '收回')
    expect(await seenBy(staff.reviewerThree)).toContain('收回')
    await save(staff.reviewerOne, '收回')
    expect(await seenBy(staff.reviewerThree)).not.toContain('收回')
  })

  test('is deleted by its maker; by colleagues once the maker has left', async () => {
    const id = await share(staff.reviewerOne, '遗留')
    await expectFailure(drop(staff.reviewerThree, id), 404, 'view_not_found')
    await expectFailure(drop(staff.cityChengdu, id), 404, 'view_not_found')
    await db.admin('update public.staff set is_active = false, dismissed_at = now() where user_id = $1', [
      staff.reviewerOne.id,
    ])
    await expectFailure(drop(staff.cityChengdu, id), 404, 'view_not_found')
    await drop(staff.reviewerThree, id)
    expect(await seenBy(staff.reviewerThree)).not.toContain('遗留')
  })
})

test('nobody writes the table directly, and a visitor calls nothing', async () => {
  await expectRefused(
    db.as(staff.reviewerThree, (session) => session.query(`update public.saved_views set name = 'x'`)),
  )
  await expectRefused(
    db.asAnon((session) => session.query(`select public.save_view('cards', 'x', '', false)`)),
  )
})
