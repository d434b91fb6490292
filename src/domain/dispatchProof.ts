/** Recomputes the published record of a draw and says 一致, or where it differs first. */
import {
  type ChainEntry,
  chainHash,
  type DispatchProof,
  drawSequence,
  readLines,
  readPool,
  sha256,
  shareSize,
} from './dispatch.ts'
import { shanghaiDate } from './shanghai.ts'

/** The steps of a proof, in the order in which they are checked. */
export const PROOF_STEPS = [
  'format',
  'chain',
  'commitment',
  'conditions',
  'pool',
  'attempt',
  'seed',
  'public_number',
  'sequence',
  'taken',
] as const
export type ProofStep = (typeof PROOF_STEPS)[number]

/** Where a record departs from what its own data come to. */
export interface ProofDifference {
  step: ProofStep
  /** The place: position in the chain, rank in the order, line of the pool; null where the step has only one. */
  at: number | null
  /** What it must be by recomputation. */
  expected: string
  /** What the record says. */
  found: string
}

export interface ProofResult {
  /** Null: everything agrees. */
  difference: ProofDifference | null
  /** The steps that agree. */
  passed: ProofStep[]
  /** committed: the draw is still to come; void: on record and of no effect. */
  state: 'committed' | 'drawn' | 'void'
  /** The last hash of the chain: whoever noted it down earlier can compare. */
  head: string
}

type Found = ProofDifference | null
const differs = (step: ProofStep, at: number | null, expected: unknown, found: unknown): ProofDifference => ({
  step,
  at,
  expected: String(expected ?? ''),
  found: String(found ?? ''),
})
const compare = (step: ProofStep, at: number | null, expected: unknown, found: unknown): Found =>
  expected === found ? null : differs(step, at, expected, found)

