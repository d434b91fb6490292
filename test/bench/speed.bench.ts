import { cpus, totalmem } from 'node:os'
import { afterAll, beforeAll, test } from 'vitest'
import { startCluster } from './cluster'
import { type Measured, measureAll } from './measure'
import { sampleOf } from './operation'
import { dashboards, reads } from './reads'
import { tableOf } from './report'
import { works } from './works'
import { openWorld } from './worlds'

/**
 * Times what the screens send in worlds of growing size. BENCH_SIZES chooses the worlds, BENCH_ONLY what is measured
 * (a part of its name).
 */
const sizes = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number)
const only = process.env.BENCH_ONLY ?? ''

let cluster: Awaited<ReturnType<typeof startCluster>>
const results = new Map<number, Measured[]>()

beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(async () => {
  console.info(`\n${tableOf(sizes, results)}\n\n${machine()}`)
  await cluster.stop()
})

for (const size of sizes) {
  test(`${size} files`, async () => {
    const world = await openWorld(cluster.server, size)
    try {
      const built =
        world.builtIn === undefined ? 'from an earlier run' : `built in ${world.builtIn.toFixed(0)} s`
      console.info(`${size} files: ${built}, ${(world.bytes / 2 ** 30).toFixed(2)} GiB`)
      const sample = await sampleOf(world)
      const operations = [...reads(sample), ...dashboards(sample), ...works(sample)].filter(({ name }) =>
        name.includes(only),
      )
      results.set(size, await measureAll(world, operations))
    } finally {
      await world.db.close()
    }
  })
}

function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Postgres 17, fsync off, warm cache`
}
