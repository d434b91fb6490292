/** A line of business: which occupations its units assess, what people there have learnt, who issues their cards. */
export interface Field {
  key: string
  occupations: readonly (readonly [code: string, name: string])[]
  specialities: readonly string[]
  titles: readonly string[]
  /** Issuer besides the province and the ministry. */
  industry?: string
  /** What may stand between place and kind in a unit's name. */
  words: readonly string[]
}

const list = (text: string) => text.split('、')
const occupations = (text: string) => list(text).map((each) => [each.slice(0, 10), each.slice(10)] as const)

export const FIELDS: readonly Field[] = [
  {
    key: 'catering',
    occupations: occupations(
      '4-03-02-01中式烹调师、4-03-02-02中式面点师、4-03-02-03西式烹调师、4-03-02-04西式面点师、4-03-02-05餐厅服务员、4-03-02-07茶艺师',
    ),
    specialities: list('烹饪工艺与营养、中餐烹饪、酒店管理、茶艺与茶营销'),
    titles: list('讲师、高级讲师、烹饪高级技师'),
    words: list('川味、蜀香、天府名厨、蓉味、锦食'),
  },
  {
    key: 'care',
    occupations: occupations(
      '4-10-01-03保育师、4-10-01-05养老护理员、4-10-01-06家政服务员、4-14-01-02医疗护理员、4-14-01-03健康照护师、4-14-02-02健康管理师',
    ),
    specialities: list('护理、老年服务与管理、学前教育、健康管理、家政服务'),
    titles: list('主管护师、护师、讲师、副主任护师'),
    words: list('康养、颐和、仁爱、巴蜀月嫂、惠民家政'),
  },
  {
    key: 'beauty',
    occupations: occupations('4-10-03-01美容师、4-10-03-02美发师、4-10-04-02保健按摩师'),
    specialities: list('美容美体、人物形象设计、针灸推拿'),
    titles: list('讲师、助理讲师'),
    words: list('雅韵、蓉颜、芙蓉'),
  },
  {
    key: 'machining',
    occupations: occupations(
      '6-18-01-01车工、6-18-01-02铣工、6-18-02-04焊工、6-18-04-01模具工、6-20-01-01装配钳工、6-31-01-02机修钳工',
    ),
    specialities: list('机械制造与自动化、数控技术、焊接技术与自动化、模具设计与制造'),
    titles: list('工程师、高级工程师、实习指导教师、高级实习指导教师'),
    industry: 'machinery',
    words: list('精工、川机、蜀钢、鼎新机械、三线'),
  },
  {
    key: 'electric',
    occupations: occupations(
      '6-31-01-03电工、6-28-01-14变配电运行值班员、6-31-07-01工业机器人系统运维员、6-31-07-03工业机器人系统操作员',
    ),
    specialities: list('电气自动化技术、供用电技术、工业机器人技术、机电一体化'),
    titles: list('工程师、高级工程师、讲师'),
    industry: 'power',
    words: list('蜀能、川电、金沙水电、锐控、西部电气'),
  },
  {
    key: 'construction',
    occupations: occupations(
      '6-29-01-01砌筑工、6-29-01-04钢筋工、6-29-01-05架子工、6-30-05-01起重装卸机械操作工、4-08-03-04工程测量员、6-29-03-03电梯安装维修工',
    ),
    specialities: list('建筑工程技术、工程测量技术、建筑电气、电梯工程技术'),
    titles: list('工程师、高级工程师、助理工程师'),
    industry: 'construction',
    words: list('蜀建、川路桥隧、筑安、巴山建工、恒固'),
  },
  {
    key: 'automotive',
    occupations: occupations('4-12-01-01汽车维修工、6-22-02-01汽车装调工、4-02-02-01客运车辆驾驶员'),
    specialities: list('汽车检测与维修技术、新能源汽车技术、道路运输管理'),
    titles: list('工程师、实习指导教师、讲师'),
    words: list('驰远、蜀通汽车、川运、平安驾驶'),
  },
  {
    key: 'commerce',
    occupations: occupations(
      '4-01-06-01电子商务师、4-01-06-02互联网营销师、4-02-06-01仓储管理员、4-02-06-03物流服务师、4-07-03-04企业人力资源管理师、4-07-03-02劳动关系协调师',
    ),
    specialities: list('电子商务、物流管理、人力资源管理、市场营销'),
    titles: list('经济师、高级经济师、讲师'),
    words: list('云商、汇智、蓉e、聚才、天府云仓'),
  },
  {
    key: 'digital',
    occupations: occupations(
      '4-04-05-01计算机程序设计员、4-04-05-05人工智能训练师、4-04-04-02网络与信息安全管理员、4-02-04-06无人机驾驶员',
    ),
    specialities: list('计算机科学与技术、软件技术、信息安全与管理、无人机应用技术'),
    titles: list('工程师、高级工程师、副教授'),
    industry: 'telecom',
    words: list('数智、云岭、蓉芯、翼飞、天府软件'),
  },
  {
    key: 'property',
    occupations: occupations('4-06-01-01物业管理师、4-07-05-01保安员、4-07-05-03消防设施操作员'),
    specialities: list('物业管理、安全保卫管理、消防工程'),
    titles: list('工程师、经济师'),
    words: list('安居、蓉卫、金盾、川消'),
  },
  {
    key: 'liquor',
    occupations: occupations(
      '6-02-06-03白酒酿造工、6-02-06-07品酒师、6-02-06-11评茶师、4-08-05-01农产品食品检验员',
    ),
    specialities: list('酿酒技术、食品检验检测技术、茶叶生产与加工'),
    titles: list('工程师、高级工程师、农艺师'),
    industry: 'grain',
    words: list('醇香、窖池、峨眉春、五谷、蒙顶'),
  },
  {
    key: 'chemistry',
    occupations: occupations('6-11-01-03化工总控工、6-31-03-01化学检验员'),
    specialities: list('应用化工技术、分析检验技术'),
    titles: list('工程师、高级工程师'),
    industry: 'chemical',
    words: list('川化新材、盐都、蜀峰化工'),
  },
  {
    key: 'agriculture',
    occupations: occupations('5-05-01-01农业技术员、4-08-05-01农产品食品检验员、4-01-06-02互联网营销师'),
    specialities: list('作物生产技术、园艺技术、畜牧兽医'),
    titles: list('农艺师、高级农艺师'),
    words: list('沃野、川农服务、绿源、高原牧歌'),
  },
]
