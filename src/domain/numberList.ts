/** The numbers in a text that was typed or pasted from a sheet: one a line or cell, doubles once, in their order. */
export function numbersIn(text: string): string[] {
  const cells = text
    .split(/[\n\r\t,，;；、]+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  return [...new Set(cells)]
}
