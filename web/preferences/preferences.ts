import * as v from 'valibot';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { parseJson } from '../parse-json.ts';

const themes = ['system', 'light', 'dark'] as const;
const languages = ['en', 'sk'] as const;
export const pageSizes = [10, 20, 50, 100, 200] as const;

export type Theme = (typeof themes)[number];
export type Language = (typeof languages)[number];
export type PageSize = (typeof pageSizes)[number];

/** What a person likes: the only thing that Konto keeps in the browser's storage. `boot.js` reads it too. */
export interface Preferences {
  theme: Theme;
  language: Language;
  /** Masks amounts. */
  privacy: boolean;
  pageSize: PageSize;
}

export const preferencesKey = 'konto.preferences';

const preferencesSchema = v.object({
  theme: v.fallback(v.picklist(themes), 'system'),
  language: v.fallback(v.picklist(languages), () => preferredLanguage(navigator.languages)),
  privacy: v.fallback(v.boolean(), false),
  pageSize: v.fallback(v.picklist(pageSizes), 50),
});

const preferences = createStore<Preferences>(() => parsePreferences(readStored()));

export const usePreferences = <T>(select: (preferences: Preferences) => T): T =>
  useStore(preferences, select);

export const readPreferences = (): Preferences => preferences.getState();

export const onPreferences = (listener: (preferences: Preferences) => void): (() => void) =>
  preferences.subscribe(listener);

export function changePreferences(change: Partial<Preferences>): void {
  preferences.setState(change);
  try {
    localStorage.setItem(preferencesKey, JSON.stringify(preferences.getState()));
  } catch {
    // A full or forbidden storage costs the memory of a choice, not the choice.
  }
}

/** For as long as the page is open: what was chosen stays stored, for the next time. */
export const stayWithLanguage = (language: Language): void => preferences.setState({ language });

/** Follows what other tabs choose. Returns the way to stop. */
export function followOtherTabs(): () => void {
  const follow = (event: StorageEvent) => {
    if (event.key === preferencesKey) preferences.setState(parsePreferences(event.newValue));
  };
  addEventListener('storage', follow);
  return () => removeEventListener('storage', follow);
}

/** The first language of the browser's list that has a catalogue. */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

function isLanguage(tag: string): tag is Language {
  return languages.some((language) => language === tag);
}

function parsePreferences(stored: string | null): Preferences {
  return parseJson(preferencesSchema, stored ?? '{}') ?? v.parse(preferencesSchema, {});
}

function readStored(): string | null {
  try {
    return localStorage.getItem(preferencesKey);
  } catch {
    return null;
  }
}
