import { InboxOutlined } from '@ant-design/icons'
import { Alert, Flex, Radio, Spin, Upload } from 'antd'
import { IMPORT_KINDS, type ImportKind } from '../../domain/importKinds'
import { useTranslation } from '../../i18n/useTranslation'
import { FileButton } from '../../ui/FileButton'

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Props {
  kinds: readonly ImportKind[]
  kind: ImportKind
  isReading: boolean
  problem: string | undefined
  onKind(kind: ImportKind): void
  onFile(file: File): void
}

/** What is imported, from which file; the template to fill in. */
export function ImportFileStep({ kinds, kind, isReading, problem, onKind, onFile }: Props) {
  const words = useTranslation()
  const { t } = words
  return (
    <Flex vertical gap={16}>
      <Flex gap={16} align="center" wrap justify="space-between">
        <Radio.Group
          aria-label={t('imports.kindLabel')}
          optionType="button"
          value={kind}
          onChange={({ target }) => onKind(target.value)}
          options={IMPORT_KINDS.filter((each) => kinds.includes(each)).map((each) => ({
            value: each,
            label: t(`imports.kind.${each}`),
          }))}
        />
        <FileButton
          label={t('imports.template')}
          type={XLSX_TYPE}
          make={async (options) =>
            (await import('./workbook/templateWorkbook')).templateWorkbook(kind, words, options)
          }
        />
      </Flex>
      <Upload.Dragger
        accept=".xlsx,.xls,.csv"
        showUploadList={false}
        disabled={isReading}
        beforeUpload={(file) => {
          onFile(file)
          return false
        }}
      >
        {isReading ? <Spin /> : <InboxOutlined aria-hidden style={{ fontSize: 40, opacity: 0.6 }} />}
        <p style={{ fontSize: 16, margin: '12px 0 4px' }}>
          {isReading ? t('imports.reading') : t('imports.drop')}
        </p>
        <p style={{ margin: 0, padding: '0 12px' }}>{t('imports.dropHint')}</p>
      </Upload.Dragger>
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
    </Flex>
  )
}
