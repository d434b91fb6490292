import { Alert, Button, Flex, Typography } from 'antd'
import type { Dictionaries } from '../../data/dictionaries'
import type { CaseFacts } from '../../data/discipline'
import type { Lapse } from '../../data/lapses'
import { type CaseAction, isDisqualifying } from '../../domain/discipline'
import { casePrintPath } from '../../domain/disciplinePaths'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Panel } from '../../ui/Panel'
import { CaseStatusTag } from './CaseStatusTag'
import { itemName } from './dictionaryOptions'

interface Props {
  cases: readonly (CaseFacts & { actions: CaseAction[] })[]
  lapses: readonly Lapse[]
  /** The reader's own; the others are of the reader's unit. */
  personId: string | null
  today: string
  dictionaries: Dictionaries | undefined
  onStep(facts: CaseFacts, action: CaseAction): void
  onAppealLapse(lapse: Lapse): void
}

/** Decisions as the person and the unit read them: what, why, what it means now, until when it may be appealed. */
export function MyCasesView(props: Props) {
  const { cases, lapses, personId, today, dictionaries, onStep, onAppealLapse } = props
  const translation = useTranslation()
  const { t } = translation
  const mayAppeal = (lapse: Lapse) =>
    lapse.status === 'confirmed' &&
    lapse.person_id === personId &&
    (lapse.appeal_due_on === null || lapse.appeal_due_on >= today)
  return (
    <Flex vertical gap={16} style={{ maxWidth: 900, margin: '0 auto' }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {t('discipline.mine')}
      </Typography.Title>
      {cases.length + lapses.length === 0 && (
        <EmptyState title={t('discipline.noneMine')} text={t('discipline.noneMineText')} />
      )}
      {cases.map((facts) => (
        <Panel
          key={facts.id}
          title={`${facts.person_name} · ${t(`words.penaltyKind.${facts.outcome ?? facts.kind}`)}`}
          extra={<CaseStatusTag status={facts.status} />}
        >
          <Flex vertical gap={8}>
            <Standing facts={facts} />
            <Lines facts={facts} translation={translation} dictionaries={dictionaries} />
            <Flex gap={8} wrap>
              {facts.actions.map((action) => (
                <Button key={action} type="primary" onClick={() => onStep(facts, action)}>
                  {t(`discipline.action.${action}`)}
                </Button>
              ))}
              {facts.document_number && (
                <LinkButton to={casePrintPath(facts.id)}>{t('discipline.print')}</LinkButton>
              )}
            </Flex>
          </Flex>
        </Panel>
      ))}
      {lapses.map((lapse) => (
        <Panel
          key={lapse.id}
          title={t('discipline.lapseOf', { number: lapse.card_number })}
          extra={t(`discipline.lapseStatus.${lapse.status}`)}
        >
          <Flex vertical gap={8} align="start">
            <span>
              {t(`words.lapseGround.${lapse.ground}`)}
              {lapse.appeal_due_on && ` · ${t('discipline.appealUntil', { day: lapse.appeal_due_on })}`}
            </span>
            {lapse.decision_note && <span>{lapse.decision_note}</span>}
            {mayAppeal(lapse) && (
              <Button type="primary" onClick={() => onAppealLapse(lapse)}>
                {t('discipline.action.appeal')}
              </Button>
            )}
          </Flex>
        </Panel>
      ))}
    </Flex>
  )
}

/** What the case means for cards and files now. */
function Standing({ facts }: { facts: CaseFacts }) {
  const { t } = useTranslation()
  if (facts.status === 'proposed') return <Alert type="info" showIcon message={t('discipline.heardFirst')} />
  if (facts.status === 'revoked') return <Alert type="success" showIcon message={t('discipline.givenBack')} />
  if (!facts.outcome || !isDisqualifying(facts.outcome)) return null
  return <Alert type="warning" showIcon message={t('discipline.heldUp')} />
}

interface LinesProps {
  facts: CaseFacts
  translation: Translation
  dictionaries: Dictionaries | undefined
}

function Lines({ facts, translation, dictionaries }: LinesProps) {
  const { t } = translation
  const lines: [label: string, text: string | null][] = [
    [t('discipline.column.document'), facts.document_number],
    [t('discipline.column.ground'), itemName(dictionaries, 'discipline_ground', facts.ground, translation)],
    [t('discipline.facts'), facts.facts],
    [t('discipline.statement'), facts.statement],
    [t(facts.outcome ? 'discipline.decision' : 'discipline.dismissal'), facts.decision_note],
    [t('discipline.appealTerm'), facts.status === 'decided' ? facts.appeal_due_on : null],
    [t('discipline.appeal'), facts.appeal_note],
    [t('discipline.appealAnswer'), facts.appeal_decision_note],
  ]
  return (
    <dl style={{ margin: 0 }}>
      {lines.map(
        ([label, text]) =>
          text && (
            <div key={label} style={{ marginBottom: 6 }}>
              <dt style={{ opacity: 0.75 }}>{label}</dt>
              <dd style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
