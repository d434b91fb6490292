import { Button, Result } from 'antd'
import { useTranslation } from '../i18n/useTranslation'

type Problem = 'crash' | 'update' | 'unreachable' | 'notFound' | 'forbidden'

const antdStatus = {
  crash: 'error',
  update: 'info',
  unreachable: 'warning',
  notFound: '404',
  forbidden: '403',
} as const

/** A page that could not be shown: what happened, and the way on. */
export function ProblemPage({ problem }: { problem: Problem }) {
  const { t } = useTranslation()
  const isDeadEnd = problem === 'notFound' || problem === 'forbidden'
  return (
    <Result
      status={antdStatus[problem]}
      title={<h1 style={{ fontSize: 24, margin: 0 }}>{t(`common.${problem}Title`)}</h1>}
      subTitle={t(`common.${problem}Text`)}
      extra={
        isDeadEnd ? (
          <Button type="primary" href="/">
            {t('common.home')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('common.reload')}
          </Button>
        )
      }
    />
  )
}
