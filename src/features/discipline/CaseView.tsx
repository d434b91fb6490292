import { Alert, Button, Flex, Typography } from 'antd'
import { Link } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import type { CaseRecord } from '../../data/discipline'
import { type CaseAction, isDisqualifying } from '../../domain/discipline'
import { caseListPath, casePath, casePrintPath } from '../../domain/disciplinePaths'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { CaseEvidence } from './CaseEvidence'
import { CaseFactList } from './CaseFactList'
import { CaseHistory } from './CaseHistory'
import { CaseStatusTag } from './CaseStatusTag'
import { kindName } from './dictionaryOptions'

interface Props {
  data: CaseRecord
  dictionaries: Dictionaries | undefined
  onStep(action: CaseAction): void
  onEdit(): void
}

/** The steps that are usual come first; the others stand behind. */
const usual: readonly CaseAction[] = ['propose', 'decide', 'grant_appeal', 'appeal', 'state']

const effects = ['card', 'application', 'assignment', 'ban'] as const

/** A case as its center reads it. */
export function CaseView({ data, dictionaries, onStep, onEdit }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { case: facts, actions } = data
  const isDraft = facts.status === 'draft' && actions.includes('propose')
  const held = effects.flatMap((kind) => {
    const count = data.effects[kind]
    return count ? [t(`discipline.held.${kind}`, { count })] : []
  })
  return (
    <>
      <Link to={caseListPath()}>{t('discipline.back')}</Link>
      <Flex align="center" justify="space-between" gap={12} wrap style={{ margin: '8px 0 12px' }}>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {t('discipline.caseTitle', { person: facts.person_name, number: facts.number })}
          </Typography.Title>
          <CaseStatusTag status={facts.status} />
        </Flex>
        <Flex gap={8} wrap>
          {facts.document_number && (
            <LinkButton to={casePrintPath(facts.id)}>{t('discipline.print')}</LinkButton>
          )}
          {isDraft && <Button onClick={onEdit}>{t('discipline.edit')}</Button>}
          {[...actions]
            .sort((a, b) => Number(usual.includes(a)) - Number(usual.includes(b)))
            .map((action) => (
              <Button
                key={action}
                type={usual.includes(action) ? 'primary' : 'default'}
                onClick={() => onStep(action)}
              >
                {t(`discipline.action.${action}`)}
              </Button>
            ))}
        </Flex>
      </Flex>
      <Flex vertical gap={12}>
        {facts.outcome && isDisqualifying(facts.outcome) && (
          <Alert
            type={facts.status === 'revoked' ? 'success' : 'warning'}
            showIcon
            message={
              facts.status === 'revoked'
                ? t('discipline.givenBack')
                : held.length > 0
                  ? t('discipline.holds', { things: held.join('、') })
                  : t('discipline.holdsNothing')
            }
          />
        )}
        <CaseFactList data={data} dictionaries={dictionaries} />
        <Panel title={t('discipline.cards')}>
          {data.cards.length === 0 ? (
            <PanelEmpty title={t('discipline.noCards')} />
          ) : (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {data.cards.map((card) => (
                <li key={card.id}>
                  {kindName(dictionaries, card.kind, translation)} {card.number}（{card.valid_from} –{' '}
                  {card.valid_to}
                  ）· {t(`words.cardStatus.${card.status}`)}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <CaseEvidence caseId={facts.id} files={data.files} isEditable={isDraft} />
        {data.others.length > 0 && (
          <Panel title={t('discipline.others')}>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {data.others.map((other) => (
                <li key={other.id}>
                  <Link to={casePath(other.id)}>{other.number}</Link> ·{' '}
                  {t(`words.penaltyKind.${other.outcome ?? other.kind}`)} ·{' '}
                  {t(`discipline.status.${other.status}`)}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <CaseHistory events={data.events} />
      </Flex>
    </>
  )
}
