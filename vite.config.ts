import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const leftOut = (name: string) => path.resolve(import.meta.dirname, 'src', 'leftOut', name)

// `npm run dev` shows the sources as they are, on the data of an `npm start` that runs beside it.
const backend = `http://127.0.0.1:${process.env.PORT || 5173}`
const served = ['/auth/v1', '/rest/v1', '/storage/v1', '/config.json', '/_local']

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Parts of libraries that no page uses, but every page would load.
    alias: {
      '@supabase/realtime-js': leftOut('realtime.ts'),
      papaparse: leftOut('csv.ts'),
      '@refinedev/devtools-internal': leftOut('devtools.ts'),
      '@supabase/functions-js': leftOut('edgeFunctions.ts'),
      'iceberg-js': leftOut('analyticsBuckets.ts'),
      pluralize: leftOut('plurals.ts'),
      qs: leftOut('queryText.ts'),
    },
  },
  server: {
    port: 5174,
    proxy: Object.fromEntries(served.map((path) => [path, { target: backend, changeOrigin: true }])),
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, manifest: true },
})
