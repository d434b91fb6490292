import type { Translated } from '../translator'
import type { checks as source } from '../zh-CN/checks'

export const checks: Translated<typeof source> = {
  card_in_window: {
    pass: 'The card expires on {valid_to}, inside the window ({window_from} to {window_to}).',
    fail: 'The card expires on {valid_to}, outside the window ({window_from} to {window_to}). Apply in the round that covers it.',
    late: 'The card expires on {valid_to}; late admission until {late_until}.',
  },
  registration_open: {
    pass: 'Registration from {opens_on} to {closes_on}.',
    fail: 'Registration runs from {opens_on} to {closes_on} only.',
    late: 'Late admission until {late_until}.',
  },
  activity_confirmed: {
    pass: '{confirmed} confirmed records inside the validity.',
    warn: '{declared} records entered, {confirmed} confirmed; they count once the re-review confirms them.',
    fail: '{confirmed} records confirmed, at least {needed} needed.',
    none: 'No activity inside the validity ({valid_from} to {valid_to}): such a card is not renewed.',
  },
  no_disqualification: {
    pass: 'No disqualification in force.',
    fail: 'A disqualification is in force. Turn to the provincial center if you object.',
  },
  no_accident: {
    pass: 'No assessment accident on record.',
    fail: 'An assessment accident of {occurred_on} is on record. Turn to your center if you object.',
  },
  health_declared: { pass: 'Health declared.', fail: 'Tick the declaration of health in the last step.' },
  voluntary_declared: { pass: 'Declared as voluntary.', fail: 'Tick the declaration in the last step.' },
  documents_present: { pass: 'All documents are there.', fail: 'Missing: {missing}.' },
  word_count: {
    pass: '{count} characters, {needed} needed.',
    fail: '{count} of at least {needed} characters.',
  },
  id_number_valid: { pass: 'The identity number is valid.', fail: 'The identity number is not valid.' },
  one_live_application: {
    pass: 'No other file of this card.',
    fail: 'Another file of this card is under way: finish or withdraw it first.',
  },
  card_is_live: { pass: 'The card is live.', fail: 'The card is {status} and cannot be renewed.' },
  contract_attached: {
    pass: 'Not external, or the contract is there.',
    fail: 'External assessors upload the employment contract.',
  },
  institution_active: {
    pass: 'The unit is active.',
    warn: 'The unit {institution} is cancelled.',
    fail: 'The unit {institution} is cancelled: choose another.',
  },
  provincial_card: {
    pass: 'The card was issued by the province.',
    fail: "Supervisors' cards of other issuers are not renewed here.",
  },
  card_verified: {
    pass: 'The card has been verified.',
    warn: 'The card was registered by its holder and is verified against its scan.',
    fail: 'The card has not been verified.',
  },
  form_complete: { pass: 'The form is complete.', fail: '{count} fields are missing or wrong.' },
}
