/** The files of a queue in the order in which the bench goes through them. */
export interface Worklist {
  ids: readonly string[]
  /** Decided, skipped because a colleague has them, or of no use to the user. */
  done: ReadonlySet<string>
}

/** The next file after one, or undefined at the end. A file that is not in the list is followed by the first. */
export function nextOf({ ids, done }: Worklist, id: string): string | undefined {
  return ids.slice(ids.indexOf(id) + 1).find((candidate) => candidate !== id && !done.has(candidate))
}

/** The file before one, also a decided one: to see again what was done. */
export function previousOf({ ids }: Worklist, id: string): string | undefined {
  const index = ids.indexOf(id)
  return index > 0 ? ids[index - 1] : undefined
}

/** The list with files that have come since, at the end and each once. */
export function extended({ ids, done }: Worklist, fresh: readonly string[]): Worklist {
  return { ids: [...new Set([...ids, ...fresh])], done }
}

/** The list with a file that needs no visit any more. */
export function without(worklist: Worklist, id: string): Worklist {
  return { ids: worklist.ids, done: new Set([...worklist.done, id]) }
}
