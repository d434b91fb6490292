import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useTranslation } from '../i18n/useTranslation'

/** Lets the calendars of antd speak the chosen language; loaded by those alone, since few pages show one. */
export function useSpokenDates() {
  const { language } = useTranslation()
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
}
