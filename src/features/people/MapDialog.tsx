import { Form, Select } from 'antd'
import { useState } from 'react'
import { mapCardOccupations } from '../../data/cardsRegister'
import type { PersonCard } from '../../data/peopleRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useOccupations } from '../../ui/useOccupationFilter'

interface Props {
  card: PersonCard
  onSaved(): Promise<void>
  onClose(): void
}

/** Puts an occupation of the catalogue beside each one printed on a card. */
export function MapDialog({ card, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const [codes, setCodes] = useState(() =>
    card.occupations.map((_, index) => card.occupation_codes[index] ?? ''),
  )
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()

  async function save() {
    const isSaved = await attempt(async () => {
      await mapCardOccupations(card, codes)
      await onSaved()
    })
    if (isSaved) onClose()
  }

  return (
    <EditDialog
      title={t('person.mappingTitle', { number: card.number })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={() => void save()}
      onClose={onClose}
      onReload={() => void onSaved()}
    >
      <p>{t('person.mappingHint')}</p>
      <Form layout="vertical">
        {card.occupations.map((text, index) => (
          <OccupationChoice
            // biome-ignore lint/suspicious/noArrayIndexKey: the place on the card is what it is
            key={`${index} ${text}`}
            id={`occupation-${index}`}
            text={text}
            code={codes[index] ?? ''}
            onChange={(code) => {
              setCodes(codes.map((each, place) => (place === index ? code : each)))
              setIsChanged(true)
            }}
          />
        ))}
      </Form>
    </EditDialog>
  )
}

interface ChoiceProps {
  id: string
  text: string
  code: string
  onChange(code: string): void
}

function OccupationChoice({ id, text, code, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(code || text)
  const { options, isFetching } = useOccupations(typed)
  const known = code === '' || options.some(({ value }) => value === code)
  return (
    <Form.Item label={text} htmlFor={id}>
      <Select
        id={id}
        showSearch
        allowClear
        filterOption={false}
        loading={isFetching}
        value={code || undefined}
        placeholder={t('person.unmapped')}
        options={known ? options : [{ value: code, label: code }, ...options]}
        onSearch={setTyped}
        onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
      />
    </Form.Item>
  )
}
