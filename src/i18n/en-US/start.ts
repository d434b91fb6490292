import type { Translated } from '../translator'
import type { start as source } from '../zh-CN/start'

export const start: Translated<typeof source> = {
  title: 'Apply for renewal',
  titleProxy: 'Apply for {name}',
  time: 'The present card fills in what it can; ten minutes are enough. It is saved as you type, and you can go on later.',
  card: 'Card to be renewed',
  unit: 'Which unit reviews and seals',
  ready: 'Have these ready (photos by phone will do)',
  ownDraft:
    'The person is filling in an application already: let the person submit it, or withdraw it first.',
  begin: 'Begin',
}
