import { FINAL_REJECTIONS, FINAL_RETURNS } from '../texts/decisions.ts'
import type { FileStory } from './fileStory.ts'

/**
 * What the province does with a file after it has received the summary table: 复审 of 省属 files by one officer,
 * 终审 by another.
 */
export async function reviewByProvince(file: FileStory, from: number, to: number): Promise<void> {
  const { plot } = file.role
  await file.reach(from, to)
  let status = await file.refresh()
  if (status === 're_review') {
    // Half of what waits for the province's decision waits for its 复审.
    if (plot.end === 'final_review' && plot.kind === 'plain' && file.random.chance(0.5)) return
    if (await file.centerDecides(file.center)) {
      status = await file.refresh()
      if (status !== 'final_review') return
    } else {
      await file.confirmRecords(file.center)
      await file.decide(file.center, 'approve')
      status = 'final_review'
    }
    await file.pass(0.01, 0.03)
  }
  if (status !== 'final_review' || (plot.end === 'final_review' && !isDecided(plot.kind, file))) return
  await finalReview(file)
}

/** Whether the plot has the 终审 turn the file aside. */
function isDecided(kind: string, file: FileStory): boolean {
  if (kind === 'mended_final') return !file.isMended
  return ['returned_by_final', 'rejected_by_final', 'appeal_final', 'granted_final'].includes(kind)
}

async function finalReview(file: FileStory): Promise<void> {
  const { kind } = file.role.plot
  // Whoever granted an appeal against the 复审 has already judged the file.
  const judge = file.reviewer(kind === 'granted_center' ? 2 : 1)
  switch (kind) {
    case 'returned_by_final':
      await file.reach(0.88, 0.97)
      return file.decide(judge, 'return', file.fitting(FINAL_RETURNS))
    case 'mended_final': {
      if (file.isMended) break
      const decision = file.fitting(FINAL_RETURNS)
      await file.decide(judge, 'return', decision)
      return file.mend(decision)
    }
    case 'rejected_by_final':
      return file.decide(judge, 'reject', file.random.pick(FINAL_REJECTIONS))
    case 'appeal_final':
    case 'granted_final':
      await file.decide(judge, 'reject', file.random.pick(FINAL_REJECTIONS))
      await file.appeal('final', file.reviewer(2), kind === 'granted_final' ? true : null)
      return
    default:
      break
  }
  // A file that came by an appeal has passed nobody who looked at its records.
  if (kind.startsWith('granted')) await file.confirmRecords(judge)
  await file.decide(judge, 'approve')
}
