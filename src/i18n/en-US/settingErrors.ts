import type { Translated } from '../translator'
import type { settingErrors as source } from '../zh-CN/settingErrors'

export const settingErrors: Translated<typeof source> = {
  calendar_day_name_long: 'The name of a holiday has at most 20 characters.',
  calendar_day_name_missing: 'A weekday off and a worked weekend need the name of the holiday.',
  calendar_holiday_missing:
    'The holidays of {year} are incomplete; missing: {missing}. Check and load the whole year.',
  calendar_source_missing: 'Say where the arrangement comes from, e.g. title and number of the document.',
  card_kind_not_found: 'No such kind of card: {code}.',
  nothing_changed: 'Nothing has changed; there is nothing to save.',
  occupation_code_format: 'The code must be of the national catalogue, e.g. 6-31-01-03.',
  occupation_code_taken: 'This code is “{name}” already.',
  occupation_name_missing: 'Enter the name of the occupation (2 to 60 characters).',
  occupation_name_taken: 'Code {code} has this name already.',
  occupation_not_found: 'No such occupation: {code}.',
  parameter_not_found: 'No such parameter: {key}.',
  parameter_out_of_bounds: 'Enter a whole number from {min} to {max}.',
  reason_actions_missing: 'Choose at least one matter.',
  reason_code_format:
    'A code is made of small letters, digits and underscores, begins with a letter and has 2 to 40 characters.',
  reason_code_not_found: 'No such reason code: {code}.',
  reason_code_taken: 'This code is “{name}” already.',
  reason_last_of_action: 'This is the last reason for “{action}” and has to stay.',
  reason_name_missing: 'Enter the text in Chinese and English (at least 2 characters).',
  template_brace_open: 'A brace has no partner.',
  template_needs_serial: 'The number needs a running number, e.g. serial:5 in braces.',
  template_placeholder_unknown:
    'Unknown placeholder: {placeholder}. yyyy, yy and serial:1 to serial:9 can be used.',
  template_serial_twice: 'The running number may stand there once.',
  template_too_long: 'A card number has at most {max} characters.',
}
