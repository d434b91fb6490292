import { Radio, type RadioGroupProps } from 'antd'

/**
 * antd's Radio.Group for use in its Form: there Form.Item hands it aria attributes that a group may not carry (axe:
 * aria-allowed-attr). The error itself is announced by Form.Item.
 */
export function ChoiceGroup({ id, value, onChange, options }: RadioGroupProps) {
  return <Radio.Group id={id} value={value} onChange={onChange} options={options} />
}
