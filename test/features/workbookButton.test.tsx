// The button that makes a workbook: progress, cancelling, failure, a second click.
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { App } from 'antd'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { findSentence } from '../../src/i18n/translator'
import { TranslationContext } from '../../src/i18n/useTranslation'
import { zhCN } from '../../src/i18n/zh-CN'
import { FileButton, type FileButtonProps } from '../../src/ui/FileButton'

type Options = Parameters<FileButtonProps['make']>[0]

const translation = {
  language: 'zh-CN' as const,
  setLanguage: () => undefined,
  t: (key: string, values?: Record<string, unknown>) => findSentence(zhCN, key, values) ?? key,
  find: (key: string, values?: Record<string, unknown>) => findSentence(zhCN, key, values),
}

const FILE = { fileName: '附件2.xlsx', bytes: new Uint8Array([1, 2, 3]) }

/** A file whose making is steered by the test. */
function steered() {
  const calls: { options: Options; finish(): void; fail(): void }[] = []
  const make = (options: Options) =>
    new Promise<typeof FILE>((resolve, reject) => {
      calls.push({ options, finish: () => resolve(FILE), fail: () => reject(new Error('broken')) })
      options.signal.addEventListener('abort', () => reject(options.signal.reason))
    })
  return { calls, make }
}

function show(make: FileButtonProps['make']) {
  return render(
    <TranslationContext.Provider value={translation}>
      <App>
        <FileButton label="下载附件2" type="application/test" make={make} />
      </App>
    </TranslationContext.Provider>,
  )
}

const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('a workbook’s button', () => {
  let saved: string[]
  beforeEach(() => {
    saved = []
    URL.createObjectURL = () => 'blob:file'
    URL.revokeObjectURL = () => undefined
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
  })

  test('shows how far it is, saves the file under its name and can be pressed again', async () => {
    const { calls, make } = steered()
    show(make)
    press(/下载附件2/)
    calls[0]?.options.onProgress(0.42)
    expect(await screen.findByText('正在生成 42%')).toBeVisible()
    calls[0]?.finish()
    expect(await screen.findByRole('button', { name: /下载附件2/ })).toBeEnabled()
    expect(saved).toEqual(['附件2.xlsx'])
    expect(await screen.findByText('已生成：附件2.xlsx')).toBeInTheDocument()
  })

  test('a second press while it works makes no second file', async () => {
    const { calls, make } = steered()
    show(make)
    const button = screen.getByRole('button', { name: /下载附件2/ })
    fireEvent.click(button)
    fireEvent.click(button)
    expect(calls).toHaveLength(1)
  })

  test('cancelling stops the work, saves nothing, complains of nothing and allows a new try', async () => {
    const { calls, make } = steered()
    show(make)
    press(/下载附件2/)
    press(/取消生成/)
    expect(calls[0]?.options.signal.aborted).toBe(true)
    press(/下载附件2/)
    calls[1]?.finish()
    await waitFor(() => expect(saved).toEqual(['附件2.xlsx']))
    expect(screen.queryByText('文件没有生成，请重试。')).toBeNull()
  })

  test('a failure is said, and the button is there for another try', async () => {
    const { calls, make } = steered()
    show(make)
    press(/下载附件2/)
    calls[0]?.fail()
    expect(await screen.findByText('文件没有生成，请重试。')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /下载附件2/ })).toBeEnabled()
  })

  test('leaving the page stops the work', () => {
    const { calls, make } = steered()
    const { unmount } = show(make)
    press(/下载附件2/)
    unmount()
    expect(calls[0]?.options.signal.aborted).toBe(true)
    expect(saved).toEqual([])
  })
})
