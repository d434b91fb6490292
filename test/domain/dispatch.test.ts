import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChainEntry, drawSequence, memberHash, readPool, sha256 } from '../../src/domain/dispatch'
import { PROOF_STEPS, verifyProof } from '../../src/domain/dispatchProof'
import { hashOf, makeRecord, orderOf, pseudonymsOf } from '../support/dispatchRecord'

/** Proves that the recomputation of a draw is right, fair, and finds whatever was tampered with. */

const seeds = Array.from({ length: 4000 }, (_, index) => hashOf('fixed seed list', index))
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const records = fc
  .record({
    seed: hex(64),
    pseudonyms: fc.uniqueArray(hex(16), { minLength: 1, maxLength: 12 }),
    supervisors: fc.integer({ min: 1, max: 3 }),
    excluded: fc.integer({ min: 0, max: 4 }),
    publicNumber: fc.constantFrom('', '3 14 15', '07'),
  })
  .map(makeRecord)

describe('the rule', () => {
  test('hashes as everybody does', async () => {
    expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await sha256('督导')).toBe(hashOf('督导'))
    const member = { pseudonym: 'p', person_id: 'i', card_number: 'R51240001', nonce: 'n' }
    expect(await memberHash(member)).toBe(hashOf('huanzheng-member-v1', 'p', 'i', 'R51240001', 'n'))
  })

  test('orders every pool as plain sorting by another implementation does, however the pool is written', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(hex(16), { maxLength: 20 }),
        hex(64),
        hex(64),
        async (pseudonyms, seed, commitmentHash) => {
          const draw = { seed, publicNumber: '', commitmentHash }
          const expected = orderOf(pseudonyms, seed, '', commitmentHash)
          expect(await drawSequence(pseudonyms, draw)).toEqual(expected)
          expect(await drawSequence([...pseudonyms].reverse(), draw)).toEqual(expected)
        },
      ),
    ))

  test('gives everybody the same chance: over a fixed list of seeds, chi-square of the drawn and of each place', async () => {
    const pseudonyms = pseudonymsOf(12)
    const places = pseudonyms.map(() => pseudonyms.map(() => 0))
    for (const seed of seeds) {
      const sequence = await drawSequence(pseudonyms, { seed, publicNumber: '', commitmentHash: hashOf('c') })
      for (const [place, pseudonym] of sequence.entries()) {
        const row = places[pseudonyms.indexOf(pseudonym)] as number[]
        row[place] = (row[place] ?? 0) + 1
      }
    }
    const expected = seeds.length / pseudonyms.length
    const chi = (counts: number[], mean: number) => counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0)
    // 11 degrees of freedom: 31.26 is passed by chance once in a thousand
    const drawn = places.map((row) => (row[0] ?? 0) + (row[1] ?? 0))
    expect(chi(drawn, expected * 2)).toBeLessThan(31.26)
    // 121 degrees: 173.9 likewise
    expect(chi(places.flat(), expected)).toBeLessThan(173.9)
  })
})

