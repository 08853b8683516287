/** How many rows of a page are read at once: as many as can be asked for. */
export const rowsAtOnce = 200;
