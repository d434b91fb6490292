// Imported before @supabase/lite, which reads these switches once, when it is loaded.
process.env.LITE_TELEMETRY = '0'
process.env.EXPERIMENTAL_STORAGE = '1'

const emitWarning = process.emitWarning.bind(process) as (...rest: unknown[]) => void
process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
  if (String(warning).includes('SQLite is an experimental feature')) return
  emitWarning(warning, ...rest)
}) as typeof process.emitWarning
