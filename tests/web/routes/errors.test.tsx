import { screen } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { problemStatuses } from '../../../shared/problems.ts';
import { changePreferences } from '../../../web/preferences/preferences.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

const codes = [
  'offline',
  'new_version',
  'server_unavailable',
  'cookies_blocked',
  'unreadable_response',
  'response_too_large',
  ...Object.keys(problemStatuses),
];

async function openErrors(path = '/help/errors') {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const rendered = await renderApp({ path, browser: app.browser() });
  await screen.findByText('bank_misbehaved');
  return rendered;
}

const readSentences = () => screen.getAllByRole('definition').map(({ textContent }) => textContent);

test('every code has its place on the page and a sentence, without anybody being signed in', async () => {
  const { container } = await openErrors();
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(codes);
  for (const code of codes) expect(container.querySelector(`[id="${code}"]`)).toBeVisible();
  for (const sentence of readSentences()) expect(sentence.length).toBeGreaterThan(30);
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('in Slovak every sentence is another one', async () => {
  await openErrors();
  const english = new Set(readSentences());
  changePreferences({ language: 'sk' });
  await screen.findByRole('heading', { level: 1, name: 'Čo znamenajú hlásenia' });
  const slovak = readSentences();
  expect(slovak).toHaveLength(codes.length);
  expect(slovak.filter((sentence) => english.has(sentence))).toEqual([]);
});

test('the code that was asked for is marked and in view', async () => {
  const scrolledTo: string[] = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function record(this: Element) {
    scrolledTo.push(this.id);
  });
  const { container } = await openErrors('/help/errors#history_limit');
  const marked = [...container.querySelectorAll('dl > div[class]')].map(({ id }) => id);
  expect(marked).toEqual(['history_limit']);
  await expect.poll(() => scrolledTo).toContain('history_limit');
});
