import { Pagination } from 'antd'
import { useTranslation } from '../i18n/useTranslation'

/** antd's tables lag beyond 100 selected rows, so that is the largest page. */
export const pageSizes = [20, 50, 100] as const

export interface Paging {
  /** From 1. */
  page: number
  pageSize: number
  /** Rows that match; counted up to the cap only. */
  total: number
  /** Whether there are more than `total`: shown as 10,000+. */
  isCapped?: boolean
  onChange(page: number, pageSize: number): void
}

/** The pages of a list and how many rows there are. */
export function ListPagePaging({ page, pageSize, total, isCapped, onChange }: Paging) {
  const { t } = useTranslation()
  return (
    <Pagination
      align="end"
      style={{ marginTop: 12 }}
      size="small"
      current={page}
      pageSize={pageSize}
      total={total}
      showSizeChanger
      pageSizeOptions={[...pageSizes]}
      showTotal={() =>
        isCapped
          ? t('ui.totalCapped', { total: countText(total) })
          : t('ui.total', { total: countText(total) })
      }
      onChange={onChange}
    />
  )
}

/** A count with separators, e.g. 10,000. */
export function countText(count: number): string {
  return count.toLocaleString('en-US')
}
