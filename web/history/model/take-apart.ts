import { ExactNumber } from '../../../shared/exact-json.ts';

/**
 * How a value is put together. A number is the place of a string among the texts; what is neither text nor made of parts
 * stands for itself.
 */
export type Layout =
  | number
  | boolean
  | null
  | ['exact', number]
  | ['number', number]
  | ['list', Layout[]]
  | ['object', [string, Layout][]];

/** A value taken apart: rows of one form share a layout, and a text that a row repeats is kept once. */
export interface Parts {
  /** The `Layout` as JSON. */
  layout: string;
  texts: string[];
}

/** Takes apart a value that is made of JSON and of exact numbers. `compileLayout` puts it together again. */
export function takeApart(value: unknown): Parts {
  const texts: string[] = [];
  return { layout: writeLayout(value, texts), texts };
}

/** Written as JSON at once: a tree that is serialized afterwards takes three times as long. */
function writeLayout(value: unknown, texts: string[]): string {
  if (typeof value === 'string') return String(findPlace(value, texts));
  if (typeof value === 'number') return `["number",${value}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof ExactNumber) return `["exact",${findPlace(value.source, texts)}]`;
  if (Array.isArray(value)) return `["list",[${value.map((member) => writeLayout(member, texts))}]]`;
  return `["object",[${writeMembers(value, texts)}]]`;
}

function writeMembers(value: object, texts: string[]): string {
  let written = '';
  for (const [name, member] of Object.entries(value))
    written += `${written && ','}[${quote(name)},${writeLayout(member, texts)}]`;
  return written;
}

function findPlace(text: string, texts: string[]): number {
  const known = texts.indexOf(text);
  return known === -1 ? texts.push(text) - 1 : known;
}

const quoted = new Map<string, string>();

/** The fields of a bank are few, and come with every row. */
function quote(name: string): string {
  const known = quoted.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  quoted.set(name, text);
  return text;
}
