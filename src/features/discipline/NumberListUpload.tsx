import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Upload } from 'antd'
import { useState } from 'react'
import { numbersOfSheet } from '../../domain/numberList'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  onNumbers(numbers: string[]): void
  /** Reads a workbook; the reader is loaded by the first file. */
  read?(file: File): Promise<import('../../domain/importSheet').ReadWorkbook>
}

const readFile = async (file: File) =>
  (await (await import('../../data/importFile')).readImportFile(file)).workbook

/** Takes the numbers of people out of a workbook or a csv. */
export function NumberListUpload({ onNumbers, read = readFile }: Props) {
  const { t, find } = useTranslation()
  const { isBusy, error, problem, attempt } = useAttempt()
  const [told, setTold] = useState<{ type: 'success' | 'warning'; text: string }>()

  const take = (file: File) =>
    attempt(async () => {
      setTold(undefined)
      const { sheets } = await read(file)
      const lists = sheets.map(({ rows }) => numbersOfSheet(rows))
      const found = lists.find(({ numbers }) => numbers.length > 0)
      const lost = lists.reduce((sum, list) => sum + list.lost, 0)
      if (found) onNumbers(found.numbers)
      setTold(
        lost > 0
          ? { type: 'warning', text: t('findingReport.listLost', { name: file.name, count: lost }) }
          : found
            ? {
                type: 'success',
                text: t('findingReport.listRead', { name: file.name, count: found.numbers.length }),
              }
            : { type: 'warning', text: t('findingReport.listEmpty', { name: file.name }) },
      )
    })

  return (
    <Flex vertical gap={8} style={{ marginBottom: 12 }}>
      <Flex gap={8} align="center" wrap>
        <Upload
          accept=".xlsx,.xls,.csv"
          showUploadList={false}
          disabled={isBusy}
          beforeUpload={(file) => {
            void take(file)
            return false
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />} loading={isBusy}>
            {t('findingReport.list')}
          </Button>
        </Upload>
        <span>{t('findingReport.listHint')}</span>
      </Flex>
      {told && <Alert type={told.type} showIcon role="status" message={told.text} />}
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          message={find(`imports.fileProblem.${error?.key}`) ?? problem}
        />
      )}
    </Flex>
  )
}
