import type { ExportSource } from '../../data/exportRows'
import { countStaffOf, listStaffAfter, type StaffQuery, type StaffRow } from '../../data/staff'
import { regionName } from '../../domain/region'
import { shanghaiDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'

/** The list of staff as it is narrowed, for its export. Work addresses are no personal data that lists mask. */
export function staffExport(
  title: string,
  wish: Omit<StaffQuery, 'page' | 'pageSize'>,
  filters: FilterValues,
  { t, language }: Translation,
): ExportSource<StaffRow> {
  const joint = language === 'zh-CN' ? '、' : ', '
  const words = [
    wish.role && t(`common.roles.${wish.role}`),
    wish.region && regionName(wish.region, language),
    wish.isDismissed && t('staff.filter.dismissed'),
    wish.text,
  ]
  return {
    list: 'staff',
    title,
    filters,
    filterWords: words.filter(Boolean).join(joint),
    columns: [
      { title: t('staff.column.name'), text: ({ name }) => name },
      { title: t('staff.column.role'), text: ({ role }) => t(`common.roles.${role}`) },
      {
        title: t('staff.column.place'),
        text: ({ institutions, region_code }) => institutions?.name ?? regionName(region_code, language),
      },
      { title: t('staff.column.email'), text: ({ email }) => email },
      {
        title: t('staff.column.grants'),
        text: ({ extra_grants }) => extra_grants.map((grant) => t(`staff.grantShort.${grant}`)).join(joint),
      },
      {
        title: t('staff.column.since'),
        text: ({ created_at }) => shanghaiDate(created_at),
      },
      {
        title: t('staff.column.dismissed'),
        text: ({ dismissed_at }) => dismissed_at && shanghaiDate(dismissed_at),
      },
    ],
    count: (signal) => countStaffOf(wish, signal),
    loadAfter: (after, _place, signal) => listStaffAfter(wish, after, signal),
    compare: (a, b) =>
      a.region_code.localeCompare(b.region_code) ||
      a.role.localeCompare(b.role) ||
      a.name.localeCompare(b.name, 'zh-CN'),
  }
}
