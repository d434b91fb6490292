import { Button, Descriptions, Flex, Skeleton, Typography } from 'antd'
import { QRCodeSVG } from 'qrcode.react'
import type { Dictionaries } from '../../../data/dictionaries'
import type { CheckIn, TaskSheet } from '../../../data/taskSheets'
import { ownDispatchesPath, taskCodePath, taskSheetPrintPath } from '../../../domain/dispatchPaths'
import type { IsoDate } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { Panel } from '../../../ui/Panel'
import { CheckInPanel } from './CheckInPanel'
import { taskSheetFacts } from './taskSheetFacts'

interface Props {
  sheet: TaskSheet | undefined
  checkIns: readonly CheckIn[] | undefined
  error: unknown
  dictionaries: Dictionaries | undefined
  today: IsoDate
  /** Where the product is, without a path. */
  origin: string
  isBusy: boolean
  onRetry(): void
  onCheckIn(withPosition: boolean): void
  onStandIn(): void
  onRenew(): void
}

/** The code to show, what is to be inspected, the check-in, and whom to find there. */
export function TaskSheetView(props: Props) {
  const { sheet, checkIns, error, dictionaries, today, origin, isBusy } = props
  const translation = useTranslation()
  const { t } = translation
  if (!sheet || !checkIns)
    return error ? (
      <ErrorState
        error={error}
        onRetry={props.onRetry}
        extra={<LinkButton to={ownDispatchesPath()}>{t('taskSheet.back')}</LinkButton>}
      />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    )
  return (
    <Flex vertical gap={16} style={{ maxWidth: 760, margin: '0 auto' }}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {`${t('page.taskSheet')} · ${sheet.number}`}
        </Typography.Title>
        <Flex gap={8} wrap>
          <LinkButton to={ownDispatchesPath()}>{t('taskSheet.back')}</LinkButton>
          <LinkButton to={taskSheetPrintPath(sheet.id)}>{t('common.print')}</LinkButton>
        </Flex>
      </Flex>
      <Panel
        title={t('taskSheet.show')}
        extra={
          <Button size="small" onClick={props.onRenew}>
            {t('taskSheet.renew')}
          </Button>
        }
      >
        <Flex gap={16} align="center" wrap justify="center">
          <div style={{ padding: 12, background: '#fff' }}>
            <QRCodeSVG
              value={origin + taskCodePath(sheet.code)}
              size={200}
              level="M"
              role="img"
              title={t('taskSheet.codeTitle')}
            />
          </div>
          <Flex vertical gap={4} style={{ flex: '1 1 220px' }}>
            <strong style={{ fontSize: 20 }}>{sheet.person_name}</strong>
            <span className="tabular">{sheet.card_number}</span>
            <Typography.Text type="secondary">{t('taskSheet.showText')}</Typography.Text>
          </Flex>
        </Flex>
      </Panel>
      <CheckInPanel
        sheet={sheet}
        checkIns={checkIns}
        today={today}
        isBusy={isBusy}
        onCheckIn={props.onCheckIn}
        onStandIn={props.onStandIn}
      />
      <Panel title={t('taskSheet.facts')}>
        <Descriptions
          size="small"
          column={1}
          items={taskSheetFacts(sheet, dictionaries, translation).map(([label, children]) => ({
            key: label,
            label,
            children,
          }))}
        />
      </Panel>
      <Panel title={t('taskSheet.people')}>
        {sheet.people.length === 0 ? (
          t('taskSheet.peopleNone')
        ) : (
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {sheet.people.map(({ id, name, role, card_number }) => (
              <li key={id} style={{ padding: '4px 0' }}>
                <Flex justify="space-between" gap={12} wrap>
                  <span>
                    {name} · {t(`taskSheet.roles.${role}`)}
                  </span>
                  <span className="tabular">{card_number}</span>
                </Flex>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Flex>
  )
}
