import { Skeleton } from 'antd'
import { type ComponentProps, lazy, Suspense } from 'react'
import type { ColumnsChart } from './ColumnsChart'

// the library of charts is heavy: title, sentence and table stand before it arrives
const Columns = lazy(async () => ({ default: (await import('./ColumnsChart')).ColumnsChart }))

/** Columns that are drawn as soon as the library of charts has arrived. */
export function LazyColumns(props: ComponentProps<typeof ColumnsChart>) {
  const height = props.height ?? 260
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
      <Columns {...props} />
    </Suspense>
  )
}
