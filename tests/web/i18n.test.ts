import { i18n } from '@lingui/core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { turnToPreferredLanguage } from '../../web/i18n.ts';
import { changePreferences } from '../../web/preferences/preferences.ts';

function speak(...languages: string[]) {
  const spoken = vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  onTestFinished(() => spoken.mockRestore());
}

test('days and amounts are written as where the browser’s owner lives', async () => {
  speak('de-AT', 'en-GB', 'en');
  changePreferences({ language: 'en' });
  await turnToPreferredLanguage();
  expect(i18n.locale).toBe('en-GB');
  expect(document.documentElement.lang).toBe('en');
});

test('a language that the browser does not name is written in its own way', async () => {
  speak('de-AT');
  changePreferences({ language: 'sk' });
  await turnToPreferredLanguage();
  expect(i18n.locale).toBe('sk');
});

test('a browser that names what is no language tag still writes amounts', async () => {
  speak('en-US@posix', 'en');
  changePreferences({ language: 'en' });
  await turnToPreferredLanguage();
  expect(() => i18n.number(1)).not.toThrow();
});
