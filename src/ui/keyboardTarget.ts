/**
 * Where a key was pressed: in a text that takes letters, on a control that has keys of its own (a button takes
 * Enter, a list the arrows), or on the page.
 */
export type KeyTarget = 'text' | 'control' | 'page'

const textInputs = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date', ''])

/** Shortcuts ask this first, so that they never take a letter away from somebody who writes. */
export function keyTargetOf(target: EventTarget | null): KeyTarget {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target.tagName === 'TEXTAREA') return 'text'
  if (target instanceof HTMLInputElement) return textInputs.has(target.type) ? 'text' : 'control'
  if (
    target.closest(
      'button, a[href], select, [role="combobox"], [role="tab"], [role="radio"], [role="menuitem"]',
    )
  ) {
    return 'control'
  }
  return 'page'
}

/** Whether a key is a command of the browser, a held-down key or part of composing a Chinese word. */
export function isForeignKey(event: KeyboardEvent): boolean {
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.repeat ||
    event.isComposing ||
    event.defaultPrevented
  )
}
