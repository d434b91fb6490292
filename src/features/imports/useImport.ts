import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type AppError, toAppError } from '../../data/errors'
import { loadImportChoices } from '../../data/importChoices'
import { type ReadFile, readImportFile } from '../../data/importFile'
import { checkImport, partsOfImport, writeImport } from '../../data/importSteps'
import {
  cancelImport,
  findBrokenImport,
  type ImportRun,
  type JudgedRow,
  startImport,
} from '../../data/imports'
import { newRequestId } from '../../data/rpc'
import { IMPORT_RULES, type ImportKind } from '../../domain/importKinds'
import { guessMapping, type ImportMapping, rememberable } from '../../domain/importMapping'
import { type ImportChoices, type RowsOfSheet, rowsOfSheet } from '../../domain/importRows'
import type { ReadSheet } from '../../domain/importSheet'
import { rememberColumns, rememberedColumns } from './importMemory'

export type ImportStep = 'file' | 'columns' | 'check' | 'write'

/** What the importer chose of the rows that differ from the record. */
export interface ChangeChoice {
  appliesChanges: boolean
  appliesClaimed: boolean
  reason: string
}

interface State {
  step: ImportStep
  file?: ReadFile
  sheetIndex: number
  mapping?: ImportMapping
  /** The unfinished import of the same file. */
  broken?: ImportRun
  judged?: JudgedRow[]
  run?: ImportRun
  outcome?: 'done' | 'cancelled'
}

const atFirst: State = { step: 'file', sheetIndex: 0 }

/** One import from the file to the result: what is read, chosen, checked and written so far. */
export function useImport(kind: ImportKind, userId: string, today: string) {
  const [state, setState] = useState<State>(atFirst)
  const [choices, setChoices] = useState<ImportChoices>({})
  const [busy, setBusy] = useState<{
    what: 'reading' | 'checking' | 'writing'
    done: number
    total: number
  }>()
  const [error, setError] = useState<AppError>()
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const sheet: ReadSheet | undefined = state.file?.workbook.sheets[state.sheetIndex]
  const read = useMemo<RowsOfSheet | undefined>(
    () => sheet && state.mapping && rowsOfSheet(sheet, state.mapping, IMPORT_RULES[kind], choices, today),
    [sheet, state.mapping, kind, choices, today],
  )

  /** Runs one long step at a time; a cancelled one leaves no error behind. */
  const run = useCallback(
    async (
      what: 'reading' | 'checking' | 'writing',
      total: number,
      work: (signal: AbortSignal, progress: (done: number) => void) => Promise<void>,
    ) => {
      if (running.current) return
      const controller = new AbortController()
      running.current = controller
      setBusy({ what, done: 0, total })
      setError(undefined)
      try {
        await work(controller.signal, (done) => setBusy({ what, done, total }))
      } catch (caught) {
        if (!controller.signal.aborted) setError(toAppError(caught))
      } finally {
        running.current = null
        setBusy(undefined)
      }
    },
    [],
  )

  const columnsOf = (file: ReadFile, sheetIndex: number) =>
    guessMapping(
      file.workbook.sheets[sheetIndex] as ReadSheet,
      IMPORT_RULES[kind],
      rememberedColumns(kind, userId),
    )

  const chooseFile = (file: File) =>
    run('reading', 0, async (signal) => {
      const [chosen, lists] = await Promise.all([readImportFile(file, signal), loadImportChoices()])
      const broken = await findBrokenImport(kind, chosen.hash, userId, signal)
      setChoices(lists.choices)
      // the sheet that looks most like what is to be imported
      const guesses = chosen.workbook.sheets.map(
        (_, index) => Object.keys(columnsOf(chosen, index).columns).length,
      )
      const sheetIndex = guesses.indexOf(Math.max(...guesses))
      setState({ step: 'columns', file: chosen, sheetIndex, mapping: columnsOf(chosen, sheetIndex), broken })
    })

  const chooseSheet = (sheetIndex: number) =>
    setState((before) => ({
      ...before,
      sheetIndex,
      mapping: before.file && columnsOf(before.file, sheetIndex),
    }))

  const check = () =>
    run('checking', partsOfImport(read?.rows ?? []).rows, async (signal, onProgress) => {
      if (!sheet || !state.mapping || !read) return
      rememberColumns(kind, userId, rememberable(sheet, state.mapping))
      const judged = await checkImport(kind, read.rows, { signal, onProgress })
      setState((before) => ({ ...before, step: 'check', judged, broken: undefined }))
    })

  /** Writes under a run, which may be one that was broken off. */
  const writeUnder = (started: ImportRun, rows: RowsOfSheet['rows']) =>
    run('writing', partsOfImport(rows).rows, async (signal, onProgress) => {
      setState((before) => ({ ...before, step: 'write', run: started, outcome: undefined }))
      const judged = await writeImport(started.id, rows, { signal, onProgress })
      setState((before) => ({ ...before, judged, outcome: 'done' }))
    })

  /** The same request after a lost answer: one import, not two. */
  const requestId = useRef(newRequestId())
  const write = async ({ appliesChanges, appliesClaimed, reason }: ChangeChoice) => {
    if (!state.file || !sheet || !state.mapping || !read) return
    const { file, mapping } = state
    let started: ImportRun
    try {
      setError(undefined)
      started = await startImport({
        id: requestId.current,
        kind,
        file: {
          name: file.name,
          hash: file.hash,
          row_count: read.rows.length,
          chunk_count: partsOfImport(read.rows).parts,
          settings: { sheet: sheet.name, mapping },
        },
        appliesChanges,
        appliesClaimed,
        reason,
      })
    } catch (caught) {
      setError(toAppError(caught))
      return
    }
    await writeUnder(started, read.rows)
  }

  const resume = () => (state.run && read ? writeUnder(state.run, read.rows) : undefined)

  /** Goes on with the unfinished import of the same file, as it was set up then. */
  const continueBroken = async () => {
    const { broken, file } = state
    if (!broken || !file) return
    const { mapping, sheet: name } = broken.settings
    const sheetIndex = file.workbook.sheets.findIndex((each) => each.name === name)
    const again = file.workbook.sheets[sheetIndex]
    if (!again) return
    setState((before) => ({ ...before, sheetIndex, mapping }))
    await writeUnder(broken, rowsOfSheet(again, mapping, IMPORT_RULES[kind], choices, today).rows)
  }

  const stop = async () => {
    running.current?.abort()
    const id = state.run?.id
    if (!id) return
    try {
      const cancelled = await cancelImport(id)
      setState((before) => ({ ...before, run: cancelled, outcome: 'cancelled' }))
    } catch (caught) {
      setError(toAppError(caught))
    }
  }

  const startAnew = () => {
    running.current?.abort()
    requestId.current = newRequestId()
    setError(undefined)
    setState(atFirst)
  }

  return {
    ...state,
    sheet,
    read,
    busy,
    error,
    chooseFile,
    chooseSheet,
    setMapping: (mapping: ImportMapping) => setState((before) => ({ ...before, mapping })),
    check,
    backToColumns: () => setState((before) => ({ ...before, step: 'columns', judged: undefined })),
    write,
    resume,
    continueBroken,
    stop,
    startAnew,
  }
}

export type Import = ReturnType<typeof useImport>
