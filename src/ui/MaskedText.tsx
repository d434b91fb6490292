import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { ReasonDialog, type ReasonOption } from './ReasonDialog'

interface Props {
  /** What everybody sees, e.g. 510100********1018. */
  masked: string
  /** Asks the server for the full value with a reason that is logged; left out where the user may not. */
  onReveal?(reason: string): Promise<string>
  /** Reasons to choose from. */
  reasons?: readonly ReasonOption[]
}

/** A personal value: masked until somebody gives a reason. The full value is kept only as long as it is shown. */
export function MaskedText({ masked, onReveal, reasons }: Props) {
  const { t } = useTranslation()
  const [full, setFull] = useState<string>()
  const [isAsking, setIsAsking] = useState(false)
  const name = full === undefined ? t('ui.reveal') : t('ui.hide')
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      <span className="tabular">{full ?? masked}</span>
      {onReveal && (
        <Tooltip title={name}>
          <Button
            type="text"
            size="small"
            icon={full === undefined ? <EyeOutlined /> : <EyeInvisibleOutlined />}
            aria-label={name}
            onClick={() => (full === undefined ? setIsAsking(true) : setFull(undefined))}
          />
        </Tooltip>
      )}
      {onReveal && isAsking && (
        <ReasonDialog
          isOpen
          title={t('ui.revealTitle')}
          text={t('ui.revealText')}
          reasons={reasons}
          onConfirm={async (reason) => setFull(await onReveal(reason))}
          onClose={() => setIsAsking(false)}
        />
      )}
    </span>
  )
}
