/** Hands a file made in the browser to its download folder. */
export function saveFile(fileName: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // Not at once: Safari reads the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
