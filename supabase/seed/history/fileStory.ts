import { hanName } from '../personNames.ts'
import {
  APPEALS,
  CENTER_REJECTIONS,
  DENIED,
  type Decision,
  DISPUTE,
  GRANTED,
  PLAIN_RETURNS,
  PRINTED_RETURNS,
  UNIT_REJECTIONS,
  UNIT_RETURNS,
  WITHDRAWALS,
} from '../texts/decisions.ts'
import { INSPECTOR_OPINIONS, OPINIONS, REFUSING_OPINIONS } from '../texts/opinions.ts'
import { FileDesk } from './fileDesk.ts'
import { mendedValue } from './formValues.ts'

/** A decision that leaves a file aside must be fresh enough that its term has not run out yet. */
const RECENTLY = [0.88, 0.97] as const

/** The story of one file from the draft to the queue for the summary table. */
export class FileStory extends FileDesk {
  /** Tells the first half of the story; the summary table and the province take over from there. */
  async tell(roundId: string): Promise<void> {
    const { plot } = this.role
    await this.begin()
    if (plot.kind === 'renamed') {
      const { person } = this.card
      this.form.fields.name = [...person.name][0] + hanName(this.random, person.gender).slice(1)
    }
    await this.draft(plot.kind === 'draft' || plot.kind === 'expired_draft', roundId)
    this.stage.files.set(this.id, this)
    if (plot.kind === 'draft' || plot.kind === 'expired_draft') return
    if (this.random.chance(0.2)) await this.declareRecord()
    await this.submit()
    if (plot.kind === 'unit_review') return
    if (plot.kind === 'withdrawn' && this.random.chance(0.5)) return this.withdraw()
    if (!(await this.unitStage())) return
    if (plot.kind === 'awaiting_seal') return
    // What has gone into the queue for a summary table can no longer be withdrawn.
    if (plot.kind === 'withdrawn' && this.track === 'province') return this.withdraw()
    if (plot.kind !== 'granted_unit') await this.sealStage()
    if (plot.kind === 'withdrawn') return this.withdraw()
    if (this.track === 'city' && (await this.refresh()) === 're_review') await this.centerStage()
  }

  private async begin(): Promise<void> {
    const { plot } = this.role
    const open = this.registration
    switch (plot.kind) {
      case 'draft':
      case 'unit_review':
        return this.reach(open * 0.3, open * 0.96)
      case 'awaiting_seal':
      case 're_review':
      case 'late_summary':
        return this.reach(open * 0.2, open * 0.6)
      case 'late_admission':
        return this.reach(open + 0.06)
      default:
        return plot.wave === 1
          ? this.reach(0.01, Math.min(0.15, open * 0.8))
          : this.reach(Math.min(0.1, open * 0.4), Math.min(0.22, open * 0.9))
    }
  }

  /** 初审: the unit's first opinion. Returns whether the file goes on. */
  private async unitStage(): Promise<boolean> {
    const { kind } = this.role.plot
    const opinion = this.random.pick(this.card.kind === 'supervisor' ? INSPECTOR_OPINIONS : OPINIONS)
    await this.pass(0.015, 0.05)
    if (kind === 'returned_by_unit') await this.reach(...RECENTLY)
    if (kind === 'returned_by_unit' || kind === 'expired_return' || kind === 'mended_unit') {
      const decision = this.fitting(UNIT_RETURNS)
      await this.decide(this.officer, 'return', decision)
      if (kind !== 'mended_unit') return false
      await this.mend(decision)
    }
    if (['rejected_by_unit', 'appeal_unit', 'denied', 'granted_unit'].includes(kind)) {
      await this.decide(
        this.officer,
        'reject',
        this.random.pick(UNIT_REJECTIONS),
        this.random.pick(REFUSING_OPINIONS),
      )
      if (kind === 'rejected_by_unit') return false
      const judge = this.track === 'city' ? this.center : this.reviewer(1)
      return this.appeal('unit', judge, kind === 'appeal_unit' ? null : kind === 'granted_unit')
    }
    await this.decide(this.officer, 'approve', undefined, opinion)
    return true
  }

  private async sealStage(): Promise<void> {
    const { plot } = this.role
    await this.pass(0.015, 0.045)
    if (this.track === 'province') await this.waitForWave(plot.kind === 'late_summary')
    await this.seal()
  }

  /** 复审 by the city, which confirms or disputes the records first. */
  private async centerStage(): Promise<void> {
    const { kind } = this.role.plot
    if (kind === 're_review') return
    await this.pass(0.02, 0.06)
    if (await this.centerDecides(this.center)) return
    await this.waitForWave(kind === 'late_summary')
    await this.confirmRecords(this.center)
    await this.decide(this.center, 'approve')
  }

