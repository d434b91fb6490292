import type { Translated } from '../translator'
import type { cardCheck as source } from '../zh-CN/cardCheck'

export const cardCheck: Translated<typeof source> = {
  title: 'Card check',
  intro:
    "Checks the cards of Sichuan's skill assessors and quality supervisors. Scan the QR code on the card, or enter its number and the name on it.",
  number: 'Card number',
  numberMissing: 'Enter the card number',
  name: 'Name',
  nameMissing: 'Enter the name',
  check: 'Check',
  another: 'Check another card',
  checking: 'Checking…',
  valid: 'The card is valid',
  validText: 'Today ({today}) lies within its validity: its holder may assess or supervise.',
  invalid: 'The card is not valid',
  invalidText:
    'Nobody may assess or supervise with this card today ({today}). It may have expired, been replaced, or been withdrawn.',
  expiredText: 'Its validity ended on {to}.',
  notYetText: 'Its validity begins on {from}.',
  notFound: 'There is no such card',
  notFoundByNumber:
    'Compare number and name with the card. If it still cannot be found, ask the center that issued it.',
  notFoundByCode:
    'No card carries this QR code; a lost card that was reissued has a new one. Try its number and name.',
  unit: 'Institution',
  kind: 'Kind of card',
  occupations: 'Occupations',
  validity: 'Validity',
  range: '{from} to {to}',
  faceOnly: 'Only what the face of the card says is shown. Compare it with the card and the person.',
}
