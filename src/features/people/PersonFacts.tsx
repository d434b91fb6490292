import { Descriptions, type DescriptionsProps } from 'antd'
import { useState } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import type { PersonPageData } from '../../data/peopleRegister'
import { revealIdentity } from '../../data/reviewing'
import { PROVINCE_CODE, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { MaskedText } from '../../ui/MaskedText'
import { Panel } from '../../ui/Panel'
import { itemName } from './itemName'
import { profileFields } from './profileFields'

interface Props {
  data: PersonPageData
  dictionaries: Dictionaries
}

type Revealed = Awaited<ReturnType<typeof revealIdentity>>

/** What is on record of a person; what identifies or reaches somebody is masked, a look at it logged with its reason. */
export function PersonFacts({ data, dictionaries }: Props) {
  const { t, language } = useTranslation()
  const [full, setFull] = useState<Revealed>()
  const { person } = data
  const reasons = dictionaries.reasonCodes
    .filter(({ actions, is_active }) => is_active && actions.includes('reveal'))
    .map((reason) => ({ value: nameIn(language, reason), label: nameIn(language, reason) }))
  async function reveal(reason: string, name: keyof Revealed): Promise<string> {
    const identity = await revealIdentity(person.id, reason)
    setFull(identity)
    return identity[name] ?? ''
  }
  const masked = (name: 'id_number' | 'phone', text: string) => (
    <MaskedText
      masked={text}
      reasons={reasons}
      onReveal={data.may_reveal ? (reason) => reveal(reason, name) : undefined}
    />
  )
  const onRecord = (isThere: boolean) => (isThere ? t('person.onRecord') : t('person.none'))
  const items: DescriptionsProps['items'] = [
    {
      key: 'idNumber',
      label: t('person.fact.idNumber'),
      children: masked('id_number', person.id_number_masked),
    },
    {
      key: 'phone',
      label: t('person.fact.phone'),
      children: person.phone_masked ? masked('phone', person.phone_masked) : t('person.none'),
    },
    { key: 'gender', label: t('person.fact.gender'), children: person.gender },
    { key: 'birthOn', label: t('person.fact.birthOn'), children: person.birth_on },
    { key: 'unit', label: t('person.fact.unit'), children: person.institution_name ?? t('person.none') },
    {
      key: 'region',
      label: t('person.fact.region'),
      children:
        person.region_code === PROVINCE_CODE
          ? t('person.provincial')
          : regionName(person.region_code, language),
    },
    { key: 'email', label: t('person.fact.email'), children: full?.email ?? onRecord(person.has_email) },
    {
      key: 'address',
      label: t('person.fact.address'),
      children: full?.address ?? onRecord(person.has_address),
    },
    ...profileFields
      .filter((field) => person.profile[field])
      .map((field) => ({
        key: field,
        label: t(`person.fact.${field}`),
        children: itemName(dictionaries, field, person.profile[field], language),
      })),
  ]
  return (
    <Panel
      title={t('person.facts')}
      extra={<span>{person.has_login ? t('person.login') : t('person.noLogin')}</span>}
    >
      <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 3 }} items={items} />
    </Panel>
  )
}
