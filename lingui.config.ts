import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** Where the messages of the first load stand; all others come right after it, with the screens that need them. */
const firstLoad = [
  'web/features/connect',
  'web/features/frame',
  'web/features/menu',
  'web/features/preferences',
  'web/features/problem-notice/deferred-problem-notice.tsx',
  'web/routes/callback.tsx',
  'web/routes/connect.tsx',
  'web/routes/route-failure.tsx',
];

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'sk'],
  catalogs: [
    { path: 'web/locales/{locale}', include: firstLoad },
    { path: 'web/locales/later/{locale}', include: ['web'], exclude: firstLoad },
  ],
  format: formatter({ lineNumbers: false }),
});
