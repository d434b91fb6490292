import { Alert, Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { startApplication } from '../../../data/applications'
import { type Dictionaries, nameIn } from '../../../data/dictionaries'
import { toAppError } from '../../../data/errors'
import type { Start } from '../../../data/peopleStart'
import { adviseOnCard } from '../../../domain/card'
import { applicationPath, portalPath, unitPeoplePath } from '../../../domain/paths'
import { adviceSentence } from '../../../i18n/adviceSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { InstitutionSelect } from '../../../ui/InstitutionSelect'
import { LinkButton } from '../../../ui/LinkButton'
import { CardFacts } from '../CardFacts'
import { FieldShell } from '../form/FieldShell'
import { Panel } from '../Panel'
import { useErrorText } from '../useErrorText'

interface Props {
  start: Start
  dictionaries: Dictionaries
}

/** Card, round, unit and the documents to have ready; then the draft begins, prefilled. */
export function StartScreen({ start, dictionaries }: Props) {
  const translation = useTranslation()
  const { t, find, language } = translation
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { card, isOwn, rounds, scope, lateUntil } = start
  const [unit, setUnit] = useState(start.unit)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const advice = adviseOnCard(card, rounds, scope.today, null, lateUntil)
  const canApply = advice.key === 'apply'
  const documents = dictionaries.documentKinds.filter(({ code }) => start.documents.includes(code))

  async function begin() {
    setIsBusy(true)
    setProblem(undefined)
    try {
      navigate(applicationPath(await startApplication(card.id, unit?.id)), { replace: true })
    } catch (thrown) {
      const error = toAppError(thrown)
      // Begun in another window, or by the unit: that one is opened. A person's own draft is not the unit's to read.
      if (isOwn && error.key === 'application_exists' && typeof error.values.id === 'string') {
        navigate(applicationPath(error.values.id), { replace: true })
        return
      }
      setProblem(error.key === 'application_exists' ? t('start.ownDraft') : errorText(error))
      setIsBusy(false)
    }
  }

  return (
    <Flex vertical gap={12} style={{ maxWidth: 760 }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {isOwn ? t('start.title') : t('start.titleProxy', { name: card.holder_name })}
      </Typography.Title>
      <Alert
        type={canApply ? 'info' : 'warning'}
        showIcon
        message={adviceSentence(advice, translation)}
        description={canApply ? t('start.time') : undefined}
      />
      <Panel title={t('start.card')}>
        <CardFacts card={card} dictionaries={dictionaries} />
      </Panel>
      {canApply && (
        <Panel title={t('start.unit')}>
          <FieldShell
            id="start-unit"
            label={t('application.unitLabel')}
            isRequired
            hint={t('application.unitHint')}
          >
            <InstitutionSelect id="start-unit" value={unit} isLocked={!isOwn} onChange={setUnit} />
          </FieldShell>
        </Panel>
      )}
      {canApply && (
        <Panel title={t('start.ready')}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {documents.map((kind) => (
              <li key={kind.code}>
                {nameIn(language, kind)}
                <Typography.Text type="secondary">
                  {' '}
                  {find(`application.documentNotes.${kind.code}`)}
                </Typography.Text>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
      <Flex gap={8} wrap>
        {canApply && (
          <Button type="primary" size="large" loading={isBusy} disabled={!unit} onClick={begin}>
            {t('start.begin')}
          </Button>
        )}
        <LinkButton size="large" to={isOwn ? portalPath() : unitPeoplePath()}>
          {isOwn ? t('file.back') : t('file.backUnit')}
        </LinkButton>
      </Flex>
    </Flex>
  )
}
