import type { Translated } from '../translator'
import type { reasonCode as source } from '../zh-CN/reasonCode'

export const reasonCode: Translated<typeof source> = {
  add: 'Add a reason',
  listLabel: 'Reason codes',
  notice:
    'Reasons are offered by matter and counted by code. One out of use is no longer offered; decisions that gave it keep it, and no code is deleted.',
  search: 'Text or code',
  empty: 'No reason codes yet',
  name: 'Reason',
  code: 'Code',
  codeHint: 'Small letters, digits and underscores, e.g. video_failed; it stays once saved.',
  codeFixed: 'A code stays.',
  actions: 'Given for',
  note: 'Needs a note',
  use: 'Times given',
  times: 'given {count} times',
  editLabel: 'Edit {name}',
  editTitle: 'Edit “{name}”',
  usedHint:
    '{count} decisions gave this reason: they show the new text as well. Add another reason where the meaning changes.',
  needsNote: 'Whoever gives this reason writes a note',
  isActive: 'In use',
  inactiveHint: 'Out of use it is no longer offered and can be put back at any time.',
  saved: '“{name}” is saved',
  history: 'Changes',
  column: {
    name_zh: 'Chinese text',
    name_en: 'English text',
    actions: 'Given for',
    needs_note: 'Needs a note',
    is_active: 'In use',
  },
  change: { added: '“{name}” added', column: '{column}: from “{old}” to “{new}”' },
}
