import { Col, Form, Input, Row } from 'antd'
import { useState } from 'react'
import type { InstitutionRow, InstitutionValues } from '../../data/institutions'
import { newRequestId } from '../../data/rpc'
import { isUsualFilingNumber } from '../../domain/institution'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { StatusTag } from '../../ui/StatusTag'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { AttributionFields } from './AttributionFields'

interface Props {
  /** Left out: a new one. */
  row?: InstitutionRow
  /** A unit keeps its own contact only; name and filing are its center's. */
  isContactOnly?: boolean
  /** A city registers institutions of its own only. */
  cityCode?: string
  /** Rejects with an AppError whose values.field names the field at fault. */
  onSave(values: InstitutionValues, reason: string, requestId: string): Promise<void>
  onClose(): void
  onReload?(): void
}

type Values = InstitutionValues & { reason: string }

/** Registers an institution, or changes its name, filing, address and contact. */
export function InstitutionDialog({
  row,
  isContactOnly = false,
  cityCode,
  onSave,
  onClose,
  onReload,
}: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const number = Form.useWatch('filing_number', form)

  async function save({ reason, ...values }: Values) {
    if (await attempt(() => onSave({ ...valuesOf(row, cityCode), ...values }, reason, requestId))) onClose()
  }

  return (
    <EditDialog
      title={row ? t('institution.editTitle', { name: row.name }) : t('institution.add')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
      width={640}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...valuesOf(row, cityCode), reason: '' }}
        onValuesChange={() => {
          // another wish is another request: a retry repeats the same one
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
      >
        {!isContactOnly && (
          <>
            <Form.Item
              name="name"
              label={t('institution.name')}
              rules={[
                { required: true, whitespace: true, min: 2, message: t('errors.institution_name_missing') },
              ]}
            >
              <Input maxLength={80} />
            </Form.Item>
            {!row && <AttributionFields cityCode={cityCode} />}
            <Form.Item
              name="filing_number"
              label={t('institution.filing')}
              extra={
                number && !isUsualFilingNumber(number) ? (
                  <StatusTag tone="attention">
                    <span style={{ whiteSpace: 'normal' }}>{t('institution.filingUnusual')}</span>
                  </StatusTag>
                ) : undefined
              }
            >
              <Input maxLength={30} />
            </Form.Item>
            <Row gutter={12}>
              <Col xs={24} sm={12}>
                <Form.Item name="filing_valid_from" label={t('institution.filingFrom')}>
                  <DayPicker />
                </Form.Item>
              </Col>
              <Col xs={24} sm={12}>
                <Form.Item name="filing_valid_to" label={t('institution.filingTo')}>
                  <DayPicker />
                </Form.Item>
              </Col>
            </Row>
          </>
        )}
        <Form.Item name="address" label={t('institution.address')}>
          <Input maxLength={120} />
        </Form.Item>
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item name="contact_name" label={t('institution.contact')}>
              <Input maxLength={60} />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="contact_phone" label={t('institution.contactPhone')}>
              <Input maxLength={20} inputMode="tel" />
            </Form.Item>
          </Col>
        </Row>
        {!isContactOnly && (
          <Form.Item name="reason" label={`${t('ui.reason')}（${t('common.optional')}）`}>
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </EditDialog>
  )
}

function valuesOf(row: InstitutionRow | undefined, cityCode: string | undefined): InstitutionValues {
  return {
    name: row?.name ?? '',
    attribution: row?.attribution ?? 'city',
    location_code: row?.location_code ?? cityCode ?? '',
    filing_number: row?.filing_number ?? '',
    filing_valid_from: row?.filing_valid_from ?? null,
    filing_valid_to: row?.filing_valid_to ?? null,
    address: row?.address ?? '',
    contact_name: row?.contact_name ?? '',
    contact_phone: row?.contact_phone ?? '',
  }
}
