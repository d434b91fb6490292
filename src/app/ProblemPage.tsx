import { Button, theme } from 'antd'
import { useTranslation } from '../i18n/useTranslation'

type Problem = 'crash' | 'update' | 'unreachable' | 'notFound' | 'forbidden'

/** A page that could not be shown: what happened, and the way on. */
export function ProblemPage({ problem }: { problem: Problem }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const isDeadEnd = problem === 'notFound' || problem === 'forbidden'
  return (
    <section
      role="alert"
      style={{ maxWidth: 480, margin: '10vh auto', padding: 16, textAlign: 'center', color: token.colorText }}
    >
      <h1 style={{ fontSize: 24, margin: '0 0 8px' }}>{t(`common.${problem}Title`)}</h1>
      <p style={{ margin: '0 0 24px', color: token.colorTextDescription }}>{t(`common.${problem}Text`)}</p>
      {isDeadEnd ? (
        <Button type="primary" href="/">
          {t('common.home')}
        </Button>
      ) : (
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('common.reload')}
        </Button>
      )}
    </section>
  )
}
