import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Typography, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'

interface Props {
  /** Id of the control; its describedby is `${id}-error` and `${id}-hint`. */
  id: string
  label: string
  isRequired: boolean
  error?: string
  hint?: ReactNode
  children: ReactNode
}

/** What a control needs to be announced with its error. */
export function describedBy(id: string, error?: string, hint?: ReactNode) {
  const parts = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean)
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': parts.join(' ') || undefined }
}

/** A label, its control, and under it the error as a sentence. */
export function FieldShell({ id, label, isRequired, error, hint, children }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <div style={{ marginBottom: 18 }}>
      <label htmlFor={id} style={{ display: 'block', marginBottom: 4 }}>
        {label}{' '}
        <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>
          {isRequired ? t('application.required') : t('common.optional')}
        </Typography.Text>
      </label>
      {children}
      {error && (
        <div id={`${id}-error`} style={{ color: token.colorError, marginTop: 4 }}>
          <ExclamationCircleOutlined aria-hidden /> {error}
        </div>
      )}
      {hint && (
        <div id={`${id}-hint`} style={{ color: token.colorTextDescription, marginTop: 4 }}>
          {hint}
        </div>
      )}
    </div>
  )
}
