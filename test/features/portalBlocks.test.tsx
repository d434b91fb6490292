import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { PDFDocument } from 'pdf-lib'
import { expect, test, vi } from 'vitest'
import { prepareFile } from '../../src/data/filesImage'
import { pdfOfJpegs } from '../../src/data/filesPdf'
import { breakLines } from '../../src/features/applications/documents/drawStatementPages'
import { FileUpload, type UploadState } from '../../src/ui/FileUpload'
import { SaveState } from '../../src/ui/SaveState'
import { StepNav } from '../../src/ui/StepNav'
import { dictionaries } from './portalDictionaries'
import { show } from './reviewSamples'

const idle: UploadState = { phase: 'idle' }

function upload(wish: Partial<Parameters<typeof FileUpload>[0]> = {}) {
  const onChoose = vi.fn()
  show(<FileUpload title="身份证" accept="image/png" isRequired state={idle} onChoose={onChoose} {...wish} />)
  return onChoose
}

test('a document that is missing says so and takes a file by dialog or by dropping it', async () => {
  const onChoose = upload()
  expect(screen.getByText('未上传')).toBeVisible()
  const file = new File(['x'], 'a.png', { type: 'image/png' })
  await userEvent.upload(screen.getByLabelText('选择文件：身份证', { selector: 'input' }), file)
  fireEvent.drop(screen.getByRole('region', { name: '身份证' }), { dataTransfer: { files: [file] } })
  expect(onChoose.mock.calls).toEqual([[[file]], [[file]]])
})

test('while an upload runs it shows how far it is and can be broken off, nothing else', () => {
  const onCancel = vi.fn()
  upload({ state: { phase: 'sending', share: 0.426 }, onCancel })
  expect(screen.getByRole('status')).toHaveTextContent('正在上传 43%')
  fireEvent.click(screen.getByRole('button', { name: '取消上传' }))
  expect(onCancel).toHaveBeenCalledOnce()
  expect(screen.queryByRole('button', { name: /选择文件/ })).toBeNull()
})

test('a failure is a sentence; what was there before stays, and a lost connection can be retried', () => {
  const onRetry = vi.fn()
  upload({
    state: { phase: 'failed', sentence: '没有连接上服务器', canRetry: true },
    stored: { name: '旧.jpg', note: '0.3 MB' },
    onRetry,
  })
  expect(screen.getByRole('alert')).toHaveTextContent('没有上传成功：没有连接上服务器')
  expect(screen.getByText(/文件还在本页/)).toBeVisible()
  expect(screen.getByText('旧.jpg')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(onRetry).toHaveBeenCalledOnce()
})

test('a refused file cannot be sent again as it is', () => {
  upload({ state: { phase: 'failed', sentence: '文件是空的', canRetry: false }, onRetry: () => undefined })
  expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
})

test('a locked document can be looked at and not replaced', () => {
  upload({ isLocked: true, stored: { name: 'a.jpg', note: '' }, onView: () => undefined })
  expect(screen.getByRole('button', { name: '查看' })).toBeVisible()
  expect(screen.queryByRole('button', { name: /更换/ })).toBeNull()
})

test.each([
  ['saved', '10:32', '已保存 10:32'],
  ['dirty', null, '有修改，即将自动保存'],
  ['saving', null, '正在保存……'],
  ['offline', null, '未连接服务器：内容已存在本机，恢复后自动保存'],
  ['conflict', null, '没有保存：内容已在别处改动'],
] as const)('the saved state %s is said in words', (state, at, sentence) => {
  show(<SaveState state={state} at={at} />)
  expect(screen.getByRole('status')).toHaveTextContent(sentence)
})

test('the steps say which is open, done or wrong, and any can be chosen', async () => {
  const onChange = vi.fn()
  show(
    <StepNav
      current="b"
      onChange={onChange}
      steps={[
        { key: 'a', title: '单位', state: 'done' },
        { key: 'b', title: '个人', state: 'open' },
        { key: 'c', title: '材料', state: 'wrong' },
      ]}
    />,
  )
  expect(screen.getByRole('button', { name: '1 单位（已完成）' })).toBeVisible()
  expect(screen.getByRole('button', { name: '2 个人（未完成）' })).toHaveAttribute('aria-current', 'step')
  await userEvent.click(screen.getByRole('button', { name: '3 材料（有需要更正的内容）' }))
  expect(onChange).toHaveBeenCalledWith('c')
})

const [photo, idCard] = dictionaries.documentKinds as [
  (typeof dictionaries.documentKinds)[number],
  (typeof dictionaries.documentKinds)[number],
]
const pdfBytes = (size: number) => new Blob(['%PDF-1.4', ' '.repeat(size - 8)])
const fileOf = (content: Blob, name: string) => new File([content], name)

test.each([
  ['an empty file', new Blob([]), 'document_empty'],
  ['words called a picture', new Blob(['这不是图片，只是一段文字。']), 'document_type_unknown'],
  ['a PDF where a photo is asked for', pdfBytes(100), 'document_type_refused'],
])('%s is no photo', async (_, content, key) => {
  await expect(prepareFile(fileOf(content, 'photo.png'), photo)).rejects.toMatchObject({ key })
})

test('a PDF is taken up to the limit of its kind and not a byte more', async () => {
  const limit = idCard.max_bytes
  await expect(prepareFile(fileOf(pdfBytes(limit), 'a.pdf'), idCard)).resolves.toMatchObject({
    type: 'application/pdf',
    name: 'a.pdf',
  })
  await expect(prepareFile(fileOf(pdfBytes(limit + 1), 'a.pdf'), idCard)).rejects.toMatchObject({
    key: 'document_too_large',
    values: { max: limit },
  })
})

test('pictures become the pages of a PDF that another reader opens', async () => {
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xd9])
  const made = pdfOfJpegs([
    { bytes, width: 1000, height: 1400 },
    { bytes, width: 2000, height: 1000 },
  ])
  const read = await PDFDocument.load(await made.arrayBuffer())
  expect(read.getPages().map((page) => page.getSize())).toEqual([
    { width: 595, height: 842 },
    { width: 595, height: 842 },
  ])
})

test('lines fit, paragraphs are indented, and no line begins with a mark', () => {
  const measure = (part: string) => [...part].length
  expect(breakLines('一二三四五六七八，九十\n\n甲乙', 10, measure)).toEqual([
    '　　一二三四五六七八，',
    '九十',
    '　　甲乙',
  ])
})
