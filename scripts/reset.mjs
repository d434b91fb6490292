// `npm run reset`: removes the data folder, so that the next start makes a new demo world.

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { environmentFor, findNode, installPackages, projectFolder } from './prepare.mjs'

installPackages()
const node = findNode()
const program = path.join(projectFolder, 'scripts', 'local', 'reset.ts')
const { status } = spawnSync(node, [program], {
  cwd: projectFolder,
  env: environmentFor(node),
  stdio: 'inherit',
})
process.exit(status ?? 1)
