import type { Translated } from '../translator'
import type { annex as source } from '../zh-CN/annex'

export const annex: Translated<typeof source> = {
  printAnnex1: 'Print form (annex 1)',
  printAnnex3: 'Print form (annex 3)',
  downloadAnnex2: 'Download annex 2 (Excel)',
  downloadAnnex4: 'Download annex 4 (Excel)',
  downloadCheck: 'Download check list (Excel)',
  paperHint: 'Print on A4 at 100 % and switch off “headers and footers” in the print dialog.',
  making: 'Making the file, {percent}%',
  cancelMaking: 'Stop making the file',
  makingFailed: 'The file was not made. Please try again.',
  makingDone: 'Made: {fileName}',
}
