import path from 'node:path'
import { defineConfig } from 'vitest/config'

// Timings are printed, never asserted: `npm run bench` is no part of the tests.
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '../..'),
    include: ['test/bench/**/*.bench.ts'],
    fileParallelism: false,
    disableConsoleIntercept: true,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
})
