import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { expect, test } from 'vitest';

const config = getConfig();
const catalogs = await getCatalogs(config);

test('every message of the source is in a catalogue, translated into each language, and no other is', async () => {
  for (const catalog of catalogs) {
    const inSource = Object.keys((await catalog.collect()) ?? {}).sort();
    expect(inSource.length).toBeGreaterThan(0);
    for (const locale of config.locales) {
      const entries = (await catalog.read(locale)) ?? {};
      const translated = Object.keys(entries).filter(
        (id) => entries[id]?.translation && !entries[id]?.obsolete,
      );
      expect(translated.sort(), `${catalog.path} ${locale}`).toEqual(inSource);
    }
  }
});
