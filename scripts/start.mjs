// `npm start`: installs, builds, migrates, fills the demo world and serves it. Runs on a bare Node 20.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { environmentFor, findNode, installPackages, projectFolder } from './prepare.mjs'

installPackages()
const node = findNode()
const child = spawn(
  node,
  [path.join(projectFolder, 'scripts', 'local', 'serve.ts'), ...process.argv.slice(2)],
  {
    cwd: projectFolder,
    env: environmentFor(node),
    // The child ends itself when this channel breaks, so that it never outlives a killed parent.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  },
)

// Ctrl-C reaches both processes at once; the child closes its database and this one waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
}
child.on('exit', (code) => process.exit(code ?? 1))
