/** A line of an official form: its blanks are kept as they are, since they are to be written into. */
export function PrintLine({ text, className }: { text: string; className?: string }) {
  return (
    <p className={className} style={{ whiteSpace: 'pre-wrap' }}>
      {text}
    </p>
  )
}
