import type { Card } from '../cards.ts'
import { type Paper, paperOf, sealedPaper } from '../documents/papers.ts'
import type { Login } from '../logins.ts'
import { type Random, randomOf, uuidOf } from '../random.ts'
import type { Member } from '../staff.ts'
import type { Decision } from '../texts/decisions.ts'
import type { Role } from './casting.ts'
import { paperSubject, sealedSheet } from './filePapers.ts'
import { type FormValues, formValues } from './formValues.ts'
import { type Stage, upload } from './stage.ts'
import { minutesAfter, type Timeline } from './timeline.ts'

/** What the functions that move a file answer with. */
interface Moved {
  status: string
  version: number
  number?: string
}

/**
 * One file and the hands it passes through: every method is one request of the person who would make it, at the
 * moment at which the story stands.
 */
export class FileDesk {
  readonly stage: Stage
  readonly role: Role
  readonly random: Random
  readonly filler: Login
  readonly officer: Member
  readonly form: FormValues
  id = ''
  number = ''
  version = 0
  dataVersion = 0
  private readonly timeline: Timeline
  readonly employer: string
  private fraction = 0
  attempt = 0
  private count = 0
  moment = ''
  opinion = ''

  constructor(stage: Stage, role: Role, timeline: Timeline) {
    this.stage = stage
    this.role = role
    this.timeline = timeline
    this.random = randomOf(`file ${role.card.id}`)
    const { person } = role.card
    this.officer = stage.world.staff.officerOf(person.unit.id)
    this.filler = person.login ?? this.officer
    this.employer = this.isExternal() ? this.random.pick(stage.world.units).name : person.unit.name
    this.form = formValues(this.random, role.card, this.employer)
  }

  get card(): Card {
    return this.role.card
  }

  get track(): 'city' | 'province' {
    return this.card.person.unit.attribution
  }

  /** The center that does the 复审: the city, or the province for its own units. */
  get center(): Member {
    const { staff } = this.stage.world
    return this.track === 'city' ? staff.cityOfficerOf(this.card.person.unit.regionCode) : this.reviewer(0)
  }

  /** A provincial reviewer; another number is another person. */
  reviewer(number: number): Member {
    const { reviewers } = this.stage.world.staff
    const first = randomOf(`reviewers ${this.card.id}`).int(0, 2)
    return reviewers[(first + number) % 3] as Member
  }

  /** Registration as a fraction of the timeline. */
  get registration(): number {
    return this.timeline.registration
  }

  /** Waits for a fraction of the round's time, or goes on at once when it has passed. */
  async reach(from: number, to = from): Promise<void> {
    const wished = from + this.random.next() * (to - from)
    this.fraction = Math.max(this.fraction + 0.001, wished)
    this.moment = this.timeline.at(this.fraction)
    await this.stage.chronicle.until(this.moment)
  }

  /** Lets some of the round's time pass. */
  pass(least: number, most: number): Promise<void> {
    return this.reach(this.fraction + least, this.fraction + most)
  }

  /** The same hand goes on a little later. */
  private async soon(minutes: number): Promise<void> {
    this.moment = minutesAfter(this.moment, minutes)
    await this.stage.chronicle.until(this.moment)
  }

  call<T>(who: Login, name: string, args: Record<string, unknown>): Promise<T> {
    return this.stage.requests.call<T>({ at: this.moment, who, name, args })
  }

  /** Whether this card is renewed from another employer (外聘); supervisors have no such thing. */
  private isExternal(): boolean {
    return this.card.kind !== 'supervisor' && randomOf(`employer ${this.card.id}`).chance(0.1)
  }

  private requestId(): string {
    this.count += 1
    return uuidOf(`request ${this.card.id} ${this.role.round.name} ${this.count}`)
  }

  /** A draft with what has been typed; half of it when it is left lying. */
  async draft(isLeft: boolean, roundId: string): Promise<void> {
    this.id = await this.call<string>(this.filler, 'start_application', {
      p_card_id: this.card.id,
      p_institution_id: this.card.person.unit.id,
      p_round_id: roundId,
    })
    const fields = isLeft
      ? { phone: this.form.fields.phone, address: this.form.fields.address }
      : this.form.fields
    await this.save(fields, 1)
    const kinds = isLeft ? ['photo', 'id_card'].slice(0, this.random.int(0, 2)) : this.requiredKinds()
    for (const kind of kinds) await this.attach(kind)
  }

