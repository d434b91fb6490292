import { choiceMap, type ImportChoices } from '../domain/importRows'
import { REGIONS } from '../domain/region'
import { type CodeName, loadDictionaries } from './dictionaries'

const named = ({ code, name_zh, name_en }: CodeName) => ({ code, names: [name_zh, name_en] })

const cardRoles = [
  { code: 'assessor', name: '考评员' },
  { code: 'supervisor', name: '质量督导员' },
] as const
const roleNames = {
  assessor: ['考评', '高级考评员'],
  supervisor: ['督导', '督导员'],
} as const

/** What stands in the lists of a template, by list. */
export type ChoiceNames = Readonly<
  Record<keyof ImportChoices & string, readonly { code: string; name: string }[]>
>

/** The lists that columns of an import choose from. @throws AppError */
export async function loadImportChoices(): Promise<{ choices: ImportChoices; names: ChoiceNames }> {
  const { items, cardKinds, issuers } = await loadDictionaries()
  const itemsOf = (dictionary: string) =>
    items.filter((item) => item.dictionary === dictionary && item.is_active)
  const list = (rows: readonly CodeName[]) => rows.map(({ code, name_zh }) => ({ code, name: name_zh }))
  const attributions = [
    { code: 'city', name: '属地' },
    { code: 'province', name: '省属' },
  ]
  return {
    choices: {
      cardKinds: choiceMap(cardKinds.map(named)),
      issuers: choiceMap([
        ...issuers.map(named),
        {
          code: issuers.find(({ kind }) => kind === 'province')?.code ?? '',
          names: ['省职鉴中心', '四川省职鉴中心'],
        },
      ]),
      education: choiceMap(itemsOf('education').map(({ code }) => ({ code, names: [] }))),
      ethnicGroups: choiceMap(
        itemsOf('ethnic_group').map(({ code, name_zh, name_en }) => ({
          code,
          names: [name_zh, name_zh.replace(/族$/, ''), name_en],
        })),
      ),
      politicalStatuses: choiceMap(itemsOf('political_status').map(({ code }) => ({ code, names: [] }))),
      attributions: choiceMap(attributions.map(({ code, name }) => ({ code, names: [name] }))),
      cardRoles: choiceMap(cardRoles.map(({ code, name }) => ({ code, names: [name, ...roleNames[code]] }))),
      evaluationKinds: choiceMap(itemsOf('evaluation_kind').map(named)),
      skillLevels: choiceMap(
        // 高级工（三级） goes by 高级工 and by 三级, too
        itemsOf('skill_level').map(({ code, name_zh }) => ({
          code,
          names: [name_zh, ...name_zh.split(/[（）]/)],
        })),
      ),
      regions: choiceMap(
        REGIONS.map(({ code, nameZh, nameEn, shortNameZh }) => ({
          code,
          names: [nameZh, shortNameZh, nameEn],
        })),
      ),
    },
    names: {
      cardKinds: list(cardKinds),
      issuers: list(issuers),
      education: list(itemsOf('education')),
      ethnicGroups: list(itemsOf('ethnic_group')),
      politicalStatuses: list(itemsOf('political_status')),
      attributions,
      cardRoles,
      evaluationKinds: list(itemsOf('evaluation_kind')),
      skillLevels: list(itemsOf('skill_level')),
      regions: REGIONS.map(({ code, nameZh }) => ({ code, name: nameZh })),
    },
  }
}
