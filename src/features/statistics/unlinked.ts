import { createContext } from 'react'

/**
 * Whether a table is out of sight: screen readers read its numbers, but nothing in it may take the focus, which nobody
 * would see.
 */
export const UnlinkedContext = createContext(false)
