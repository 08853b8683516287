import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { beforeEach, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const script = readFileSync('public/too-old.js', 'utf8');
const old = { prototype: {} };

beforeEach(() => {
  document.body.innerHTML = '<div id="root">Konto</div>';
});

/** Runs it in a browser of this name, whose arrays are these. */
function run(userAgent: string, arrays: object = old): string[] {
  new Function('navigator', 'Array', script)({ userAgent }, arrays);
  return Array.from(document.querySelectorAll('[role=alert] > p'), ({ textContent }) => textContent ?? '');
}

/** The kinds of words that the script may have, by the names of ESTree. */
const es5 = new Set(
  `Program ExpressionStatement CallExpression FunctionExpression FunctionDeclaration BlockStatement var Identifier
  VariableDeclarator ArrayExpression Literal TryStatement CatchClause ReturnStatement UnaryExpression LogicalExpression
  MemberExpression ConditionalExpression BinaryExpression ForStatement UpdateExpression IfStatement AssignmentExpression
  ParenthesizedExpression`.split(/\s+/),
);

function visit(node: unknown, see: (node: Record<string, unknown> & { type: string }) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string') see({ ...node, type: node.type });
  for (const part of Object.values(node)) visit(part, see);
}

const mozilla = 'Mozilla/5.0';
const chromium = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['Chrome 78', `${mozilla} (Windows NT 10.0) ${chromium} Chrome/78.0.3904.108 Safari/537.36`],
  ['Edge 18', `${mozilla} (Windows NT 10.0) ${chromium} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`],
  ['Edge 100', `${mozilla} (Windows NT 10.0) ${chromium} Chrome/100.0.0.0 Safari/537.36 Edg/100.0.1185.36`],
  ['Opera 80', `${mozilla} (Windows NT 10.0) ${chromium} Chrome/94.0.4606.71 Safari/537.36 OPR/80.0.4170.63`],
  [
    'Samsung Internet 19',
    `${mozilla} (Linux) ${chromium} SamsungBrowser/19.0 Chrome/102.0.0.0 Mobile Safari/537.36`,
  ],
  ['Firefox 102', `${mozilla} (X11; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0`],
  ['Safari 16.3', `${mozilla} (Macintosh) ${webkit} Version/16.3 Safari/605.1.15`],
  [
    'Safari 15.6, iOS 15.6',
    `${mozilla} (iPhone; CPU iPhone OS 15_6 like Mac OS X) ${webkit} Version/15.6 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome 120, iOS 16.3',
    `${mozilla} (iPhone; CPU iPhone OS 16_3 like Mac OS X) ${webkit} CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1`,
  ],
  ['Internet Explorer 11', `${mozilla} (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko`],
])('%s is called by its name and version, in both languages', (name, userAgent) => {
  const [english, slovak] = run(userAgent);
  expect(english).toMatch(`This browser (${name}) is too old`);
  expect(slovak).toMatch(`Tento prehliadač (${name}) je pre Konto príliš starý`);
});

test('a browser that does not say what it is gets the same sentences without a name', () => {
  const [english, slovak] = run('Lynx');
  expect(english).toMatch(/^This browser is too old/);
  expect(slovak).toMatch(/^Tento prehliadač je pre Konto príliš starý/);
});

test('the sentences stand where the application would draw', () => {
  run('Lynx');
  expect(document.getElementById('root')).toBeNull();
  expect(document.body).not.toHaveTextContent('KontoThis');
});

test('a browser that has what Konto needs is told nothing', () => {
  expect(run(navigator.userAgent, Array)).toEqual([]);
  expect(document.getElementById('root')).toHaveTextContent('Konto');
});

test('the sentences name the browsers that package.json declares', () => {
  const declared = packageJson.browserslist
    .filter((browser) => !browser.startsWith('ios_saf'))
    .map((browser) => browser.replace(' >= ', ' '));
  for (const sentence of run('Lynx'))
    for (const browser of declared) expect(sentence.toLowerCase()).toContain(browser);
});

test('the script is in the words of ECMAScript 5', () => {
  const words = new Set<string>();
  visit(parseAst(script), ({ type, kind }) =>
    words.add(type === 'VariableDeclaration' ? String(kind) : type),
  );
  expect([...words].filter((word) => !es5.has(word))).toEqual([]);
  expect(script).not.toMatch(/,\s*\)/);
});
