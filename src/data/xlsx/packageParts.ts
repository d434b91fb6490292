import type { SheetModel, WorkbookProperties } from './sheetModel'
import { columnName } from './sheetXml'
import { xmlText } from './xmlText'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function quotedName(name: string): string {
  return `'${name.replace(/'/g, "''")}'`
}

function definedNames(sheets: SheetModel[]): string {
  const names = sheets.flatMap((sheet, index) => {
    const own = xmlText(quotedName(sheet.name))
    const lastCell = `$${columnName(sheet.columns.length - 1)}$${Math.max(1, sheet.rows.length)}`
    const repeat = sheet.page.repeatRows
    return [
      `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${own}!$A$1:${lastCell}</definedName>`,
      repeat === undefined
        ? ''
        : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${own}!$${repeat[0]}:$${repeat[1]}</definedName>`,
    ]
  })
  return `<definedNames>${names.join('')}</definedNames>`
}

/** The parts of the package that only name and describe the sheets, by path. */
export function packageParts(sheets: SheetModel[], properties: WorkbookProperties): Record<string, string> {
  const each = (make: (sheet: SheetModel, number: number) => string) =>
    sheets.map((sheet, index) => make(sheet, index + 1)).join('')
  const created = properties.createdAt.toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
      each(
        (_, number) =>
          `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
      ) +
      `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${SPREADSHEET}.sharedStrings+xml"/>` +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
      '</Types>',
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/>` +
      `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
      '</Relationships>',
    'docProps/core.xml':
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"` +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${xmlText(properties.title)}</dc:title><dc:subject>${xmlText(properties.subject ?? '')}</dc:subject>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created>` +
      `<cp:version>${xmlText(properties.version ?? '')}</cp:version></cp:coreProperties>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships">` +
      `<bookViews><workbookView/></bookViews><sheets>${each(
        (sheet, number) => `<sheet name="${xmlText(sheet.name)}" sheetId="${number}" r:id="rId${number}"/>`,
      )}</sheets>${definedNames(sheets)}</workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      each(
        (_, number) =>
          `<Relationship Id="rId${number}" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      ) +
      `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/relationships/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId${sheets.length + 2}" Type="${OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml"/>` +
      '</Relationships>',
  }
}
