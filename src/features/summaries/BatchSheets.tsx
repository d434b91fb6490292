import { PrinterOutlined } from '@ant-design/icons'
import { Flex, Typography } from 'antd'
import type { SummaryBatch } from '../../data/summaries'
import { summaryPrintPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { FileButton } from '../../ui/FileButton'
import { LinkButton } from '../../ui/LinkButton'

// Not taken from the writer, which is loaded by the click.
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Props {
  batch: Pick<SummaryBatch, 'id' | 'annex'>
  /** The reasons of struck rows by the id of the file: they stand in the check list. */
  struckBecause: ReadonlyMap<string, string>
}

/** The sheets of a table: print view, annex workbook, check list. */
export function BatchSheets({ batch, struckBecause }: Props) {
  const { t } = useTranslation()
  const { id, annex } = batch
  return (
    <Flex vertical gap={4}>
      <Flex gap={8} wrap>
        <LinkButton icon={<PrinterOutlined />} to={summaryPrintPath(id)}>
          {t('summary.print')}
        </LinkButton>
        <FileButton
          label={t(`annex.downloadAnnex${annex}`)}
          type={XLSX_TYPE}
          make={async (options) => (await import('./batchWorkbooks')).makeAnnexWorkbook(id, options)}
        />
        <FileButton
          label={t('annex.downloadCheck')}
          type={XLSX_TYPE}
          make={async (options) =>
            (await import('./batchWorkbooks')).makeCheckWorkbook(id, struckBecause, options)
          }
        />
      </Flex>
      <Typography.Text type="secondary">{t('summary.checkListHint')}</Typography.Text>
    </Flex>
  )
}
