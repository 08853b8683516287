import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { expect, test } from 'vitest';

test('every message of the source is in the catalogue of each language, translated, and no other is', async () => {
  const config = getConfig();
  for (const catalog of await getCatalogs(config)) {
    const inSource = Object.keys((await catalog.collect()) ?? {}).sort();
    expect(inSource.length).toBeGreaterThan(50);
    for (const locale of config.locales) {
      const entries = (await catalog.read(locale)) ?? {};
      const translated = Object.keys(entries).filter(
        (id) => entries[id]?.translation && !entries[id]?.obsolete,
      );
      expect(translated.sort(), locale).toEqual(inSource);
    }
  }
});