describe('a record', () => {
  test('of a random share is 一致 with as many evaluations as it comes to, and with no other number', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(hex(16), { minLength: 1, maxLength: 30 }),
        fc.record({
          unit: fc.constantFrom('percent' as const, 'number' as const),
          amount: fc.integer({ min: 1, max: 100 }),
        }),
        hex(64),
        async (pseudonyms, wish, seed) => {
          const amount = wish.unit === 'number' ? Math.min(wish.amount, pseudonyms.length) : wish.amount
          const record = makeRecord({ seed, pseudonyms, excluded: 2, share: { ...wish, amount } })
          expect(await verifyProof(record)).toMatchObject({ difference: null, state: 'drawn' })
          const short = { ...record, chain: record.chain.slice(0, -1) }
          expect((await verifyProof(short)).difference).toMatchObject({ step: 'taken' })
        },
      ),
      { numRuns: 60 },
    ))

  test('that follows the rule is 一致, whatever pool and seed', () =>
    fc.assert(
      fc.asyncProperty(records, async (record) => {
        expect(await verifyProof(record)).toMatchObject({
          difference: null,
          state: 'drawn',
          passed: [...PROOF_STEPS],
        })
      }),
      { numRuns: 60 },
    ))

  test('that is not drawn yet has its commitment checked and no more', async () => {
    const record = makeRecord({ seed: hashOf('s'), pseudonyms: pseudonymsOf(4) })
    const committed = { ...record, sequence: null, chain: record.chain.slice(0, 4) }
    expect(await verifyProof(committed)).toMatchObject({
      difference: null,
      state: 'committed',
      passed: ['format', 'chain', 'commitment', 'conditions', 'pool', 'attempt'],
    })
  })

  test.each([null, 7, {}, { format: 'other' }, { format: 'huanzheng-proof-v1', chain: [{}] }])(
    '%j is none',
    async (value) => {
      expect((await verifyProof(value)).difference).toMatchObject({ step: 'format' })
    },
  )

  test('tells its head, so that what was noted down earlier can be compared', async () => {
    const record = makeRecord({ seed: hashOf('s'), pseudonyms: pseudonymsOf(4) })
    expect((await verifyProof(record)).head).toBe(record.chain.at(-1)?.hash)
  })
})

