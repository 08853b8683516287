import type { Page } from '@playwright/test';
import { connect, consent, expect, test } from './konto.ts';

const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' }).first().click();
const openErrors = (page: Page) => page.getByRole('link', { name: 'What the messages mean' }).last().click();
const errors = (page: Page) => page.getByRole('heading', { level: 1, name: 'What the messages mean' });

/** Says whether the page was loaded anew in between: a mark in its memory is gone then. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isMarked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'isMarked' in window);

test('C31: a screen that does not come over a cut line comes in place at the first Try again', async ({
  page,
}) => {
  const files = '**/assets/errors-*.js';
  await connect(page);
  await mark(page);
  await page.route(files, (route) => route.abort());
  await openErrors(page);
  await expect(page.getByText('There is no connection to Konto’s server.')).toBeVisible();
  await page.unroute(files);
  await tryAgain(page);
  await expect(errors(page)).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test('C31: a screen that a newer version has removed says so, and is there after the page is loaded anew', async ({
  page,
}) => {
  const files = '**/assets/errors-*';
  await connect(page);
  await mark(page);
  await page.route(files, (route) => route.fulfill({ status: 404 }));
  await openErrors(page);
  await expect(page.getByText(/replaced by a newer version/)).toBeVisible();
  await page.unroute(files);
  await tryAgain(page);
  await expect(errors(page)).toBeVisible();
  expect(await isMarked(page)).toBe(false);
});

test('a screen that the server fails to send is the server’s fault, and comes in place when it is tried again', async ({
  page,
}) => {
  const files = '**/assets/errors-*';
  await connect(page);
  await mark(page);
  await page.route(files, (route) => route.fulfill({ status: 503 }));
  await openErrors(page);
  await expect(page.getByText('Konto’s server could not send a part of this page.')).toBeVisible();
  await page.unroute(files);
  await tryAgain(page);
  await expect(errors(page)).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test('how a bank’s responses read can be asked for again where its file did not come', async ({ page }) => {
  const files = '**/assets/responses-*.js';
  await page.route(files, (route) => route.abort());
  await page.goto('/');
  await page.getByRole('button', { name: /^Continue to/ }).click();
  await consent(page);
  await expect(page.getByText('There is no connection to Konto’s server.').first()).toBeVisible();
  await mark(page);
  await page.unroute(files);
  await tryAgain(page);
  await expect(page.getByRole('link', { name: /^Bežný účet/ })).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test('C31: a language whose words do not come says so beside the choice, and comes when it is tried again', async ({
  page,
}) => {
  const catalogues = '**/assets/sk-*.js';
  await connect(page);
  await page.route(catalogues, (route) => route.abort());
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByText('Slovenčina').click();
  await expect(page.getByText('There is no connection to Konto’s server.')).toBeVisible();
  await page.unroute(catalogues);
  await tryAgain(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Účty' })).toBeVisible();
});

test('a part of the frame that does not come leaves the rest alone, and comes in place when it is tried again', async ({
  page,
}) => {
  const files = '**/assets/signed-in-*.js';
  await connect(page);
  await page.route(files, (route) => route.abort());
  await page.goto('/help/errors');
  await expect(errors(page)).toBeVisible();
  await expect(page.getByRole('alert').getByText('There is no connection to Konto’s server.')).toBeVisible();
  await page.unroute(files);
  await tryAgain(page);
  await expect(page.getByRole('button', { name: /Connected/ })).toBeVisible();
});

test('C31: words that do not come at the start leave a page that says so, and comes when it is tried again', async ({
  page,
}) => {
  const catalogues = '**/assets/en-*.js';
  await page.route(catalogues, (route) => route.abort());
  await page.goto('/help/errors');
  await expect(page.getByRole('heading', { level: 1, name: 'This page could not be shown' })).toBeVisible();
  await expect(page.getByRole('main').getByText('offline')).toBeVisible();
  await page.unroute(catalogues);
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await expect(errors(page)).toBeVisible();
});
