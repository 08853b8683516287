import { i18n, type Messages } from '@lingui/core';
import { messages as english } from './locales/en.po';
import type { Language } from './preferences/preferences.ts';

/** English is in the first load; every other catalogue is a chunk of its own. */
const catalogues: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => english,
  sk: async () => (await import('./locales/sk.po')).messages,
};

export async function activateLanguage(language: Language): Promise<void> {
  i18n.loadAndActivate({ locale: language, messages: await catalogues[language]() });
  document.documentElement.lang = language;
}
