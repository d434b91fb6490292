import { Button, Flex, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { CardKindSetting } from '../../data/parameters'
import { cardNumberTemplateErrors, renderCardNumber } from '../../domain/cardNumber'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ListPage } from '../../ui/ListPage'
import { ParameterTabs } from './ParameterTabs'

interface Props {
  rows: readonly CardKindSetting[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  /** The year of the examples. */
  year: number
  onOpen(row: CardKindSetting): void
}

/** How the cards of each kind are numbered and how long they last. */
export function CardKindListView({ rows, error, isFetching, onRetry, year, onOpen }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const columns = useMemo(() => columnsOf(translation, year, onOpen), [translation, year, onOpen])
  return (
    <ListPage<CardKindSetting>
      title={t('page.parameters')}
      tabs={<ParameterTabs current="cards" />}
      label={t('parameter.kindsLabel')}
      notice={t('parameter.kindsNotice')}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => row.code}
      onOpen={onOpen}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <strong>{nameIn(language, row)}</strong>
          <span>{t('parameter.example', { number: exampleOf(row, year) })}</span>
          <span>{t('parameter.termValue', { years: row.term_years })}</span>
          <EditButton row={row} translation={translation} onOpen={onOpen} />
        </Flex>
      )}
    />
  )
}

function exampleOf({ number_template }: CardKindSetting, year: number): string {
  return cardNumberTemplateErrors(number_template).length === 0
    ? renderCardNumber(number_template, year, 1)
    : number_template
}

interface ButtonProps {
  row: CardKindSetting
  translation: Translation
  onOpen(row: CardKindSetting): void
}

function EditButton({ row, translation: { t, language }, onOpen }: ButtonProps) {
  const name = nameIn(language, row)
  return (
    <Button
      size="small"
      style={{ alignSelf: 'start' }}
      aria-label={t('parameter.editLabel', { name })}
      onClick={() => onOpen(row)}
    >
      {t('ui.edit')}
    </Button>
  )
}

function columnsOf(
  translation: Translation,
  year: number,
  onOpen: (row: CardKindSetting) => void,
): TableColumnsType<CardKindSetting> {
  const { t, language } = translation
  return [
    { key: 'name', title: t('parameter.kind'), render: (_, row) => nameIn(language, row) },
    { key: 'template', title: t('parameter.template'), dataIndex: 'number_template' },
    { key: 'example', title: t('parameter.exampleColumn'), render: (_, row) => exampleOf(row, year) },
    {
      key: 'term',
      title: t('parameter.term'),
      render: (_, row) => t('parameter.termValue', { years: row.term_years }),
    },
    {
      key: 'actions',
      title: t('ui.rowActions'),
      render: (_, row) => <EditButton row={row} translation={translation} onOpen={onOpen} />,
    },
  ]
}
