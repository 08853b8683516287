import { escapeXml } from '../xml.ts';

/** What XML cannot hold, and what would be read as the escape of it. (ECMA-376 §22.9.2.19, `ST_Xstring`) */
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[\da-fA-F]{4}_)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it stands in a cell. */
export const writeCellText = (text: string): string =>
  escapeXml(text.replace(special, (character) => `_x${hex(character.charCodeAt(0))}_`));

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
