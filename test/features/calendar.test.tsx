// 工作日历: a year in words, loading one from its announcement, changing a day.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { LoadedYear, SourcedDay } from '../../src/data/calendar'
import { AppError } from '../../src/data/errors'
import type { SettingChange } from '../../src/data/settingChanges'
import { expandCalendarYear } from '../../src/domain/calendarYear'
import { readArrangement } from '../../src/domain/holidayArrangement'
import { readInWords, readTextFile } from '../../src/features/calendar/arrangementReading'
import { CalendarLoadForm } from '../../src/features/calendar/CalendarLoadForm'
import { CalendarPreview } from '../../src/features/calendar/CalendarPreview'
import { CalendarView } from '../../src/features/calendar/CalendarView'
import { calendarHistory } from '../../src/features/calendar/calendarHistory'
import { changedDays } from '../../src/features/calendar/changedDays'
import { TEXT_2024, TEXT_2026 } from '../domain/arrangementTexts'
import { roundOf } from './officeSamples'
import { chinese, show } from './reviewSamples'

const year2026: LoadedYear = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  is_provisional: false,
  loaded_at: '2025-11-05T02:00:00+00:00',
  version: 1,
}
const days2026: SourcedDay[] = expandCalendarYear(2026, readArrangement(TEXT_2026, 2026).exceptions).map(
  (day) => ({ ...day, source: year2026.source }),
)

type ViewProps = Parameters<typeof CalendarView>[0]

