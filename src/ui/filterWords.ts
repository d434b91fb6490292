import type { FilterValues } from './FilterBar'
import type { FilterField } from './FilterInput'

/** The filters that are set, in the user's words: 市州：成都市；种类：考评员. For the line on an exported sheet. */
export function filterWords(
  fields: readonly FilterField[],
  values: FilterValues,
  language: 'zh-CN' | 'en-US',
): string {
  const [colon, joint, range] = language === 'zh-CN' ? ['：', '；', '至'] : [': ', '; ', ' to ']
  return fields
    .flatMap((field) => {
      const value = values[field.name]
      if (field.kind === 'dates') {
        const until = values[`${field.name}_to`]
        return value || until ? [`${field.label}${colon}${value ?? ''}${range}${until ?? ''}`] : []
      }
      if (!value) return []
      const options: readonly { value: string; label: string }[] = 'options' in field ? field.options : []
      const words = value
        .split(',')
        .map((each) => options.find((option) => option.value === each)?.label ?? each)
      return [`${field.label}${colon}${words.join(language === 'zh-CN' ? '、' : ', ')}`]
    })
    .join(joint)
}
