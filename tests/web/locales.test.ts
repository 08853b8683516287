import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatter } from '@lingui/format-po';
import { expect, test } from 'vitest';

const po = formatter({ lineNumbers: false });
const catalogues = { firstLoad: 'web/locales', later: 'web/locales/later' } as const;

interface Message {
  source: string;
  translation: string;
  files: string[];
}

async function read(folder: string, locale: string): Promise<Message[]> {
  const file = join(folder, `${locale}.po`);
  const context = { locale, sourceLocale: 'en', filename: file };
  const parsed = (await po.parse(readFileSync(file, 'utf8'), context)) ?? {};
  return Object.values(parsed).map(({ message = '', translation = '', origin = [] }) => ({
    source: message,
    translation,
    files: origin.map(([origin]) => origin),
  }));
}

const readAll = async (locale: string) =>
  (await Promise.all(Object.values(catalogues).map((folder) => read(folder, locale)))).flat();

test('what a message fills in, its Slovak fills in too', async () => {
  const placeholders = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])|<\/?\d+\/?>/g))].sort();
  for (const { source, translation } of await readAll('sk'))
    expect(placeholders(translation), source).toEqual(placeholders(source));
});

test('Slovak counts in its four classes', async () => {
  const plurals = (await readAll('sk')).filter(({ source }) => source.includes(', plural,'));
  expect(plurals.length).toBeGreaterThan(3);
  for (const { translation } of plurals)
    for (const kind of ['one', 'few', 'many', 'other']) expect(translation).toContain(`${kind} {`);
});

test('the first load shows no message that only comes later', async () => {
  const eager = listStaticImports('web/main.tsx');
  expect(eager.size).toBeGreaterThan(30);
  const later = (await read(catalogues.later, 'en')).flatMap(({ files }) => files);
  expect([...new Set(later)].filter((file) => eager.has(file))).toEqual([]);
});

/** Every module that comes with this one; what is imported by `import()` does not. */
function listStaticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) return seen;
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import|\} from) .*?'(\.[^']+)';$|^import '(\.[^']+)';$/gm,
  );
  for (const [line, path] of imports)
    if (path && !line.startsWith('import type')) listStaticImports(join(dirname(file), path), seen);
  return seen;
}
