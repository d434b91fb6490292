// `npm test`: everything; `npm run test:<part>`: one part. Runs on a bare Node 20.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { environmentFor, findNode, installPackages, projectFolder } from './prepare.mjs'

installPackages()
const node = findNode()
const program = path.join(projectFolder, 'scripts', 'tests', 'run.ts')
const { status } = spawnSync(node, [program, ...process.argv.slice(2)], {
  cwd: projectFolder,
  env: environmentFor(node),
  stdio: 'inherit',
})
process.exit(status ?? 1)
