import { Button, Descriptions, Flex, Skeleton, Typography } from 'antd'
import { Link } from 'react-router'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import type { SharePreview, ShareRecord, ShareRow } from '../../../data/inspectionShares'
import { dispatchProofPath } from '../../../domain/dispatchPaths'
import { regionName } from '../../../domain/region'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { Panel } from '../../../ui/Panel'
import { OrderHistory } from '../OrderHistory'
import { FrozenEvaluations, PreviewEvaluations } from './SharePool'
import { amountText, reachText, ShareState, windowText } from './shareWords'

/** What can be done with a share. */
export type ShareStep = 'cancel' | 'commit' | 'draw' | 'void'

interface Props {
  row: ShareRow | undefined
  error: unknown
  onRetry(): void
  record: ShareRecord | undefined
  recordError: unknown
  preview: SharePreview | undefined
  previewError: unknown
  showsPreview: boolean
  dictionaries: Dictionaries | undefined
  /** What the login may do now. */
  steps: readonly ShareStep[]
  onStep(step: ShareStep): void
}

/** One share: its conditions, the evaluations it draws from, what was drawn, and what the chain says. */
export function ShareView(props: Props) {
  const { row, error, onRetry, record, recordError, steps, onStep, dictionaries } = props
  const translation = useTranslation()
  const { t, language } = translation
  if (!row)
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    )
  const kinds = dictionaries?.items.filter(({ dictionary }) => dictionary === 'evaluation_kind') ?? []
  const commitment = record?.commitment
  const facts: [string, string][] = [
    [t('dispatch.share.window'), windowText(row, translation)],
    [t('dispatch.share.reach'), reachText(row, translation)],
    [
      t('dispatch.share.kind'),
      row.evaluation_kind ? nameOf(language, kinds, row.evaluation_kind) : t('dispatch.share.anyKind'),
    ],
    [t('dispatch.share.amount'), amountText(row, translation)],
    [t('dispatch.supervisors'), t('dispatch.people', { count: row.supervisors })],
    [t('dispatch.scope'), t(`dispatch.scopes.${row.scope}`)],
    [t('dispatch.center'), regionName(row.center_code, language)],
    [
      t('dispatch.created'),
      t('dispatch.createdBy', { name: row.created_by_name, at: shanghaiDateTime(row.created_at) }),
    ],
    [t('dispatch.note'), row.note ?? '—'],
    ...(commitment
      ? ([
          [t('dispatch.commitment'), commitment.commitment_hash],
          [
            t('dispatch.locked'),
            t('dispatch.commitmentBy', {
              name: commitment.committed_by_name,
              at: shanghaiDateTime(commitment.committed_at),
            }),
          ],
        ] satisfies [string, string][])
      : []),
    ...(commitment?.public_source
      ? ([
          [
            t('dispatch.publicNumber'),
            t('dispatch.waitsFor', { source: commitment.public_source, on: commitment.public_on ?? '' }),
          ],
        ] satisfies [string, string][])
      : []),
  ]
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {`${t('page.dispatchShares')} ${row.number}`}
          </Typography.Title>
          <ShareState row={row} words={translation} />
        </Flex>
        <Flex gap={8} wrap>
          {row.draw_id && (
            <Link to={dispatchProofPath(row.draw_id)} style={{ alignSelf: 'center' }}>
              {t('dispatch.proofOpen')}
            </Link>
          )}
          {steps.map((step) => (
            <Button
              key={step}
              type={step === 'commit' || step === 'draw' ? 'primary' : 'default'}
              danger={step === 'void' || step === 'cancel'}
              onClick={() => onStep(step)}
            >
              {t(
                step === 'commit'
                  ? 'dispatch.lock'
                  : step === 'cancel'
                    ? 'dispatch.share.cancel'
                    : `dispatch.${step}`,
              )}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Panel title={t('dispatch.facts')}>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={facts.map(([label, text]) => ({
            key: label,
            label,
            children: <span style={{ wordBreak: 'break-word' }}>{text}</span>,
          }))}
        />
      </Panel>
      {row.status === 'planned' && props.showsPreview && (
        <PreviewEvaluations preview={props.preview} error={props.previewError} />
      )}
      {row.draw_id && <FrozenEvaluations record={record} error={recordError} />}
      <Panel title={t('dispatch.history')}>
        {recordError ? (
          <ErrorState error={recordError} />
        ) : record ? (
          <OrderHistory events={record.events} />
        ) : (
          <Skeleton active title={false} />
        )}
      </Panel>
    </Flex>
  )
}
