// `npm run screenshots`: every state of the built application, in every look, to be looked at. Those that the README
// shows go to docs/screenshots/, all of them to the folder that is named, by default node_modules/.cache/screenshots.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { type SandboxedServer, startSandboxedServer } from './server.ts';

const folder = process.argv[2] ?? 'node_modules/.cache/screenshots';
const shown = [
  'connect-wide-light-en',
  'accounts-wide-dark-sk',
  'account-wide-light-en',
  'account-narrow-dark-en',
];

const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 780 } };
const themes = ['light', 'dark'] as const;
const languages = ['en', 'sk'] as const;

interface Stage {
  page: Page;
  server: SandboxedServer;
}

/** Each state starts where the one before has ended. */
const states: Record<string, (stage: Stage) => Promise<unknown>> = {
  connect: ({ page }) => page.goto('/'),
  'connect-expired': ({ page }) => page.goto('/?reason=session_expired'),
  'bank-login': async ({ page }) => {
    await page.locator('main button.button-primary').first().click();
    await page.locator('#password').waitFor();
  },
  'bank-consent': async ({ page }) => {
    await page.getByRole('button', { name: 'Jana Nováková' }).click();
    await page.locator('#duration').waitFor();
  },
  refused: async ({ page }) => {
    await page.locator('button[value="refuse"]').click();
    await page.getByText('authorization_denied').waitFor();
  },
  accounts: connect,
  find: async ({ page }) => {
    const account = await page.getByRole('link', { name: /Bežný účet/ }).getAttribute('href');
    const [key] = /[^/]+(?=\?|$)/.exec(account ?? '') ?? [];
    await page.goto(`/find?q=potraviny&account=${key}`);
    await page.locator('ol [data-key]').first().waitFor();
  },
  export: async ({ page }) => {
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByRole('dialog').waitFor();
  },
  account: async ({ page }) => {
    await page.goto('/accounts');
    await page.getByRole('link', { name: /Bežný účet/ }).click();
    await page.locator('a[href*="tx="]').first().waitFor();
  },
  transaction: async ({ page }) => {
    await page.locator('a[href*="tx="]').nth(3).click();
    await page.locator('details:visible').first().waitFor();
  },
  'account-end': ({ page }) => page.goto(`${new URL(page.url()).pathname}?page=67`),
  'account-beyond': ({ page }) => page.goto(`${new URL(page.url()).pathname}?page=999`),
  'bank-misbehaves': async ({ page, server }) => {
    await server.levers.disturb({ endpoint: 'transactions', page: 9, disturbance: { kind: 'html' } });
    await page.goto(`${new URL(page.url()).pathname}?page=9`);
  },
  'display-menu': ({ page }) => page.locator('.frame-header button').first().click(),
  'connections-menu': async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.locator('.frame-bar button').first().click();
  },
  connections: ({ page }) => page.goto('/connections'),
  'lost-consent': async ({ page, server }) => {
    await page.goBack();
    await page.goto(`${new URL(page.url()).pathname}?page=3`);
    await page.waitForLoadState('networkidle');
    await server.levers.revokeConsents();
    await page.reload();
    await page.getByRole('dialog').waitFor();
  },
  'account-unknown': ({ page }) => page.goto('/accounts/aaaaaaaaaaaaaaaa'),
  'odd-accounts': async ({ page, server }) => {
    await server.levers.reset();
    await page.context().clearCookies();
    await signIn(page, 'Oskar Blaho');
    await page.getByRole('link', { name: 'Letters turned' }).waitFor();
  },
  'odd-accounts-below': ({ page }) =>
    page
      .getByRole('link', { name: 'Letters turned' })
      .evaluate((link) => link.scrollIntoView({ block: 'center' })),
  'odd-dates': (stage) => openOdd(stage, 'Dates that are none'),
  'odd-rows': (stage) => openOdd(stage, 'Rows that cannot be read'),
  'odd-row': async ({ page }) => {
    await page.locator('a[href*="tx=row-"]').first().click();
    await page.locator('pre:visible').waitFor();
  },
  'odd-letters': (stage) => openOdd(stage, 'Letters turned'),
  'odd-words': (stage) => openOdd(stage, 'Longwords'),
  'odd-word': ({ page }) => page.locator('a[href*="tx="]').first().click(),
  'odd-empty-page': (stage) => openOdd(stage, 'Pages without rows'),
  'odd-path': (stage) => openOdd(stage, 'A path that is not there'),
  errors: ({ page }) => page.goto('/help/errors'),
  'not-found': ({ page }) => page.goto('/nothing-is-here'),
};

async function connect({ page }: Stage) {
  await signIn(page, 'Jana Nováková');
  await page.getByRole('link', { name: /Bežný účet/ }).waitFor();
}

async function signIn(page: Page, user: string) {
  await page.goto('/');
  await page.locator('main button.button-primary').first().click();
  await page.getByRole('button', { name: user }).click();
  await page.locator('button[value="allow"]').click();
}

/** The account of the one whose bank is odd. */
async function openOdd({ page }: Stage, name: string, search = '') {
  await page.goto('/accounts');
  const link = page.getByRole('link', { name });
  await page.goto(`${await link.getAttribute('href')}${search}`);
  await page.locator('main section div[aria-busy="false"]').waitFor();
}

interface Look {
  size: keyof typeof sizes;
  theme: (typeof themes)[number];
  language: (typeof languages)[number];
}

const looks: Look[] = (['wide', 'narrow'] as const).flatMap((size) =>
  themes.flatMap((theme) => languages.map((language) => ({ size, theme, language }))),
);

async function shootAll(browser: Browser, server: SandboxedServer, { size, theme, language }: Look) {
  await server.levers.reset();
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: sizes[size],
    colorScheme: theme,
    locale: language === 'en' ? 'en-GB' : 'sk-SK',
    timezoneId: 'Europe/Bratislava',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const [state, reach] of Object.entries(states)) {
    await reach({ page, server });
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${state}-${size}-${theme}-${language}.png`) });
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
const server = await startSandboxedServer();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
try {
  for (const look of looks) await shootAll(browser, server, look);
} finally {
  await browser.close();
  await server.stop();
}
mkdirSync('docs/screenshots', { recursive: true });
for (const name of shown) copyFileSync(join(folder, `${name}.png`), `docs/screenshots/${name}.png`);
