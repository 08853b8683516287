import { expect, test } from 'vitest';
import type { SandboxBank } from '../../../../bff/sandbox/sandbox-bank.ts';
import { buildAuthorizationUrl, createTestBank } from '../bank-client.ts';

/** Every page that the bank has, in one language. */
async function readPages(bank: SandboxBank, language: string): Promise<string[]> {
  const headers = { 'Accept-Language': language };
  const read = async (address: string) => (await bank.app.request(address, { headers })).text();
  const login = await read(await buildAuthorizationUrl(bank));
  const interaction = /name="interaction" value="([^"]+)"/.exec(login)?.[1] ?? '';
  const body = new URLSearchParams({ interaction, testUser: 'jana' });
  const { headers: signedIn } = await bank.app.request(`${bank.baseUrl}/auth/login`, {
    method: 'POST',
    body,
  });
  const consent = await read(new URL(signedIn.get('Location') ?? '', bank.baseUrl).href);
  const untrusted = await read(await buildAuthorizationUrl(bank, { client_id: 'unknown' }));
  const ended = await read(`${bank.baseUrl}/auth/consent?interaction=unknown`);
  return [login, consent, untrusted, ended];
}

const findAll = (page: string, pattern: RegExp) =>
  Array.from(page.matchAll(pattern), ([, found = '']) => found);
const listHeadings = (pages: string[]) => pages.flatMap((page) => findAll(page, /<h1>(.*?)<\/h1>/g));

test('the pages speak the browser’s language, and English to all others', async () => {
  const bank = createTestBank();
  const english = await readPages(bank, 'en-GB');
  expect(listHeadings(english)).toEqual([
    'Sign in to internet banking',
    'May Konto read your accounts?',
    'This request cannot be trusted',
    'This sign-in has ended',
  ]);
  expect(listHeadings(await readPages(bank, 'fr'))).toEqual(listHeadings(english));
  const slovak = await readPages(bank, 'sk-SK,sk;q=0.9,en;q=0.5');
  expect(slovak.map((page) => /<html lang="(\w+)">/.exec(page)?.[1])).toEqual(Array(4).fill('sk'));
  expect(new Set([...listHeadings(slovak), ...listHeadings(english)]).size).toBe(8);
});

test('each page has one heading, a title that begins with it, and a name for every field', async () => {
  for (const page of await readPages(createTestBank(), 'en')) {
    const [heading, ...more] = findAll(page, /<h1>(.*?)<\/h1>/g);
    expect(more).toEqual([]);
    expect(page).toContain(`<title>${heading} – Banka Duna</title>`);
    const fields = findAll(page, /<(?:input|select) id="([^"]+)"/g);
    expect(findAll(page, /<label for="([^"]+)"/g)).toEqual(fields);
  }
});

test('the pages have neither script nor inline style, and what they ask for is there', async () => {
  const bank = createTestBank();
  const pages = await readPages(bank, 'en');
  for (const page of pages) expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
  const asked = new Set(pages.flatMap((page) => findAll(page, /<(?:link|img)[^>]* (?:href|src)="([^"]+)"/g)));
  const answers = await Promise.all(
    [...asked].map(async (path) => bank.app.request(new URL(path, bank.baseUrl).href)),
  );
  expect(answers.map(({ status, headers }) => [status, headers.get('Content-Type')])).toEqual([
    [200, 'image/svg+xml'],
    [200, 'text/css; charset=utf-8'],
  ]);
});
