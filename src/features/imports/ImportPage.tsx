import { useQueryClient } from '@tanstack/react-query'
import { Flex, Steps, Typography } from 'antd'
import { useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { currentProfile, type Profile } from '../../data/profile'
import { rolesOf } from '../../domain/access'
import { type ImportKind, importKindsOf } from '../../domain/importKinds'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { ImportCheckStep } from './ImportCheckStep'
import { ImportColumnsStep } from './ImportColumnsStep'
import { ImportFileStep } from './ImportFileStep'
import { ImportRunList } from './ImportRunList'
import { ImportWriteStep } from './ImportWriteStep'
import { importRunsKey } from './importKeys'
import { type ImportStep, useImport } from './useImport'

const steps: readonly ImportStep[] = ['file', 'columns', 'check', 'write']

/** 导入: a spreadsheet becomes rows, after a check that writes nothing. */
export function ImportPage() {
  const [params, setParams] = useSearchParams()
  const profile = currentProfile()
  const kinds = useMemo(() => (profile ? importKindsOf(rolesOf(loginOf(profile))) : []), [profile])
  const kind = kinds.find((each) => each === params.get('kind')) ?? kinds[0]
  if (!profile || !kind) return null
  return (
    <ImportOfKind
      key={kind}
      kinds={kinds}
      kind={kind}
      profile={profile}
      onKind={(chosen) => setParams({ kind: chosen }, { replace: true })}
    />
  )
}

interface Props {
  kinds: readonly ImportKind[]
  kind: ImportKind
  profile: Pick<Profile, 'user_id' | 'today'>
  onKind(kind: ImportKind): void
}

/** The steps of one import; another kind begins anew. */
export function ImportOfKind({ kinds, kind, profile, onKind }: Props) {
  const words = useTranslation()
  const { t, find } = words
  const queries = useQueryClient()
  const isNarrow = useIsNarrow()
  const work = useImport(kind, profile.user_id, profile.today)
  const { step, busy, error, outcome } = work
  useEffect(() => {
    // whatever was imported stands in lists that were read before
    if (outcome) void queries.invalidateQueries()
    else void queries.invalidateQueries({ queryKey: importRunsKey })
  }, [outcome, queries])
  const problem = error && (find(`imports.fileProblem.${error.key}`) ?? errorSentence(error, words))
  return (
    <Flex vertical gap={16}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {t('imports.title')}
      </Typography.Title>
      <Typography.Text type="secondary">{t('imports.intro')}</Typography.Text>
      {!isNarrow && (
        <Steps
          size="small"
          current={steps.indexOf(step)}
          items={steps.map((each) => ({ title: t(`imports.step.${each}`) }))}
        />
      )}
      <Panel title={t(`imports.step.${step}`)} extra={step !== 'file' && t(`imports.kind.${kind}`)}>
        {step === 'file' && (
          <ImportFileStep
            kinds={kinds}
            kind={kind}
            isReading={busy?.what === 'reading'}
            problem={problem}
            onKind={onKind}
            onFile={work.chooseFile}
          />
        )}
        {step === 'columns' && <ImportColumnsStep kind={kind} work={work} problem={problem} />}
        {step === 'check' && <ImportCheckStep kind={kind} work={work} problem={problem} />}
        {step === 'write' && <ImportWriteStep kind={kind} work={work} problem={problem} />}
      </Panel>
      {(step === 'file' || outcome) && <ImportRunList />}
    </Flex>
  )
}

function loginOf(profile: Profile) {
  return { ...profile, staff: profile.staff && { ...profile.staff } }
}
