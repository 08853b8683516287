// What SQLite, and the system below it, say is wrong: as a constant for the log, and as a sentence for whoever starts
// Konto. (https://sqlite.org/rescode.html)

/** The file was written by a version of Konto that came after this one. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

const primaryCodes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

const remedies: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'belongs to another running process. Stop it, or set SESSION_STORE to another file.',
  SQLITE_READONLY: 'can be read but not written. Konto has to write it and its folder.',
  SQLITE_CORRUPT: 'is damaged. Put a backup in its place, or remove it: then everybody signs in anew.',
  SQLITE_FULL: 'has no room: its disk is full.',
  SQLITE_NOTADB: 'is no SQLite database. Set SESSION_STORE to another file.',
  EISDIR: 'is a folder. SESSION_STORE has to name a file in it.',
  EACCES: 'may not be written by the user that Konto runs as.',
  EPERM: 'may not be written by the user that Konto runs as.',
  EROFS: 'lies on a disk that can only be read.',
  ENOSPC: 'has no room: its disk is full.',
  ENOTDIR: 'lies below something that is no folder.',
  EEXIST: 'lies below something that is no folder.',
};

/** Such as `SQLITE_FULL` or `EACCES`: a constant, whatever the file holds. */
export function nameSqliteError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error) return primaryCodes[Number(error.errcode) & 0xff];
  return 'code' in error ? String(error.code) : undefined;
}

export const isCorruption = (error: unknown): boolean => nameSqliteError(error) === 'SQLITE_CORRUPT';

export function explainSqliteError(path: string, error: unknown): string {
  const file = `The session store ${path}`;
  if (error instanceof NewerSchema)
    return `${file} was written by a newer version of Konto. Start that one, or set SESSION_STORE to another file.`;
  const name = nameSqliteError(error) ?? 'unknown';
  return `${file} ${remedies[name] ?? `cannot be opened (${name}).`}`;
}