describe('tampering', () => {
  const make = () =>
    makeRecord({ seed: hashOf('s'), pseudonyms: pseudonymsOf(6), excluded: 2, publicNumber: '1 2' })
  const swap = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0')

  test('with any one character of any text is found', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, where) => {
        const record = make()
        const texts: [object, string][] = [
          [record, 'conditions'],
          [record, 'pool'],
          ...record.chain.flatMap((entry): [object, string][] =>
            ['center', 'kind', 'body', 'body_hash', 'previous_hash', 'hash']
              .filter((name) => entry[name as keyof ChainEntry])
              .map((name) => [entry, name]),
          ),
        ]
        const [owner, name] = texts[which % texts.length] as [Record<string, string>, string]
        const letters = [...(owner[name] as string)]
        const index = where % letters.length
        letters[index] = letters[index] === '0' ? '1' : '0'
        owner[name] = letters.join('')
        expect((await verifyProof(record)).difference).not.toBeNull()
      }),
      { numRuns: 150 },
    ))

  test('says where: an entry of the chain', async () => {
    const record = make()
    const entry = record.chain[4] as ChainEntry
    entry.body = entry.body?.replace('李娜', '某某')
    expect((await verifyProof(record)).difference).toMatchObject({
      step: 'chain',
      at: 5,
      found: entry.body_hash,
    })
  })

  test('an entry left out, or two exchanged', async () => {
    const without = make()
    without.chain.splice(3, 1)
    expect((await verifyProof(without)).difference).toMatchObject({
      step: 'chain',
      at: 4,
      expected: '4',
      found: '5',
    })
    const exchanged = make()
    exchanged.chain.splice(2, 2, exchanged.chain[3] as ChainEntry, exchanged.chain[2] as ChainEntry)
    expect((await verifyProof(exchanged)).difference).toMatchObject({ step: 'chain', at: 3 })
  })

  test('a condition, a member of the pool', async () => {
    const conditions = make()
    conditions.conditions = conditions.conditions.replace('supervisors=2', 'supervisors=1')
    expect((await verifyProof(conditions)).difference).toMatchObject({ step: 'conditions' })
    const pool = make()
    pool.pool = swap(pool.pool)
    expect((await verifyProof(pool)).difference).toMatchObject({ step: 'pool' })
  })

  test('the order: the first rank that differs', async () => {
    const record = make()
    const [first = '', second = '', ...rest] = record.sequence ?? []
    record.sequence = [second, first, ...rest]
    expect((await verifyProof(record)).difference).toEqual({
      step: 'sequence',
      at: 1,
      expected: first,
      found: second,
    })
  })

  /** Somebody who rewrites the whole chain after the change, so that its hashes agree. */
  function rewritten(change: (entry: ChainEntry) => void) {
    const record = make()
    let previous = ''
    for (const entry of record.chain) {
      change(entry)
      if (entry.body) entry.body_hash = hashOf(entry.body)
      entry.previous_hash = previous
      entry.hash = hashOf(
        'huanzheng-chain-v1',
        entry.center,
        entry.position,
        entry.kind,
        entry.body_hash,
        previous,
      )
      previous = entry.hash
    }
    return record
  }
  const edit = (kind: string, from: RegExp, to: string) =>
    rewritten((entry) => {
      if (entry.kind === kind) entry.body = entry.body?.replace(from, to)
    })

  test.each([
    ['another seed than was committed to', edit('draw', /seed=\w+/, `seed=${hashOf('x')}`), 'seed'],
    ['a number that nobody asked for', edit('commit', /public_source=.*/, 'public_source='), 'public_number'],
    ['a number from before its day', edit('commit', /public_on=.*/, 'public_on=2024-04-16'), 'public_number'],
    ['another public number', edit('draw', /public_number=.*/, 'public_number=1 3'), 'sequence'],
    ['an attempt left out', edit('commit', /attempt=1/, 'attempt=2'), 'attempt'],
    ['a rank passed over in silence', edit('take', /rank=2/, 'rank=3'), 'taken'],
  ])('%s, though the chain was rewritten to fit', async (_name, record, step) => {
    const { difference } = await verifyProof(record)
    expect(difference?.step).toBe(step)
  })

  test('a commitment that was rewritten gives another order than the one that was announced', async () => {
    const record = edit('order', /center=510100/, 'center=510700')
    expect((await verifyProof(record)).difference).toMatchObject({ step: 'sequence' })
  })

  test('somebody taken who was not next', async () => {
    const record = make()
    const last = record.chain.at(-1) as ChainEntry
    const third = record.sequence?.[2] ?? ''
    last.body = (last.body ?? '').replace(/pseudonym=\w+/, `pseudonym=${third}`)
    last.body_hash = hashOf(last.body)
    last.hash = hashOf(
      'huanzheng-chain-v1',
      last.center,
      last.position,
      last.kind,
      last.body_hash,
      last.previous_hash,
    )
    expect((await verifyProof(record)).difference).toMatchObject({ step: 'taken', at: 2, found: third })
  })

  test('fewer taken than were wanted', async () => {
    const record = make()
    record.chain.pop()
    expect((await verifyProof(record)).difference).toMatchObject({ step: 'taken', expected: '2', found: '1' })
  })

  test('a place that is given back where it was not lost, or where somebody has it', async () => {
    const check = async (members: number, later: [string, number][]) => {
      const record = makeRecord({ seed: hashOf('s'), pseudonyms: pseudonymsOf(members), later })
      return (await verifyProof(record)).difference
    }
    expect(
      await check(2, [
        ['withdraw', 1],
        ['restore', 1],
        ['accept', 1],
      ]),
    ).toBeNull()
    expect(await check(2, [['restore', 1]])).toMatchObject({ step: 'taken', expected: 'withdraw' })
    expect(
      await check(2, [
        ['decline', 1],
        ['restore', 1],
      ]),
    ).toMatchObject({ step: 'taken' })
    expect(
      await check(3, [
        ['withdraw', 1],
        ['restore', 1],
      ]),
    ).toMatchObject({ step: 'taken' })
    const replaced: [string, number][] = [
      ['withdraw', 1],
      ['take', 3],
      ['restore', 1],
    ]
    expect(await check(3, replaced)).toMatchObject({ step: 'taken', expected: '2', found: '3' })
  })

  test('a pool that is not sorted, or holds somebody twice, is no pool', () => {
    const lines = make().pool.split('\n')
    expect(readPool(lines.join('\n'))).toHaveLength(8)
    expect(readPool([...lines].reverse().join('\n'))).toBeNull()
    expect(readPool([lines[0], ...lines].join('\n'))).toBeNull()
    expect(readPool(`${lines[0]} busy`)).toBeNull()
  })
})
