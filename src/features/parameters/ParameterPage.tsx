import { useSearchParams } from 'react-router'
import { CardKindTab } from './CardKindTab'
import { NumberTab } from './NumberTab'

/** 参数 of the provincial administration. */
export function ParameterPage() {
  const [params] = useSearchParams()
  return params.get('tab') === 'cards' ? <CardKindTab /> : <NumberTab />
}
