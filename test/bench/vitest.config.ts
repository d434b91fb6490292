import path from 'node:path'
import { defineConfig } from 'vitest/config'

// Timings are printed, never asserted: `npm run bench` is no part of the tests.
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '../..'),
    include: ['test/bench/**/*.bench.ts'],
    globalSetup: ['test/support/postgres.ts'],
    fileParallelism: false,
    hookTimeout: 120_000,
  },
})
