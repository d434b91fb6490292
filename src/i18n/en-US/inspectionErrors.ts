import type { Translated } from '../translator'
import type { inspectionErrors as source } from '../zh-CN/inspectionErrors'

export const inspectionErrors: Translated<typeof source> = {
  inspection_attendees_missing: 'Choose at least one supervisor who was there, yourself among them.',
  inspection_count_missing: 'Enter how many candidates came: a whole number from 0 to 100,000.',
  inspection_file_not_possible:
    'Files cannot be changed now: the report is submitted, the comment is made, or they are not yours to upload. Please reload.',
  inspection_file_was_answered: 'This file went with an answer and stays; you can add others.',
  inspection_item_missing: '“{item}” has no result yet.',
  inspection_not_begun: 'The evaluation begins on {on}; the report can be written from then on.',
  inspection_note_missing: 'Say what is wrong with “{item}” (5 characters at least).',
  inspection_proposal_missing: 'Problems were found: say what you propose.',
  inspection_report_commented: '{by} has made the unit’s comment; it stays as it is.',
  inspection_report_not_found: 'There is no such inspection report, or it is not yours to read.',
  inspection_report_read: '{by} has read this report already.',
  inspection_report_submitted: '{by} has submitted this report; it cannot be changed any more.',
  inspection_severity_missing: 'Choose how grave the problem with “{item}” is.',
  inspection_situation_missing: 'Describe the inspection as a whole (5 characters at least).',
  own_inspection_report: 'You took part in this inspection: a colleague has to read its report.',
}
