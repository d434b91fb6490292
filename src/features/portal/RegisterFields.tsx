import { Form, Input } from 'antd'
import { type CardKindRow, type Dictionaries, nameIn } from '../../data/dictionaries'
import type { NewPerson } from '../../data/people'
import { normaliseIdentityNumber } from '../../domain/identityNumber'
import { normalisePersonName, parsePersonName } from '../../domain/personName'
import { parsePhone } from '../../domain/phone'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { FormSelect } from '../../ui/FormSelect'
import { InstitutionSelect } from '../../ui/InstitutionSelect'
import { idNumberRule } from './ClaimForm'

/** What is entered of a person and a card. */
export interface Registered {
  name: string
  idNumber: string
  phone: string
  institution?: { id: string; name: string }
  kind: string
  issuer: string
  number: string
  /** Absent where the kind of card has none. */
  occupations?: string[]
  validFrom: string
  validTo: string
}

/** Whether a card of the kind names 考评职业（工种）: assessors' do, a supervisor's names none. */
function hasOccupations(kind: CardKindRow | undefined): boolean {
  return kind?.role !== 'supervisor'
}

/** The call's form of what was entered. */
export function newPersonOf(entered: Registered, { cardKinds }: Dictionaries): NewPerson {
  const phone = parsePhone(entered.phone)
  const kind = cardKinds.find(({ code }) => code === entered.kind)
  return {
    name: normalisePersonName(entered.name),
    idNumber: normaliseIdentityNumber(entered.idNumber),
    phone: phone.ok ? phone.number : entered.phone.trim(),
    institutionId: entered.institution?.id ?? '',
    card: {
      kind: entered.kind,
      issuer_code: entered.issuer,
      number: entered.number.trim(),
      level: hasOccupations(kind) ? (kind?.name_zh ?? null) : null,
      occupations: hasOccupations(kind)
        ? (entered.occupations ?? []).map((name) => name.trim()).filter(Boolean)
        : [],
      valid_from: entered.validFrom,
      valid_to: entered.validTo,
    },
  }
}

interface Props {
  dictionaries: Dictionaries
  today: string
  isUnitFixed: boolean
}

/** The fields of a registration; every rule has its sentence at its field. */
export function RegisterFields({ dictionaries, today, isUnitFixed }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const kind = Form.useWatch<string | undefined>('kind')
  const chosen = dictionaries.cardKinds.find(({ code }) => code === kind)
  const isProvincial = chosen?.issuer_rule === 'province'
  const sentence = (key: string) => errorSentence({ key, values: {} }, translation)
  const check = (isRight: (text: string) => boolean, key: string) => ({
    validator: (_: unknown, text?: string) =>
      isRight(text ?? '') ? Promise.resolve() : Promise.reject(new Error(sentence(key))),
  })
  const issuers = dictionaries.issuers.filter((row) => !isProvincial || row.kind === 'province')
  return (
    <>
      <Form.Item
        name="name"
        label={t('portal.name')}
        rules={[check((text) => parsePersonName(text).ok, 'name_format')]}
      >
        <Input autoComplete="name" maxLength={60} />
      </Form.Item>
      <Form.Item name="idNumber" label={t('portal.idNumber')} rules={[idNumberRule(today, translation)]}>
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('portal.phone')}
        rules={[check((text) => parsePhone(text).ok, 'phone_format')]}
      >
        <Input autoComplete="tel" inputMode="tel" maxLength={30} />
      </Form.Item>
      {!isUnitFixed && (
        <Form.Item
          name="institution"
          label={t('portal.unit')}
          rules={[{ required: true, message: sentence('institution_missing') }]}
        >
          <InstitutionField />
        </Form.Item>
      )}
      <Form.Item
        name="kind"
        label={t('portal.kind')}
        rules={[{ required: true, message: sentence('card_kind_missing') }]}
      >
        <FormSelect
          options={dictionaries.cardKinds
            .filter((row) => row.is_active)
            .map((row) => ({ value: row.code, label: nameIn(language, row) }))}
        />
      </Form.Item>
      <Form.Item
        name="issuer"
        label={t('portal.issuer')}
        rules={[{ required: true, message: sentence('issuer_missing') }]}
      >
        <FormSelect options={issuers.map((row) => ({ value: row.code, label: nameIn(language, row) }))} />
      </Form.Item>
      <Form.Item
        name="number"
        label={t('portal.cardNumber')}
        rules={[{ required: true, whitespace: true, message: sentence('card_number_missing') }]}
      >
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      {hasOccupations(chosen) && (
        <Form.Item
          name="occupations"
          label={t('portal.occupations')}
          extra={t('portal.occupationsHint')}
          rules={[{ required: true, type: 'array', min: 1, message: sentence('occupations_missing') }]}
        >
          <FormSelect
            mode="tags"
            tokenSeparators={['、', '，', ',', ';', '；']}
            open={false}
            suffixIcon={null}
          />
        </Form.Item>
      )}
      <Form.Item
        name="validFrom"
        label={t('portal.validFrom')}
        rules={[{ required: true, message: sentence('card_date_missing') }]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="validTo"
        label={t('portal.validToField')}
        dependencies={['validFrom']}
        rules={[
          { required: true, message: sentence('card_date_missing') },
          ({ getFieldValue }) => ({
            validator: (_, day?: string) =>
              !day || !getFieldValue('validFrom') || day > getFieldValue('validFrom')
                ? Promise.resolve()
                : Promise.reject(new Error(sentence('card_dates_reversed'))),
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
    </>
  )
}

interface FieldProps {
  /** Given by Form.Item. */
  id?: string
  value?: { id: string; name: string }
  onChange?(unit: { id: string; name: string }): void
}

function InstitutionField({ id = 'institution', value, onChange }: FieldProps) {
  return <InstitutionSelect id={id} value={value ?? null} onChange={(unit) => onChange?.(unit)} />
}
