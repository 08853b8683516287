import { ExactNumber } from '../../../shared/exact-json.ts';
import type { Layout } from './take-apart.ts';

/** Puts together what `takeApart` took apart, from its texts. */
export type PutTogether = (texts: readonly string[]) => unknown;

/** Reads a layout once, so that its many rows need not. */
export const compileLayout = (layout: string): PutTogether => compile(JSON.parse(layout));

function compile(layout: Layout): PutTogether {
  if (typeof layout === 'number') return (texts) => texts[layout];
  if (layout === null || typeof layout === 'boolean') return () => layout;
  switch (layout[0]) {
    case 'exact':
      return compileExact(layout[1]);
    case 'number':
      return () => layout[1];
    case 'list':
      return compileList(layout[1].map(compile));
    case 'object':
      return compileObject(layout[1].map(([name, member]) => [name, compile(member)]));
  }
}

const compileExact =
  (place: number): PutTogether =>
  (texts) =>
    new ExactNumber(texts[place] ?? '');

const compileList =
  (members: readonly PutTogether[]): PutTogether =>
  (texts) =>
    members.map((putTogether) => putTogether(texts));

function compileObject(members: readonly (readonly [string, PutTogether])[]): PutTogether {
  if (members.some(([name]) => name === '__proto__')) return compileUnusual(members);
  return (texts) => {
    const object: Record<string, unknown> = {};
    for (const [name, putTogether] of members) object[name] = putTogether(texts);
    return object;
  };
}

/** An assignment to `__proto__` would set the prototype, where a bank's field is meant. */
const compileUnusual =
  (members: readonly (readonly [string, PutTogether])[]): PutTogether =>
  (texts) =>
    Object.fromEntries(members.map(([name, putTogether]) => [name, putTogether(texts)]));
