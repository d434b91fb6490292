import { createHash } from 'node:crypto'
import type { ChainEntry, DispatchProof } from '../../src/domain/dispatch.ts'

/**
 * A published record of a draw, written by the rule alone: with Node's own hashes, and with nothing of the code that
 * verifies it.
 */
export interface RecordWish {
  seed: string
  pseudonyms: string[]
  supervisors?: number
  excluded?: number
  publicNumber?: string
  /** What happened after the first ones were taken: kind and rank. */
  later?: [kind: string, rank: number][]
  /** Evaluations are drawn instead of supervisors: so many of them, or percent of them. */
  share?: { unit: 'percent' | 'number'; amount: number }
}

export const hashOf = (...lines: (string | number)[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex')

/** The order that the rule gives, by plain sorting. */
export function orderOf(pseudonyms: string[], seed: string, number: string, commitment: string): string[] {
  const key = (pseudonym: string) => hashOf('huanzheng-dispatch-v1', seed, number, commitment, pseudonym)
  return [...pseudonyms].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export const pseudonymsOf = (count: number, label = ''): string[] =>
  Array.from({ length: count }, (_, index) => hashOf('member', label, index).slice(0, 16))

export function makeRecord({
  seed,
  pseudonyms,
  supervisors = 2,
  excluded = 0,
  publicNumber = '',
  later = [],
  share,
}: RecordWish): DispatchProof {
  const draw = 'd0000000-0000-4000-8000-000000000001'
  const subject = share ? 'share=随51012024001' : 'order=督510120240001'
  const chain: ChainEntry[] = []
  const append = (kind: string, lines: string[], isOwn = true) => {
    const body = [
      `huanzheng-${kind}-v1`,
      isOwn ? subject : 'order=督510120240000',
      ...lines,
      'at=2024-04-15T01:00:00.000000Z',
      'by=李娜',
    ].join('\n')
    const entry = {
      center: '510100',
      position: chain.length + 1,
      kind,
      body_hash: hashOf(body),
      previous_hash: chain.at(-1)?.hash ?? '',
    }
    const { center, position, body_hash, previous_hash } = entry
    const hash = hashOf('huanzheng-chain-v1', center, position, kind, body_hash, previous_hash)
    chain.push({ ...entry, hash, ...(isOwn ? { body } : {}) })
    return hash
  }
  const conditions = [
    'huanzheng-conditions-v1',
    subject,
    'attempt=1',
    'center=510100',
    ...(share ? [`unit=${share.unit}`, `amount=${share.amount}`] : []),
    `supervisors=${supervisors}`,
  ].join('\n')
  const pool = [
    ...pseudonyms.map((pseudonym) => ({ side: 'in', pseudonym, reasons: '' })),
    ...pseudonymsOf(excluded, 'excluded').map((pseudonym) => ({ side: 'out', pseudonym, reasons: ' busy' })),
  ]
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
    .map(({ side, pseudonym, reasons }) => `${side} ${pseudonym} ${hashOf('hidden', pseudonym)}${reasons}`)
    .join('\n')
  append('order', [], false)
  append('order', ['center=510100'])
  const commitment = append('commit', [
    `draw=${draw}`,
    'attempt=1',
    `conditions=${hashOf(conditions)}`,
    `pool=${hashOf(pool)}`,
    `seed=${hashOf(seed)}`,
    `public_source=${publicNumber ? '某公开数字' : ''}`,
    `public_on=${publicNumber ? '2024-04-15' : ''}`,
  ])
  append('order', [], false)
  const sequence = orderOf(pseudonyms, seed, publicNumber, commitment)
  append('draw', [
    `draw=${draw}`,
    `seed=${seed}`,
    `public_number=${publicNumber}`,
    `sequence=${hashOf(...sequence)}`,
  ])
  const size = share?.unit === 'percent' ? Math.ceil((pseudonyms.length * share.amount) / 100) : share?.amount
  const taken = sequence
    .slice(0, size ?? supervisors)
    .map((_, index): [string, number] => ['take', index + 1])
  for (const [kind, rank] of [...taken, ...later])
    append(kind, [`draw=${draw}`, `rank=${rank}`, `pseudonym=${sequence[rank - 1]}`])
  return { format: 'huanzheng-proof-v1', draw, conditions, pool, sequence, chain }
}
