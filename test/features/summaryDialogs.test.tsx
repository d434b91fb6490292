// The questions before a step of a summary table: what they ask for, and what a second click or a retry does.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { BatchConfirm } from '../../src/features/summaries/BatchConfirm'
import { GenerateDialog } from '../../src/features/summaries/GenerateDialog'
import { SendBackDialog } from '../../src/features/summaries/SendBackDialog'
import { show } from './reviewSamples'

const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('the questions before a step', () => {
  test('a second click counts once, and a retry after a lost answer carries the same request id', async () => {
    const ids: string[] = []
    let lose = true
    const onConfirm = async (requestId: string) => {
      ids.push(requestId)
      if (lose) throw new AppError('offline', 'offline')
    }
    show(
      <BatchConfirm
        title="上报"
        text="共 2 人"
        okText="上报省中心"
        onConfirm={onConfirm}
        onClose={() => undefined}
      />,
    )
    fireEvent.click(button('上报省中心'))
    fireEvent.click(button(/上报省中心/))
    expect(await screen.findByRole('alert')).toHaveTextContent('没有连接上服务器')
    expect(ids).toHaveLength(1)
    lose = false
    // the button takes clicks again once it no longer shows that it is at work
    fireEvent.click(await screen.findByRole('button', { name: '上报省中心' }))
    await waitFor(() => expect(ids).toHaveLength(2))
    expect(ids[1]).toBe(ids[0])
  })

  test('a file that changed is named in the dialog', async () => {
    const stale = new AppError('conflict', 'batch_is_stale', { person: '林静', status: 'returned' }, 409)
    show(
      <BatchConfirm
        title="上报"
        text="共 2 人"
        okText="上报省中心"
        onConfirm={async () => Promise.reject(stale)}
        onClose={() => undefined}
      />,
    )
    fireEvent.click(button('上报省中心'))
    expect(await screen.findByRole('alert')).toHaveTextContent('林静 的材料已是“退回修改”')
  })

  test('generating asks for 经办人 and a phone number that can be called', async () => {
    const onConfirm = vi.fn(async () => undefined)
    show(
      <GenerateDialog
        title="生成汇总表"
        text="共 2 份"
        warning="已上传的盖章扫描件将作废"
        okText="生成"
        initial={{ name: '李娜', phone: '' }}
        onConfirm={onConfirm}
        onClose={() => undefined}
      />,
    )
    expect(screen.getByText('已上传的盖章扫描件将作废')).toBeInTheDocument()
    fireEvent.click(button('生成'))
    // a form may draw its sentence twice while it checks
    await waitFor(() => expect(screen.getByText('请填写联系电话')).toBeVisible())
    fireEvent.change(screen.getByLabelText('联系电话'), { target: { value: '（028）8671 2192' } })
    fireEvent.change(screen.getByLabelText('经办人'), { target: { value: ' 李娜 ' } })
    fireEvent.click(button('生成'))
    await waitFor(() => expect(onConfirm).toHaveBeenCalledWith({ name: '李娜', phone: '028-86712192' }))
  })

  test('sending back needs a reason, and a note where the reason does not say enough', async () => {
    const onConfirm = vi.fn(async () => undefined)
    const reason = { actions: ['send_back'], is_active: true, name_en: '' }
    show(
      <SendBackDialog
        text="退回"
        reasons={[
          { ...reason, code: 'sheet_seal', name_zh: '未盖章', needs_note: false },
          { ...reason, code: 'other', name_zh: '其他', needs_note: true },
        ]}
        onConfirm={onConfirm}
        onClose={() => undefined}
      />,
    )
    fireEvent.click(button('整批退回'))
    await waitFor(() => expect(screen.getByText('请选择退回原因')).toBeVisible())
    fireEvent.click(screen.getByLabelText('其他'))
    fireEvent.click(button('整批退回'))
    await waitFor(() => expect(screen.getByText('所选原因需要说明（至少 2 个字）')).toBeVisible())
    expect(onConfirm).not.toHaveBeenCalled()
    fireEvent.change(screen.getByLabelText('说明'), { target: { value: '第二页缺失' } })
    fireEvent.click(button('整批退回'))
    await waitFor(() =>
      expect(onConfirm).toHaveBeenCalledWith(
        { reasonCodes: ['other'], note: '第二页缺失' },
        expect.any(String),
      ),
    )
  })
})
