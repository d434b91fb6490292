import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { advance } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { attach, attachAll, declareActivity, fileRow, startFile, submit } from '../support/files'
import { textOf } from '../support/forms'
import { CAST_DAY, institutions } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves that a kind of card of a later notice, 专项职业能力考核考评员, is a matter of rows alone. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await insertRows(db.admin, 'public.document_kinds', [
    {
      code: 'training_proof',
      name_zh: '专项培训证明',
      name_en: 'Proof of training',
      mime_types: ['application/pdf'],
      max_bytes: 1_000_000,
      sort: 20,
    },
  ])
  await insertRows(db.admin, 'public.card_kinds', [
    {
      code: 'special_assessor',
      name_zh: '专项职业能力考核考评员',
      name_en: 'Special ability assessor',
      role: 'assessor',
      form_annex: 1,
      summary_annex: 2,
      collected_by: 'institution',
      issuer_rule: 'any',
      number_template: 'Z{yyyy}-{serial:4}',
      term_years: 2,
      statement_document: 'work_summary',
      statement_min_chars: 300,
      sort: 4,
    },
  ])
  await insertRows(
    db.admin,
    'public.document_requirements',
    [
      ['photo', 'submission'],
      ['id_card', 'submission'],
      ['training_proof', 'submission'],
      ['sealed_form', 'seal'],
    ].map(([document_kind, due_at]) => ({
      card_kind: 'special_assessor',
      document_kind,
      due_at,
      condition: 'always',
    })),
  )
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

describe.each([institutions.mianyang, institutions.provincial])(
  'a file of the new kind at $name',
  (institution) => {
    test('asks for its own documents and words and goes from the draft to the collected card', async () => {
      const applicant = await makeApplicant(db, { institution, card: { kind: 'special_assessor' } })
      const id = await startFile(db, applicant)
      await attachAll(db, applicant, applicant, id)
      await declareActivity(db, applicant)
      const save = async (work_summary: string) =>
        db.rpc(applicant, 'save_draft', {
          p_id: id,
          p_form: { work_summary },
          p_expected_version: Number((await fileRow(db, id)).version),
        })
      await save(textOf(299))
      expect(await expectFailure(submit(db, applicant, id), 422, 'checks_failed')).toEqual({
        checks: ['documents_present', 'word_count'],
      })
      await attach(db, applicant, id, 'training_proof', { mimeType: 'application/pdf', name: '证明.pdf' })
      await save(textOf(300))
      await advance(db, applicant, id, 'collected')
      const [card] = await db.admin(
        'select kind, number, valid_from, valid_to, status from public.cards where application_id = $1',
        [id],
      )
      expect(card).toMatchObject({
        kind: 'special_assessor',
        number: expect.stringMatching(/^Z2024-\d{4}$/),
        valid_from: CAST_DAY,
        valid_to: '2026-04-14',
        status: 'active',
      })
    })
  },
)
