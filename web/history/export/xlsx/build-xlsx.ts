import type { Transaction } from '../../../../shared/transaction.ts';
import type { Headings } from '../columns.ts';
import { buildZip } from '../zip.ts';
import { writeCellText } from './cell-text.ts';
import { writeSheet } from './sheet.ts';
import { styles } from './styles.ts';

/** An account's rows. Its name is cut to the 31 characters of a sheet's, and told apart from that of another. */
export interface XlsxSheet {
  name: string;
  rows: Iterable<Transaction>;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook (ECMA-376) with a sheet for each account. */
export function buildXlsx(
  sheets: readonly XlsxSheet[],
  headings: Headings,
): Promise<Uint8Array<ArrayBuffer>> {
  const names = nameSheets(sheets.map(({ name }) => name));
  return buildZip([
    { path: '[Content_Types].xml', content: [writeContentTypes(sheets.length)] },
    { path: '_rels/.rels', content: [relate([['officeDocument', 'xl/workbook.xml']])] },
    { path: 'xl/workbook.xml', content: [writeWorkbook(names)] },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: [
        relate([
          ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { path: 'xl/styles.xml', content: [styles] },
    ...sheets.map(({ rows }, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: writeSheet(rows, headings),
    })),
  ]);
}

function nameSheets(wanted: readonly string[]): string[] {
  const names: string[] = [];
  for (const [index, name] of wanted.entries()) {
    const plain =
      name
        .replace(/[[\]:*?/\\']/g, ' ')
        .slice(0, 31)
        .trim() || `${index + 1}`;
    const isTaken = names.some((other) => other.toLowerCase() === plain.toLowerCase());
    names.push(isTaken ? `${plain.slice(0, 26)} ${index + 1}` : plain);
  }
  return names;
}

const writeContentTypes = (sheets: number): string => {
  const overrides = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return (
    `${declaration}<Types xmlns="${packageNamespace}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${overrides.join('')}</Types>\n`
  );
};

function relate(targets: readonly (readonly string[])[]): string {
  const related = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${related.join('')}</Relationships>\n`;
}

function writeWorkbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${writeCellText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return (
    `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
    `xmlns:r="${relationships}"><sheets>${sheets.join('')}</sheets></workbook>\n`
  );
}
