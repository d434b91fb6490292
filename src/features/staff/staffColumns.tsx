import { Button, Flex, type TableColumnsType } from 'antd'
import type { StaffRow } from '../../data/staff'
import { regionName } from '../../domain/region'
import { shanghaiDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'

export interface StaffWords extends Pick<Translation, 't' | 'language'> {
  userId: string
  /** Of the security administration alone. */
  canGrant: boolean
  isDismissed: boolean
  onGrants(row: StaffRow): void
  onDismiss(row: StaffRow): void
}

/** Where somebody works. */
export function placeOf(
  row: Pick<StaffRow, 'institutions' | 'region_code'>,
  language: Translation['language'],
) {
  return row.institutions?.name ?? regionName(row.region_code, language)
}

/** Extra rights in words. */
export function grantsText(row: StaffRow, { t, language }: StaffWords): string {
  const joint = language === 'zh-CN' ? '、' : ', '
  return row.extra_grants.map((grant) => t(`staff.grantShort.${grant}`)).join(joint) || t('staff.noGrants')
}

/** What can be done with somebody; nobody does anything to oneself. */
export function StaffActions({ row, words }: { row: StaffRow; words: StaffWords }) {
  const { t, canGrant, onGrants, onDismiss } = words
  if (!row.is_active || row.user_id === words.userId) return null
  return (
    <Flex gap={8}>
      {canGrant && (
        <Button
          size="small"
          aria-label={t('staff.setGrantsLabel', { name: row.name })}
          onClick={() => onGrants(row)}
        >
          {t('staff.setGrants')}
        </Button>
      )}
      <Button
        size="small"
        danger
        aria-label={t('staff.dismissLabel', { name: row.name })}
        onClick={() => onDismiss(row)}
      >
        {t('staff.dismiss')}
      </Button>
    </Flex>
  )
}

/** The columns of the list of staff; memoise the result. */
export function staffColumns(words: StaffWords): TableColumnsType<StaffRow> {
  const { t, language, isDismissed } = words
  return [
    { key: 'name', title: t('staff.column.name'), dataIndex: 'name', fixed: 'left' },
    { key: 'role', title: t('staff.column.role'), render: (_, row) => t(`common.roles.${row.role}`) },
    { key: 'place', title: t('staff.column.place'), render: (_, row) => placeOf(row, language) },
    { key: 'email', title: t('staff.column.email'), dataIndex: 'email' },
    { key: 'phone', title: t('staff.column.phone'), render: (_, row) => row.phone ?? '—' },
    { key: 'grants', title: t('staff.column.grants'), render: (_, row) => grantsText(row, words) },
    {
      key: 'since',
      title: t(isDismissed ? 'staff.column.dismissed' : 'staff.column.since'),
      render: (_, row) => shanghaiDate(row.dismissed_at ?? row.created_at),
    },
    {
      key: 'actions',
      title: t('staff.column.actions'),
      render: (_, row) => <StaffActions row={row} words={words} />,
    },
  ]
}
