import { shiftRows } from './shift-rows.ts';

/** Three rows before the third page go while one pages: three that were to come are never sent. */
export const rowsThatVanish = shiftRows(3);
