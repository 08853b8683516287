// A misspelt variable counts as one that is not set: the sandbox bank starts instead of the own one, without a word.
import { type Environment, variableNames } from '../config/variables.ts';

export interface MisspeltVariable {
  name: string;
  meant: string;
}

/** Letters that may be wrong, missing, too many or exchanged. */
const mostMistakes = 2;
/** Shorter names are like too many others. */
const shortestName = 8;
const ordinaryName = /^[A-Z][A-Z0-9_]*$/i;

/** The set variables whose names are nearly one of ours. */
export function findMisspelt(environment: Environment): MisspeltVariable[] {
  const known = new Set<string>(variableNames);
  return Object.keys(environment)
    .filter((name) => !known.has(name) && name.length >= shortestName && ordinaryName.test(name))
    .flatMap((name) => {
      const meant = variableNames.find((each) => isNear(name, each));
      return meant === undefined ? [] : [{ name, meant }];
    });
}

const isNear = (name: string, meant: string): boolean =>
  meant.length >= shortestName && countMistakes(strip(name), strip(meant)) <= mostMistakes;

/** Nobody remembers where the underscores are. */
const strip = (name: string): string => name.replaceAll('_', '').toUpperCase();

/** Edits between the two, of which exchanging two neighbours is one. (Damerau 1964, optimal string alignment) */
function countMistakes(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const read = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = read(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isExchange = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const exchanged = isExchange ? read(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(replaced, exchanged, read(i - 1, j) + 1, read(i, j - 1) + 1));
    }
  }
  return read(one.length, other.length);
}
