import { Checkbox, Flex, theme } from 'antd'
import { useMemo } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import type { ReviewFile } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'
import { MaskedText } from '../../ui/MaskedText'
import type { ReasonOption } from '../../ui/ReasonDialog'
import { StatusTag } from '../../ui/StatusTag'
import { type FormRow, formRows, isExternal } from './formRows'
import { LongText } from './LongText'
import { isReturnable } from './returnable'

const masked: ReadonlySet<string> = new Set(['id_number', 'phone', 'email', 'address', 'postcode'])

interface Props {
  file: ReviewFile
  dictionaries: Dictionaries
  /** While a return is filled in: the fields that it names. */
  ticks?: { fields: readonly string[]; onTick(field: string, isTicked: boolean): void }
  /** Asks for the full value of a masked field; left out for those who may not. */
  reveal?: { reasons: readonly ReasonOption[]; valueOf(field: string, reason: string): Promise<string> }
}

/** The form beside the present card: differences by word and icon, ticks for what is to be mended. */
export function FormBesideCard({ file, dictionaries, ticks, reveal }: Props) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  const rows = useMemo(() => formRows(file, dictionaries, language), [file, dictionaries, language])
  const cell = {
    padding: '5px 8px',
    borderBottom: `1px solid ${token.colorBorderSecondary}`,
    textAlign: 'left',
    overflowWrap: 'anywhere',
  } as const
  const short = rows.filter(({ isLong }) => !isLong)
  return (
    <>
      <table className="tabular" style={{ width: '100%', borderCollapse: 'collapse' }}>
        <thead>
          <tr>
            {[t('review.fieldName'), t('review.fieldValue'), t('review.fieldCard')].map((title) => (
              <th
                key={title}
                scope="col"
                style={{ ...cell, color: token.colorTextSecondary, fontWeight: 400 }}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {short.map((row) => (
            <tr key={row.field} style={row.differs ? { background: token.colorWarningBg } : undefined}>
              <th scope="row" style={{ ...cell, fontWeight: 400, whiteSpace: 'nowrap' }}>
                <FieldName
                  row={row}
                  ticks={ticks && isReturnable(file.application.role, row.field) ? ticks : undefined}
                />
              </th>
              <td style={cell}>
                <FieldValue row={row} isFull={file.is_full} reveal={reveal} />
              </td>
              <td style={cell}>
                <KnownValue row={row} isExternal={row.field === 'employer_name' && isExternal(file)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows
        .filter(({ isLong }) => isLong)
        .map((row) => (
          <div key={row.field} style={{ marginTop: 12 }}>
            <FieldName
              row={row}
              ticks={ticks && isReturnable(file.application.role, row.field) ? ticks : undefined}
            />
            <LongText text={row.value} />
          </div>
        ))}
    </>
  )
}

function FieldName({ row, ticks }: { row: FormRow; ticks: Props['ticks'] }) {
  const { t } = useTranslation()
  return (
    <Flex gap={8} align="center" wrap>
      {ticks && (
        <Checkbox
          aria-label={t('review.tickField', { name: row.name })}
          checked={ticks.fields.includes(row.field)}
          onChange={(event) => ticks.onTick(row.field, event.target.checked)}
        />
      )}
      {row.name}
      {row.wasReturned && <StatusTag tone="attention">{t('review.returnedBefore')}</StatusTag>}
    </Flex>
  )
}

interface ValueProps {
  row: FormRow
  isFull: boolean
  reveal: Props['reveal']
}

function FieldValue({ row, isFull, reveal }: ValueProps) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const { field, value } = row
  if (row.isDeclaration) return value === 'true' ? t('common.yes') : t('common.no')
  if (!value) return <span style={{ color: token.colorTextDescription }}>{t('review.emptyValue')}</span>
  if (!isFull && masked.has(field)) {
    return (
      <MaskedText
        masked={value}
        reasons={reveal?.reasons}
        onReveal={reveal && ((reason) => reveal.valueOf(field, reason))}
      />
    )
  }
  return value
}

function KnownValue({ row, isExternal: isOutside }: { row: FormRow; isExternal: boolean }) {
  const { t } = useTranslation()
  if (row.field === 'employer_name') {
    return isOutside ? (
      <Flex gap={8} wrap>
        {row.known}
        <StatusTag tone="attention">{t('review.external')}</StatusTag>
      </Flex>
    ) : (
      row.known
    )
  }
  return row.differs ? (
    <Flex gap={8} wrap>
      {row.known}
      <StatusTag tone="attention">{t('review.differs')}</StatusTag>
    </Flex>
  ) : (
    row.known
  )
}
