import { Checkbox } from 'antd'
import { useTranslation } from '../../i18n/useTranslation'
import { REASON_ACTIONS } from './reasonActions'

interface Props {
  /** From Form.Item, which hands on aria attributes too that a group must not have. */
  id?: string
  value?: string[]
  onChange?(actions: string[]): void
}

/** What a reason can be given for. */
export function ActionBoxes({ id, value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset id={id} aria-label={t('reasonCode.actions')} style={{ border: 0, padding: 0, margin: 0 }}>
      <Checkbox.Group
        options={REASON_ACTIONS.map((action) => ({ value: action, label: t(`words.action.${action}`) }))}
        value={value}
        onChange={onChange}
      />
    </fieldset>
  )
}
