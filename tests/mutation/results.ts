// What Stryker's report says of each module. (mutation-testing-elements, report schema 2)

export interface MutationReport {
  files: Record<string, { source: string; mutants: readonly Mutant[] }>;
}

interface Mutant {
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'CompileError' | 'Ignored';
  replacement?: string;
  location: { start: Position; end: Position };
}

/** Both counted from 1. */
interface Position {
  line: number;
  column: number;
}

/** Of a hundred, for all together, and for each module that is not held to more. */
export const lowestScore = 85;

/** One that never ends is noticed; one that does not even load is none. */
const noticed: ReadonlySet<Mutant['status']> = new Set(['Killed', 'Timeout']);
const unnoticed: ReadonlySet<Mutant['status']> = new Set(['Survived', 'NoCoverage']);

export interface ModuleResult {
  name: string;
  killed: number;
  survivors: readonly Survivor[];
  /** Where it is held to more than the others. */
  lowestScore?: number | undefined;
}

/** What stands in the code, and what no test told from it. */
export interface Survivor {
  file: string;
  line: number;
  /** The whole line that it begins on. */
  within: string;
  original: string;
  replacement: string;
}

export function readResult(name: string, { files }: MutationReport): ModuleResult {
  const mutants = Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map((mutant) => ({
      ...mutant,
      file,
      within: shorten(lines[mutant.location.start.line - 1] ?? ''),
      original: cutOut(lines, mutant.location),
    }));
  });
  return {
    name,
    killed: mutants.filter(({ status }) => noticed.has(status)).length,
    survivors: mutants
      .filter(({ status }) => unnoticed.has(status))
      .map(({ file, location, within, original, replacement = '' }) => ({
        file,
        line: location.start.line,
        within,
        original,
        replacement: shorten(replacement),
      })),
  };
}

export const addUp = (results: readonly ModuleResult[]): ModuleResult => ({
  name: 'all',
  killed: results.reduce((sum, { killed }) => sum + killed, 0),
  survivors: results.flatMap(({ survivors }) => survivors),
});

/** Of a hundred. A module without mutants has shown nothing. */
export const score = ({ killed, survivors }: ModuleResult): number =>
  killed === 0 ? 0 : (100 * killed) / (killed + survivors.length);

function cutOut(lines: readonly string[], { start, end }: Mutant['location']): string {
  const whole = lines.slice(start.line - 1, end.line).join('\n');
  const after = (lines[end.line - 1] ?? '').length - (end.column - 1);
  return shorten(whole.slice(start.column - 1, whole.length - after));
}

function shorten(code: string): string {
  const oneLine = code.replace(/\s+/g, ' ').trim();
  return oneLine.length > 80 ? `${oneLine.slice(0, 79)}…` : oneLine;
}
