/**
 * 督导抽派: the published rule of a draw, a second time and independent of the database (private.draw_supervisors), so
 * that anybody can recompute what was drawn from what was published. Hashes are SHA-256 in lower-case hexadecimal over
 * UTF-8; lines are joined by line feeds.
 */

/** One entry of a center's chain. */
export interface ChainEntry {
  center: string
  position: number
  kind: string
  body_hash: string
  previous_hash: string
  hash: string
  /** Of the order that is proven; of others only the place in the chain is published. */
  body?: string
}

/** The published record of a draw: names nobody. */
export interface DispatchProof {
  format: 'huanzheng-proof-v1'
  draw: string
  conditions: string
  pool: string
  /** The pseudonyms of the eligible in their order; null until it is drawn. */
  sequence: string[] | null
  chain: ChainEntry[]
}

/** A line of the pool: a supervisor, or of a random share an evaluation. */
export interface PoolMember {
  isEligible: boolean
  pseudonym: string
  memberHash: string
  /** Why somebody is excluded. */
  reasons: string[]
}

export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** By code unit, as the database sorts with the collation C: everything sorted here is plain ASCII. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The values of a record written as lines name=value below a title. */
export function readLines(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf('=')
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)]] : []
    }),
  )
}

/** @returns null where a line is not of the published form, or the lines are not sorted and unique by pseudonym */
export function readPool(text: string): PoolMember[] | null {
  const members: PoolMember[] = []
  for (const line of text.split('\n')) {
    const match = /^(in|out) ([0-9a-f]{16}) ([0-9a-f]{64})(?: ([a-z_,]+))?$/.exec(line)
    const [, side, pseudonym = '', memberHash = '', reasons] = match ?? []
    const last = members.at(-1)
    if (!match || (side === 'out') !== Boolean(reasons)) return null
    if (last && byCode(last.pseudonym, pseudonym) >= 0) return null
    members.push({ isEligible: side === 'in', pseudonym, memberHash, reasons: reasons?.split(',') ?? [] })
  }
  return members
}

/** What orders one member: hash of seed, public number (or nothing), commitment and pseudonym. */
export function dispatchKey(
  seed: string,
  publicNumber: string,
  commitmentHash: string,
  pseudonym: string,
): Promise<string> {
  return sha256(['huanzheng-dispatch-v1', seed, publicNumber, commitmentHash, pseudonym].join('\n'))
}

/** The order of a draw: the eligible ascending by their keys, so that each is equally likely to be in each place. */
export async function drawSequence(
  pseudonyms: readonly string[],
  draw: { seed: string; publicNumber: string; commitmentHash: string },
): Promise<string[]> {
  const keyed = await Promise.all(
    pseudonyms.map(async (pseudonym) => ({
      pseudonym,
      key: await dispatchKey(draw.seed, draw.publicNumber, draw.commitmentHash, pseudonym),
    })),
  )
  return keyed
    .sort((a, b) => byCode(a.key, b.key) || byCode(a.pseudonym, b.pseudonym))
    .map(({ pseudonym }) => pseudonym)
}

/** The hash of an entry: binds its place, its kind, its body and everything before it. */
export function chainHash(entry: Omit<ChainEntry, 'hash' | 'body'>): Promise<string> {
  return sha256(
    [
      'huanzheng-chain-v1',
      entry.center,
      entry.position,
      entry.kind,
      entry.body_hash,
      entry.previous_hash,
    ].join('\n'),
  )
}

/** How many evaluations a random share comes to: so many, or so many percent of the pool, rounded up. */
export function shareSize(unit: string, amount: number, eligible: number): number {
  return unit === 'number' ? amount : Math.floor((eligible * amount + 99) / 100)
}

/** What a member of a pool is told, so as to prove having been in it. */
export interface Membership {
  pseudonym: string
  person_id: string
  card_number: string
  nonce: string
}

/** The hash under which somebody stands in a pool; nobody can guess it without the nonce. */
export function memberHash({ pseudonym, person_id, card_number, nonce }: Membership): Promise<string> {
  return sha256(['huanzheng-member-v1', pseudonym, person_id, card_number, nonce].join('\n'))
}
