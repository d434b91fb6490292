import { Flex } from 'antd'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import type { PersonPageData } from '../../data/peopleRegister'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'
import { PlainList } from './PlainList'

/** Penalties, accidents and identity disputes of a person, lifted and voided ones too. */
export function PersonDiscipline({
  data,
  dictionaries,
}: {
  data: PersonPageData
  dictionaries: Dictionaries
}) {
  const { t, language } = useTranslation()
  const { penalties, accidents, disputes } = data
  const nameOfItem = (dictionary: string, code: string) => {
    const item = dictionaries.items.find((each) => each.dictionary === dictionary && each.code === code)
    return item ? nameIn(language, item) : code
  }
  if (penalties.length + accidents.length + disputes.length === 0) {
    return <PanelEmpty title={t('person.noDiscipline')} />
  }
  return (
    <Flex vertical gap={12}>
      {penalties.length > 0 && (
        <PlainList
          label={t('person.tab.discipline')}
          rows={penalties.map((penalty) => ({
            key: penalty.id,
            head: (
              <StatusTag
                tone={penalty.lifted_on ? 'quiet' : penalty.kind === 'warning' ? 'attention' : 'bad'}
              >
                {t(`person.penalty.${penalty.kind}`)}
              </StatusTag>
            ),
            text: [
              t('person.penaltyLine', {
                role: t(`person.role.${penalty.role}`),
                date: penalty.decided_on,
              }),
              nameOfItem('discipline_ground', penalty.ground),
              penalty.document_number && t('person.documentNumber', { number: penalty.document_number }),
              penalty.lifted_on &&
                t('person.lifted', { date: penalty.lifted_on, reason: penalty.lifted_reason ?? '' }),
            ],
          }))}
        />
      )}
      {accidents.length > 0 && (
        <PlainList
          label={t('person.accidents')}
          rows={accidents.map((accident) => ({
            key: accident.id,
            head: (
              <StatusTag tone={accident.voided_on ? 'quiet' : 'bad'}>
                {nameOfItem('accident_kind', accident.kind)} · {t(`person.severity.${accident.severity}`)}
              </StatusTag>
            ),
            text: [
              t('person.accidentLine', { date: accident.occurred_on }),
              accident.note,
              accident.voided_on && t('person.voided', { date: accident.voided_on }),
            ],
          }))}
        />
      )}
      {disputes.length > 0 && (
        <PlainList
          label={t('person.disputes')}
          rows={disputes.map((dispute) => ({
            key: dispute.id,
            head: (
              <StatusTag tone={dispute.status === 'open' ? 'attention' : 'quiet'}>
                {t('person.disputes')} · {t(`person.dispute.${dispute.status}`)}
              </StatusTag>
            ),
            text: [shanghaiDateTime(dispute.created_at), dispute.decision_note],
          }))}
        />
      )}
    </Flex>
  )
}
