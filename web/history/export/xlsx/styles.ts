/** The places of the formats in `cellXfs`: general, a day, and amounts with 0 to 4 digits behind the point. */
export const dayStyle = 1;
const firstAmountStyle = 2;
const mostDigits = 4;

/** More digits than four are shown by the general format, which shows what there is. */
export const styleOfDigits = (digits: number): number =>
  digits > mostDigits ? 0 : firstAmountStyle + digits;

const firstOwnFormat = 164;

const digitCounts = Array.from({ length: mostDigits + 1 }, (_, digits) => digits);

const formats = digitCounts.map((digits) => {
  const code = `#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  return `<numFmt numFmtId="${firstOwnFormat + digits}" formatCode="${code}"/>`;
});

const xf = (format: number): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;

/** 14 is the short date of whoever opens the file. (ECMA-376 §18.8.30) */
const cellFormats = [0, 14, ...digitCounts.map((digits) => firstOwnFormat + digits)].map(xf);

export const styles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs></styleSheet>\n`;
