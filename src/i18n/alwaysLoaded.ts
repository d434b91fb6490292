import type { zhCN } from './zh-CN'

/** The chapters that every page needs, the sign-in too: the frame, and what may go wrong in its words. */
export const alwaysLoaded = ['common', 'errors', 'words'] as const satisfies readonly (keyof typeof zhCN)[]