  /** What plots have in store for the 复审. Returns whether the file stays aside, or went another way. */
  async centerDecides(center: FileDesk['officer']): Promise<boolean> {
    const { kind } = this.role.plot
    switch (kind) {
      case 'returned_by_center':
        await this.reach(...RECENTLY)
        await this.decide(center, 'return', this.fitting(PLAIN_RETURNS))
        return true
      case 'mended_center':
      case 'mended_printed': {
        if (this.isMended) return false
        const decision = this.fitting(kind === 'mended_center' ? PLAIN_RETURNS : PRINTED_RETURNS)
        await this.decide(center, 'return', decision)
        await this.mend(decision)
        if ((await this.refresh()) === 'unit_review') {
          await this.decide(this.officer, 'approve', undefined, this.random.pick(OPINIONS))
          await this.pass(0.01, 0.02)
          await this.seal()
          await this.pass(0.01, 0.02)
        }
        return this.track === 'province'
      }
      case 'rejected_by_center':
      case 'appeal_center':
      case 'granted_center':
        await this.decide(center, 'reject', this.random.pick(CENTER_REJECTIONS))
        if (kind !== 'rejected_by_center')
          await this.appeal('center', this.reviewer(1), kind === 'granted_center' ? true : null)
        return true
      default:
        return false
    }
  }

  isMended = false

  /** Corrects what was named and sends the file back to where it came from. */
  async mend({ fields = [], documents = [] }: Decision): Promise<void> {
    this.isMended = true
    await this.pass(0.015, 0.04)
    await this.refresh()
    if (fields.length > 0) {
      const values = Object.fromEntries(
        fields.map((field) => [field, mendedValue(this.random, this.card, field)]),
      )
      Object.assign(this.form.fields, values)
      await this.save(values)
    }
    for (const kind of documents) await this.replace(kind)
    await this.submit()
    await this.pass(0.01, 0.03)
  }

  /** Pleads; `isGranted` null leaves the appeal open. Returns whether the file goes on. */
  async appeal(
    level: keyof typeof APPEALS,
    judge: FileDesk['officer'],
    isGranted: boolean | null,
  ): Promise<boolean> {
    await this.pass(0.02, 0.04)
    await this.refresh()
    await this.leave('appeal_application', { p_note: this.random.pick(APPEALS[level]) })
    if (isGranted === null) return false
    await this.pass(0.02, 0.04)
    await this.decide(judge, isGranted ? 'grant_appeal' : 'deny_appeal', isGranted ? GRANTED : DENIED)
    return isGranted
  }

  /** A decision whose fields and documents this kind of card has. */
  fitting(decisions: readonly Decision[]): Decision {
    return this.random.pick(decisions)
  }

  /** Verifies a card of another issuer by its scan, and confirms the declared records; one may be disputed. */
  async confirmRecords(center: FileDesk['officer']): Promise<void> {
    const { card } = this
    if (!card.isVerified) {
      await this.call(center, 'verify_card', { p_card_id: card.id })
      card.isVerified = true
    }
    const open = await this.stage.requests.rows<{ id: string; confirmed: number }>(
      `select r.id, (select count(*)::integer from public.activity_records c where c.person_id = r.person_id
          and c.role = r.role and c.status = 'confirmed' and c.held_on between $3 and $4) as confirmed
       from public.activity_records r
       where r.person_id = $1 and r.role = $2 and r.status = 'declared' and r.held_on between $3 and $4
       order by r.held_on`,
      [card.person.id, card.kind === 'supervisor' ? 'supervisor' : 'assessor', card.validFrom, card.validTo],
    )
    const [first, ...others] = open
    if (!first) return
    const isDisputed = first.confirmed > 0 && this.random.chance(0.15)
    const confirmed = (isDisputed ? others : open).map(({ id }) => id)
    if (isDisputed)
      await this.call(center, 'decide_records', {
        p_ids: [first.id],
        p_decision: 'disputed',
        p_reason: DISPUTE,
      })
    if (confirmed.length > 0)
      await this.call(center, 'decide_records', { p_ids: confirmed, p_decision: 'confirmed' })
  }

  private async declareRecord(): Promise<void> {
    const { card } = this
    const unit = this.random.pick(
      this.stage.world.units.filter((each) => each.cityCode === card.person.unit.cityCode),
    )
    const year = Number(card.validFrom.slice(0, 4)) + 1
    await this.call(this.filler, 'declare_record', {
      p_person_id: card.person.id,
      p_role: card.kind === 'supervisor' ? 'supervisor' : 'assessor',
      p_held_on: `${year}-0${this.random.int(1, 9)}-${this.random.int(10, 28)}`,
      p_institution_name: unit.name,
      p_batch: `${year}年第${this.random.int(20, 40)}批`,
      p_place: card.person.address.slice(3, 9),
      p_occupation: card.occupations[0]?.[1] ?? null,
    })
  }

  private async waitForWave(isLate: boolean): Promise<void> {
    if (isLate) await this.reach(0.93, 0.98)
    else if (this.role.plot.wave === 2) await this.reach(0.63, 0.77)
  }

  private async withdraw(): Promise<void> {
    await this.pass(0.02, 0.08)
    await this.refresh()
    const { reasons, note } = this.random.pick(WITHDRAWALS)
    await this.leave('withdraw_application', { p_reason_codes: reasons, p_note: note ?? null })
  }
}
