import { useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Radio, Spin } from 'antd'
import { useState } from 'react'
import { loadDictionaries, nameOf } from '../../data/dictionaries'
import { admitLate, findCardsByNumber } from '../../data/roundsLate'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { useAttempt } from '../../ui/useAttempt'
import { DialogProblem, UntilAndReason, type UntilAndReasonValues } from './UntilAndReason'

interface Props {
  roundId: string
  today: IsoDate
  onDone(): void
  onClose(): void
}

interface Wish extends UntilAndReasonValues {
  card: string
}

/** 补报名: finds a card by its number and lets it apply until a day, with a reason. */
export function LateAdmissionDialog({ roundId, today, onDone, onClose }: Props) {
  const { t, language } = useTranslation()
  const [form] = Form.useForm<Wish>()
  const [number, setNumber] = useState('')
  const { isBusy, problem, attempt } = useAttempt()
  const kinds = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  const hits = useQuery({
    queryKey: ['cards by number', number],
    queryFn: ({ signal }) => findCardsByNumber(number, signal),
    enabled: number !== '',
  })

  async function admit({ card, until, reason }: Wish) {
    const isDone = await attempt(async () => {
      await admitLate(roundId, card, until, reason.trim())
      onDone()
    })
    if (isDone) onClose()
  }

  return (
    <Modal
      open
      title={t('round.admitTitle')}
      okText={t('round.admit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !hits.data?.length }}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
    >
      <p>{t('round.admitText')}</p>
      <Input.Search
        aria-label={t('round.admitNumber')}
        placeholder={t('round.admitNumber')}
        enterButton={t('round.admitSearch')}
        maxLength={30}
        autoFocus
        onSearch={(text) => {
          form.resetFields(['card'])
          setNumber(text.trim())
        }}
        style={{ marginBottom: 16 }}
      />
      <DialogProblem problem={problem} />
      {hits.isLoading && <Spin />}
      {hits.error && <ErrorState error={hits.error} onRetry={() => hits.refetch()} />}
      {hits.data?.length === 0 && <p role="status">{t('round.admitNone', { number })}</p>}
      {!!hits.data?.length && (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={admit}>
          <Form.Item
            name="card"
            label={t('round.admitChoose')}
            rules={[{ required: true, message: t('round.admitChooseRequired') }]}
            initialValue={hits.data.length === 1 ? hits.data[0]?.id : undefined}
          >
            <Radio.Group style={{ display: 'flex', flexDirection: 'column', gap: 8 }}>
              {hits.data.map((card) => (
                <Radio key={card.id} value={card.id}>
                  {t('round.cardOf', {
                    holder: card.holder_name,
                    kind: nameOf(language, kinds.data?.cardKinds ?? [], card.kind),
                    unit: card.institutions?.name ?? t('round.noUnit'),
                    valid: card.valid_to,
                  })}
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <UntilAndReason label={t('round.admitUntil')} min={today} />
        </Form>
      )}
    </Modal>
  )
}
