import { expect, test } from 'vitest';
import { ConfigError } from '../../../bff/config/config-error.ts';
import { parseHosting } from '../../../bff/config/parse-hosting.ts';

test('the build needs nothing to be set, and takes the pages to be served over https', () => {
  expect(parseHosting({})).toEqual({ appOrigin: 'https://localhost', bffUrl: null });
});

test('both origins come from the environment', () => {
  expect(
    parseHosting({ APP_ORIGIN: 'http://localhost:8080', BFF_URL: 'https://bff.konto.example/' }),
  ).toEqual({
    appOrigin: 'http://localhost:8080',
    bffUrl: 'https://bff.konto.example',
  });
});

test('an address with a path, with credentials or without https is refused by name, and never printed', () => {
  for (const wrong of [
    'https://konto.example/bff',
    'https://u:p@konto.example',
    'http://konto.example',
    'x; y',
  ])
    expect(() => parseHosting({ APP_ORIGIN: wrong, BFF_URL: wrong })).toThrow(
      expect.toSatisfy(
        (error) =>
          error instanceof ConfigError &&
          /^APP_ORIGIN .*\nBFF_URL /.test(error.message) &&
          !error.message.includes(wrong),
      ),
    );
});