  async save(fields: Record<string, unknown>, version = this.version): Promise<void> {
    const saved = await this.call<{ version: number }>(this.filler, 'save_draft', {
      p_id: this.id,
      p_form: fields,
      p_expected_version: version,
    })
    this.version = saved.version
  }

  private requiredKinds(): string[] {
    return [
      'photo',
      'id_card',
      'card_scan',
      ...(this.card.kind === 'supervisor' ? [] : ['work_summary']),
      ...(this.employer === this.card.person.unit.name ? [] : ['employment_contract']),
      ...(this.card.person.login ? [] : ['written_application']),
      ...(this.role.plot.kind === 'renamed' ? ['name_change_proof'] : []),
    ]
  }

  async attach(kind: string): Promise<void> {
    await this.put(this.filler, kind, paperOf(kind, paperSubject(this)))
  }

  /** A document once more, because it was returned. */
  async replace(kind: string): Promise<void> {
    this.attempt += 1
    await this.attach(kind)
  }

  async submit(): Promise<void> {
    await this.soon(this.random.int(6, 40))
    this.moved(await this.call<Moved>(this.filler, 'submit_application', this.moving()))
  }

  /** One decision; a center claims the file first, which opens its documents to it. */
  async decide(who: Member, action: string, decision?: Decision, opinion?: string): Promise<void> {
    if (who.role !== 'institution_officer') {
      await this.call(who, 'claim_application', { p_id: this.id })
      await this.soon(this.random.int(2, 9))
    }
    this.moved(
      await this.call<Moved>(who, 'review_application', {
        ...this.moving(),
        p_action: action,
        ...(decision ? { p_reason_codes: decision.reasons, p_note: decision.note ?? null } : {}),
        ...(decision?.fields ? { p_fields: decision.fields } : {}),
        ...(decision?.documents ? { p_documents: decision.documents } : {}),
        ...(opinion ? { p_opinion: opinion } : {}),
      }),
    )
    if (opinion && action === 'approve') {
      this.dataVersion += 1
      this.opinion = opinion
    }
  }

  /** The sealed scan of the present data version, sent on by the unit. */
  async seal(): Promise<void> {
    if (this.role.round === this.stage.world.rounds.busy) {
      await this.call(this.officer, 'print_application', { p_id: this.id })
      await this.soon(this.random.int(8, 30))
    }
    await this.put(this.officer, 'sealed_form', sealedPaper(sealedSheet(this), paperSubject(this)))
    await this.soon(2)
    this.moved(await this.call<Moved>(this.officer, 'seal_application', this.moving()))
  }

  async leave(
    name: 'withdraw_application' | 'appeal_application',
    args: Record<string, unknown>,
  ): Promise<void> {
    this.moved(await this.call<Moved>(this.filler, name, { ...this.moving(), ...args }))
  }

  /** After a step that somebody took for many files at once. */
  async refresh(): Promise<string> {
    const [row] = await this.stage.requests.rows<Moved>(
      'select status, version from public.applications where id = $1',
      [this.id],
    )
    if (!row) throw new Error(`file ${this.id} is gone`)
    this.version = row.version
    return row.status
  }

  private async put(who: Login, kind: string, paper: Paper): Promise<void> {
    const announced = await this.call<{ id: string; path: string }>(who, 'register_document', {
      p_application_id: this.id,
      p_kind: kind,
      p_name: paper.name,
      p_mime_type: paper.mimeType,
      p_bytes: paper.bytes.length,
    })
    await upload(this.stage, who, announced, paper.bytes, paper.mimeType)
    await this.call(who, 'complete_document', { p_id: announced.id })
  }

  private moving() {
    return { p_id: this.id, p_expected_version: this.version, p_request_id: this.requestId() }
  }

  private moved(result: Moved) {
    this.version = result.version
    this.number = result.number ?? this.number
  }
}
