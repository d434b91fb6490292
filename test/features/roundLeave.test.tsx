// The form of a round on the way out: what is not saved is asked about, and no key saves it by accident.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link, useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { RoundForm } from '../../src/features/rounds/RoundForm'
import { calendar, roundOf, terms } from './officeSamples'
import { show } from './reviewSamples'

type FormProps = Parameters<typeof RoundForm>[0]

afterEach(() => vi.restoreAllMocks())

function Place() {
  return <p data-testid="place">{useLocation().pathname}</p>
}

function open(changes: Partial<FormProps> = {}) {
  const onSave = vi.fn<FormProps['onSave']>().mockResolvedValue('draft-1')
  const onSaved = vi.fn<FormProps['onSaved']>()
  const draft = roundOf({ status: 'draft', id: 'draft-1', published_at: null })
  show(
    <>
      <Place />
      <Link to="/elsewhere">别的页面</Link>
      <RoundForm
        existing={draft}
        rounds={[draft]}
        terms={terms}
        calendar={calendar}
        provisionalYears={[]}
        thisYear={2026}
        onSave={onSave}
        onSaved={onSaved}
        onCancel={() => undefined}
        {...changes}
      />
    </>,
  )
  return { onSave, onSaved }
}

const rename = () => fireEvent.change(screen.getByLabelText('计划名称'), { target: { value: '改过的名称' } })
const goElsewhere = () => userEvent.click(screen.getByRole('link', { name: '别的页面' }))
const place = () => screen.getByTestId('place').textContent

test('an untouched form is left without a question', async () => {
  const ask = vi.spyOn(window, 'confirm').mockReturnValue(false)
  open()
  await goElsewhere()
  expect(ask).not.toHaveBeenCalled()
  expect(place()).toBe('/elsewhere')
})

test('another page of the product asks first, and stays away where the answer is no', async () => {
  const ask = vi.spyOn(window, 'confirm').mockReturnValue(false)
  open()
  rename()
  await goElsewhere()
  expect(ask).toHaveBeenCalledWith('这份草稿还没有保存，确定离开？')
  expect(place()).toBe('/')
  expect(screen.getByLabelText('计划名称')).toHaveValue('改过的名称')
  ask.mockReturnValue(true)
  await goElsewhere()
  expect(place()).toBe('/elsewhere')
})

test('once saved nothing is asked any more; a failed save still is', async () => {
  const ask = vi.spyOn(window, 'confirm').mockReturnValue(false)
  const onSave = vi
    .fn<FormProps['onSave']>()
    .mockRejectedValueOnce(new AppError('offline', 'offline'))
    .mockResolvedValue('draft-1')
  const { onSaved } = open({ onSave })
  rename()
  await userEvent.click(screen.getByRole('button', { name: '保存草稿' }))
  expect(await screen.findByRole('alert')).toBeVisible()
  await goElsewhere()
  expect(ask).toHaveBeenCalledOnce()
  await userEvent.click(screen.getByRole('button', { name: '保存草稿' }))
  await waitFor(() => expect(onSaved).toHaveBeenCalledWith('draft-1'))
  await goElsewhere()
  expect(ask).toHaveBeenCalledOnce()
  expect(place()).toBe('/elsewhere')
})

test('Enter in a date takes the day and saves nothing', async () => {
  const { onSave } = open()
  const day = screen.getByLabelText('报名开始')
  await userEvent.clear(day)
  await userEvent.type(day, '2026-04-09{Enter}')
  await waitFor(() => expect(day).toHaveValue('2026-04-09'))
  await userEvent.type(day, '{Enter}')
  expect(onSave).not.toHaveBeenCalled()
})