function view(changes: Partial<ViewProps> = {}) {
  const handlers = { onRetry: vi.fn(), onYear: vi.fn(), onDay: vi.fn() }
  show(
    <CalendarView
      year={2026}
      years={[year2026]}
      days={days2026}
      today="2026-04-15"
      canEdit={false}
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

describe('a year', () => {
  test('is told day by day in words: worked, off, holiday, worked weekend', () => {
    view()
    expect(screen.getAllByRole('table')).toHaveLength(12)
    for (const sentence of [
      '2026-05-08 周五 上班',
      '2026-05-09 周六 上班（劳动节调休）',
      '2026-05-01 周五 放假（劳动节）',
      '2026-05-10 周日 休息',
    ]) {
      expect(screen.getByRole('img', { name: sentence })).toBeVisible()
    }
    const may = within(screen.getByRole('table', { name: '5 月' }))
    expect(may.getAllByText('班')).toHaveLength(1)
    expect(
      screen.getByText('05-01 至 05-05 放假，共 5 天；05-09 上班', { normalizer: (text) => text }),
    ).toBeVisible()
  })

  test('says where it comes from and marks today', () => {
    view()
    expect(screen.getByText(/来源：国务院办公厅关于2026年/)).toBeVisible()
    const today = screen.getByRole('img', { name: '2026-04-15 周三 上班' }).closest('td')
    expect(today).toHaveAttribute('aria-current', 'date')
  })

  test('that is not announced yet says so', () => {
    view({ years: [{ ...year2026, is_provisional: true }] })
    expect(screen.getByText('2026 年为暂定日历')).toBeVisible()
  })

  test('is only read by those who may not change it', () => {
    view()
    expect(screen.queryByRole('button', { name: '调整某一天' })).toBeNull()
    expect(screen.queryByRole('link', { name: '录入年度安排' })).toBeNull()
    expect(screen.queryByRole('button', { name: /2026-05-09/ })).toBeNull()
  })

  test('is changed by the province: by a click on a day, or by the button', async () => {
    const { onDay } = view({ canEdit: true })
    await userEvent.click(screen.getByRole('button', { name: '2026-05-09 周六 上班（劳动节调休）' }))
    expect(onDay).toHaveBeenLastCalledWith('2026-05-09')
    await userEvent.click(screen.getByRole('button', { name: '调整某一天' }))
    expect(onDay).toHaveBeenLastCalledWith()
  })

  test('that is not loaded says what waits for it, and the province may load it', () => {
    view({ year: 2027, canEdit: true })
    expect(screen.getByText('2027 年的工作日历尚未录入')).toBeVisible()
    const links = screen.getAllByRole('link', { name: '录入年度安排' })
    for (const link of links) expect(link).toHaveAttribute('href', '/calendar/load?year=2027')
  })

  test('that could not be read can be tried again', async () => {
    const { onRetry } = view({ years: undefined, days: undefined, error: new AppError('offline', 'offline') })
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})

type PreviewProps = Parameters<typeof CalendarPreview>[0]

function preview(text: string, year: number, changes: Partial<PreviewProps> = {}) {
  const reading = readInWords(text, year, chinese)
  show(
    <CalendarPreview
      year={year}
      reading={reading}
      days={expandCalendarYear(year, reading.exceptions)}
      changes={undefined}
      effects={[]}
      effectError={undefined}
      onRetry={() => undefined}
      {...changes}
    />,
  )
  return reading
}

describe('the preview of an announcement', () => {
  test('shows every holiday and the sum of the year', () => {
    preview(TEXT_2026, 2026)
    expect(screen.getByText('02-15 至 02-23 放假，共 9 天；02-14、02-28 上班')).toBeVisible()
    expect(screen.getByText('2026 年全年 365 天：上班 248 天，休息 117 天。')).toBeVisible()
    expect(screen.getByText('没有换证计划的日期因此变动。')).toBeVisible()
  })

  test('says in sentences why a slip or half an announcement is not written', () => {
    const half = TEXT_2026.slice(0, TEXT_2026.indexOf('七、国庆节')).replace(
      '5月9日（周六）',
      '5月9日（周日）',
    )
    const { problems } = preview(half, 2026)
    expect(problems).toEqual([
      '2026-05-09 写作周日，实际是周六。',
      '2026 年的放假安排不完整，缺少：国庆节。请核对后录入全年安排。',
    ])
    expect(screen.getByRole('alert')).toHaveTextContent('还不能写入')
    expect(screen.queryByText(/全年 365 天/)).toBeNull()
  })

  test('does not list what another year’s announcement lacks', () => {
    expect(preview(TEXT_2024, 2026).problems).toEqual(['这是 2024 年的安排，要录入的是 2026 年。'])
  })

  test('tells the days that units are only asked to give', () => {
    preview(TEXT_2024, 2024)
    expect(screen.getByText(/2024-02-09 是鼓励安排休息的日子/)).toBeVisible()
  })

  test('names each day that would change and each date of a round that would move', () => {
    const stored = days2026.map((day) =>
      day.on_date === '2026-05-09' ? { ...day, is_working_day: false, holiday_name: null } : day,
    )
    preview(TEXT_2026, 2026, {
      changes: changedDays(stored, days2026),
      effects: [
        {
          round: roundOf(),
          date: 'city_report_due_on',
          stored: '2026-05-26',
          computed: '2026-05-25',
          outcome: 'kept',
        },
      ],
    })
    expect(screen.getByText('与现有日历不同的日子：1 天')).toBeVisible()
    expect(screen.getByText('2026-05-09 周六：休息 → 上班（劳动节调休）')).toBeVisible()
    expect(
      screen.getByText(/2026年4月复核换证的市州上报期限：现为 2026-05-26，按新日历为 2026-05-25。/),
    ).toBeVisible()
    expect(screen.getByText('不变；如需调整请延长该计划')).toBeVisible()
  })
})

type FormProps = Parameters<typeof CalendarLoadForm>[0]

function loadForm(changes: Partial<FormProps> = {}) {
  const handlers = { onChange: vi.fn(), onSave: vi.fn(), onCancel: vi.fn(), onReload: vi.fn() }
  show(
    <CalendarLoadForm
      values={{ year: 2027, text: '', source: '', isProvisional: false }}
      loaded={undefined}
      isReady={false}
      isBusy={false}
      error={undefined}
      problem={undefined}
      preview={null}
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

describe('loading a year', () => {
  test('is not offered before the year is whole', () => {
    loadForm()
    expect(screen.getByRole('button', { name: '写入 2027 年日历' })).toBeDisabled()
  })

  test('over a loaded one says that it replaces it, and an announced one stays announced', async () => {
    const { onSave } = loadForm({ loaded: year2026, isReady: true })
    expect(screen.getByRole('checkbox')).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: '替换 2027 年日历' }))
    expect(onSave).toHaveBeenCalledOnce()
  })

  test('takes a text file in whatever encoding, and no workbook', async () => {
    const gbk = new Uint8Array([0xd4, 0xaa, 0xb5, 0xa9])
    expect(await readTextFile(new Blob([gbk]))).toBe('元旦')
    expect(await readTextFile(new Blob(['春节']))).toBe('春节')
    expect(await readTextFile(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]))).toBeNull()
    const { onChange } = loadForm()
    const upload = async (file: File) => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]')
      if (!input) throw new Error('no upload')
      await userEvent.upload(input, file)
    }
    await upload(new File(['一、元旦：1月1日放假'], '安排.txt', { type: 'text/plain' }))
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith({ text: '一、元旦：1月1日放假' }))
    await upload(new File([new Uint8Array([0, 1])], '安排.csv', { type: 'text/csv' }))
    expect(await screen.findByText(/“安排.csv”不是文本文件/)).toBeVisible()
  })

  test('that a colleague was faster with names the colleague and keeps what was pasted', async () => {
    const { onReload } = loadForm({
      values: { year: 2027, text: TEXT_2026, source: '通知', isProvisional: false },
      error: new AppError('conflict', 'stale_version', { by: '马超' }, 409),
      problem: '内容已被马超更新，请刷新后再操作。',
    })
    expect(screen.getByText(/马超/)).toBeVisible()
    expect(screen.getByLabelText('放假安排')).toHaveValue(TEXT_2026)
    await userEvent.click(screen.getByRole('button', { name: '载入最新内容' }))
    expect(onReload).toHaveBeenCalledOnce()
  })
})

test('the history tells years and days in words', () => {
  const change = (changes: Partial<SettingChange>): SettingChange => ({
    id: 1,
    subject: 'calendar_day',
    record_key: '2026-08-14',
    old_values: { is_working_day: true, holiday_name: null },
    new_values: { is_working_day: false, holiday_name: '防汛停工' },
    reason: '省政府通知',
    actor_name: '马超',
    at: '2026-08-13T02:00:00+00:00',
    ...changes,
  })
  const loaded = change({
    id: 2,
    subject: 'calendar_year',
    record_key: '2026',
    old_values: { exceptions: { '2026-01-01': [false, '元旦'] } },
    new_values: { exceptions: { '2026-01-01': [false, '元旦'], '2026-01-02': [false, '元旦'] } },
    reason: null,
  })
  const renamed = change({
    id: 3,
    old_values: { holiday_name: '停工' },
    new_values: { holiday_name: '防汛停工' },
  })
  expect(calendarHistory([change({}), loaded, renamed], chinese).map(({ text }) => text)).toEqual([
    '2026-08-14 周五 放假（防汛停工）',
    '重新录入 2026 年日历，1 天有变化。',
    '2026-08-14 的名称由“停工”改为“防汛停工”',
  ])
})
