/** Names in the cache of what is read about cases. */
export const caseKey = (id: string) => ['discipline', 'case', id] as const
export const myCasesKey = ['discipline', 'mine'] as const
