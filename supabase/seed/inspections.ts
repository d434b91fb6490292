import type { DemoAccount, SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, type IsoDate } from '../../src/domain/shanghai.ts'
import { DEMO_PASSWORD, DEMO_PASSWORD_HASH } from './accounts.ts'
import { sitePhoto } from './documents/sitePhoto.ts'
import { instantOf } from './history/timeline.ts'
import { reportTexts } from './inspectionTexts.ts'
import { DEMO_UNITS } from './institutions.ts'
import { insertLogins, type Login, loginOf } from './logins.ts'
import { uuidOf } from './random.ts'
import { openRequests, type Requests } from './requests.ts'
import type { Staff } from './staff.ts'

/** How far the report of an inspection of the demo world has come. */
type Plot = 'owed' | 'late' | 'submitted' | 'rectifying' | 'overdue' | 'closed'

/** Of the demo's unit of Chengdu: what begins today, then what is over, the latest first. */
const OF_DEMO_UNIT: readonly Plot[] = ['submitted', 'rectifying', 'overdue', 'closed']

const INSPECTOR = 'inspector@demo.example'

interface Held {
  id: string
  institution_id: string
  starts_on: IsoDate
  ends_on: IsoDate
  head_count: number
}

interface Versioned {
  id: string
  version: number
}

/**
 * Inspections that took place, with their reports in every state, each step by whom it belongs to. The supervisors are
 * whoever was drawn; one of those who owe the report of what begins today gets a login that can sign in.
 *
 * @returns how many reports, and that login
 */
export async function tellInspections(
  db: SeedDatabase,
  staff: Staff,
  today: IsoDate,
): Promise<{ reports: number; accounts: DemoAccount[] }> {
  const teller = new Teller(db, await openRequests(db), staff, today)
  const held = (statement: string, values: unknown[]) =>
    db.query<Held>(
      `select e.id, e.institution_id, e.starts_on::text, e.ends_on::text, e.head_count
       from public.evaluations e where e.status = 'reported' and ${statement}`,
      values,
    )
  const [begins] = await held(
    'e.institution_name = $1 and e.starts_on <= $2 order by e.starts_on desc limit 1',
    [DEMO_UNITS.chengdu, today],
  )
  const over = await held('e.institution_name = $1 and e.ends_on < $2::date - 1 order by e.starts_on desc', [
    DEMO_UNITS.chengdu,
    today,
  ])
  const [longOver] = await held(
    `e.region_code <> '510000' and e.institution_name <> $2 and e.ends_on < $1::date - 15 order by e.starts_on desc limit 1`,
    [today, DEMO_UNITS.chengdu],
  )
  let account: DemoAccount | undefined
  if (begins) account = await teller.tell(begins, 'owed')
  const past = over.filter(({ id }) => id !== begins?.id)
  for (const [index, plot] of OF_DEMO_UNIT.entries()) {
    const evaluation = past[index]
    if (evaluation) await teller.tell(evaluation, plot)
  }
  if (longOver) await teller.tell(longOver, 'late')
  return { reports: teller.reports, accounts: account ? [account] : [] }
}

class Teller {
  reports = 0
  private readonly db: SeedDatabase
  private readonly requests: Requests
  private readonly staff: Staff
  private readonly today: IsoDate

  constructor(db: SeedDatabase, requests: Requests, staff: Staff, today: IsoDate) {
    this.db = db
    this.requests = requests
    this.staff = staff
    this.today = today
  }

  /** Orders, draws, accepts, and takes the report as far as the plot goes. */
  async tell(held: Held, plot: Plot): Promise<DemoAccount | undefined> {
    const [first] = await this.dispatch(held, plot === 'owed')
    if (!first) return undefined
    this.reports += 1
    if (plot !== 'owed') await this.report(held, first.login, plot)
    return first.account
  }

