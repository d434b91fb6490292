import { Flex } from 'antd'
import type { PersonRecord } from '../../data/peopleRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag, type Tone } from '../../ui/StatusTag'
import { PlainList } from './PlainList'

const tones: Record<PersonRecord['status'], Tone> = {
  declared: 'waiting',
  confirmed: 'good',
  disputed: 'bad',
}

/** 考评/督导工作记录 of a person, the latest first. */
export function PersonRecords({ records }: { records: PersonRecord[] }) {
  const { t } = useTranslation()
  if (records.length === 0) return <PanelEmpty title={t('person.noRecords')} />
  return (
    <PlainList
      label={t('person.tab.records')}
      rows={records.map((record) => ({
        key: record.id,
        head: (
          <Flex justify="space-between" gap={8} wrap>
            <span className="tabular">
              {record.held_on} {t(`person.role.${record.role}`)}
            </span>
            <StatusTag tone={tones[record.status]}>{t(`person.recordStatus.${record.status}`)}</StatusTag>
          </Flex>
        ),
        text: [
          record.institution_name,
          record.batch,
          record.place,
          record.occupation,
          record.decided_by_name && t('person.decidedBy', { by: record.decided_by_name }),
          record.dispute_reason,
        ],
      }))}
    />
  )
}
