import { batchSheet } from '../documents/batchSheet.ts'
import { scanPdf } from '../documents/pdf.ts'
import { randomOf, uuidOf } from '../random.ts'
import type { Member } from '../staff.ts'
import { SEND_BACKS } from '../texts/decisions.ts'
import { chineseDay } from './filePapers.ts'
import type { FileStory } from './fileStory.ts'
import { reviewByProvince } from './provinceStory.ts'
import { type Stage, upload } from './stage.ts'
import { minutesAfter, type Timeline } from './timeline.ts'

/** When a wave of summary tables is made, answered and reviewed, as fractions of the round's timeline. */
export interface Wave {
  /** Numbers the waves; part of the requests' ids. */
  number: number
  generated: readonly [number, number]
  answered: readonly [number, number]
  reviewed: readonly [number, number]
  /** A table that was generated and waits for its seal. */
  isLeft?: boolean
}

/** Who reports which annex: a city, or a unit of the province. */
export interface Reporter {
  regionCode: string
  institutionId: string | null
  annex: 2 | 4
}

interface Row {
  application_id: string
  person_name: string
  institution_name: string
  card_number: string
  occupation: string | null
}

const TITLES = { 2: '四川省技能人才评价考评员资格复核汇总表', 4: '四川省技能人才评价质量督导员复核汇总表' }

/** One summary table: generated, sealed, reported, answered; then the province reviews its files one by one. */
export async function tellBatch(
  stage: Stage,
  timeline: Timeline,
  roundId: string,
  reporter: Reporter,
  wave: Wave,
): Promise<void> {
  const label = `batch ${reporter.regionCode} ${reporter.institutionId} ${reporter.annex} ${wave.number} ${timeline.at(0)}`
  const random = randomOf(label)
  const { staff } = stage.world
  const who = reporter.institutionId
    ? staff.officerOf(reporter.institutionId)
    : staff.cityOfficerOf(reporter.regionCode)
  const between = ([from, to]: readonly [number, number]) => timeline.at(from + random.next() * (to - from))
  let moment = between(wave.generated)
  await stage.chronicle.until(moment)
  const ask = <T>(caller: Member, name: string, args: Record<string, unknown>) =>
    stage.requests.call<T>({ at: moment, who: caller, name, args })
  const later = (minutes: number) => {
    moment = minutesAfter(moment, minutes)
    return stage.chronicle.until(moment)
  }

  const id = await ask<string>(who, 'generate_batch', {
    p_round_id: roundId,
    p_annex: reporter.annex,
    p_institution_id: reporter.institutionId,
    p_handler_name: who.name,
    p_handler_phone: who.phone,
  })
  if (wave.isLeft) return
  await later(random.int(25, 70))
  await reportSealed()
  const files = (await rowsOf()).flatMap((row) => stage.files.get(row.application_id) ?? [])
  const plots = new Set(files.map((file) => file.role.plot.kind))
  if (plots.has('reported') && !plots.has('sent_back')) return
  moment = between(wave.answered)
  await stage.chronicle.until(moment)
  const receiver = random.pick(staff.reviewers)
  const { version } = await state()
  const answer = { p_id: id, p_expected_version: version, p_request_id: uuidOf(`${label} answer`) }
  if (plots.has('sent_back')) {
    const { reasons, note } = random.pick(SEND_BACKS)
    await ask(receiver, 'send_back_batch', { ...answer, p_reason_codes: reasons, p_note: note ?? null })
    return
  }
  await ask(receiver, 'receive_batch', answer)
  for (const file of files) stage.chronicle.tell(moment, () => reviewByProvince(file, ...wave.reviewed))

  async function state() {
    const [row] = await stage.requests.rows<{
      version: number
      number: string
      data_version: number
      reporter_name: string
    }>('select version, number, data_version, reporter_name from public.summary_batches where id = $1', [id])
    if (!row) throw new Error(`summary table ${id} is gone`)
    return row
  }

  function rowsOf() {
    return stage.requests.rows<Row>(
      `select r.application_id, r.person_name, r.institution_name, r.card_number, a.occupations[1] as occupation
       from public.summary_rows r join public.applications a on a.id = r.application_id
       where r.batch_id = $1 and r.struck_at is null order by r.position`,
      [id],
    )
  }

  /** Prints, seals and uploads the table, and reports it. */
  async function reportSealed() {
    const batch = await state()
    await ask(who, 'print_batch', { p_id: id })
    await later(random.int(10, 30))
    const rows = await rowsOf()
    const sheet = batchSheet({
      annex: reporter.annex,
      title: TITLES[reporter.annex],
      number: batch.number,
      reporter: batch.reporter_name,
      dataVersion: batch.data_version,
      day: chineseDay(moment),
      rows: rows.map((row, index) => [
        String(index + 1),
        row.person_name,
        row.institution_name,
        row.card_number,
        row.occupation ?? '',
        phoneOf(stage.files.get(row.application_id)),
      ]),
    })
    const bytes = scanPdf(sheet)
    const announced = await ask<{ path: string; version: number }>(who, 'register_batch_scan', {
      p_id: id,
      p_name: `${batch.number}汇总表（盖章）.pdf`,
      p_mime_type: 'application/pdf',
      p_bytes: bytes.length,
      p_expected_version: batch.version,
    })
    await upload(stage, who, announced, bytes, 'application/pdf')
    const stored = await ask<{ version: number }>(who, 'complete_batch_scan', { p_id: id })
    await later(random.int(3, 15))
    await ask(who, 'report_batch', {
      p_id: id,
      p_expected_version: stored.version,
      p_request_id: uuidOf(`${label} report`),
    })
  }
}

function phoneOf(file: FileStory | undefined): string {
  return String(file?.form.fields.phone ?? '')
}
