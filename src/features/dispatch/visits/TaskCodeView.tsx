import { Alert, Descriptions, Flex, Skeleton, Typography } from 'antd'
import type { CodeCheck } from '../../../data/taskSheets'
import { regionName } from '../../../domain/region'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { Panel } from '../../../ui/Panel'
import { daysText } from './taskSheetFacts'

interface Props {
  check: CodeCheck | undefined
  error: unknown
  onRetry(): void
}

/** 有效 with the name to compare with the card, or why not. */
export function TaskCodeView({ check, error, onRetry }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  if (!check)
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 6 }} />
    )
  const { state, number, starts_on, ends_on, center_code } = check
  const isValid = state === 'valid'
  const facts = [
    [t('taskSheet.number'), number],
    [t('taskSheet.institution'), check.institution_name],
    [t('taskSheet.site'), check.site],
    [t('taskSheet.days'), starts_on && ends_on && daysText({ starts_on, ends_on }, translation)],
    [t('taskSheet.occupation'), check.occupation],
    [t('taskSheet.batch'), check.batch],
    [
      t('taskSheet.center'),
      center_code && t('taskSheet.centerName', { region: regionName(center_code, language) }),
    ],
  ]
  return (
    <Flex vertical gap={16} style={{ maxWidth: 640, margin: '0 auto' }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {t('page.taskCode')}
      </Typography.Title>
      <div role="status">
        <Alert
          type={isValid ? 'success' : state === 'not_yet' || state === 'over' ? 'warning' : 'error'}
          showIcon
          message={<strong>{t(isValid ? 'taskSheet.valid' : 'taskSheet.invalid')}</strong>}
          description={t(`taskSheet.states.${state}`, {
            at: check.at ? shanghaiDateTime(check.at) : '',
            from: check.from ? shanghaiDateTime(check.from) : '',
          })}
        />
      </div>
      {isValid && (
        <Panel title={t('taskSheet.compare')}>
          <Flex vertical gap={4}>
            <strong style={{ fontSize: 24 }}>{check.person_name}</strong>
            <span className="tabular" style={{ fontSize: 16 }}>
              {check.card_number}
            </span>
          </Flex>
        </Panel>
      )}
      {number && (
        <Panel title={t('taskSheet.facts')}>
          <Descriptions
            size="small"
            column={1}
            items={facts.map(([label, children]) => ({ key: label, label, children }))}
          />
        </Panel>
      )}
    </Flex>
  )
}
