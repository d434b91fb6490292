import type { Translated } from '../translator'
import type { notification as source } from '../zh-CN/notification'

export const notification: Translated<typeof source> = {
  title: 'Messages',
  tabs: { all: 'All', unread: 'Unread' },
  listLabel: 'List of messages',
  empty: 'No messages',
  emptyText: 'You will be told here when a file moves on.',
  emptyUnread: 'No unread messages',
  markAll: 'Mark all as read',
  markRead: 'Mark as read',
  unread: 'unread',
  open: 'Open the file',
  openBatches: 'Open the summary tables',
  openCards: 'Open the cards',
  openPerson: 'Open the record',
  openPortal: 'Open my cards',
  older: 'Older messages',
  file: 'The file of {person} ({number})',
  fileWithoutNumber: 'The file of {person}',
  dueBy: 'Please act by {due_on}.',
  noNote: 'the table names the reasons',
  kind: {
    application_approve: '{file} passed a review: {to}.',
    application_return: '{file} was returned for correction.',
    application_reject: '{file} was refused; an appeal is possible.',
    application_grant_appeal: 'The appeal was granted. {file}: {to}.',
    application_deny_appeal: 'The appeal was denied. {file} stays refused.',
    application_issue: '{file} has its new card; the unit will say when to collect it.',
    application_expire: '{file} ended because its term was missed.',
    batch_received: 'Summary table {number} was received by the province.',
    batch_sent_back: 'Summary table {number} was sent back by the province: {note}',
    identity_disputed:
      'Another login gave your name, identity number and card number. The provincial center will decide; you may explain under “My cards”.',
    identity_yours: 'The identity dispute is decided: the record is yours. Note: {note}',
    identity_not_yours: 'The identity dispute is decided: the record is not yours. Note: {note}',
    claims_unblocked: 'The block on claiming is lifted; you may claim your record again.',
    case_propose:
      'A penalty against you was proposed ({case_number}); you can state your side under “My renewals”.',
    case_withdraw: 'The proposal about you ({case_number}) was withdrawn.',
    case_send_back:
      'The proposal about {person} ({case_number}) was sent back by the province to be completed.',
    case_decide: 'Decided about {person}: {outcome} ({document_number}).',
    case_dismiss: 'The proposal about {person} ({case_number}) was dismissed.',
    case_grant_appeal:
      'The appeal of {person} was granted: {document_number} is revoked, card and files are restored.',
    case_deny_appeal: 'The appeal of {person} was denied: {document_number} stands.',
    application_bar: '{file} ended because the disqualification is final.',
    accident_recorded: 'An assessment accident of {occurred_on} was recorded for {person}.',
    card_lapsed: 'Card {card_number} has lapsed ({ground}). You may appeal under “My renewals”.',
    lapse_grant_appeal: 'The lapse of card {card_number} is undone; the card is back.',
    lapse_deny_appeal: 'The appeal against the lapse of card {card_number} was denied.',
    card_expiring: 'Card {number} expires on {valid_to}, in {days} days. Mind the renewal rounds.',
    cards_expiring: '{count} more cards expire soon (90, 60, 30 or 7 days).',
    round_published:
      '{round} is published: registration {opens_on} to {closes_on}. Your card is in its window.',
    round_published_office:
      '{round} is published: registration {opens_on} to {closes_on}, {count} cards in its window.',
    person_moved: 'Your record moved from {from} to {to_unit}.',
    person_left: 'The record of {person} moved from {from} to {to_unit}.',
    person_joined: 'The record of {person} came to {to_unit}.',
    records_merged: 'Your duplicate records were merged: cards and applications are in one place.',
    record_released:
      'Your login is no longer linked to the record of {person}: two records were merged and the other login was kept. Ask the provincial center if in doubt.',
    dispatch_asked:
      'You are drawn to inspect an evaluation of {institution} from {starts_on} on. Please answer soon.',
    inspection_report:
      'The evaluation of {day} has been inspected (report {number}). Read it under “Inspection reports” and say what you think of it.',
    inspection_rectify:
      'A problem that the inspection of {day} found has to be put right by {rectify_by}. Answer under “Inspection reports”.',
    finding_rectify:
      'The use of {person} on {day} has to be rectified by {rectify_by}. Answer under “Findings”.',
    other: 'There is news.',
  },
}
