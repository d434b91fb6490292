import { checkCharacterOf, type Gender } from '../../src/domain/identityNumber.ts'
import { addDays, addMonths, type IsoDate, yearOf } from '../../src/domain/shanghai.ts'
import { DEMO_LOGINS } from './accounts.ts'
import type { Card } from './cards.ts'
import { cityNameOf, type Institution } from './institutions.ts'
import { loginOf } from './logins.ts'
import type { Person } from './people.ts'
import { addressIn, placeOf } from './places.ts'
import { randomOf, uuidOf } from './random.ts'

/** Two supervisors with logins and cards that last, of the city with the fewest people: there they are surely drawn. */
export interface DispatchPeople {
  region: string
  /** Whose evaluations they inspect; they work elsewhere. */
  inspected: Institution
  people: Person[]
  cards: Card[]
}

const CAST: readonly {
  login: { email: string; name: string }
  gender: Gender
  born: string
  serial: string
}[] = [
  // on a day of the month on which nobody else of the world is born, so that no number is taken twice
  { login: DEMO_LOGINS.dispatchOne, gender: '男', born: '1979-03-31', serial: '101' },
  { login: DEMO_LOGINS.dispatchTwo, gender: '女', born: '1984-10-30', serial: '202' },
]

/** @throws when no city of the world has two units */
export function makeDispatchPeople(
  units: readonly Institution[],
  people: readonly Person[],
  cards: readonly Card[],
  today: IsoDate,
): DispatchPeople {
  const open = units.filter(({ attribution, isCancelled }) => attribution === 'city' && !isCancelled)
  const regions = [...new Set(open.map(({ regionCode }) => regionCode))].filter(
    (code) => open.filter(({ regionCode }) => regionCode === code).length > 1,
  )
  const peopleIn = (code: string) => people.filter(({ unit }) => unit.regionCode === code).length
  const [region] = regions.sort((a, b) => peopleIn(a) - peopleIn(b) || a.localeCompare(b))
  const supervisorsAt = (unit: Institution) =>
    cards.filter(
      ({ kind, status, person }) => kind === 'supervisor' && status === 'active' && person.unit === unit,
    ).length
  // who works at the unit that is inspected is not drawn
  const [inspected, ...others] = open
    .filter(({ regionCode }) => regionCode === region)
    .sort((a, b) => supervisorsAt(b) - supervisorsAt(a) || a.name.localeCompare(b.name))
  const [home] = others
  if (!region || !inspected || !home) throw new Error('the world has no city with two units')
  const own = CAST.map((member) => personOf(member, home))
  return { region, inspected, people: own, cards: own.map((person, index) => cardOf(person, index, today)) }
}

function personOf({ login, gender, born, serial }: (typeof CAST)[number], unit: Institution): Person {
  const random = randomOf(`dispatch ${login.email}`)
  const body = `510100${born.replaceAll('-', '')}${serial}`
  return {
    id: uuidOf(`person ${login.email}`),
    name: login.name,
    gender,
    bornOn: born,
    idNumber: body + checkCharacterOf(body),
    phone: `19901${serial}${serial}`,
    email: login.email,
    address: addressIn(random, cityNameOf(unit.cityCode), unit.cityCode),
    postcode: placeOf(unit.cityCode).postcode,
    unit,
    login: loginOf(login.email),
    profile: { education: '大学本科', ethnic_group: '01', political_status: '群众' },
  }
}

function cardOf(person: Person, index: number, today: IsoDate): Card {
  // of a year in which the history issues nothing any more
  const validFrom = addMonths(today, -27)
  return {
    id: uuidOf(`card ${person.email}`),
    person,
    kind: 'supervisor',
    issuerCode: 'sichuan',
    number: `R51${String(yearOf(validFrom)).slice(2)}${9001 + index}`,
    occupations: [],
    validFrom,
    validTo: addDays(addMonths(validFrom, 36), -1),
    status: 'active',
    isVerified: true,
    supersedesId: null,
  }
}
