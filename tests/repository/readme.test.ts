import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { variableNames } from '../../bff/config/variables.ts';

const readme = readFileSync('README.md', 'utf8');
const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

const findAll = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found);
const listCommands = (page: string) => new Set(findAll(page, /\bnpm (?:run )?((?!run|ci)[a-z\d:]+)/g));

test('the README names a failure in the words that the person reads', () => {
  const messages = readFileSync('web/locales/later/en.po', 'utf8');
  const quoted = findAll(readme, /\*([^*]+)\* \(`\w+`\)/g);
  expect(quoted.length).toBeGreaterThan(2);
  expect(quoted.filter((words) => !messages.includes(`msgstr "${words}."`))).toEqual([]);
});

test('the README names every command, and none that is not there', () => {
  const commands = listCommands(readme);
  expect(Object.keys(scripts).filter((name) => !commands.has(name))).toEqual([]);
  expect([...commands].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('CONTRIBUTING names every command that tries the code', () => {
  const trying = Object.keys(scripts).filter((name) => /^(?:test|check|bench|security)/.test(name));
  expect(trying.filter((name) => !listCommands(contributing).has(name))).toEqual([]);
});

test('the README’s table has every variable, and no other', () => {
  const table = readme.slice(readme.indexOf('## Configuration'), readme.indexOf('## Scripts'));
  const named = findAll(table, /^\| (.+?) \|/gm).flatMap((cell) => findAll(cell, /`([A-Z_]+)`/g));
  expect(named.sort()).toEqual([...variableNames].sort());
});
