import { shiftRows } from './shift-rows.ts';

/** Three rows come before the third page while one pages: the last three of the second are sent again. */
export const rowsThatArrive = shiftRows(-3);
