import { i18n, type Messages } from '@lingui/core';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { loadPart } from './load-part.ts';
import { messages as english } from './locales/en.po';
import { type Language, readPreferences, stayWithLanguage } from './preferences/preferences.ts';

type Part = 'firstLoad' | 'later';

const catalogue = (source: string, load: () => Promise<{ messages: Messages }>) => async () =>
  (await loadPart(source, load)).messages;

/** English comes with the first load; every other catalogue is a chunk of its own. */
const catalogues: Readonly<Record<Language, Readonly<Record<Part, () => Promise<Messages>>>>> = {
  en: {
    firstLoad: async () => english,
    later: catalogue('locales/later/en.po', () => import('./locales/later/en.po')),
  },
  sk: {
    firstLoad: catalogue('locales/sk.po', () => import('./locales/sk.po')),
    later: catalogue('locales/later/sk.po', () => import('./locales/later/sk.po')),
  },
};

const wanted = new Set<Part>(['firstLoad']);

let shown: Language = 'en';

interface LanguageFailure {
  language: Language;
  failure: unknown;
}

/** The language whose words did not come, and why; null where none is missed. */
const missed = createStore<{ missed: LanguageFailure | null }>(() => ({ missed: null }));

export const useMissedLanguage = (): LanguageFailure | null => useStore(missed, (state) => state.missed);

/** Turns to the preferred language; where its words do not come, the one that was shown before stays. */
export async function turnToPreferredLanguage(): Promise<void> {
  const { language } = readPreferences();
  missed.setState({ missed: null });
  await activateLanguage().catch((failure: unknown) => {
    stayWithLanguage(shown);
    missed.setState({ missed: { language, failure } });
    // At the start none was: of English the first screens are in the first load.
    if (!i18n.locale) show('en', [english]);
  });
}

/** Loads what the preferred language needs and turns to it. */
async function activateLanguage(): Promise<void> {
  const { language } = readPreferences();
  const parts = await Promise.all([...wanted].map((part) => catalogues[language][part]()));
  if (language !== readPreferences().language) return;
  show(language, parts);
}

function show(language: Language, parts: readonly Messages[]): void {
  shown = language;
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
