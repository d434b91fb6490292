import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../local/projectFolder.ts'
import { temporaryFolder } from './memoryFolder.ts'
import { measureSizes } from './sizes.ts'

/** How many tests of a stage passed and failed. */
export interface Tally {
  passed: number
  failed: number
}

const resultFolder = path.join(projectFolder, 'test-results')

function runNode(args: string[]): boolean {
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    env: { ...process.env, TMPDIR: temporaryFolder() },
    stdio: 'inherit',
  })
  return status === 0
}

const inPackages = (file: string) => path.join(projectFolder, 'node_modules', file)

/** A tool whose only result is its exit code counts as one test. */
function runTool(args: string[]): Tally {
  return runNode(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Linter, formatter and import rules. */
export function lint(): Tally {
  return runTool([inPackages('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'])
}

export function typeCheck(): Tally {
  return runTool([inPackages('typescript/bin/tsc'), '-p', '.'])
}

export function build(): Tally {
  return runTool([path.join(projectFolder, 'scripts', 'tests', 'build.ts')])
}

/** Weighs what the build makes a visitor load against the limits. */
export function weigh(): Tally {
  const folder = path.resolve(projectFolder, process.env.HUANZHENG_DIST || 'dist')
  const sizes = measureSizes(folder)
  for (const { what, kilobytes, limit } of sizes)
    process.stdout.write(`${kilobytes.toFixed(1).padStart(7)} kB of at most ${limit}: ${what}\n`)
  const failed = sizes.filter(({ kilobytes, limit }) => kilobytes > limit).length
  return { passed: sizes.length - failed, failed }
}

/**
 * Runs projects of vitest.config.ts.
 *
 * @param projects their names; all when empty
 * @param filters parts of file names
 */
export function runVitest(projects: string[], filters: string[]): Tally {
  const file = freshResult('vitest.json')
  const isFine = runNode([
    inPackages('vitest/vitest.mjs'),
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  ])
  const result = readResult<{ numPassedTests: number; numFailedTests: number }>(file)
  return tallyOf(isFine, result?.numPassedTests, result?.numFailedTests)
}

/** Runs the stories in a browser, against a server and a world of their own. */
export function runStories(filters: string[]): Tally {
  const file = freshResult('stories.json')
  const isFine = runNode([
    inPackages('@playwright/test/cli.js'),
    'test',
    '--config=test/e2e/playwright.config.ts',
    ...filters,
  ])
  const result = readResult<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)
  return tallyOf(isFine, result?.stats.expected, result && result.stats.unexpected + result.stats.flaky)
}

// A runner that failed without counting a failed test (a broken file, no report) still failed once.
function tallyOf(isFine: boolean, passed = 0, failed = 0): Tally {
  return { passed, failed: isFine ? failed : Math.max(failed, 1) }
}

function freshResult(name: string): string {
  mkdirSync(resultFolder, { recursive: true })
  const file = path.join(resultFolder, name)
  rmSync(file, { force: true })
  return file
}

function readResult<Result>(file: string): Result | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
