// 一人一档: what it shows to whom, and what can be done from it.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { PersonPageData, PersonRight } from '../../src/data/peopleRegister'
import { historyChanges } from '../../src/features/people/historyChanges'
import { PersonScreen } from '../../src/features/people/PersonScreen'
import { PersonListCard, personColumns } from '../../src/features/people/personColumns'
import { cardOf, personOf } from './personSamples'
import { dictionaries } from './reviewDictionaries'
import { chinese, show } from './reviewSamples'

const open = (data: PersonPageData | undefined) =>
  show(<PersonScreen data={data} dictionaries={dictionaries} onChanged={async () => undefined} />)

const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent)
const chooseTab = (name: RegExp) =>
  userEvent.click(within(screen.getByRole('navigation', { name: '档案内容' })).getByRole('link', { name }))

describe('the facts', () => {
  test('are masked, and without the right there is no way to reveal them', () => {
    open(personOf())
    expect(screen.getByText('510100********2027')).toBeVisible()
    expect(screen.getByText('138****0000')).toBeVisible()
    expect(screen.queryByRole('button', { name: '显示完整信息' })).toBeNull()
    expect(screen.getByText('曾用名：林婧')).toBeVisible()
    expect(screen.getByText('大学本科')).toBeVisible()
  })

  test('are revealed against a reason', async () => {
    open(personOf({ may_reveal: true }))
    const [reveal] = screen.getAllByRole('button', { name: chinese.t('ui.reveal') })
    await userEvent.click(reveal as HTMLElement)
    expect(await screen.findByRole('dialog')).toHaveTextContent(chinese.t('ui.revealText'))
  })

  test('wait in a skeleton', () => {
    const { container } = open(undefined)
    expect(container.querySelector('.ant-skeleton')).not.toBeNull()
  })
})

describe('what can be done', () => {
  test.each<[string, PersonRight[], string[]]>([
    ['nothing, for those who only read', [], []],
    ['contacts and cards, for the unit', ['contact', 'card'], ['修改资料', '登记证卡']],
    [
      'all but merging, for the city',
      ['contact', 'profile', 'identity', 'move', 'card', 'remove'],
      ['修改资料', '更改姓名或证件号码', '调整单位', '登记证卡', '更正', '对应职业目录', '注销', '删除'],
    ],
    ['merging, for a reviewer', ['merge'], ['合并重复档案']],
  ])('%s', (_who, rights, names) => {
    open(personOf({ rights }))
    expect(buttons()).toEqual(names)
  })

  test('a record without anything can be removed, one with a card cannot', () => {
    open(personOf({ rights: ['remove'], cards: [] }, { has_login: false }))
    expect(buttons()).toEqual(['删除档案'])
  })

  test('a card that a file uses, or that was issued here, is not offered for removal', () => {
    open(personOf({ rights: ['card', 'profile'], cards: [cardOf({ has_files: true })] }))
    expect(buttons()).not.toContain('删除')
  })

  test('the unit corrects what nobody has verified, and verifies nothing itself', () => {
    open(personOf({ rights: ['contact', 'card'], cards: [cardOf({ is_verified: false })] }))
    expect(buttons()).toEqual(['修改资料', '登记证卡', '更正', '删除'])
    expect(screen.getByText('待核实')).toBeVisible()
  })

  test('the own record and a merged one say whose business they are', () => {
    open(personOf({}, { is_own: true }))
    expect(screen.getByText('这是您本人的档案，由其他人员维护。')).toBeVisible()
    open(personOf({}, { status: 'merged', merged_into_id: 'person-2' }))
    expect(screen.getByRole('link', { name: '打开现用档案' })).toHaveAttribute('href', '/people/person-2')
  })
})

describe('a card', () => {
  test('keeps its print beside the catalogue and tells its course with reasons', () => {
    open(personOf())
    expect(screen.getByText('维修电工（未对应）、电工（6-31-01-03）')).toBeVisible()
    const course = screen.getByRole('region', { name: '经过' })
    expect(course).toHaveTextContent(/登记.*更正 · 李娜.*更正理由：录入有误/)
  })

  test('that has expired awaits its renewal', () => {
    open(personOf({ cards: [cardOf({ valid_to: '2026-04-14' })] }))
    expect(screen.getByText('已到期待换证')).toBeVisible()
    expect(screen.queryByText('有效')).toBeNull()
  })
})

