import { Alert, Button, Checkbox, Flex, Form, InputNumber, Select, Typography } from 'antd'
import { IMPORT_RULES, type ImportKind } from '../../domain/importKinds'
import { doubleHeaders, type ImportMapping, mappingProblems } from '../../domain/importMapping'
import { useTranslation } from '../../i18n/useTranslation'
import { ImportColumnTable } from './ImportColumnTable'
import { fieldName } from './importWords'
import type { Import } from './useImport'

interface Props {
  kind: ImportKind
  work: Import
  problem: string | undefined
}

/** Which sheet, which header row, which column holds what. */
export function ImportColumnsStep({ kind, work, problem }: Props) {
  const words = useTranslation()
  const { t } = words
  const { file, sheet, mapping, read, busy, broken } = work
  if (!file || !sheet || !mapping || !read) return null
  const { fields } = IMPORT_RULES[kind]
  const problems = mappingProblems(mapping, fields)
  const missing = problems
    .filter(({ key }) => key === 'field_missing')
    .map(({ field }) => fieldName(kind, field, words))
  const twice = problems.find((each) => each.key === 'column_twice')
  const double = doubleHeaders(sheet, mapping.headerRow)
  const change = (changes: Partial<ImportMapping>) => work.setMapping({ ...mapping, ...changes })
  const joint = words.language === 'zh-CN' ? '、' : ', '
  const facts = [
    read.hidden > 0 && !mapping.skipsHiddenRows && t('imports.facts.hidden', { count: read.hidden }),
    sheet.filledCells > 0 && t('imports.facts.filled', { count: sheet.filledCells }),
    sheet.formulaCells > 0 && t('imports.facts.formulas', { count: sheet.formulaCells }),
    read.skipped > 0 && t('imports.facts.skipped', { count: read.skipped }),
    double.length > 0 && t('imports.facts.double', { names: double.join(joint) }),
  ].filter((fact) => typeof fact === 'string')
  return (
    <Flex vertical gap={16}>
      {broken && (
        <Alert
          type="info"
          showIcon
          message={t('imports.broken', { at: broken.created_at.slice(0, 10) })}
          action={<Button onClick={work.continueBroken}>{t('imports.continueBroken')}</Button>}
        />
      )}
      <Form layout="inline" style={{ rowGap: 8 }}>
        <Form.Item label={t('imports.file')}>
          <Flex gap={8} align="center">
            <Typography.Text style={{ overflowWrap: 'anywhere' }}>{file.name}</Typography.Text>
            <Button type="link" size="small" onClick={work.startAnew}>
              {t('imports.otherFile')}
            </Button>
          </Flex>
        </Form.Item>
        {file.workbook.sheets.length > 1 && (
          <Form.Item label={t('imports.sheet')}>
            <Select
              aria-label={t('imports.sheet')}
              style={{ minWidth: 140 }}
              value={work.sheetIndex}
              onChange={work.chooseSheet}
              options={file.workbook.sheets.map(({ name }, index) => ({ value: index, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t('imports.headerRow')}>
          <InputNumber
            aria-label={t('imports.headerRow')}
            min={1}
            max={Math.max(1, sheet.rows.length - 1)}
            precision={0}
            value={mapping.headerRow + 1}
            onChange={(row) => row && change({ headerRow: row - 1 })}
          />
        </Form.Item>
        {read.hidden > 0 && (
          <Form.Item>
            <Checkbox
              checked={mapping.skipsHiddenRows}
              onChange={({ target }) => change({ skipsHiddenRows: target.checked })}
            >
              {t('imports.skipHidden', { count: read.hidden })}
            </Checkbox>
          </Form.Item>
        )}
      </Form>
      {facts.length > 0 && (
        <Alert
          type={double.length > 0 ? 'warning' : 'info'}
          showIcon
          role="status"
          message={facts.map((fact) => <div key={fact}>{fact}</div>)}
        />
      )}
      <ImportColumnTable kind={kind} sheet={sheet} mapping={mapping} onChange={work.setMapping} />
      {missing.length > 0 && (
        <Alert type="warning" showIcon message={t('imports.missing', { fields: missing.join(joint) })} />
      )}
      {twice?.key === 'column_twice' && (
        <Alert
          type="warning"
          showIcon
          message={t('imports.twice', {
            field: fieldName(kind, twice.field, words),
            other: fieldName(kind, twice.other, words),
          })}
        />
      )}
      {read.rows.length === 0 && <Alert type="warning" showIcon message={t('imports.noRows')} />}
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
      <Flex gap={8} wrap>
        <Button
          type="primary"
          loading={busy?.what === 'checking'}
          disabled={problems.length > 0 || read.rows.length === 0}
          onClick={work.check}
        >
          {busy?.what === 'checking'
            ? t('imports.checking', { done: busy.done, total: busy.total })
            : t('imports.check', { count: read.rows.length })}
        </Button>
      </Flex>
    </Flex>
  )
}
