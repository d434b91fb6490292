import { Button, Flex, type TableColumnsType } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { type InvitationRow, type InvitationState, invitationState } from '../../data/staffInvitations'
import { shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ListPage } from '../../ui/ListPage'
import { StatusTag, type Tone } from '../../ui/StatusTag'
import { StaffTabs } from './StaffTabs'
import { placeOf } from './staffColumns'

interface Props {
  title: string
  extra: ReactNode
  notice: ReactNode
  rows: readonly InvitationRow[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  now: Date
  /** Makes a new code; the old one ends. */
  onAgain(row: InvitationRow): void
}

const tones: Record<InvitationState, Tone> = {
  open: 'waiting',
  used: 'good',
  revoked: 'quiet',
  expired: 'attention',
}

/** Whom one invited, and what became of it. */
export function InvitationListView(props: Props) {
  const { title, extra, notice, rows, error, isFetching, onRetry, now, onAgain } = props
  const translation = useTranslation()
  const { t, language } = translation
  const columns = useMemo(() => columnsOf(translation, now, onAgain), [translation, now, onAgain])
  return (
    <ListPage<InvitationRow>
      title={title}
      extra={extra}
      tabs={<StaffTabs current="invitations" />}
      notice={notice}
      label={t('staff.invitationsLabel')}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('staff.invitationsEmpty')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8}>
            <strong>{row.name}</strong>
            <State row={row} now={now} />
          </Flex>
          <span style={{ overflowWrap: 'anywhere' }}>{row.email}</span>
          <span>
            {t(`common.roles.${row.role}`)} · {placeOf(row, language)}
          </span>
          <span>
            {t('staff.column.expires')}：{shanghaiDateTime(row.expires_at)}
          </span>
          <Again row={row} onAgain={onAgain} />
        </Flex>
      )}
    />
  )
}

function State({ row, now }: { row: InvitationRow; now: Date }) {
  const { t } = useTranslation()
  const state = invitationState(row, now)
  return <StatusTag tone={tones[state]}>{t(`staff.state.${state}`)}</StatusTag>
}

function Again({ row, onAgain }: { row: InvitationRow; onAgain(row: InvitationRow): void }) {
  const { t } = useTranslation()
  if (row.used_at || row.revoked_at) return null
  return (
    <Button
      size="small"
      aria-label={t('staff.inviteAgainLabel', { name: row.name })}
      onClick={() => onAgain(row)}
    >
      {t('staff.inviteAgain')}
    </Button>
  )
}

function columnsOf(
  { t, language }: Translation,
  now: Date,
  onAgain: (row: InvitationRow) => void,
): TableColumnsType<InvitationRow> {
  return [
    { key: 'name', title: t('staff.column.name'), dataIndex: 'name', fixed: 'left' },
    { key: 'email', title: t('staff.column.email'), dataIndex: 'email' },
    { key: 'role', title: t('staff.column.role'), render: (_, row) => t(`common.roles.${row.role}`) },
    { key: 'place', title: t('staff.column.place'), render: (_, row) => placeOf(row, language) },
    { key: 'state', title: t('staff.column.state'), render: (_, row) => <State row={row} now={now} /> },
    {
      key: 'invited',
      title: t('staff.column.invited'),
      render: (_, row) => shanghaiDateTime(row.created_at),
    },
    {
      key: 'expires',
      title: t('staff.column.expires'),
      render: (_, row) => shanghaiDateTime(row.expires_at),
    },
    {
      key: 'actions',
      title: t('staff.column.actions'),
      render: (_, row) => <Again row={row} onAgain={onAgain} />,
    },
  ]
}
