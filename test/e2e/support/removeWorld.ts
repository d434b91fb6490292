import { rmSync } from 'node:fs'

/** The world of one run of the stories ends with it. */
export default function removeWorld() {
  const folder = process.env.HUANZHENG_E2E_DATA
  if (folder) rmSync(folder, { recursive: true, force: true })
}
