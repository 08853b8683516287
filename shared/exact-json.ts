/** A JSON number as it was written: `source` keeps every digit that a float would lose. */
export class ExactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A JSON value whose numbers are exact. */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | { [name: string]: ExactJson };

/** `JSON.parse` with exact numbers. Throws a `SyntaxError` where the text is no JSON. (RFC 8259) */
export const parseExactJson = (text: string): ExactJson => JSON.parse(text, keepSource);

/** Runtimes before the reviver's context (ECMAScript 2026) give the shortest text of the float, right up to 15 digits. */
const keepSource = (_name: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' ? new ExactNumber(context?.source ?? String(value)) : value;

/** The value as indented JSON, its numbers as they came. */
export function formatExactJson(value: ExactJson, indent = ''): string {
  if (value instanceof ExactNumber) return value.source;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const [open, close, members] = Array.isArray(value)
    ? ['[', ']', value.map((member) => formatExactJson(member, deeper))]
    : ['{', '}', formatMembers(value, deeper)];
  if (members.length === 0) return open + close;
  return `${open}\n${deeper}${members.join(`,\n${deeper}`)}\n${indent}${close}`;
}

const formatMembers = (value: { [name: string]: ExactJson }, indent: string): string[] =>
  Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${formatExactJson(member, indent)}`,
  );
