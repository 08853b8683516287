import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'sk'],
  catalogs: [{ path: 'web/locales/{locale}', include: ['web'] }],
  format: formatter({ lineNumbers: false }),
});
