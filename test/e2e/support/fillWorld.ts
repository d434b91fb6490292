import { rmSync } from 'node:fs'
import { fillTemplate, worldsFolder } from './worlds'

/** Before the first story: fills the demo world; after the last one: removes it with all its copies. */
export default async function fillWorld() {
  await fillTemplate()
  return () => rmSync(worldsFolder(), { recursive: true, force: true })
}
