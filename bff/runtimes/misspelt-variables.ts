// A misspelt variable counts as one that is not set: the sandbox bank starts instead of the own one, without a word.
import { bankVariables } from '../config/parse-bank-entry.ts';
import { type Environment, variableNames } from '../config/variables.ts';

export interface MisspeltVariable {
  name: string;
  meant: string;
}

/** Letters that may be wrong, missing or too many; two that are exchanged are both wrong. */
const mostMistakes = 2;
/** Shorter names are like too many others. */
const shortestName = 8;
/** Other programs know more of these, and all of them written small as well. */
const ofProxies = /_PROXY$/i;

const withoutBank = variableNames.filter((name) => !bankVariables.includes(name));

/** The set variables whose names are nearly one of ours. */
export function findMisspelt(environment: Environment): MisspeltVariable[] {
  const known = new Set<string>(variableNames);
  // Beside several banks nobody means those of a single one: what is like them holds a secret of an entry.
  const meant = environment.BANKS_FILE ? withoutBank : variableNames;
  const unknown = Object.keys(environment).filter((name) => !known.has(name) && !ofProxies.test(name));
  return unknown.flatMap((name) => {
    const found = meant.find((each) => each.length >= shortestName && isNear(name, each));
    return found === undefined ? [] : [{ name, meant: found }];
  });
}

const isNear = (name: string, meant: string): boolean =>
  countMistakes(strip(name), strip(meant)) <= mostMistakes;

/** Nobody remembers where the underscores are. */
const strip = (name: string): string => name.replaceAll('_', '').toUpperCase();

/** Edits between the two. (Levenshtein 1965, one row at a time) */
function countMistakes(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, expected] of [...other].entries()) {
      const [above = 0, left = 0, before = 0] = [row[j + 1], next[j], row[j]];
      next.push(Math.min(above + 1, left + 1, before + (letter === expected ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
