import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { variableNames } from '../../../bff/config/variables.ts';

const example = readFileSync('.env.example', 'utf8');
const lines = example.split('\n');

test('every variable is in .env.example, once, in the same order, and nothing else is', () => {
  expect(lines.flatMap((line) => /^# ([A-Z_]+)=/.exec(line)?.[1] ?? [])).toEqual(variableNames);
});

test('every variable is explained above its line', () => {
  const blocks = example.split(/\n\s*\n/).filter((block) => /^# [A-Z_]+=/m.test(block));
  for (const block of blocks) expect(block).toMatch(/^# [a-zA-Z0-9 ].*[.:]/);
});

test('.env.example as it stands sets nothing and holds no key', () => {
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  expect(example).toMatch(/^# SESSION_KEYS=$/m);
});

test('every example value is one that would be accepted', () => {
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^# ([A-Z_]+)=(.+)$/.exec(line) ?? [];
    return name && value ? [[name, value]] : [];
  });
  const example = Object.fromEntries(pairs);
  expect(() =>
    parseConfig({ ...example, OAUTH_CLIENT_ID: 'client', OAUTH_CLIENT_SECRET: 'secret' }),
  ).not.toThrow();
});
