import type { Random } from './random.ts'

/** What addresses and telephone numbers of a city look like. */
interface Place {
  districts: readonly string[]
  areaCode: string
  postcode: string
  /** How many of the people live here, in relation to the other cities. */
  weight: number
}

const PLACES: Record<string, Place> = {
  '510100': place(
    '锦江区、青羊区、金牛区、武侯区、成华区、龙泉驿区、新都区、温江区、双流区、郫都区',
    '028',
    '610000',
    22,
  ),
  '510300': place('自流井区、贡井区、大安区、沿滩区', '0813', '643000', 4),
  '510400': place('东区、西区、仁和区、米易县', '0812', '617000', 4),
  '510500': place('江阳区、纳溪区、龙马潭区、泸县', '0830', '646000', 6),
  '510600': place('旌阳区、罗江区、广汉市、什邡市', '0838', '618000', 6),
  '510700': place('涪城区、游仙区、安州区、江油市', '0816', '621000', 8),
  '510800': place('利州区、昭化区、朝天区、苍溪县', '0839', '628000', 3),
  '510900': place('船山区、安居区、射洪市、蓬溪县', '0825', '629000', 4),
  '511000': place('市中区、东兴区、资中县、隆昌市', '0832', '641000', 4),
  '511100': place('市中区、沙湾区、五通桥区、峨眉山市', '0833', '614000', 5),
  '511300': place('顺庆区、高坪区、嘉陵区、阆中市', '0817', '637000', 6),
  '511400': place('东坡区、彭山区、仁寿县、洪雅县', '028', '620000', 4),
  '511500': place('翠屏区、南溪区、叙州区、长宁县', '0831', '644000', 6),
  '511600': place('广安区、前锋区、岳池县、华蓥市', '0826', '638000', 3),
  '511700': place('通川区、达川区、宣汉县、大竹县', '0818', '635000', 5),
  '511800': place('雨城区、名山区、荥经县、天全县', '0835', '625000', 2),
  '511900': place('巴州区、恩阳区、南江县、平昌县', '0827', '636000', 3),
  '512000': place('雁江区、安岳县、乐至县', '028', '641300', 3),
  '513200': place('马尔康市、汶川县、茂县、松潘县', '0837', '624000', 1),
  '513300': place('康定市、泸定县、丹巴县、理塘县', '0836', '626000', 1),
  '513400': place('西昌市、德昌县、会理市、昭觉县', '0834', '615000', 3),
}

const ROADS =
  '人民路、建设路、解放路、文化路、工业大道、滨江路、学府路、新华街、东风路、和平街、科技大道、迎宾路'.split(
    '、',
  )

function place(districts: string, areaCode: string, postcode: string, weight: number): Place {
  return { districts: districts.split('、'), areaCode, postcode, weight }
}

/** The place of a region code; the province's own units stand in Chengdu. */
export function placeOf(code: string): Place {
  return (PLACES[code] ?? PLACES['510100']) as Place
}

/** Region codes of the cities in their order. */
export const CITY_CODES: readonly string[] = Object.keys(PLACES)

/** A street and a number in a city, e.g. 四川省绵阳市涪城区建设路88号. */
export function addressIn(random: Random, cityName: string, code: string): string {
  const { districts } = placeOf(code)
  return `四川省${cityName}${random.pick(districts)}${random.pick(ROADS)}${random.int(1, 288)}号`
}

/** The telephone of an office, e.g. 0816-2301234. */
export function officePhone(random: Random, code: string): string {
  const { areaCode } = placeOf(code)
  const digits = areaCode === '028' ? 8 : 7
  return `${areaCode}-${random.int(2, 8)}${String(random.int(0, 999_999)).padStart(digits - 1, '0')}`
}
