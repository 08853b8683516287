import { rowsAtOnce } from './rows-at-once.ts';

/** A page's text with no more rows than can be read at once, and the texts of the rows behind them. */
export interface CutBody {
  body: string;
  rest: string[];
}

/**
 * Takes the rows beyond those that are read at once out of a page's text. To find where each of them ends is fifty times
 * faster than to read it. A text that is no JSON is left as it is, for the parser to refuse.
 */
export function cutRows(body: string, field: string): CutBody {
  const members = splitMembers(body) ?? [];
  const place = members.findLastIndex((member) => member.trimStart().startsWith(`"${field}"`));
  const list = members[place]?.replace(/^[^:]*:\s*/, '') ?? '';
  const rows = list.startsWith('[') ? (splitMembers(list) ?? []) : [];
  if (rows.length <= rowsAtOnce) return { body, rest: [] };
  const kept = `"${field}":[${rows.slice(0, rowsAtOnce).join()}]`;
  return { body: `{${members.with(place, kept).join()}}`, rest: rows.slice(rowsAtOnce) };
}

const quote = '"'.charCodeAt(0);
const comma = ','.charCodeAt(0);

/** `[` and `{` differ in one bit, as do `]` and `}`. */
function readDepth(character: number): number {
  const bracket = character | 0x20;
  return bracket === 0x7b ? 1 : bracket === 0x7d ? -1 : 0;
}

/** The texts of what an object or a list has in it; null where it does not end. */
function splitMembers(text: string): string[] | null {
  const members: string[] = [];
  let depth = 0;
  let start = text.search(/[[{]/) + 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === quote) at = findClosingQuote(text, at);
    const step = readDepth(character);
    depth += step;
    if (step === -1 && depth === 0) return [...members, text.slice(start, at)];
    if (character !== comma || depth !== 1) continue;
    members.push(text.slice(start, at));
    start = at + 1;
  }
  return null;
}

function findClosingQuote(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at !== -1; at = text.indexOf('"', at + 1))
    if (!isEscaped(text, at)) return at;
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text[start - 1] === '\\') start -= 1;
  return (at - start) % 2 === 1;
}
