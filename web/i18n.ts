import { i18n, type Messages } from '@lingui/core';
import { messages as english } from './locales/en.po';
import { type Language, readPreferences } from './preferences/preferences.ts';

type Part = 'firstLoad' | 'later';

/** English comes with the first load; every other catalogue is a chunk of its own. */
const catalogues: Readonly<Record<Language, Readonly<Record<Part, () => Promise<Messages>>>>> = {
  en: {
    firstLoad: async () => english,
    later: async () => (await import('./locales/later/en.po')).messages,
  },
  sk: {
    firstLoad: async () => (await import('./locales/sk.po')).messages,
    later: async () => (await import('./locales/later/sk.po')).messages,
  },
};

const wanted = new Set<Part>(['firstLoad']);

/** Loads what the preferred language needs and turns to it. */
export async function activateLanguage(): Promise<void> {
  const { language } = readPreferences();
  const parts = await Promise.all([...wanted].map((part) => catalogues[language][part]()));
  if (readPreferences().language !== language) return;
  const locale = localeOf(language);
  for (const messages of parts) i18n.load(locale, messages);
  i18n.activate(locale);
  document.documentElement.lang = language;
}

/** The words of everything that is not on the first screen. */
export async function loadLaterMessages(): Promise<void> {
  wanted.add('later');
  await activateLanguage();
}

/**
 * The language as it is written where the browser's owner lives, e.g. `en-GB`: days and amounts differ by region. Some
 * browsers name what is no tag, such as `en-US@posix`, for which `Intl` would throw. (BCP 47)
 */
const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.startsWith(`${language}-`) && !tag.includes('@')) ?? language;
