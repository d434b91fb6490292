/** What the viewer shows and how. `zoom` 1 fits the width; `turns` are quarter turns clockwise. */
export interface ViewerState {
  index: number
  zoom: number
  turns: number
}

export type ViewerAction =
  | { type: 'show'; index: number }
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'zoomIn' }
  | { type: 'zoomOut' }
  | { type: 'fit' }
  | { type: 'rotate' }

export const viewerStart: ViewerState = { index: 0, zoom: 1, turns: 0 }

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4]

/** The viewer after an action; another file starts upright and fitting. `count` is the number of files. */
export function viewerReducer(state: ViewerState, action: ViewerAction, count: number): ViewerState {
  switch (action.type) {
    case 'show':
      return show(state, action.index, count)
    case 'next':
      return show(state, state.index + 1, count)
    case 'previous':
      return show(state, state.index - 1, count)
    case 'zoomIn':
      return { ...state, zoom: steps.find((step) => step > state.zoom) ?? state.zoom }
    case 'zoomOut':
      return { ...state, zoom: steps.findLast((step) => step < state.zoom) ?? state.zoom }
    case 'fit':
      return { ...state, zoom: 1, turns: 0 }
    case 'rotate':
      return { ...state, turns: (state.turns + 1) % 4 }
  }
}

function show(state: ViewerState, index: number, count: number): ViewerState {
  const within = Math.max(0, Math.min(index, count - 1))
  return within === state.index ? state : { ...viewerStart, index: within }
}

const keys: Record<string, ViewerAction> = {
  ArrowRight: { type: 'next' },
  ArrowLeft: { type: 'previous' },
  '+': { type: 'zoomIn' },
  '=': { type: 'zoomIn' },
  '-': { type: 'zoomOut' },
  '0': { type: 'fit' },
  t: { type: 'rotate' },
}

/** What a key means for the viewer, or undefined. */
export function viewerActionOf(key: string): ViewerAction | undefined {
  return keys[key.length === 1 ? key.toLowerCase() : key]
}
