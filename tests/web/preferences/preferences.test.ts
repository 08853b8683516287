import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { applyPreferences } from '../../../web/preferences/apply-preferences.ts';
import {
  changePreferences,
  preferencesKey,
  preferredLanguage,
  readPreferences,
} from '../../../web/preferences/preferences.ts';

afterEach(() => localStorage.clear());

const tellFromOtherTab = (stored: string) =>
  dispatchEvent(new StorageEvent('storage', { key: preferencesKey, newValue: stored }));

async function follow() {
  onTestFinished(await applyPreferences(document));
}

test('a choice is shown on the page and kept, and nothing else is', async () => {
  await follow();
  changePreferences({ theme: 'dark', privacy: true });
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', privacy: 'on' });
  expect(Object.keys(localStorage)).toEqual([preferencesKey]);
  expect(JSON.parse(localStorage.getItem(preferencesKey) ?? '')).toEqual(readPreferences());
  changePreferences({ theme: 'system' });
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test('the language of the page follows the choice', async () => {
  await follow();
  changePreferences({ language: 'sk' });
  await expect.poll(() => document.documentElement.lang).toBe('sk');
});

test('the last of two quick choices of a language wins', async () => {
  await follow();
  changePreferences({ language: 'sk' });
  changePreferences({ language: 'en' });
  await vi.dynamicImportSettled();
  expect(document.documentElement.lang).toBe('en');
});

test('a choice made in another tab counts in this one', async () => {
  await follow();
  tellFromOtherTab('{"theme":"light","privacy":true,"language":"sk","pageSize":200}');
  expect(readPreferences()).toEqual({ theme: 'light', privacy: true, language: 'sk', pageSize: 200 });
});

test.each(['not json', 'null', '[]', '{"theme":"neon","pageSize":7,"privacy":"yes"}'])(
  'what is no preference is read as none: %s',
  async (stored) => {
    await follow();
    tellFromOtherTab(stored);
    expect(readPreferences()).toEqual({ theme: 'system', privacy: false, language: 'en', pageSize: 50 });
  },
);

test("the first language is the browser's, where there is a catalogue for it", () => {
  expect(preferredLanguage(['de-AT', 'sk-SK', 'en-GB'])).toBe('sk');
  expect(preferredLanguage(['de'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
});