/** Whether a parsed file is a record of a draw at all. */
export function isProof(value: unknown): value is DispatchProof {
  const proof = value as Partial<DispatchProof> | null
  const texts = [proof?.draw, proof?.conditions, proof?.pool]
  const isEntry = (entry: ChainEntry | null) =>
    typeof entry?.position === 'number' &&
    [entry.center, entry.kind, entry.body_hash, entry.previous_hash, entry.hash].every(isText) &&
    (entry.body === undefined || isText(entry.body))
  return (
    proof?.format === 'huanzheng-proof-v1' &&
    texts.every(isText) &&
    (proof.sequence === null || (Array.isArray(proof.sequence) && proof.sequence.every(isText))) &&
    Array.isArray(proof.chain) &&
    proof.chain.every(isEntry)
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Recomputes all of it, step by step up to the first difference. Asks nothing of any server. */
export async function verifyProof(proof: unknown): Promise<ProofResult> {
  if (!isProof(proof))
    return {
      difference: differs(
        'format',
        null,
        'huanzheng-proof-v1',
        (proof as { format?: unknown } | null)?.format,
      ),
      passed: [],
      state: 'committed',
      head: '',
    }
  const own = proof.chain.filter(({ body }) => body && readLines(body).get('draw') === proof.draw)
  const bodyOf = (kind: string) => readLines(own.find((entry) => entry.kind === kind)?.body ?? '')
  const state = own.some(({ kind }) => kind === 'void') ? 'void' : proof.sequence ? 'drawn' : 'committed'
  const head = proof.chain.at(-1)?.hash ?? ''
  const commit = bodyOf('commit')
  const draw = bodyOf('draw')
  const commitmentHash = own.find(({ kind }) => kind === 'commit')?.hash ?? ''
  const checks: Record<ProofStep, () => Found | Promise<Found>> = {
    format: () => null,
    chain: () => checkChain(proof.chain),
    commitment: () => checkCommitment(own),
    conditions: async () =>
      compare('conditions', null, await sha256(proof.conditions), commit.get('conditions')),
    pool: () => checkPool(proof, commit.get('pool')),
    attempt: () => checkAttempt(proof, commit),
    seed: async () => compare('seed', null, await sha256(draw.get('seed') ?? ''), commit.get('seed')),
    public_number: () => checkPublicNumber(commit, draw),
    sequence: () => checkSequence(proof, draw, commitmentHash),
    taken: () => checkTaken(proof, own),
  }
  const passed: ProofStep[] = []
  for (const step of PROOF_STEPS) {
    // what is not drawn yet has a commitment to check and no more
    if (!proof.sequence && step === 'seed' && !own.some(({ kind }) => kind === 'draw')) break
    const difference = await checks[step]()
    if (difference) return { difference, passed, state, head }
    passed.push(step)
  }
  return { difference: null, passed, state, head }
}

async function checkChain(chain: readonly ChainEntry[]): Promise<Found> {
  let previous = ''
  for (const [index, entry] of chain.entries()) {
    const { position } = entry
    const found =
      compare('chain', index + 1, index + 1, position) ??
      compare('chain', position, chain[0]?.center, entry.center) ??
      compare('chain', position, previous, entry.previous_hash) ??
      (entry.body === undefined
        ? null
        : compare('chain', position, await sha256(entry.body), entry.body_hash)) ??
      compare('chain', position, await chainHash(entry), entry.hash)
    if (found) return found
    previous = entry.hash
  }
  return null
}

const ENDS = ['decline', 'expire', 'withdraw']

/** One commitment, at most one draw after it, at most one void after both, and between what became of who was taken. */
function checkCommitment(own: readonly ChainEntry[]): Found {
  const kinds = own.map(({ kind }) => kind)
  const text = kinds.join(' ')
  return /^commit( draw( (take|skip|accept|decline|expire|withdraw|restore|end))*)?( void)?$/.test(text)
    ? null
    : differs('commitment', own[0]?.position ?? null, 'commit draw take … void', text)
}

async function checkPool(proof: DispatchProof, committed: string | undefined): Promise<Found> {
  const members = readPool(proof.pool)
  const found = compare('pool', null, await sha256(proof.pool), committed)
  if (found || members) return found
  return differs('pool', null, 'in|out pseudonym hash reasons', proof.pool.slice(0, 100))
}

/** Draws of an order, and of a share, are numbered; an attempt that is left out would leave a gap. */
function checkAttempt(proof: DispatchProof, commit: Map<string, string>): Found {
  const conditions = readLines(proof.conditions)
  const commits = proof.chain.flatMap(({ kind, body }) =>
    kind === 'commit' && body ? [readLines(body)] : [],
  )
  const subject = conditions.has('share') ? 'share' : 'order'
  const ofSubject = commits.filter((lines) => lines.get(subject) === conditions.get(subject))
  const number = ofSubject.findIndex((lines) => lines.get('draw') === proof.draw) + 1
  return (
    compare('attempt', null, conditions.get(subject), commit.get(subject)) ??
    compare('attempt', null, String(number), conditions.get('attempt')) ??
    compare('attempt', null, String(number), commit.get('attempt'))
  )
}

function checkPublicNumber(commit: Map<string, string>, draw: Map<string, string>): Found {
  const isAsked = Boolean(commit.get('public_source'))
  const number = draw.get('public_number') ?? ''
  if (isAsked !== Boolean(number))
    return differs('public_number', null, commit.get('public_source') ?? '', number)
  if (!isAsked) return null
  // the number must have come to be before it was used
  const at = draw.get('at') ?? ''
  const day = Number.isNaN(Date.parse(at)) ? '' : shanghaiDate(at)
  const from = commit.get('public_on') ?? ''
  return day >= from ? null : differs('public_number', null, from, day)
}

async function checkSequence(
  proof: DispatchProof,
  draw: Map<string, string>,
  commitmentHash: string,
): Promise<Found> {
  const eligible = (readPool(proof.pool) ?? []).filter(({ isEligible }) => isEligible)
  const sequence = await drawSequence(
    eligible.map(({ pseudonym }) => pseudonym),
    {
      seed: draw.get('seed') ?? '',
      publicNumber: draw.get('public_number') ?? '',
      commitmentHash,
    },
  )
  const found = proof.sequence ?? []
  for (let index = 0; index < Math.max(sequence.length, found.length); index += 1) {
    const difference = compare('sequence', index + 1, sequence[index], found[index])
    if (difference) return difference
  }
  return compare('sequence', null, await sha256(sequence.join('\n')), draw.get('sequence'))
}

/** How many places a draw fills: supervisors of an inspection, evaluations of a share. */
function wantedOf(proof: DispatchProof): number {
  const conditions = readLines(proof.conditions)
  if (!conditions.has('share')) return Number(conditions.get('supervisors'))
  const eligible = (readPool(proof.pool) ?? []).filter(({ isEligible }) => isEligible).length
  return shareSize(conditions.get('unit') ?? '', Number(conditions.get('amount')), eligible)
}

/**
 * Supervisors are taken, or passed over with a reason, in the order of the draw and without a gap: as many as the
 * conditions say, and one more for each who declined, did not answer or lost the card. Who lost the card by a penalty
 * that was lifted gets the place back only where the order could fill it with nobody else.
 */
function checkTaken(proof: DispatchProof, own: readonly ChainEntry[]): Found {
  const wanted = wantedOf(proof)
  const places = proof.sequence?.length ?? 0
  const live = new Set<string>()
  const withdrawn = new Set<string>()
  let rank = 0
  for (const { kind, body = '' } of own) {
    const lines = readLines(body)
    const place = lines.get('rank') ?? ''
    if (kind === 'take' || kind === 'skip') {
      rank += 1
      const found =
        compare('taken', rank, String(rank), place) ??
        compare('taken', rank, proof.sequence?.[rank - 1], lines.get('pseudonym'))
      if (found) return found
      if (live.size >= wanted) return differs('taken', rank, wanted, live.size + 1)
      if (kind === 'skip' && !lines.get('reasons')) return differs('taken', rank, 'reasons', '')
      if (kind === 'take') live.add(place)
    } else if (ENDS.includes(kind)) {
      if (live.size < wanted && rank < places) return differs('taken', rank, wanted, live.size)
      if (!live.delete(place)) return differs('taken', Number(place), 'take', kind)
      if (kind === 'withdraw') withdrawn.add(place)
    } else if (kind === 'restore') {
      if (!withdrawn.delete(place)) return differs('taken', Number(place), 'withdraw', kind)
      if (live.size >= wanted) return differs('taken', Number(place), wanted, live.size + 1)
      if (rank < places) return differs('taken', rank + 1, 'take', kind)
      live.add(place)
    }
  }
  return live.size >= wanted || rank === places ? null : differs('taken', null, wanted, live.size)
}
