const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

/** Undoes the escaping that some banks put into their texts: `Tom &amp; Jerry` is `Tom & Jerry`. Done once, never twice. */
export const decodeEntities = (text: string): string =>
  text.replace(entity, (written: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? written;
    return fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? written;
  });

const isCharacter = (point: number): boolean =>
  point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);

const fromCodePoint = (point: number): string | null =>
  isCharacter(point) ? String.fromCodePoint(point) : null;
