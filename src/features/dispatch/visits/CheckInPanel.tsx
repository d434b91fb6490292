import { Button, Checkbox, Flex, Typography } from 'antd'
import { useState } from 'react'
import type { CheckIn, TaskSheet } from '../../../data/taskSheets'
import { eachDay, type IsoDate, shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { Panel } from '../../../ui/Panel'
import { StatusTag } from '../../../ui/StatusTag'

interface Props {
  sheet: Pick<TaskSheet, 'starts_on' | 'ends_on'>
  checkIns: readonly CheckIn[]
  today: IsoDate
  isBusy: boolean
  onCheckIn(withPosition: boolean): void
  onStandIn(): void
}

/** 现场签到: each day of the evaluation with its check-in; the button of today, and what may be reported after it. */
export function CheckInPanel({ sheet, checkIns, today, isBusy, onCheckIn, onStandIn }: Props) {
  const { t } = useTranslation()
  const [withPosition, setWithPosition] = useState(false)
  const { starts_on, ends_on } = sheet
  const isOnDay = starts_on <= today && today <= ends_on
  const isIn = checkIns.some(({ checked_on }) => checked_on === today)
  return (
    <Panel title={t('taskSheet.checkIn')}>
      <Flex vertical gap={12}>
        {today < starts_on && <div>{t('taskSheet.checkInFrom', { day: starts_on })}</div>}
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {eachDay(starts_on, ends_on)
            .filter((day) => day <= today)
            .map((day) => {
              const done = checkIns.find(({ checked_on }) => checked_on === day)
              return (
                <li key={day} style={{ padding: '4px 0' }}>
                  <Flex justify="space-between" gap={12} wrap>
                    <span className="tabular">{day}</span>
                    {done ? (
                      <StatusTag tone="good">
                        {t('taskSheet.checkedAt', { at: shanghaiDateTime(done.checked_at) })}
                        {done.latitude !== null && ` · ${t('taskSheet.withPosition')}`}
                      </StatusTag>
                    ) : (
                      <StatusTag tone={day === today ? 'waiting' : 'bad'}>
                        {t(day === today ? 'taskSheet.checkInOpen' : 'taskSheet.checkInMissed')}
                      </StatusTag>
                    )}
                  </Flex>
                </li>
              )
            })}
        </ul>
        {isOnDay && !isIn && (
          <>
            <Checkbox checked={withPosition} onChange={({ target }) => setWithPosition(target.checked)}>
              {t('taskSheet.positionAgree')}
            </Checkbox>
            <Button
              type="primary"
              size="large"
              block
              loading={isBusy}
              onClick={() => onCheckIn(withPosition)}
            >
              {t('taskSheet.checkInNow')}
            </Button>
          </>
        )}
        {isOnDay && isIn && (
          <Flex gap={12} align="center" wrap>
            <Button size="large" onClick={onStandIn}>
              {t('taskSheet.standIn')}
            </Button>
            <Typography.Text type="secondary">{t('taskSheet.standInHint')}</Typography.Text>
          </Flex>
        )}
      </Flex>
    </Panel>
  )
}
