const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/**
 * A valid identity number (GB 11643) that belongs to nobody: 510100 is never an issuing code.
 * @param bornOn YYYY-MM-DD
 * @param serial 0 to 999; odd numbers are 男, even ones 女
 */
export function idNumberOf(bornOn: string, serial: number): string {
  const body = `510100${bornOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + CHECK_CHARACTERS[sum % 11]
}
