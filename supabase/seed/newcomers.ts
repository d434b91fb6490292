import { checkCharacterOf } from '../../src/domain/identityNumber.ts'
import { addMonths, type IsoDate } from '../../src/domain/shanghai.ts'
import { DEMO_UNITS, type Institution } from './institutions.ts'
import { type Login, loginOf } from './logins.ts'

/** Somebody whom no list knows: registers the own person and card, which the unit and a reviewer have yet to check. */
export interface Newcomer {
  login: Login
  name: string
  idNumber: string
  phone: string
  unit: Institution
  card: {
    kind: string
    issuer_code: string
    number: string
    level: string
    occupations: string[]
    valid_from: string
    valid_to: string
  }
}

const NAMES = ['谭晓燕', '邓志远', '罗春华']

/** Three of them: at the demo unit of Chengdu, at the demo unit of the province, and elsewhere. */
export function makeNewcomers(
  units: readonly Institution[],
  window: { from: IsoDate; to: IsoDate },
): Newcomer[] {
  const homes = [
    units.find((unit) => unit.name === DEMO_UNITS.chengdu),
    units.find((unit) => unit.name === DEMO_UNITS.province),
    units.find((unit) => unit.regionCode === '510700' && !unit.isCancelled),
  ]
  return homes.flatMap((unit, index) => {
    if (!unit) return []
    const body = `5101001991040${index + 1}90${index * 2}`
    return [
      {
        login: loginOf(`newcomer.${index + 1}@demo.example`),
        name: NAMES[index] as string,
        idNumber: body + checkCharacterOf(body),
        phone: `1990200000${index}`,
        unit,
        card: {
          kind: 'assessor',
          issuer_code: 'mohrss',
          number: `旧证2023-${String(index + 1).padStart(4, '0')}`,
          level: '考评员',
          occupations: [unit.field.occupations[0]?.[1] ?? '电工'],
          valid_from: addMonths(window.from, -35),
          valid_to: addMonths(window.from, 1),
        },
      },
    ]
  })
}

/** A second login that says it is somebody who has claimed the own record already. */
export const IMPOSTOR: Login = loginOf('second.login@demo.example')
/** Worked for a city until this year. */
export const FORMER_OFFICER = {
  ...loginOf('former.officer@demo.example'),
  name: '曾国华',
  regionCode: '510100',
}
