import { turnToPreferredLanguage } from '../i18n.ts';
import { followOtherTabs, onPreferences, type Preferences, readPreferences } from './preferences.ts';

/** Puts the preferences into effect, now and whenever they change in any tab. Resolves with the way to stop. */
export async function applyPreferences(document: Document): Promise<() => void> {
  const apply = async (preferences: Preferences) => {
    showPreferences(document, preferences);
    await turnToPreferredLanguage();
  };
  await apply(readPreferences());
  const stops = [onPreferences(apply), followOtherTabs()];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The same attributes that `boot.js` sets before the first paint. */
function showPreferences({ documentElement }: Document, { theme, privacy }: Preferences): void {
  if (theme === 'system') delete documentElement.dataset.theme;
  else documentElement.dataset.theme = theme;
  documentElement.dataset.privacy = privacy ? 'on' : 'off';
}
