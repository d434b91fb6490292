import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { DisciplineTabs } from './DisciplineTabs'
import { LapseCandidates } from './LapseCandidates'
import { LapseRegister } from './LapseRegister'

const tabs = ['due', 'appealing', 'confirmed', 'all'] as const
export type LapseTab = (typeof tabs)[number]

/** 自动作废: the cards that are to lapse, those whose lapse is appealed, and those that lapsed. */
export function LapseListPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const tab = tabs.find((known) => known === params.get('tab')) ?? 'due'
  const head = (
    <Tabs
      activeKey={tab}
      onChange={(key) => setParams(key === 'due' ? {} : { tab: key })}
      items={tabs.map((key) => ({ key, label: t(`discipline.lapseTab.${key}`) }))}
    />
  )
  return (
    <>
      <DisciplineTabs current="lapses" />
      {tab === 'due' ? <LapseCandidates tabs={head} /> : <LapseRegister key={tab} tab={tab} tabs={head} />}
    </>
  )
}
