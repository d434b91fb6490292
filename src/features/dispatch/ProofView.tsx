import { Alert, Button, Descriptions, Flex, Skeleton, Typography } from 'antd'
import { type DispatchProof, readLines } from '../../domain/dispatch'
import { PROOF_STEPS, type ProofResult, type ProofStep } from '../../domain/dispatchProof'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { StatusTag, type Tone } from '../../ui/StatusTag'

interface Props {
  proof: DispatchProof | undefined
  /** What the recomputation came to; undefined while it runs. */
  result: ProofResult | undefined
  error: unknown
  onRetry(): void
  onExport(): void
}

const code = { fontFamily: 'monospace', wordBreak: 'break-all' } as const

/** 一致, or the first difference with what was recomputed and what was published; and all that it was computed from. */
export function ProofView({ proof, result, error, onRetry, onExport }: Props) {
  const translation = useTranslation()
  const { t } = translation
  if (!proof)
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    )
  const taken = ranksOf(proof)
  const conditions = readLines(proof.conditions)
  const number = conditions.get('order') ?? conditions.get('share') ?? ''
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {`${t('dispatch.proofTitle')} · ${number}`}
        </Typography.Title>
        <Flex gap={8} align="center" wrap>
          <Typography.Text type="secondary">{t('dispatch.exportHint')}</Typography.Text>
          <Button onClick={onExport}>{t('dispatch.export')}</Button>
        </Flex>
      </Flex>
      <div role="status">
        {result ? (
          <Alert
            type={result.difference ? 'error' : 'success'}
            showIcon
            message={verdict(result, translation)}
            description={
              result.difference && (
                <dl style={{ margin: 0 }}>
                  {result.difference.at !== null && (
                    <dt>{t('dispatch.differenceAt', { at: result.difference.at })}</dt>
                  )}
                  <dt>{t('dispatch.expected')}</dt>
                  <dd style={code}>{result.difference.expected}</dd>
                  <dt>{t('dispatch.found')}</dt>
                  <dd style={code}>{result.difference.found}</dd>
                </dl>
              )
            }
          />
        ) : (
          <Alert type="info" showIcon message={t('dispatch.checking')} />
        )}
      </div>
      <Panel title={t('dispatch.proof')}>
        <Typography.Paragraph type="secondary">{t('dispatch.proofText')}</Typography.Paragraph>
        <ol style={{ margin: 0, paddingInlineStart: 20 }}>
          {PROOF_STEPS.map((step) => (
            <li key={step} style={{ padding: '4px 0' }}>
              <Flex justify="space-between" gap={12} wrap>
                <span>{t(`dispatch.steps.${step}`)}</span>
                {result && <Outcome step={step} result={result} />}
              </Flex>
            </li>
          ))}
        </ol>
        {result?.head && (
          <Descriptions
            size="small"
            column={1}
            style={{ marginTop: 12 }}
            items={[
              {
                key: 'head',
                label: t('dispatch.head'),
                children: (
                  <span>
                    <span style={code}>{result.head}</span> {t('dispatch.headHint')}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Panel>
      {proof.sequence && (
        <Panel title={t('dispatch.sequence')}>
          <ol style={{ margin: 0, paddingInlineStart: 32 }}>
            {proof.sequence.map((pseudonym, index) => (
              <li key={pseudonym}>
                <span style={code}>{pseudonym}</span>{' '}
                {taken[index] && t(taken[index] === 'take' ? 'dispatch.taken' : 'dispatch.passedOver')}
              </li>
            ))}
          </ol>
        </Panel>
      )}
      <Panel title={t('dispatch.conditions')}>
        <pre style={{ margin: 0, whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>{proof.conditions}</pre>
      </Panel>
    </Flex>
  )
}

function verdict({ difference, state }: ProofResult, { t }: Translation): string {
  if (difference) return t('dispatch.resultDifferent', { step: t(`dispatch.steps.${difference.step}`) })
  if (state === 'void') return t('dispatch.resultVoid')
  return t(state === 'committed' ? 'dispatch.resultCommitted' : 'dispatch.resultSame')
}

function Outcome({ step, result }: { step: ProofStep; result: ProofResult }) {
  const { t } = useTranslation()
  const [tone, word] = outcomeOf(step, result)
  return <StatusTag tone={tone}>{t(`dispatch.${word}`)}</StatusTag>
}

function outcomeOf(
  step: ProofStep,
  { passed, difference }: ProofResult,
): [Tone, 'same' | 'different' | 'notReached' | 'notYet'] {
  if (passed.includes(step)) return ['good', 'same']
  if (difference?.step === step) return ['bad', 'different']
  return difference ? ['quiet', 'notReached'] : ['waiting', 'notYet']
}

/** What happened to each rank that was reached. */
function ranksOf({ chain, draw }: DispatchProof): string[] {
  return chain.flatMap(({ kind, body }) =>
    (kind === 'take' || kind === 'skip') && body && readLines(body).get('draw') === draw ? [kind] : [],
  )
}
