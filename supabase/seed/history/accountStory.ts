import { addDays } from '../../../src/domain/shanghai.ts'
import { DEMO_UNITS } from '../institutions.ts'
import type { Login } from '../logins.ts'
import { FORMER_OFFICER, IMPOSTOR } from '../newcomers.ts'
import type { Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'

/**
 * What happens around logins in the round under way: people register themselves, an identity is claimed twice,
 * staff are invited and dismissed, a deputy is appointed.
 */
export function tellAccounts(stage: Stage, timeline: Timeline, security: Login): void {
  const { world, chronicle, requests } = stage
  const tell = (fraction: number, who: Login, name: string, args: () => Record<string, unknown>) => {
    const at = timeline.at(fraction)
    chronicle.tell(at, async () => {
      await requests.call({ at, who, name, args: args() })
    })
  }
  world.newcomers.forEach(({ login, name, idNumber, phone, unit, card }, index) => {
    tell(0.3 + index * 0.2, login, 'register_person', () => ({
      p_name: name,
      p_id_number: idNumber,
      p_phone: phone,
      p_institution_id: unit.id,
      p_card: card,
    }))
  })
  // of nobody whose file is told: no final decision is made on a disputed person
  const claimed = world.cards.find(
    (card) =>
      card.person.login &&
      card.status === 'active' &&
      card.validTo > world.rounds.open.windowTo &&
      !isDemo(card.person.email),
  )
  if (claimed) {
    const at = timeline.at(0.65)
    chronicle.tell(at, async () => {
      const [dispute] = await requests.rows<{ id: string }>('select id from public.identity_disputes limit 1')
      if (!dispute) return
      const args = { p_id: dispute.id, p_text: '本人持有证卡原件和身份证，从未注册过其他账号，请核实。' }
      await requests.call({ at, who: IMPOSTOR, name: 'state_dispute', args })
    })
    tell(0.6, IMPOSTOR, 'claim_person', () => ({
      p_name: claimed.person.name,
      p_id_number: claimed.person.idNumber,
      p_card_number: claimed.number,
    }))
  }
  const unit = world.units.find((each) => each.name === DEMO_UNITS.chengdu)
  tell(0.2, security, 'dismiss_staff', () => ({ p_user_id: FORMER_OFFICER.id, p_expected_version: 1 }))
  tell(0.4, security, 'invite_staff', () => ({
    p_email: 'new.reviewer@demo.example',
    p_name: '冯志明',
    p_role: 'province_reviewer',
  }))
  tell(0.5, world.staff.cityOfficerOf('510100'), 'invite_staff', () => ({
    p_email: 'new.officer@demo.example',
    p_name: '蒋丽萍',
    p_role: 'institution_officer',
    p_institution_id: unit?.id,
  }))
  const deputy = world.people.find((person) => person.unit === unit && person.login && !isDemo(person.email))
  if (!deputy || !unit) return
  tell(0.7, world.staff.cityOfficerOf('510100'), 'appoint_deputy', () => ({
    p_email: deputy.email,
    p_institution_id: unit.id,
    p_from: world.today,
    p_to: addDays(world.today, 30),
    p_reason: '经办人本人申报换证期间，由其代为办理本人材料的初审',
    p_name: deputy.name,
  }))
}

/**
 * Staff hold no cards in this world: whoever finds somebody of the own name among the people declares before the
 * first file that it is somebody else.
 */
export function tellNamesakes({ world, chronicle, requests }: Stage, at: string): void {
  for (const member of world.staff.all) {
    for (const person of world.people.filter(({ name }) => name === member.name)) {
      const isInScope =
        member.role === 'province_reviewer' ||
        (member.role === 'city_officer' && person.unit.regionCode === member.regionCode) ||
        person.unit.id === member.institutionId
      if (!isInScope || member.id === FORMER_OFFICER.id) continue
      chronicle.tell(at, async () => {
        await requests.call({ at, who: member, name: 'declare_not_own', args: { p_person_id: person.id } })
      })
    }
  }
}

/** Looks at personal data outside a claim, each for a reason, as the access log keeps them. */
export function tellLooks(stage: Stage, timeline: Timeline): void {
  const { chronicle, requests, world } = stage
  const { staff } = world
  const reasons = [
    '联系本人：电话核实工作单位变更',
    '核查投诉举报：来信反映人证不符',
    '审核办理需要：核对证卡姓名',
  ]
  const lookers = [staff.reviewers[0], staff.cityOfficerOf('510100'), staff.cityOfficerOf('510700')]
  for (let number = 0; number < 12; number += 1) {
    const at = timeline.at(0.3 + number * 0.055)
    const who = lookers[number % lookers.length] as (typeof lookers)[number]
    const reason = reasons[number % reasons.length]
    chronicle.tell(at, async () => {
      const [found] = await requests.rows<{ document: string; person: string }>(
        `select d.id as document, d.person_id as person
         from public.documents d join public.applications a on a.id = d.application_id
         where d.status = 'stored' and d.kind in ('card_scan', 'id_card') and a.status <> 'draft' and a.number is not null
           and ($1 = '510000' or a.region_code = $1)
         order by a.number, d.kind offset $2 limit 1`,
        [who.regionCode, number],
      )
      if (!found) return
      if (number % 2 === 0)
        await requests.call({
          at,
          who,
          name: 'reveal_identity',
          args: { p_person_id: found.person, p_reason: reason },
        })
      else
        await requests.call({
          at,
          who,
          name: 'open_document',
          args: { p_id: found.document, p_reason: reason },
        })
    })
  }
}

function isDemo(email: string): boolean {
  return !email.startsWith('person.')
}
