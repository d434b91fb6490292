import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { theme } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useIsNarrow } from './useIsNarrow'

export type StepState = 'done' | 'open' | 'wrong'

export interface Step {
  key: string
  title: string
  state: StepState
}

interface Props {
  steps: readonly Step[]
  current: string
  onChange(key: string): void
}

const words = { done: 'entry.stepDone', open: 'entry.stepOpen', wrong: 'entry.stepWrong' } as const

/** The steps of a long form: any can be opened, each says whether it is complete. A list, on phones a bar. */
export function StepNav({ steps, current, onChange }: Props) {
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const index = steps.findIndex((step) => step.key === current)
  return (
    <nav aria-label={t('entry.steps')}>
      {isNarrow && (
        <div className="tabular" style={{ marginBottom: 6 }}>
          {t('entry.stepOf', { index: index + 1, count: steps.length })}
          {'　'}
          <strong>{steps[index]?.title}</strong>
        </div>
      )}
      <ol
        style={{
          display: 'flex',
          flexDirection: isNarrow ? 'row' : 'column',
          gap: isNarrow ? 4 : 2,
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {steps.map((step, position) => (
          <li key={step.key} style={isNarrow ? { flex: 1, minWidth: 0 } : undefined}>
            <StepButton
              step={step}
              number={position + 1}
              isCurrent={step.key === current}
              isNarrow={isNarrow}
              onClick={() => onChange(step.key)}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface StepButtonProps {
  step: Step
  number: number
  isCurrent: boolean
  isNarrow: boolean
  onClick(): void
}

function StepButton({ step, number, isCurrent, isNarrow, onClick }: StepButtonProps) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const marks: Record<StepState, ReactNode> = {
    done: <CheckCircleFilled style={{ color: token.colorSuccess }} />,
    wrong: <ExclamationCircleFilled style={{ color: token.colorWarning }} />,
    open: <span className="tabular">{number}</span>,
  }
  const shared: CSSProperties = {
    display: 'flex',
    alignItems: 'center',
    width: '100%',
    minHeight: 44,
    cursor: 'pointer',
    font: 'inherit',
    color: isCurrent ? token.colorPrimary : token.colorText,
    background: isCurrent ? token.colorPrimaryBg : 'transparent',
    borderRadius: token.borderRadius,
  }
  const style: CSSProperties = isNarrow
    ? {
        ...shared,
        justifyContent: 'center',
        border: `1px solid ${isCurrent ? token.colorPrimary : token.colorBorderSecondary}`,
        padding: 0,
      }
    : {
        ...shared,
        gap: 10,
        border: 0,
        borderInlineStart: `3px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
        padding: '4px 12px',
        textAlign: 'start',
        fontWeight: isCurrent ? 600 : 400,
      }
  return (
    <button
      type="button"
      style={style}
      aria-current={isCurrent ? 'step' : undefined}
      aria-label={`${number} ${step.title}（${t(words[step.state])}）`}
      onClick={onClick}
    >
      <span aria-hidden style={{ width: 18, textAlign: 'center' }}>
        {marks[step.state]}
      </span>
      {!isNarrow && <span aria-hidden>{step.title}</span>}
    </button>
  )
}
