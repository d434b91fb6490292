import { Alert, Button, Flex, Select, Typography } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { UnmappedOccupation } from '../../data/cardsRegister'
import { cardListPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Panel } from '../../ui/Panel'
import { useAttempt } from '../../ui/useAttempt'
import { useOccupations } from '../../ui/useOccupationFilter'

interface Props {
  rows: readonly UnmappedOccupation[]
  /** Its failure stays in the row as a sentence. */
  onMap(word: string, code: string): Promise<void>
}

/** Each word with how many cards bear it and a choice of the catalogue. */
export function UnmappedOccupationsView({ rows, onMap }: Props) {
  const { t } = useTranslation()
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('cardRegister.mapTitle')}
        </Typography.Title>
        <LinkButton to={cardListPath()}>{t('cardRegister.backToCards')}</LinkButton>
      </Flex>
      {rows.length === 0 ? (
        <EmptyState title={t('cardRegister.nothingToMap')} text={t('cardRegister.nothingToMapText')} />
      ) : (
        <Panel title={t('cardRegister.mapWords', { count: rows.length })}>
          <p style={{ marginTop: 0 }}>{t('cardRegister.mapHint')}</p>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
            {rows.map((row) => (
              <li key={row.word}>
                <WordRow row={row} onMap={onMap} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Flex>
  )
}

function WordRow({ row: { word, cards }, onMap }: { row: UnmappedOccupation; onMap: Props['onMap'] }) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState(word)
  const [code, setCode] = useState<string>()
  const { options, isFetching } = useOccupations(typed)
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Flex gap={12} align="center" wrap>
      <label htmlFor={id} style={{ flex: '1 1 160px' }}>
        {word}
      </label>
      <Link to={cardListPath({ occupation: 'unmapped' })} className="tabular">
        {t('cardRegister.cardsCount', { count: cards })}
      </Link>
      <Select<string>
        id={id}
        showSearch
        allowClear
        filterOption={false}
        loading={isFetching}
        value={code}
        options={options}
        placeholder={t('cardRegister.mapChoose')}
        onSearch={setTyped}
        onChange={setCode}
        style={{ flex: '2 1 240px' }}
      />
      <Button
        type="primary"
        disabled={!code}
        loading={isBusy}
        aria-label={t('cardRegister.mapOne', { word })}
        onClick={() => code && void attempt(() => onMap(word, code))}
      >
        {t('cardRegister.map')}
      </Button>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ width: '100%' }} />}
    </Flex>
  )
}
