import { Alert, Button, theme } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type CardCheck, checkByNumber, checkByToken } from '../../data/cardCheck'
import { type AppError, toAppError } from '../../data/errors'
import { cardCheckPath } from '../../domain/paths'
import { shanghaiDate } from '../../domain/shanghai'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { type CardName, CardQuestion } from './CardQuestion'
import { CardResult } from './CardResult'

/** The public check of a card, for whoever holds a phone: by the QR code, or by number and name. */
export function CardCheckPage() {
  const translation = useTranslation()
  const { t, language, setLanguage } = translation
  const { token: theToken } = theme.useToken()
  const { token: code } = useParams()
  const navigate = useNavigate()
  const [result, setResult] = useState<CardCheck>()
  const [error, setError] = useState<AppError>()
  const [isBusy, setIsBusy] = useState(false)
  const [asked, setAsked] = useState<CardName>()
  const latest = useRef(0)

  async function ask(question: () => Promise<CardCheck>) {
    latest.current += 1
    const turn = latest.current
    setIsBusy(true)
    setError(undefined)
    setResult(undefined)
    try {
      const answer = await question()
      if (turn === latest.current) setResult(answer)
    } catch (thrown) {
      if (turn === latest.current) setError(toAppError(thrown))
    } finally {
      if (turn === latest.current) setIsBusy(false)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once for each code
  useEffect(() => {
    if (code) void ask(() => checkByToken(code))
  }, [code])

  function begin() {
    latest.current += 1
    setResult(undefined)
    setError(undefined)
    setIsBusy(false)
    if (code) navigate(cardCheckPath(), { replace: true })
  }

  const isAnswered = result?.found === true
  return (
    <main style={{ maxWidth: 480, margin: '0 auto', padding: '16px 16px 48px', color: theToken.colorText }}>
      <div style={{ textAlign: 'right' }}>
        <Button type="text" onClick={() => setLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
          {language === 'zh-CN' ? t('common.english') : t('common.chinese')}
        </Button>
      </div>
      <h1 style={{ fontSize: 24, margin: '0 0 4px' }}>{t('cardCheck.title')}</h1>
      <p style={{ margin: '0 0 16px', color: theToken.colorTextDescription }}>{t('cardCheck.intro')}</p>
      <div
        style={{
          display: 'grid',
          gap: 16,
          padding: 20,
          background: theToken.colorBgContainer,
          border: `1px solid ${theToken.colorBorderSecondary}`,
          borderRadius: theToken.borderRadiusLG,
        }}
      >
        {result && (
          <div>
            <CardResult result={result} isByCode={code !== undefined} today={shanghaiDate(new Date())} />
          </div>
        )}
        {error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            message={errorSentence(error, translation)}
            action={
              code && <Button onClick={() => void ask(() => checkByToken(code))}>{t('common.retry')}</Button>
            }
          />
        )}
        {isBusy && code && <p role="status">{t('cardCheck.checking')}</p>}
        {isAnswered || (code && !result) ? (
          <Button size="large" block onClick={begin}>
            {t('cardCheck.another')}
          </Button>
        ) : (
          <CardQuestion
            isBusy={isBusy}
            initial={asked}
            onAsk={(card) => {
              setAsked(card)
              if (code) navigate(cardCheckPath(), { replace: true })
              void ask(() => checkByNumber(card.number, card.name))
            }}
          />
        )}
      </div>
    </main>
  )
}
