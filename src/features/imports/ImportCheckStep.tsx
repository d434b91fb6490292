import { Alert, Button, Checkbox, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import type { ImportKind } from '../../domain/importKinds'
import { useTranslation } from '../../i18n/useTranslation'
import { ImportReportButton } from './ImportReportButton'
import { countOutcomes, ImportRowsTable } from './ImportRowsTable'
import type { ChangeChoice, Import } from './useImport'

interface Props {
  kind: ImportKind
  work: Import
  problem: string | undefined
}

/** What would become of each row, before anything is written; and what to do with rows that differ. */
export function ImportCheckStep({ kind, work, problem }: Props) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<ChangeChoice>({
    appliesChanges: false,
    appliesClaimed: false,
    reason: '',
  })
  const [isAsked, setAsked] = useState(false)
  const { judged, read } = work
  if (!judged || !read) return null
  const counts = countOutcomes(judged)
  // a new card of a person on record may come with other contact data: that differs as well
  const differing = judged.filter(
    ({ outcome, differences }) => differences.length > 0 && (outcome === 'changes' || outcome === 'new'),
  ).length
  const writable = (counts.new ?? 0) + (choice.appliesChanges ? (counts.changes ?? 0) : 0)
  const isReasonMissing = choice.appliesChanges && choice.reason.trim().length < 2
  return (
    <Flex vertical gap={16}>
      <ImportRowsTable kind={kind} rows={read.rows} judged={judged} />
      {differing > 0 && (
        <Form layout="vertical">
          <Checkbox
            checked={choice.appliesChanges}
            onChange={({ target }) =>
              setChoice({ ...choice, appliesChanges: target.checked, appliesClaimed: false })
            }
          >
            {t('imports.applies', { count: differing })}
          </Checkbox>
          <p style={{ margin: '4px 0 8px' }}>{t('imports.appliesHint')}</p>
          {choice.appliesChanges && (
            <>
              {kind === 'people' && (
                <Checkbox
                  checked={choice.appliesClaimed}
                  onChange={({ target }) => setChoice({ ...choice, appliesClaimed: target.checked })}
                  style={{ marginBottom: 8 }}
                >
                  {t('imports.claimed')}（{t('imports.claimedHint')}）
                </Checkbox>
              )}
              <Form.Item
                label={t('imports.reason')}
                htmlFor="import-reason"
                validateStatus={isAsked && isReasonMissing ? 'error' : undefined}
                help={isAsked && isReasonMissing ? t('imports.reasonNeeded') : undefined}
                style={{ maxWidth: 480 }}
              >
                <Input
                  id="import-reason"
                  maxLength={200}
                  value={choice.reason}
                  onChange={({ target }) => setChoice({ ...choice, reason: target.value })}
                />
              </Form.Item>
            </>
          )}
        </Form>
      )}
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
      <Flex gap={8} wrap>
        <Button
          type="primary"
          disabled={writable === 0}
          onClick={() => {
            setAsked(true)
            if (!isReasonMissing) void work.write({ ...choice, reason: choice.reason.trim() })
          }}
        >
          {writable === 0 ? t('imports.nothingToWrite') : t('imports.write', { count: writable })}
        </Button>
        <Button onClick={work.backToColumns}>{t('imports.back')}</Button>
        <ImportReportButton kind={kind} work={work} label={t('imports.report')} />
      </Flex>
    </Flex>
  )
}
