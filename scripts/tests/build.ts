import path from 'node:path'
import { buildPages } from '../local/pages.ts'
import { projectFolder } from '../local/projectFolder.ts'

buildPages(path.resolve(projectFolder, process.env.HUANZHENG_DIST || 'dist'), (line) =>
  process.stdout.write(`${line}\n`),
)
