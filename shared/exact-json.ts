/** A JSON number as it was written: `source` keeps every digit that a float would lose. */
export class ExactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A JSON value whose numbers are exact. */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | { [name: string]: ExactJson };

type Reviver = (name: string, value: unknown, context?: { source?: string }) => unknown;
type ParseJson = (text: string, reviver: Reviver) => ExactJson;

/** A parser of JSON with exact numbers, made of the engine's own `JSON.parse`. */
export const createExactJsonParser =
  (parse: ParseJson) =>
  (text: string): ExactJson =>
    parseWithSources(text, parse) ?? parseNumbered(text, parse);

/**
 * Undefined where the reviver is not told how each number was written: Firefox tells from 135 and Safari from 18.4
 * (ECMAScript 2026), and V8 leaves it out for some numbers once in a great while.
 */
function parseWithSources(text: string, parse: ParseJson): ExactJson | undefined {
  let isExact = true;
  const value = parse(text, (_name, member, context) => {
    if (typeof member !== 'number') return member;
    isExact &&= context?.source !== undefined;
    return new ExactNumber(context?.source ?? '');
  });
  return isExact ? value : undefined;
}

/** A string, closed or not, or whatever is made of the characters of a number. No text is passed over twice. */
const stringOrNumber = /"(?:[^"\\]+|\\[\s\S])*"?|[-+.\d][-+.\deE]*/g;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Puts in the place of each number its place in a list of what was written, which a float holds exactly. */
function parseNumbered(text: string, parse: ParseJson): ExactJson {
  const sources: string[] = [];
  const numbered = text.replace(stringOrNumber, (token) =>
    jsonNumber.test(token) ? String(sources.push(token) - 1) : token,
  );
  return parse(numbered, (_name, value) =>
    typeof value === 'number' ? new ExactNumber(sources[value] ?? String(value)) : value,
  );
}

/** `JSON.parse` with exact numbers. Throws a `SyntaxError` where the text is no JSON. (RFC 8259) */
export const parseExactJson = createExactJsonParser(JSON.parse);

/** What would turn the direction of what stands beside it, and be seen by nobody. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const formatText = (text: string): string =>
  JSON.stringify(text).replaceAll(
    directionMarks,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The value as indented JSON, its numbers as they came, and marks of direction as escapes that can be seen. */
export function formatExactJson(value: ExactJson, indent = ''): string {
  if (value instanceof ExactNumber) return value.source;
  if (typeof value === 'string') return formatText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const [open, close, members] = Array.isArray(value)
    ? ['[', ']', value.map((member) => formatExactJson(member, deeper))]
    : ['{', '}', formatMembers(value, deeper)];
  if (members.length === 0) return open + close;
  return `${open}\n${deeper}${members.join(`,\n${deeper}`)}\n${indent}${close}`;
}

const formatMembers = (value: { [name: string]: ExactJson }, indent: string): string[] =>
  Object.entries(value).map(([name, member]) => `${formatText(name)}: ${formatExactJson(member, indent)}`);
