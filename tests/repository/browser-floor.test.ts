import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTooNewInScript, findTooNewInStyle } from './browser-floor.ts';
import { measureBuild } from './measure-build.ts';

/** What is met but never missed. A name stands here with its reason, and only as long as it is met. */
const neverMissed = {
  script: {
    '.hidePopover()': 'the menu asks for it first',
    '.isActive()': 'a method of @tanstack/react-query',
    '.skipTransition()': 'react and react-router have been given a transition then',
    '.use()': 'a function of react',
    'URL.canParse': 'valibot asks for it first',
    'closedby=': 'the sheet listens for presses beside it itself',
    'fetchpriority=': 'react knows it, Konto does not set it',
    'imagesizes=': 'react knows it, Konto does not set it',
    'imagesrcset=': 'react knows it, Konto does not set it',
    'popover=': 'the menu asks for it first',
    'popovertarget=': 'the menu asks for it first',
  },
  style: {
    'position-area': 'stands in a @supports',
    'position-try-fallbacks': 'stands in a @supports',
    'text-wrap': 'lines break as they always did',
  },
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(resolve('node_modules/.cache-browser-floor-'));
  measureBuild('.', folder);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readBuilt = (extension: string): string[] => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
};

/** What the build laid into the page. */
const readInline = (elements: RegExp): string[] =>
  readBuilt('.html').flatMap((html) => Array.from(html.matchAll(elements), ([, text = '']) => text));

test('no script that is delivered needs more than the oldest browsers have', () => {
  const inline = readInline(/<script>([\s\S]*?)<\/script>/g);
  expect(inline).toHaveLength(1);
  const scripts = [...readBuilt('.js'), ...inline];
  expect(scripts.length).toBeGreaterThan(8);
  expect([...new Set(scripts.flatMap(findTooNewInScript))].sort()).toEqual(Object.keys(neverMissed.script));
});

test('no style that is delivered needs more than the oldest browsers have', () => {
  const styles = readInline(/<style>([\s\S]*?)<\/style>/g);
  expect(styles).toHaveLength(1);
  expect([...new Set(styles.flatMap(findTooNewInStyle))].sort()).toEqual(Object.keys(neverMissed.style));
});

test.each([
  ['URL.parse(a)', 'URL.parse'],
  ['Map.groupBy(a, b)', 'Map.groupBy'],
  ['Promise.withResolvers()', 'Promise.withResolvers'],
  ['Iterator.from(a)', 'Iterator.from'],
  ['Array.fromAsync(a)', 'Array.fromAsync'],
  ['a?.hidePopover()', '.hidePopover()'],
  ['a.checkVisibility()', '.checkVisibility()'],
  ['a.isSubsetOf(b)', '.isSubsetOf()'],
  ['jsx(`div`, { popover: `auto` })', 'popover='],
  ['new URLPattern(a)', 'URLPattern'],
])('in a script, %s is found to be too new', (code, name) => {
  expect(findTooNewInScript(code)).toEqual([name]);
});

test.each([
  ['a{color:light-dark(red,blue)}', 'light-dark()'],
  ['a{field-sizing:content}', 'field-sizing'],
  ['a{align-items:safe center}', 'align-items: safe'],
  ['@starting-style{a{color:red}}', '@starting-style'],
  ['a:popover-open{color:red}', ':popover-open'],
])('in a style, %s is found to be too new', (code, name) => {
  expect(findTooNewInStyle(code)).toContain(name);
});

test('what the oldest browsers have is found to be well', () => {
  expect(
    findTooNewInScript('a.toSorted().map(b); new Map(a.values()); structuredClone(a); a.showModal()'),
  ).toEqual([]);
  expect(findTooNewInStyle('@media (width<30rem){a:is(b){inset:0;color:rgb(0 0 0/12%)}}')).toEqual([]);
});
