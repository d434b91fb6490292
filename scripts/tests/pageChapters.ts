import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../local/projectFolder.ts'

/** A part that the product loads by itself: page(() => import('…'), '…', 'chapter', …) in src/app. */
export interface LoadedPart {
  /** Its module, from the project's folder, e.g. src/features/audit/AuditPage.tsx. */
  module: string
  /** Chapters of sentences that arrive with it. */
  chapters: string[]
  /** The file that loads it. */
  loadedBy: string
}

/** A call of page() in the sources. */
export const pageCall = /\bpage\(\s*\(\) => import\('([^']+)'\),\s*'\w+'((?:,\s*'\w+')*),?\s*\)/g

const folder = 'src/app'

/** Everything that src/app loads when it is opened, with its chapters. */
export function loadedParts(): LoadedPart[] {
  return readdirSync(path.join(projectFolder, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(path.join(projectFolder, folder, name), 'utf8')
      return [...text.matchAll(pageCall)].map(([, target = '', chapters = '']) => ({
        module: `${path.posix.join(folder, target)}.tsx`,
        chapters: [...chapters.matchAll(/'(\w+)'/g)].map((match) => String(match[1])),
        loadedBy: `${folder}/${name}`,
      }))
    })
}
