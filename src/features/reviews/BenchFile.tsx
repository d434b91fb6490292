import { useQueryClient } from '@tanstack/react-query'
import { App, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { nameIn } from '../../data/dictionaries'
import { declareNotOwn } from '../../data/disputes'
import { toAppError } from '../../data/errors'
import { confirmPerson } from '../../data/people'
import { decideRecords, type ReviewFile, revealIdentity, verifyCard } from '../../data/reviewing'
import { hasGrant, type Login } from '../../domain/access'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { BenchHead } from './BenchHead'
import { BenchReroute } from './BenchReroute'
import { type BenchCommand, benchCommandOfEvent } from './benchKeys'
import { isTouched } from './decisionDraft'
import { confirmableRecords, decisionNeeds } from './decisionNeeds'
import { ReviewBenchView } from './ReviewBenchView'
import { recordsToConfirm } from './recordsToConfirm'
import { refusalSentence } from './refusalSentence'
import { reviewKeys } from './reviewKeys'
import { useBenchDecision } from './useBenchDecision'
import { useDecidedNotice } from './useDecidedNotice'
import { useOpenedFile } from './useOpenedFile'
import { useDictionaries } from './useQueueData'

interface Props {
  id: string
  login: Login
  queuePath: string
  position: { index: number; count: number } | undefined
  onNext(): Promise<void>
  onPrevious(): void
  onDecided(): Promise<void>
  onBack(): void
}

/** One file on the bench, from the claim to the decision. */
export function BenchFile({ id, login, queuePath, position, onNext, onPrevious, onDecided, onBack }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const tellDecided = useDecidedNotice()
  const dictionaries = useDictionaries().data
  const { data: opened, error, refetch, until, load } = useOpenedFile(id)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  // what the user has read is what they decide on: a silent refresh does not move it
  const [readVersion, setReadVersion] = useState<number>()
  const file = opened?.file
  const version = readVersion ?? file?.application.version ?? 0
  useEffect(() => setReadVersion((known) => known ?? file?.application.version), [file])

  const { model, dispatch, open, confirm } = useBenchDecision(
    file && dictionaries
      ? {
          file,
          version,
          needsOf: decisionNeeds(file, login, dictionaries),
          recordsToConfirm: confirmableRecords(file, login),
          onDecided: (action, answer) => {
            void tellDecided(file.application.person_name, action, answer.status)
            client.invalidateQueries({ queryKey: reviewKeys.lists })
            void onDecided()
          },
        }
      : undefined,
  )

  /** Runs an act beside the decision and reads the file anew; its failure is a sentence. */
  async function act<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } finally {
      await refetch()
    }
  }
  const tell = (failure: unknown) =>
    message.error(refusalSentence(toAppError(failure), translation, dictionaries?.checkRules ?? []))
  const leave = (go: () => unknown) => {
    if (!model.draft || !isTouched(model.draft)) return void Promise.resolve(go()).catch(tell)
    modal.confirm({
      title: t('review.discardDraft'),
      okText: t('common.confirm'),
      cancelText: t('common.cancel'),
      onOk: () => void Promise.resolve(go()).catch(tell),
    })
  }

  /** 不是本人: asked with what the person can be told from, since it holds for good. */
  function askNotOwn({ id: personId, name, birth_on, id_number_masked }: ReviewFile['person']) {
    modal.confirm({
      title: t('review.namesakeConfirm', { name }),
      content: t('review.namesakeConfirmText', { name, birth: birth_on ?? '—', id: id_number_masked }),
      okText: t('review.namesakeDeclare'),
      cancelText: t('common.cancel'),
      onOk: () =>
        act(() => declareNotOwn(personId)).then(() => message.success(t('review.namesakeDeclared')), tell),
    })
  }

  function onCommand(command: BenchCommand) {
    switch (command.type) {
      case 'decide':
        return open(command.action)
      case 'confirm':
        return void confirm()
      case 'close':
        return dispatch({ type: 'close' })
      case 'next':
        return leave(onNext)
      case 'previous':
        return leave(onPrevious)
      case 'back':
        return leave(onBack)
      case 'help':
        return setIsHelpOpen(true)
      case 'confirmRecords': {
        if (!file || !opened?.claim) return
        const ids = recordsToConfirm(file.records, file.card)
        if (ids.length > 0) act(() => decideRecords(ids, 'confirmed')).catch(tell)
      }
    }
  }
  const situation = {
    actions: opened?.claim ? (file?.actions ?? []) : [],
    isDeciding: model.draft !== null,
    isSending: model.sending === 'sending',
  }
  const listener = useRef<(event: KeyboardEvent) => void>(undefined)
  listener.current = (event) => {
    const command = benchCommandOfEvent(event, situation)
    if (!command) return
    event.preventDefault()
    onCommand(command)
  }
  useEffect(() => {
    if (isHelpOpen) return
    const listen = (event: KeyboardEvent) => {
      // a dialog over the page has the keys to itself
      if (!document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) listener.current?.(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [isHelpOpen])

  if (error && !opened) {
    return (
      <ErrorState
        error={error}
        onRetry={() => refetch()}
        extra={<Link to={queuePath}>{t('review.backToQueue')}</Link>}
      />
    )
  }
  if (!opened || !file || !dictionaries) return <Skeleton active paragraph={{ rows: 10 }} />
  return (
    <ReviewBenchView
      // what cannot be claimed cannot be decided here, whatever the file would allow
      opened={
        opened.claim
          ? opened
          : { ...opened, file: { ...file, actions: file.actions.filter((action) => action === 'seal') } }
      }
      dictionaries={dictionaries}
      login={login}
      model={model}
      isStale={file.application.version !== version}
      hasKeys={!isHelpOpen}
      head={
        <BenchHead
          file={file}
          dictionaries={dictionaries}
          queuePath={queuePath}
          claimedUntil={opened.claim ? until : undefined}
          position={position}
          tools={
            <BenchReroute
              file={file}
              version={version}
              login={login}
              dictionaries={dictionaries}
              onChanged={() => {
                setReadVersion(undefined)
                client.invalidateQueries({ queryKey: reviewKeys.lists })
                void refetch()
              }}
            />
          }
          isHelpOpen={isHelpOpen}
          onHelp={setIsHelpOpen}
          onNext={() => leave(onNext)}
          onPrevious={() => leave(onPrevious)}
          onClaimAgain={() => void refetch()}
        />
      }
      reveal={
        hasGrant(login, 'reveal')
          ? {
              reasons: dictionaries.reasonCodes
                .filter((reason) => reason.is_active && reason.actions.includes('reveal'))
                .map((reason) => ({ value: reason.code, label: nameIn(language, reason) })),
              valueOf: async (field, reason) => {
                const identity = await revealIdentity(file.person.id, reason)
                return identity[field as keyof typeof identity] ?? ''
              },
            }
          : undefined
      }
      loadDocument={load}
      onOpen={open}
      onClose={() => dispatch({ type: 'close' })}
      onChange={(changes) => dispatch({ type: 'change', changes })}
      onAlsoConfirm={(isOn) => dispatch({ type: 'alsoConfirm', isOn })}
      onConfirm={() => void confirm()}
      onLookFirst={() => {
        dispatch({ type: 'abandon' })
        void refetch()
      }}
      onNext={() => leave(onNext)}
      onSeeFresh={() => {
        setReadVersion(file.application.version)
        dispatch({ type: 'close' })
      }}
      onDecideRecords={({ ids, decision, reason }) => act(() => decideRecords(ids, decision, reason))}
      onVerifyCard={() => act(() => verifyCard(file.card.id)).catch(tell)}
      onConfirmPerson={() => act(() => confirmPerson(file.person.id)).catch(tell)}
      onDeclareNotOwn={() => askNotOwn(file.person)}
    />
  )
}