  private async dispatch(held: Held, isInspectors: boolean) {
    const [evaluation] = await this.db.query<{ region_code: string }>(
      'select region_code from public.evaluations where id = $1',
      [held.id],
    )
    const city = this.staff.cityOfficerOf(evaluation?.region_code ?? '510100')
    const day = addDays(held.starts_on, -2)
    const call = <T>(hour: number, who: Login, name: string, args: Record<string, unknown>) =>
      this.requests.call<T>({ at: instantOf(day, hour * 3600), who, name, args })
    const request = (step: string) => ({ p_request_id: uuidOf(`inspection ${step} ${held.id}`) })
    let order = await call<Versioned>(9, city, 'create_inspection_order', {
      p_evaluation_id: held.id,
      p_values: { supervisors: 1, scope: 'region', recent_visits: 0 },
      ...request('order'),
    })
    const { eligible } = await call<{ eligible: number }>(9, city, 'preview_pool', { p_order_id: order.id })
    if (eligible === 0) return []
    if (eligible > 1)
      order = await call<Versioned>(9, city, 'change_inspection_order', {
        p_id: order.id,
        p_values: { supervisors: 2 },
        p_reason: '按规定派两名督导员',
        p_expected_version: order.version,
        ...request('change'),
      })
    order = await call<Versioned>(10, city, 'commit_draw', {
      p_order_id: order.id,
      p_public_source: null,
      p_public_on: null,
      p_expected_version: order.version,
      ...request('commit'),
    })
    await call<Versioned>(10, city, 'draw_supervisors', {
      p_order_id: order.id,
      p_public_number: null,
      p_expected_version: order.version,
      ...request('draw'),
    })
    const sent = await this.db.query<{ id: string; person_id: string }>(
      'select id, person_id from public.dispatches where order_id = $1 order by rank',
      [order.id],
    )
    const people = []
    for (const [index, { id, person_id }] of sent.entries()) {
      const someone = await this.loginOfPerson(person_id, isInspectors && index === 0)
      await call(15, someone.login, 'answer_dispatch', {
        p_id: id,
        p_answer: 'accept',
        p_reason: null,
        ...request(`accept ${index}`),
      })
      people.push(someone)
    }
    return people
  }

  /** The login of a supervisor; who has none gets one, which can sign in only if it is the demo's own. */
  private async loginOfPerson(
    personId: string,
    isInspector: boolean,
  ): Promise<{ login: Login; account?: DemoAccount }> {
    const [person] = await this.db.query<{
      name: string
      unit: string
      id: string | null
      email: string | null
    }>(
      `select p.name, coalesce(i.name, '') as unit, u.id, u.email from public.people p
       left join public.institutions i on i.id = p.institution_id left join auth.users u on u.id = p.user_id where p.id = $1`,
      [personId],
    )
    const known = person?.id && person.email ? { id: person.id, email: person.email } : undefined
    if (known && !isInspector) return { login: known }
    const login = known
      ? { ...known, email: INSPECTOR }
      : loginOf(isInspector ? INSPECTOR : `inspector.${personId.slice(0, 8)}@history.example`)
    if (known) await this.letSignIn(login)
    else {
      await insertLogins(this.db, [login], new Set([INSPECTOR]), instantOf(addDays(this.today, -200), 36_000))
      await this.db.query('update public.people set user_id = $1 where id = $2', [login.id, personId])
    }
    if (!isInspector) return { login }
    const account = {
      email: login.email,
      password: DEMO_PASSWORD,
      role: 'applicant',
      name: person?.name ?? '',
      place: {
        zh: `${person?.unit}（属地）质量督导员，今天有督导`,
        en: 'supervisor of a city unit, inspecting today',
      },
    }
    return { login, account }
  }

