import { expect, test } from 'vitest';
import {
  explainSqliteError,
  isCorruption,
  NewerSchema,
  nameSqliteError,
} from '../../../bff/session/sqlite-errors.ts';

const ofSqlite = (errcode: number) =>
  Object.assign(new Error('canary'), { code: 'ERR_SQLITE_ERROR', errcode });
const ofSystem = (code: string) => Object.assign(new Error('canary'), { code });

test.each([
  ['SQLITE_BUSY', ofSqlite(5), /belongs to another running process\. Stop it, or set SESSION_STORE/],
  ['SQLITE_READONLY', ofSqlite(8), /can be read but not written/],
  ['SQLITE_READONLY', ofSqlite(8 + 1 * 256), /Konto has to write it and its folder/],
  ['SQLITE_IOERR', ofSqlite(10 + 3 * 256), /cannot be opened \(SQLITE_IOERR\)\.$/],
  ['SQLITE_CORRUPT', ofSqlite(11), /is damaged\. Put a backup in its place, or remove it/],
  ['SQLITE_FULL', ofSqlite(13), /its disk is full\.$/],
  ['SQLITE_CANTOPEN', ofSqlite(14), /cannot be opened \(SQLITE_CANTOPEN\)\.$/],
  ['SQLITE_NOTADB', ofSqlite(26), /is no SQLite database/],
  ['EISDIR', ofSystem('EISDIR'), /is a folder/],
  ['EACCES', ofSystem('EACCES'), /may not be written by the user that Konto runs as/],
  ['EPERM', ofSystem('EPERM'), /may not be written by the user that Konto runs as/],
  ['EROFS', ofSystem('EROFS'), /lies on a disk that can only be read/],
  ['ENOSPC', ofSystem('ENOSPC'), /its disk is full/],
  ['ENOTDIR', ofSystem('ENOTDIR'), /lies below something that is no folder/],
  ['EEXIST', ofSystem('EEXIST'), /lies below something that is no folder/],
])('I3: %s is named by a constant and explained in a sentence', (name, error, sentence) => {
  expect(nameSqliteError(error)).toBe(name);
  expect(explainSqliteError('/data/s.db', error)).toMatch(/^The session store \/data\/s\.db /);
  expect(explainSqliteError('/data/s.db', error)).toMatch(sentence);
  expect(explainSqliteError('/data/s.db', error)).not.toContain('canary');
  expect(isCorruption(error)).toBe(name === 'SQLITE_CORRUPT');
});

test('I3: a newer version’s file, and what nobody knows, are told as well', () => {
  expect(explainSqliteError('s.db', new NewerSchema())).toMatch(/newer version of Konto\. Start that one/);
  expect(explainSqliteError('s.db', new Error('canary'))).toBe(
    'The session store s.db cannot be opened (unknown).',
  );
  expect(nameSqliteError('no error')).toBeUndefined();
  expect(nameSqliteError(ofSqlite(1))).toBeUndefined();
});
