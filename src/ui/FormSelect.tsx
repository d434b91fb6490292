import { Select, type SelectProps } from 'antd'

type Unwanted = 'aria-required' | 'aria-invalid' | 'aria-describedby'

/**
 * antd's Select for use in its Form: there Form.Item hands it aria attributes that it puts on an element which must
 * not have them (axe: aria-allowed-attr). The error itself is announced by Form.Item.
 */
export function FormSelect<Value>(props: SelectProps<Value>) {
  const {
    'aria-required': _required,
    'aria-invalid': _invalid,
    'aria-describedby': _describedBy,
    ...select
  } = props as SelectProps<Value> & Partial<Record<Unwanted, unknown>>
  return <Select<Value> {...(select as SelectProps<Value>)} />
}
