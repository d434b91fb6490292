import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    // Two cores: more workers only make each other slower.
    maxWorkers: 2,
    restoreMocks: true,
    unstubGlobals: true,
    // Files of one worker share what they have loaded: what a test changes for all, it puts back. Components (one
    // document for all files hid a sentence now and then), the product's own starts and databases in process (backend)
    // are the exceptions.
    isolate: false,
    // The backend prints every statement it refuses, and tests make it refuse many.
    silent: 'passed-only',
    projects: [
      {
        extends: true,
        test: { name: 'domain', environment: 'node', include: ['test/domain/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'database',
          environment: 'node',
          include: ['test/database/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'features',
          isolate: true,
          environment: 'jsdom',
          include: ['test/features/**/*.test.{ts,tsx}'],
          setupFiles: ['test/features/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'backend',
          isolate: true,
          environment: 'node',
          include: ['test/backend/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
