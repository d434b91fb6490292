import { type Dictionaries, nameIn } from '../../data/dictionaries'

const lists: Record<string, string> = {
  qualification_level: 'skill_level',
  qualification_title: 'title_level',
}

/** The word for a value of a field of the forms; one that is no code stands as it is, nothing as a dash. */
export function itemName(
  dictionaries: Dictionaries,
  field: string,
  value: string | number | null | undefined,
  language: 'zh-CN' | 'en-US',
): string {
  const code = String(value ?? '')
  const list = lists[field] ?? field
  const item = dictionaries.items.find((each) => each.dictionary === list && each.code === code)
  return item ? nameIn(language, item) : code || '—'
}
