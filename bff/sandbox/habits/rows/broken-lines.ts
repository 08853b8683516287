import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

const texts = ['Objednávka 1\nStolička 2 ks\r\nStôl', ['Objednávka 2', 'Stolička 2 ks']] as const;

/** Texts of several lines: `"Objednávka 1\nStolička 2 ks"`, or a list of lines. */
export const brokenLines: Partial<Habit> = {
  row: (row) => ({ ...row, remittanceInformationUnstructured: pickFor(row, texts) }),
};
