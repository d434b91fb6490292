// Addresses of 督导抽派 that other features link to; see paths.ts.

/** 督导抽派: the register of inspection orders. */
export function dispatchListPath(): string {
  return '/dispatch'
}

/** One inspection order. */
export function orderPath(id: string): string {
  return `/dispatch/${id}`
}

/** The proof of a draw, recomputed in the browser. */
export function dispatchProofPath(draw: string): string {
  return `/dispatch/proof/${draw}`
}

/** 我的督导: a supervisor's own dispatches and recusals. */
export function ownDispatchesPath(): string {
  return '/my-dispatches'
}
