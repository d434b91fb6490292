import { Alert, Button, Flex } from 'antd'
import { Link } from 'react-router'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { OpenedFile } from '../../data/reviewing'
import { applicationPath, portalPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { errorSentence } from '../../i18n/errorSentence'
import { type MessageKey, useTranslation } from '../../i18n/useTranslation'
import { ConflictNotice } from '../../ui/ConflictNotice'
import { LinkButton } from '../../ui/LinkButton'
import { refusalSentence } from './refusalSentence'

interface Props {
  opened: OpenedFile
  dictionaries: Dictionaries
  /** The file has changed since the user began to read it. */
  isStale: boolean
  onNext(): void
  onSeeFresh(): void
  /** The unit confirms a person who registered; left out for others. */
  onConfirmPerson?(): void
  /** Asks whether to declare that the applicant of the user's name is somebody else. */
  onDeclareNotOwn(): void
}

const titles: Readonly<Record<string, MessageKey>> = {
  claimed_by_other: 'review.takenTitle',
  own_application: 'review.ownTitle',
  same_name_undeclared: 'review.namesakeTitle',
}

/** What must be read before the file: a colleague has it, it is one's own, it has changed, an appeal is open. */
export function BenchNotices(props: Props) {
  const { opened, dictionaries, isStale, onNext, onSeeFresh, onConfirmPerson, onDeclareNotOwn } = props
  const translation = useTranslation()
  const { t, find } = translation
  const { file, refusal } = opened
  const last = file.events.at(-1)
  const next = <Button onClick={onNext}>{t('review.nextFile')}</Button>
  return (
    <Flex vertical gap={8}>
      {isStale && last && (
        <ConflictNotice
          title={t('review.staleTitle')}
          text={t('review.changedSince', {
            by: last.actor_name,
            at: shanghaiDateTime(last.at),
            action: find(`words.action.${last.action}`) ?? last.action,
            status: t(`words.status.${file.application.status}`),
          })}
          actions={
            <>
              <Button type="primary" onClick={onSeeFresh}>
                {t('review.openFresh')}
              </Button>
              {next}
            </>
          }
        />
      )}
      {file.block && (
        <Alert
          type="error"
          showIcon
          message={errorSentence({ key: 'application_blocked', values: file.block }, translation)}
        />
      )}
      {refusal && (
        <ConflictNotice
          type={refusal.kind === 'conflict' ? 'warning' : 'info'}
          title={t(titles[refusal.key] ?? 'review.notYoursTitle')}
          text={
            <>
              {refusalSentence(refusal, translation, dictionaries.checkRules)}
              {refusal.key === 'not_permitted' && last && (
                <div>
                  {t('review.changedSince', {
                    by: last.actor_name,
                    at: shanghaiDateTime(last.at),
                    action: find(`words.action.${last.action}`) ?? last.action,
                    status: t(`words.status.${file.application.status}`),
                  })}
                </div>
              )}
            </>
          }
          actions={
            <>
              {refusal.key === 'same_name_undeclared' && (
                <>
                  <LinkButton to={portalPath()}>{t('review.namesakeClaim')}</LinkButton>
                  <Button onClick={onDeclareNotOwn}>{t('review.namesakeDeclare')}</Button>
                </>
              )}
              {next}
              {file.actions.includes('seal') && (
                <Link to={applicationPath(file.application.id)}>{t('review.sealHere')}</Link>
              )}
            </>
          }
        />
      )}
      {file.person.status === 'unverified' && (
        <ConflictNotice
          type="info"
          title={t('review.personUnverified')}
          actions={onConfirmPerson && <Button onClick={onConfirmPerson}>{t('review.confirmPerson')}</Button>}
        />
      )}
      {file.person.status === 'disputed' && (
        <ConflictNotice title={t('review.personDisputed')} text={t('review.personDisputedText')} />
      )}
      <AppealNotice opened={opened} dictionaries={dictionaries} />
    </Flex>
  )
}

/** The appeal with the refusal that it is against. */
function AppealNotice({ opened: { file }, dictionaries }: Pick<Props, 'opened' | 'dictionaries'>) {
  const { t, language } = useTranslation()
  if (file.application.status !== 'appealing') return null
  const appeal = file.events.findLast(({ action }) => action === 'appeal')
  const refused = file.events.findLast(({ action }) => action === 'reject')
  if (!appeal) return null
  return (
    <ConflictNotice
      type="info"
      title={t('review.appealTitle')}
      text={
        <>
          <div style={{ whiteSpace: 'pre-wrap' }}>{appeal.note}</div>
          {refused && (
            <div style={{ marginTop: 8 }}>
              {t('review.appealAgainst', {
                name: refused.actor_name,
                at: shanghaiDateTime(refused.at),
                reasons: refused.reason_codes
                  .map((code) => nameOf(language, dictionaries.reasonCodes, code))
                  .join('、'),
              })}
              {refused.note && <div style={{ whiteSpace: 'pre-wrap' }}>{refused.note}</div>}
            </div>
          )}
        </>
      }
    />
  )
}
