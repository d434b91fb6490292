import type { Translated } from '../translator'
import type { words as source } from '../zh-CN/words'

export const words: Translated<typeof source> = {
  cardStatus: {
    active: 'Valid',
    superseded: 'Replaced',
    lapsed: 'Lapsed',
    cancelled: 'Cancelled',
    disqualified: 'Disqualified',
  },
  batchStatus: {
    draft: 'Not reported',
    reported: 'Reported',
    received: 'Received',
    sent_back: 'Sent back',
    discarded: 'Discarded',
  },
  check: {
    card_in_window: 'Card expires inside the round’s window',
    registration_open: 'Submitted while registration was open',
    activity_confirmed: 'Confirmed activity inside the card’s validity',
    no_disqualification: 'Not disqualified',
    no_accident: 'No assessment accident',
    health_declared: 'Health declared',
    voluntary_declared: 'Voluntary, applied in writing',
    documents_present: 'Documents are present',
    word_count: 'Word count reached',
    id_number_valid: 'Identity number is valid',
    one_live_application: 'No other live file for the card',
    card_is_live: 'Card is neither superseded nor lapsed',
    contract_attached: 'Contract of an external assessor attached',
    institution_active: 'Institution is active',
    provincial_card: 'Supervisor’s card was issued by the province',
    card_verified: 'Card has been verified',
    form_complete: 'Form is complete and correct',
  },
  colleague: 'somebody else',
}
