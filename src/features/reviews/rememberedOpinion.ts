const storageKey = 'huanzheng.opinion'

/** The opinion that this officer wrote last for a role, so that the next clean file takes two keys. */
export function rememberedOpinion(role: string): string {
  return localStorage.getItem(`${storageKey}.${role}`) ?? ''
}

export function rememberOpinion(role: string, opinion: string) {
  localStorage.setItem(`${storageKey}.${role}`, opinion.trim())
}
