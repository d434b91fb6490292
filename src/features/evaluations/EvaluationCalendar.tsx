import './evaluationCalendar.css'
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Skeleton, Typography, theme } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { readEvaluationDays } from '../../data/evaluations'
import { monthSpan, shiftMonth } from '../../domain/evaluation'
import { eachDay } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { registerKey } from '../../ui/registerKeys'
import { EvaluationDayList } from './EvaluationDayList'
import { EvaluationMonth } from './EvaluationMonth'
import type { EvaluationWords } from './evaluationColumns'

interface Props {
  extra: ReactNode
  words: EvaluationWords
}

/** Evaluations by month: how many on each day, and those of the day chosen. Month and day stand in the address. */
export function EvaluationCalendar({ extra, words }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const [params, setParams] = useSearchParams()
  const thisMonth = words.today.slice(0, 7)
  const asked = params.get('month') ?? ''
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : thisMonth
  const span = monthSpan(month)
  const regionCode = params.get('region') ?? undefined
  const days = useQuery({
    queryKey: [...registerKey('evaluations'), 'days', month, regionCode],
    queryFn: ({ signal }) => readEvaluationDays(span, regionCode, signal),
  })
  const dayAsked = params.get('day') ?? ''
  const day = dayAsked.startsWith(month) ? dayAsked : month === thisMonth ? words.today : span.from

  function set(changes: Record<string, string | undefined>) {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
  }
  const turn = (by: number) => set({ month: shiftMonth(month, by), day: undefined })

  return (
    <>
      <Flex align="center" justify="space-between" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('page.evaluations')}
        </Typography.Title>
        <Flex gap={8} align="center" wrap>
          {extra}
        </Flex>
      </Flex>
      <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
        <Button icon={<LeftOutlined />} aria-label={t('evaluation.previousMonth')} onClick={() => turn(-1)} />
        <strong aria-live="polite">
          {t('evaluation.month', { year: month.slice(0, 4), month: Number(month.slice(5)) })}
        </strong>
        <Button icon={<RightOutlined />} aria-label={t('evaluation.nextMonth')} onClick={() => turn(1)} />
        {month !== thisMonth && (
          <Button onClick={() => set({ month: undefined, day: undefined })}>
            {t('evaluation.thisMonth')}
          </Button>
        )}
      </Flex>
      {days.error && !days.data ? (
        <ErrorState error={days.error} onRetry={() => void days.refetch()} />
      ) : !days.data ? (
        <Skeleton active paragraph={{ rows: 8 }} title={false} />
      ) : (
        <Flex gap={24} wrap align="flex-start">
          <div
            style={
              {
                flex: '3 1 340px',
                minWidth: 0,
                background: token.colorBgContainer,
                '--month-line': token.colorBorderSecondary,
                '--month-hover': token.colorFillTertiary,
                '--month-chosen': token.controlItemBgActive,
                '--month-mark': token.colorPrimary,
              } as CSSProperties
            }
          >
            <EvaluationMonth
              days={eachDay(span.from, span.to)}
              counts={days.data}
              today={words.today}
              day={day}
              onDay={(chosen) => set({ day: chosen })}
            />
          </div>
          <div style={{ flex: '2 1 300px', minWidth: 0 }}>
            <EvaluationDayList
              day={day}
              count={days.data.find((each) => each.day === day)?.evaluations ?? 0}
              regionCode={regionCode}
              words={words}
            />
          </div>
        </Flex>
      )}
    </>
  )
}
