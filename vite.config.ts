import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const leftOut = (name: string) => path.resolve(import.meta.dirname, 'src', 'leftOut', name)

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Parts of libraries that no page uses, but every page would load.
    alias: {
      '@supabase/realtime-js': leftOut('realtime.ts'),
      papaparse: leftOut('csv.ts'),
      '@refinedev/devtools-internal': leftOut('devtools.ts'),
    },
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, manifest: true },
})
