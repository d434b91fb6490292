import { createHash } from 'node:crypto'

/** A stream of chance that is the same at every run: the demo world must not differ between two machines. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  /** True with that probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the keys, the more often the larger its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** A stream of its own for each label, so that a change in one place moves nothing elsewhere. */
export function randomOf(label: string): Random {
  let state = createHash('sha256').update(label).digest().readUInt32LE(0)
  // Mulberry32: small, fast, and good enough for a world of a few thousand people.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const random: Random = {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new Error(`nothing to pick from (${label})`)
      return list[Math.floor(next() * list.length)] as never
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [never, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key
      }
      return entries[entries.length - 1]?.[0] as never
    },
    shuffle: (list) => {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i -= 1) {
        const j = int(0, i)
        const held = copy[i] as never
        copy[i] = copy[j] as never
        copy[j] = held
      }
      return copy
    },
  }
  return random
}

/** The same UUID for the same label at every run. */
export function uuidOf(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