describe('the other parts', () => {
  const file = {
    id: 'file-1',
    number: '202604-1',
    status: 're_review' as const,
    stage: '' as const,
    card_kind: 'assessor',
    card_number: 'K1',
    institution_name: '某单位',
    track: 'city' as const,
    round_name: '2026年4月复核换证',
    submitted_at: '2026-04-11T01:30:00Z',
    is_live: true,
    is_open: true,
  }

  test('link to a file only where the reader may open it', async () => {
    open(personOf({ files: [file, { ...file, id: 'file-2', number: '202504-9', is_open: false }] }))
    await chooseTab(/申报 2/)
    const list = screen.getByRole('list', { name: '申报' })
    expect(
      within(list)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['202604-1'])
    expect(within(list).getByText('202504-9')).toBeVisible()
  })

  test('tell penalties with what became of them, and accidents', async () => {
    open(
      personOf({
        penalties: [
          {
            id: 'p',
            role: 'both',
            kind: 'disqualification',
            ground: 'improper_duty',
            decided_on: '2024-01-05',
            document_number: '川鉴处〔2024〕1号',
            lifted_on: '2024-02-01',
            lifted_reason: '申诉成立',
          },
        ],
        accidents: [
          {
            id: 'a',
            kind: 'fraud',
            severity: 'grave',
            occurred_on: '2023-12-01',
            note: null,
            voided_on: null,
          },
        ],
      }),
    )
    await chooseTab(/处分与事故 2/)
    expect(screen.getByText('取消资格')).toBeVisible()
    expect(screen.getByText('2024-02-01 解除：申诉成立')).toBeVisible()
    expect(screen.getByText(/弄虚作假 · 严重/)).toBeVisible()
  })

  test.each([
    [/^申报/, '没有申报'],
    [/^工作记录/, '没有工作记录'],
    [/^处分与事故/, '没有处分和事故'],
    [/^消息/, '没有消息'],
  ])('say so where there is nothing: %s', async (tab, words) => {
    open(personOf())
    await chooseTab(tab)
    expect(await screen.findByText(words)).toBeVisible()
  })
})

describe('the dialog of contacts', () => {
  test('judges a phone before it is sent', async () => {
    open(personOf({ rights: ['contact'] }))
    await userEvent.click(screen.getByRole('button', { name: '修改资料' }))
    await userEvent.type(await screen.findByLabelText('联系电话'), '123')
    await userEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText(chinese.t('errors.phone_format'))).toBeVisible()
    expect(screen.queryByLabelText('文化程度')).toBeNull()
  })
})

describe('a line of the history', () => {
  const line = (table_name: string, changes: Record<string, unknown>) =>
    historyChanges(
      { id: 1, at: '2026-04-15T01:00:00Z', actor_name: '李娜', table_name, verb: 'update', changes },
      dictionaries,
      chinese,
    ).map(({ column, old, new: now }) => `${column}：${old}→${now}`)

  test('names fields and values in words, of a profile only what changed', () => {
    expect(
      line('people', {
        profile: [
          { education: '高中', qualification_level: 'level_1' },
          { education: '大学本科', qualification_level: 'level_1' },
        ],
      }),
    ).toEqual(['文化程度：高中→大学本科'])
    expect(line('cards', { issuer_code: ['mohrss', 'x'] })).toEqual(['核发单位：人力资源和社会保障部→x'])
  })

  test('that only follows from another one says nothing', () => {
    expect(line('cards', { holder_name: ['林婧', '林静'], institution_id: ['a', 'b'] })).toEqual([])
    expect(line('people', { phone_masked: ['138****0000', '139****0000'] })).toEqual([])
  })
})

describe('the list', () => {
  const row = {
    ...personOf().person,
    cards: [1, 2, 3].map((n) => ({
      id: `c${n}`,
      kind: 'assessor',
      number: `K${n}`,
      valid_to: '2026-05-01',
      status: 'active' as const,
    })),
  }

  test('shows two cards of many, on a phone too', () => {
    show(<PersonListCard row={row} dictionaries={dictionaries} />)
    expect(screen.getByText(/K2/)).toBeVisible()
    expect(screen.queryByText(/K3/)).toBeNull()
    expect(screen.getByText('另有 1 张')).toBeVisible()
    expect(screen.getByRole('link', { name: '林静' })).toHaveAttribute('href', '/people/person-1')
  })

  test('sorts by name only', () => {
    const sorted = personColumns(dictionaries, chinese).filter(({ sorter }) => sorter)
    expect(sorted.map(({ key }) => key)).toEqual(['name'])
  })
})
