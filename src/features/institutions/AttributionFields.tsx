import { Form, Radio } from 'antd'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { FormSelect } from '../../ui/FormSelect'

/** Whom an institution belongs to and where it stands. `cityCode`: a city registers its own only. */
export function AttributionFields({ cityCode }: { cityCode?: string }) {
  const { t, language } = useTranslation()
  return (
    <>
      <Form.Item
        name="attribution"
        label={t('institution.attribution')}
        extra={t('institution.locationHint')}
      >
        <Radio.Group
          disabled={cityCode !== undefined}
          options={(['city', 'province'] as const).map((value) => ({
            value,
            label: t(`institution.attributions.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="location_code"
        label={t('institution.location')}
        rules={[{ required: true, message: t('errors.field_required') }]}
      >
        <FormSelect
          disabled={cityCode !== undefined}
          showSearch
          optionFilterProp="label"
          options={REGIONS.filter(({ code }) => code !== PROVINCE_CODE).map(({ code }) => ({
            value: code,
            label: regionName(code, language),
          }))}
        />
      </Form.Item>
    </>
  )
}
