import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { type AuditedPerson, findAuditedPeople } from '../../data/audit'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'

/** Finds whose log is wanted, by a whole name, identity number or card number. */
export function PersonSearch({ onChoose }: { onChoose(person: AuditedPerson): void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const hits = useQuery({
    queryKey: ['audited people', text],
    queryFn: async ({ signal }) => {
      const found = await findAuditedPeople({ text }, signal)
      const [only] = found
      if (only && found.length === 1) onChoose(only)
      return found
    },
    enabled: text !== '',
    gcTime: 0,
  })
  return (
    <div>
      <Input.Search
        aria-label={t('audit.filter.person')}
        placeholder={t('audit.filter.person')}
        allowClear
        enterButton={t('common.search')}
        maxLength={40}
        onSearch={(typed) => setText(typed.trim())}
        style={{ maxWidth: 480 }}
      />
      <div role="status">
        {hits.error && <ErrorState error={hits.error} onRetry={() => hits.refetch()} />}
        {hits.data?.length === 0 && <p>{t('audit.personNone', { text })}</p>}
        {hits.data && hits.data.length > 1 && (
          <Flex gap={8} wrap align="center" style={{ marginTop: 8 }}>
            {t('audit.personChoose', { count: hits.data.length })}
            {hits.data.map((person) => (
              <Button key={person.id} size="small" onClick={() => onChoose(person)}>
                {person.name} {person.id_number_masked}
              </Button>
            ))}
          </Flex>
        )}
      </div>
    </div>
  )
}
