import { CheckCircleOutlined, EditOutlined } from '@ant-design/icons'
import { Flex, Progress, theme } from 'antd'
import { useTranslation } from '../i18n/useTranslation'

interface Props {
  /** For aria-describedby of the text field. */
  id?: string
  count: number
  needed: number
}

/** How many 字 are there, how many are asked for, how many are missing; live while somebody types. */
export function WordCounter({ id, count, needed }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const missing = Math.max(0, needed - count)
  return (
    <div id={id}>
      <Flex gap={8} wrap align="baseline" className="tabular">
        <span>{t('entry.words', { count, needed })}</span>
        <span style={{ color: missing > 0 ? token.colorWarning : token.colorSuccess }}>
          <span aria-hidden>{missing > 0 ? <EditOutlined /> : <CheckCircleOutlined />} </span>
          {missing > 0 ? t('entry.wordsMissing', { missing }) : t('entry.wordsEnough')}
        </span>
      </Flex>
      <div aria-hidden>
        <Progress
          percent={Math.min(100, Math.floor((100 * count) / Math.max(1, needed)))}
          showInfo={false}
          size="small"
          status={missing > 0 ? 'normal' : 'success'}
        />
      </div>
    </div>
  )
}
