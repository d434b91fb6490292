import type { AppError } from '../../data/errors'
import type { Decision, DecisionAction } from '../../data/reviewing'
import { startDraft } from './decisionDraft'

/** The decision on the bench, from the first key to the server's answer. */
export interface BenchModel {
  /** What is being filled in, or null while only reading. */
  draft: Decision | null
  /** One per decision: kept on every retry, so that the decision counts once however often it is sent. */
  requestId: string
  /** Whether what is missing is said. */
  wasTried: boolean
  /** lost: no answer came, the outcome is unknown; only sending the same again is safe. */
  sending: 'no' | 'sending' | 'lost'
  /** Why the server refused; the draft stays. */
  refusal: AppError | null
  /** Whether declared records are confirmed along with an approval. */
  alsoConfirms: boolean
}

export type BenchEvent =
  | { type: 'open'; action: DecisionAction; opinion: string; requestId: string }
  | { type: 'close' }
  | { type: 'change'; changes: Partial<Decision> }
  | { type: 'alsoConfirm'; isOn: boolean }
  | { type: 'try' }
  | { type: 'send' }
  | { type: 'lose' }
  | { type: 'abandon' }
  | { type: 'refuse'; error: AppError; requestId: string }

export const benchStart: BenchModel = {
  draft: null,
  requestId: '',
  wasTried: false,
  sending: 'no',
  refusal: null,
  alsoConfirms: true,
}

/** The bench after an event. While a decision is on its way or lost, only its answer and sending it again count. */
export function benchReducer(model: BenchModel, event: BenchEvent): BenchModel {
  if (model.sending !== 'no') return whileSending(model, event)
  switch (event.type) {
    case 'open':
      if (model.draft?.action === event.action) return model
      return {
        ...model,
        draft: {
          ...startDraft(event.action, event.opinion),
          // another action on second thoughts: what was written and ticked stays
          note: model.draft?.note ?? '',
          fields: model.draft?.fields ?? [],
          documents: model.draft?.documents ?? [],
        },
        requestId: event.requestId,
        wasTried: false,
        refusal: null,
      }
    case 'close':
      return { ...model, draft: null, wasTried: false, refusal: null }
    case 'change':
      return model.draft ? { ...model, draft: { ...model.draft, ...event.changes } } : model
    case 'alsoConfirm':
      return { ...model, alsoConfirms: event.isOn }
    case 'try':
      return { ...model, wasTried: true }
    case 'send':
      return model.draft ? { ...model, sending: 'sending', refusal: null } : model
    case 'lose':
    case 'abandon':
    case 'refuse':
      return model
  }
}

function whileSending(model: BenchModel, event: BenchEvent): BenchModel {
  switch (event.type) {
    case 'send':
      return { ...model, sending: 'sending' }
    case 'lose':
      return { ...model, sending: 'lost' }
    case 'abandon':
      // the id stays: should the lost one have arrived, the next attempt learns it instead of deciding twice
      return model.sending === 'lost' ? { ...model, sending: 'no' } : model
    case 'refuse':
      // refused is not done: what comes next is a decision of its own
      return { ...model, sending: 'no', refusal: event.error, requestId: event.requestId }
    default:
      return model
  }
}
