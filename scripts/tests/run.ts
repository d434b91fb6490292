import { build, lint, runStories, runVitest, type Tally, typeCheck, weigh } from './stages.ts'
import { beginWorld, finishWorld } from './worldAhead.ts'

const vitestProjects = ['domain', 'database', 'features', 'backend']

type Stage = [title: string, run: () => Tally | Promise<Tally>]

function stagesOf(part: string | undefined, filters: string[]): Stage[] {
  const checks: Stage[] = [
    ['Biome', lint],
    ['TypeScript', typeCheck],
  ]
  const built: Stage = ['Build', build]
  const weighed: Stage = ['Sizes', weigh]
  if (!part) return [...checks, built, weighed, ['Vitest', runAllOfVitest], ['Playwright', runAllStories]]
  if (part === 'check') return checks
  if (part === 'e2e') return [built, ['Playwright', () => runStories(filters)]]
  if (!vitestProjects.includes(part)) throw new Error(`no such part of the tests: ${part}`)
  const tests: Stage = [part, () => runVitest([part], filters)]
  return part === 'backend' ? [built, tests] : [tests]
}

function runAllOfVitest(): Tally {
  beginWorld()
  return runVitest([], [])
}

async function runAllStories(): Promise<Tally> {
  await finishWorld()
  return runStories([])
}

async function runSafely(run: Stage[1]): Promise<Tally> {
  try {
    return await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}

const [part, ...filters] = process.argv.slice(2)
let passed = 0
let failed = 0
for (const [title, run] of stagesOf(part, filters)) {
  process.stdout.write(`\n== ${title}\n`)
  const startedAt = Date.now()
  const tally = await runSafely(run)
  passed += tally.passed
  failed += tally.failed
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`== ${title}: ${tally.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`)
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
