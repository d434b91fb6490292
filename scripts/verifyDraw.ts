// `npm run verify-draw -- file`: recomputes an exported proof of a draw. Needs neither network nor database.
// Ends with 0 where everything agrees, 1 at the first difference, 2 where the file cannot be read.
import { readFileSync } from 'node:fs'
import { PROOF_STEPS, verifyProof } from '../src/domain/dispatchProof.ts'

const [file] = process.argv.slice(2)
if (!file) {
  console.error('npm run verify-draw -- <file>  (a proof exported from the proof page)')
  process.exit(2)
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    console.error(`${path}: ${(error as Error).message}`)
    process.exit(2)
  }
}

const { difference, passed, state, head } = await verifyProof(read(file))
for (const step of PROOF_STEPS) {
  if (passed.includes(step)) console.log(`ok        ${step}`)
  else if (difference?.step === step) console.log(`DIFFERS   ${step}`)
  else console.log(`-         ${step}`)
}
if (difference) {
  console.log(
    `first difference: ${difference.step}${difference.at === null ? '' : ` (${difference.at})`}\n` +
      `  recomputed: ${difference.expected}\n  recorded:   ${difference.found}`,
  )
  process.exit(1)
}
console.log(`一致 consistent (${state}); last hash of the chain: ${head}`)
