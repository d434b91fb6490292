import type { Translated } from '../translator'
import type { page as zh } from '../zh-CN/page'

export const page: Translated<typeof zh> = {
  account: 'My account',
  application: 'Application form',
  applicationPrint: 'Print the form',
  applicationStart: 'Apply for renewal',
  audit: 'Audit',
  cardPrint: 'Print cards',
  collection: 'Card collection',
  collectionPrint: 'Print collection list',
  desk: 'Desk',
  issuing: 'Issuing',
  notifications: 'Messages',
  portal: 'My cards',
  reviewBench: 'Review bench',
  reviewQueue: 'Review queue',
  roundCreate: 'New round',
  roundEdit: 'Edit draft',
  rounds: 'Renewal rounds',
  staff: 'Staff and invitations',
  summaries: 'Summary tables',
  summaryPrint: 'Print the table',
  unitPeople: 'People of the unit',
}
