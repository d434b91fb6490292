import type { Translated } from '../translator'
import type { dispatchErrors as source } from '../zh-CN/dispatchErrors'

export const dispatchErrors: Translated<typeof source> = {
  check_in_first: 'Check in first, then report the stand-in.',
  check_in_not_today: 'Check-in is open on the days of the evaluation only ({from} to {to}).',
  dispatch_not_accepted: 'This dispatch is not accepted at present, so it has no task sheet.',
  dispatch_answer_late: 'The time to answer is over; the next supervisor is sent.',
  dispatch_is_answered: 'This dispatch is answered or released already. Reload.',
  dispatch_not_found: 'There is no such dispatch, or it is not yours.',
  draw_not_found: 'There is no such draw, or you may not see it.',
  evaluation_has_ended: 'The evaluation is over; nobody can be dispatched to it.',
  evaluation_moved:
    'Days or place of the evaluation have changed. Take them over by “Change conditions” first, then commit.',
  not_a_supervisor: 'Only holders of a supervisor’s card declare recusals.',
  order_exists: 'This evaluation has the inspection order {number} already ({by}).',
  order_is_cancelled: 'The inspection order is cancelled.',
  order_is_committed:
    'The draw is committed to and its conditions are fixed; if it must be, void it with a reason and draw again.',
  order_not_committed: 'Commit to conditions and pool before drawing.',
  order_not_found: 'There is no such inspection order, or you may not handle it.',
  order_of_other_center: 'Another center gave this order and handles it.',
  order_recent_visits: 'Give the number of visits as a whole number from 0 to 10.',
  order_supervisors: 'Give the number of supervisors as a whole number from 1 to 10.',
  position_invalid: 'The position cannot be used. Check in without it.',
  share_amount: 'Give a share of 1 to 100 percent, or 1 to 1000 evaluations.',
  share_not_found: 'There is no such random share, or you may not act on it.',
  share_too_large:
    'Only {eligible} evaluations can be drawn, {wanted} are wanted. Plan another share: a longer window, any kind, or fewer.',
  share_window_is_over: 'The window must reach beyond today.',
  stand_in_name_missing: 'Choose or write the name of the person concerned.',
  stand_in_note_length: 'Say what was found (5 to 1000 characters).',
  pool_too_small:
    'Only {eligible} supervisors are eligible, {wanted} are wanted. Ask for fewer or look back on fewer visits; the province may lend from other cities.',
  public_number_exists: 'The public number must not exist yet: choose a day after today.',
  public_number_late: 'The public number must come by the first day of the evaluation.',
  public_number_missing: 'Give the public number that was named at the commitment; none if none was.',
  public_number_not_yet: '“{source}” comes on {on}; draw then.',
  public_source_missing: 'Name the public number and its issue (4 to 100 characters).',
  scope_is_the_provinces: 'Drawing across cities is decided by a provincial reviewer.',
  void_needs_another: 'What was drawn is voided by a provincial reviewer, never by whoever drew.',
  void_reason_missing: 'Give the reason of the void (5 to 200 characters).',
}
