import { Alert, Flex, Skeleton, Typography } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import type { PersonPageData } from '../../data/peopleRegister'
import { personListPath, personPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkTabs } from '../../ui/LinkTabs'
import { PersonActions } from './PersonActions'
import { PersonCards } from './PersonCards'
import { PersonDiscipline } from './PersonDiscipline'
import { PersonFacts } from './PersonFacts'
import { PersonFiles } from './PersonFiles'
import { PersonHistory } from './PersonHistory'
import { PersonMessages } from './PersonMessages'
import { PersonRecords } from './PersonRecords'
import { PersonStatusTag } from './statusTags'

interface Props {
  /** Undefined while it is on its way. */
  data: PersonPageData | undefined
  dictionaries: Dictionaries | undefined
  /** Something was changed: read anew. */
  onChanged(): Promise<void>
}

const tabs = ['cards', 'files', 'records', 'discipline', 'history', 'messages'] as const

/** A person's record: facts above, everything that belongs to the person in tabs. */
export function PersonScreen({ data, dictionaries, onChanged }: Props) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  if (!data || !dictionaries) return <Skeleton active paragraph={{ rows: 10 }} />
  const { person, merged } = data
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'cards'
  const counts = {
    cards: data.cards.length,
    files: data.files.length,
    records: data.records.length,
    discipline: data.penalties.length + data.accidents.length + data.disputes.length,
    history: 0,
    messages: 0,
  }
  return (
    <>
      <Link to={personListPath()}>{t('person.back')}</Link>
      <Flex align="center" justify="space-between" gap={12} wrap style={{ margin: '8px 0 12px' }}>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {person.name}
          </Typography.Title>
          <PersonStatusTag status={person.status} />
          {person.former_names.length > 0 && (
            <span>{t('person.former', { names: person.former_names.join('、') })}</span>
          )}
        </Flex>
        <PersonActions data={data} dictionaries={dictionaries} onChanged={onChanged} />
      </Flex>
      <Flex vertical gap={12}>
        {person.merged_into_id && (
          <Alert
            type="info"
            showIcon
            message={t('person.mergedInto')}
            action={<Link to={personPath(person.merged_into_id)}>{t('person.openMerged')}</Link>}
          />
        )}
        {person.is_own && <Alert type="info" showIcon message={t('person.own')} />}
        {merged.length > 0 && (
          <Alert
            type="info"
            message={t('person.tookOver', {
              names: merged.map(({ name, id_number_masked }) => `${name} ${id_number_masked}`).join('、'),
            })}
          />
        )}
        <PersonFacts data={data} dictionaries={dictionaries} />
        <div>
          <LinkTabs
            label={t('person.parts')}
            name="tab"
            items={tabs.map((key) => ({
              key,
              label: counts[key] > 0 ? `${t(`person.tab.${key}`)} ${counts[key]}` : t(`person.tab.${key}`),
            }))}
          />
          <TabBody tab={tab} data={data} dictionaries={dictionaries} onChanged={onChanged} />
        </div>
      </Flex>
    </>
  )
}

interface BodyProps {
  tab: (typeof tabs)[number]
  data: PersonPageData
  dictionaries: Dictionaries
  onChanged(): Promise<void>
}

function TabBody({ tab, data, dictionaries, onChanged }: BodyProps) {
  switch (tab) {
    case 'cards':
      return <PersonCards data={data} dictionaries={dictionaries} onChanged={onChanged} />
    case 'files':
      return <PersonFiles files={data.files} dictionaries={dictionaries} />
    case 'records':
      return <PersonRecords records={data.records} />
    case 'discipline':
      return <PersonDiscipline data={data} dictionaries={dictionaries} />
    case 'history':
      return <PersonHistory data={data} dictionaries={dictionaries} />
    case 'messages':
      return <PersonMessages messages={data.messages} />
  }
}
