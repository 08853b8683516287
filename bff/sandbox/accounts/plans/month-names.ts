import type { Period } from '../plan.ts';

/* What people write into payments of a month. */

const year = ({ index }: Period): number => Math.floor(index / 12);
const monthNumber = ({ index }: Period): string => String((index % 12) + 1).padStart(2, '0');

/** `202603` */
export const compactMonth = (period: Period): string => `${year(period)}${monthNumber(period)}`;

/** `03/2026` */
export const slashMonth = (period: Period): string => `${monthNumber(period)}/${year(period)}`;
