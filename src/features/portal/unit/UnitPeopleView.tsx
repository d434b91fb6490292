import { type TableColumnsType, Typography } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import type { Scope, UnitCard } from '../../../data/people'
import type { Round } from '../../../domain/round'
import { type Translation, useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../ui/EmptyState'
import { FilterBar } from '../../../ui/FilterBar'
import { ListPage } from '../../../ui/ListPage'
import type { ListAddress } from '../../../ui/useListAddress'
import { CARD_VIEWS } from './cardViews'
import { CardExpiry, CardFileState, CardTodo, PersonName } from './UnitCardCells'

/** What the rows are read with. */
export interface Frame {
  scope: Scope
  rounds: Round[]
  dictionaries: Dictionaries
}

interface Props {
  /** Undefined while it is on its way. */
  frame: Frame | undefined
  rows: readonly UnitCard[] | undefined
  error?: unknown
  isFetching?: boolean
  address: ListAddress
  total: number
  extra?: ReactNode
  onRetry(): void
  onChanged(): void
}

function columnsOf(
  { scope, rounds, dictionaries }: Frame,
  { t, language }: Translation,
  onChanged: () => void,
): TableColumnsType<UnitCard> {
  return [
    {
      key: 'person',
      title: t('portal.person'),
      render: (_, row) => <PersonName row={row} onChanged={onChanged} />,
    },
    {
      key: 'card',
      title: t('portal.card'),
      render: (_, row) => (
        <>
          {nameOf(language, dictionaries.cardKinds, row.kind)} <span>{row.number}</span>
        </>
      ),
    },
    {
      key: 'expiry',
      title: t('portal.expiry'),
      render: (_, row) => <CardExpiry row={row} today={scope.today} />,
    },
    {
      key: 'file',
      title: t('portal.fileState'),
      render: (_, row) => <CardFileState row={row} />,
    },
    {
      key: 'todo',
      title: t('portal.todo'),
      render: (_, row) => <CardTodo row={row} rounds={rounds} today={scope.today} />,
    },
  ]
}

/** The list of the unit's people, one row per card; on phones one card each. */
export function UnitPeopleView(props: Props) {
  const { frame, rows, error, isFetching, address, total, extra, onRetry, onChanged } = props
  const translation = useTranslation()
  const { t, language } = translation
  const columns = useMemo(
    () => (frame ? columnsOf(frame, translation, onChanged) : []),
    [frame, translation, onChanged],
  )
  if (frame && frame.scope.institutions.length === 0) {
    return <EmptyState title={t('portal.noUnit')} text={t('portal.noUnitText')} />
  }
  return (
    <ListPage<UnitCard>
      title={t('portal.unitTitle')}
      extra={extra}
      notice={<Typography.Text type="secondary">{t('portal.unitText')}</Typography.Text>}
      filters={
        <FilterBar
          fields={[
            { kind: 'search', name: 'name', label: t('portal.search') },
            {
              kind: 'select',
              name: 'expiry',
              label: t('portal.expiryFilter'),
              options: CARD_VIEWS.map((view) => ({ value: view, label: t(`portal.views.${view}`) })),
            },
          ]}
          values={address.values}
          onChange={address.change}
        />
      }
      label={t('portal.unitTitle')}
      columns={columns}
      rowKey={(row) => row.id}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      empty={<EmptyState title={t('portal.unitNone')} text={t('portal.unitNoneText')} />}
      paging={{
        page: address.page,
        pageSize: address.pageSize,
        total,
        onChange: address.turn,
      }}
      renderCard={(row) =>
        frame && (
          <div style={{ display: 'grid', gap: 6 }}>
            <PersonName row={row} onChanged={onChanged} />
            <div className="tabular">
              {nameOf(language, frame.dictionaries.cardKinds, row.kind)} {row.number}
            </div>
            <CardExpiry row={row} today={frame.scope.today} />
            <CardFileState row={row} />
            <CardTodo row={row} rounds={frame.rounds} today={frame.scope.today} />
          </div>
        )
      }
    />
  )
}
