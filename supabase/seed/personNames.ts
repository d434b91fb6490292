import type { Gender } from '../../src/domain/identityNumber.ts'
import type { Random } from './random.ts'

/** Name and the ethnic group (GB/T 3304 number) that it fits. */
export interface PersonName {
  name: string
  ethnicGroup: string
}

const FAMILY = Object.entries({
  李王张刘陈杨: 12,
  黄赵周吴徐孙胡朱高林何郭马罗: 6,
  梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡: 3,
  贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文: 1,
}).flatMap(([letters, weight]) => [...letters].flatMap((letter) => Array<string>(weight).fill(letter)))
const COMPOUND = ['欧阳', '上官', '司马', '诸葛']

const GIVEN: Record<Gender, { single: string; first: string; last: string }> = {
  男: {
    single: '伟强磊军勇杰涛明超波辉刚健斌鹏飞毅峰浩宇',
    first: '建国志文晓俊永家天成德世光海立东正新宏思',
    last: '国华平林军明辉勇杰峰涛波强伟斌飞宇轩豪然',
  },
  女: {
    single: '芳娜敏静丽艳娟霞燕玲婷雪琳倩洁颖慧萍蓉莉',
    first: '秀雨晓小春玉红美佳思梦若书雅文海丽淑桂欣',
    last: '英华珍兰梅芳玲燕霞萍琴怡妍婷洁蓉颖琳慧瑶',
  },
}

/** Minorities of the prefectures write names of more than one part, many with the middle dot. */
const MINORITIES: { ethnicGroup: string; names: Record<Gender, readonly string[]> }[] = [
  {
    ethnicGroup: '07',
    names: {
      男: [
        '阿苦·木呷',
        '吉克·拉铁',
        '沙马·依古',
        '吉木·子洛',
        '曲比·尔哈',
        '海来·木加',
        '阿尔·木乃',
        '俄木·伍各',
      ],
      女: [
        '阿苦·伍呷',
        '吉克·阿果',
        '沙马·阿依',
        '吉木·古扎',
        '曲比·阿芝',
        '海来·史洛',
        '马海·阿支',
        '俄木·日作',
      ],
    },
  },
  {
    ethnicGroup: '04',
    names: {
      男: [
        '扎西次仁',
        '多吉·泽仁',
        '洛桑丹增',
        '尼玛扎西',
        '格桑·多杰',
        '仁青·彭措',
        '降央·曲批',
        '泽郎多吉',
      ],
      女: [
        '央金卓玛',
        '泽仁·拉姆',
        '德吉·央宗',
        '格桑·曲珍',
        '尼玛·卓嘎',
        '次仁·旺姆',
        '白玛·措姆',
        '达瓦卓玛',
      ],
    },
  },
  { ethnicGroup: '33', names: { 男: ['余尔玛', '陈羌生'], 女: ['尔玛·依娜', '余羊角花'] } },
]
const LONG: Record<Gender, readonly string[]> = {
  男: ['阿卜杜热合曼·买买提吐尔逊', '艾力江·阿卜杜克热木', '吉克·阿木尔古伍牛'],
  女: ['阿依努尔·阿卜杜热西提', '古丽巴哈尔·买买提明', '沙马·阿果伍加莫'],
}
const PREFECTURES: Record<string, string> = { '513200': '33', '513300': '04', '513400': '07' }
const SCATTERED = { '01': 93, '03': 2, '15': 1.5, '06': 1, '11': 1, '33': 0.5, '07': 0.5, '04': 0.5 }

/** A name that fits gender and city; two people in a thousand have a very long one. */
export function nameIn(random: Random, gender: Gender, cityCode: string): PersonName {
  if (random.chance(0.002)) return { name: random.pick(LONG[gender]), ethnicGroup: '05' }
  const ownGroup = PREFECTURES[cityCode]
  if (ownGroup && random.chance(0.55)) {
    const group = MINORITIES.find((each) => each.ethnicGroup === (random.chance(0.7) ? ownGroup : '04'))
    if (group) return { name: random.pick(group.names[gender]), ethnicGroup: group.ethnicGroup }
  }
  return { name: hanName(random, gender), ethnicGroup: random.weighted(SCATTERED) }
}

/** A name as most people in Sichuan have it. */
export function hanName(random: Random, gender: Gender): string {
  const family = random.chance(0.008) ? random.pick(COMPOUND) : random.pick(FAMILY)
  const { single, first, last } = GIVEN[gender]
  if (random.chance(0.22)) return family + random.pick([...single])
  const opening = random.pick([...first])
  const closing = random.pick([...last].filter((letter) => letter !== opening))
  return family + opening + closing
}
