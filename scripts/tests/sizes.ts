import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { alwaysLoaded } from '../../src/i18n/alwaysLoaded.ts'
import { loadedParts } from './pageChapters.ts'

interface ManifestEntry {
  file: string
  imports?: string[]
}

/** Kilobytes (1,000 bytes) of gzipped JavaScript that a visitor may have to wait for. */
export const sizeLimits = { door: 270, firstLoad: 300, anyPage: 620 }

const entry = 'index.html'
const workplace = 'src/app/Workplace.tsx'
const doorPages = [
  ...['SignInPage', 'SignUpPage', 'InvitationPage', 'PasswordResetPage', 'NewPasswordPage'].map(
    (name) => `src/features/account/${name}.tsx`,
  ),
  'src/features/cardCheck/CardCheckPage.tsx',
]
const page = /^src\/(app|features\/[^/]+)\/\w+Page\.tsx$/
/** Of the two languages; the other one is about as heavy. */
const chinese = ['node_modules/antd/es/locale/zh_CN.js']
const chapterFile = (chapter: string) => `src/i18n/zh-CN/${chapter}.ts`

export interface MeasuredSize {
  what: string
  kilobytes: number
  limit: number
}

/** Measures what a build makes a visitor load: the pages before the sign-in, what every page behind
 * it needs, and the heaviest of those. */
export function measureSizes(pages: string): MeasuredSize[] {
  const manifest: Record<string, ManifestEntry> = JSON.parse(
    readFileSync(path.join(pages, '.vite', 'manifest.json'), 'utf8'),
  )
  const kilobytesOf = (file: string) =>
    gzipSync(readFileSync(path.join(pages, file)), { level: 9 }).length / 1000
  const weigh = (names: string[]) =>
    [...closureOf(manifest, [entry, ...chinese, ...withChapters(names)])]
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + kilobytesOf(file), 0)
  const heaviest = Object.keys(manifest)
    .filter((name) => page.test(name) && !doorPages.includes(name))
    .map((name) => ({ what: name, kilobytes: weigh([workplace, name]), limit: sizeLimits.anyPage }))
    .sort((a, b) => b.kilobytes - a.kilobytes)
    .slice(0, 1)
  return [
    ...doorPages.map((name) => ({ what: name, kilobytes: weigh([name]), limit: sizeLimits.door })),
    {
      what: 'first load behind the sign-in',
      kilobytes: weigh([workplace]),
      limit: sizeLimits.firstLoad,
    },
    ...heaviest,
  ]
}

/** Modules, with the sentences that arrive with them and with every page. */
function withChapters(names: string[]): string[] {
  const brought = loadedParts().filter(({ module }) => names.includes(module))
  const chapters = [...alwaysLoaded, ...brought.flatMap((part) => part.chapters)]
  return [...names, ...chapters.map(chapterFile)]
}

function closureOf(manifest: Record<string, ManifestEntry>, names: string[]): Set<string> {
  const files = new Set<string>()
  const visit = (name: string) => {
    const part = manifest[name]
    if (!part || files.has(part.file)) return
    files.add(part.file)
    for (const imported of part.imports ?? []) visit(imported)
  }
  for (const name of names) {
    if (!manifest[name]) throw new Error(`the build has no ${name}`)
    visit(name)
  }
  return files
}
