import { useSyncExternalStore } from 'react'

const query = '(max-width: 767px)'

/** Whether the window is as narrow as a phone's: lists then show cards instead of a table. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, read, () => false)
}

function read(): boolean {
  return window.matchMedia?.(query).matches ?? false
}

function watch(onChange: () => void): () => void {
  const media = window.matchMedia?.(query)
  media?.addEventListener('change', onChange)
  return () => media?.removeEventListener('change', onChange)
}