  /** Whoever claimed the own record in the history signs in from now on as the demo's inspector. */
  private async letSignIn({ id, email }: Login): Promise<void> {
    await this.db.query('update auth.users set email = $2, encrypted_password = $3 where id = $1', [
      id,
      email,
      DEMO_PASSWORD_HASH,
    ])
    await this.db.query(
      `update auth.identities set identity_data = identity_data || jsonb_build_object('email', $2::text) where user_id = $1`,
      [id, email],
    )
  }

  private async report(held: Held, who: Login, plot: Plot): Promise<void> {
    const [report] = await this.db.query<{ id: string; region_code: string }>(
      'select id, region_code from public.inspection_reports where evaluation_id = $1',
      [held.id],
    )
    if (!report) throw new Error('an accepted inspection owes no report')
    const officer = this.staff.officerOf(held.institution_id)
    const city = this.staff.cityOfficerOf(report.region_code)
    const day = (days: number) => {
      const wanted = addDays(held.ends_on, days)
      return wanted < this.today ? wanted : addDays(this.today, -1)
    }
    const call = <T>(days: number, hour: number, by: Login, name: string, args: Record<string, unknown>) =>
      this.requests.call<T>({ at: instantOf(day(days), hour * 3600), who: by, name, args })
    await this.attach(report.id, who, instantOf(day(0), 16 * 3600))
    const { version } = await call<{ version: number }>(1, 9, who, 'save_inspection_draft', {
      p_id: report.id,
      p_changes: reportTexts(held.head_count, plot !== 'submitted'),
      p_expected_version: 1,
    })
    if (plot === 'late') return
    await call(1, 10, who, 'submit_inspection_report', {
      p_id: report.id,
      p_expected_version: version,
      p_request_id: uuidOf(`report ${held.id}`),
    })
    if (plot === 'submitted') return
    const versionOf = async () => {
      const [row] = await this.db.query<{ version: number }>(
        'select version from public.inspection_reports where id = $1',
        [report.id],
      )
      return { p_id: report.id, p_expected_version: row?.version }
    }
    await call(1, 14, officer, 'comment_inspection_report', {
      ...(await versionOf()),
      p_comment: '情况属实，已部署整改。',
      p_is_contested: false,
    })
    await call(1, 15, city, 'read_inspection_report', { ...(await versionOf()), p_note: '督促整改' })
    const findings = await this.db.query<Versioned>(
      'select id, version from public.findings where report_id = $1 order by key',
      [report.id],
    )
    for (const { id, version: first } of findings) {
      const step = (
        days: number,
        hour: number,
        by: Login,
        action: string,
        note: string,
        more: Record<string, unknown> = {},
      ) =>
        call(days, hour, by, 'handle_finding', {
          p_id: id,
          p_action: action,
          p_note: note,
          p_rectify_by: null,
          ...more,
        })
      await step(1, 16, city, 'rectify', '按规定整改并附材料', {
        p_expected_version: first,
        p_rectify_by: plot === 'rectifying' ? addDays(this.today, 10) : day(8),
      })
      if (plot !== 'closed') continue
      await step(5, 17, officer, 'answer', '已整改到位。', { p_expected_version: first + 1 })
      await step(6, 18, city, 'close', '经核查整改到位', { p_expected_version: first + 2 })
    }
  }

  /** A drawn picture of the place, uploaded as a phone does. */
  private async attach(reportId: string, who: Login, at: string): Promise<void> {
    const bytes = sitePhoto().toPng()
    const call = <T>(name: string, args: Record<string, unknown>) =>
      this.requests.call<T>({ at, who, name, args })
    const file = await call<{ id: string; path: string }>('register_inspection_file', {
      p_kind: 'photo',
      p_report_id: reportId,
      p_finding_id: null,
      p_item: null,
      p_name: '现场.png',
      p_mime_type: 'image/png',
      p_bytes: bytes.length,
    })
    await this.db.putDocument({
      bucket: 'documents',
      path: file.path,
      bytes,
      contentType: 'image/png',
      ownerId: who.id,
    })
    await call('complete_inspection_file', { p_id: file.id })
  }
}
