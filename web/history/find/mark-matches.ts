import type { Money } from '../../../shared/money.ts';
import { buildAmountKey, isAmountNeedle } from './amount-key.ts';
import { foldText } from './fold-text.ts';
import type { QueryWord } from './parse-query.ts';

/** A stretch of a text, in UTF-16 code units; the end is the first that no longer belongs to it. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Where a text as it is shown has words of the query, in order and without overlaps. With `isGrouped` the spaces of an
 * IBAN are looked through.
 */
export function markMatches(text: string, words: readonly QueryWord[], isGrouped = false): Stretch[] {
  const { folded, places } = foldWithPlaces(text, isGrouped);
  const needles = words.flatMap((word) => word.needles).filter((needle) => !isAmountNeedle(needle));
  const found = needles.flatMap((needle) => findAll(folded, needle));
  return joinStretches(
    found.map(({ start, end }) => ({
      start: places[start]?.start ?? text.length,
      end: places[end - 1]?.end ?? text.length,
    })),
  );
}

/** Whether the amount itself is what a word of the query means. */
export function isAmountMatch(money: Money, words: readonly QueryWord[]): boolean {
  const key = buildAmountKey(money);
  return words.some(({ needles }) =>
    needles.some((needle) => isAmountNeedle(needle) && key.includes(needle)),
  );
}

/** For each code unit of the folded text where its character begins in the text, and where it ends. */
interface Folded {
  folded: string;
  places: Stretch[];
}

function foldWithPlaces(text: string, isGrouped: boolean): Folded {
  const places: Stretch[] = [];
  let folded = '';
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const part = isGrouped && character === ' ' ? '' : foldText(character);
    folded += part;
    const last = places.at(-1);
    if (part === '' && last && character !== ' ') last.end = end;
    for (let unit = 0; unit < part.length; unit += 1) places.push({ start, end });
    start = end;
  }
  return { folded, places };
}

function findAll(text: string, needle: string): Stretch[] {
  const found: Stretch[] = [];
  for (let start = text.indexOf(needle); start !== -1; start = text.indexOf(needle, start + 1))
    found.push({ start, end: start + needle.length });
  return found;
}

function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
