import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { kontoDevServer } from './bff/runtimes/vite-dev-server.ts';
import { hosting } from './bff/runtimes/vite-hosting.ts';
import { inlineBeforeFirstPaint } from './bff/runtimes/vite-inline.ts';
import { partFiles } from './bff/runtimes/vite-parts.ts';
import { precompress } from './bff/runtimes/vite-precompress.ts';
import packageJson from './package.json' with { type: 'json' };
import { routePaths } from './web/paths.ts';

// Lingui recommends its native transform, whose packages npm skips without a word on a host with an older Node.
process.env.LINGUI_SUPPRESS_BABEL_WARNING = '1';

/** Against hanging alone: on a busy machine even the shortest test waits for its turn. */
const testTimeout = 20_000;

/** The oldest browsers, as package.json declares them: `ios_saf >= 17` is `ios17` here. */
const target = packageJson.browserslist.map((oldest) => oldest.replace('_saf', '').replace(' >= ', ''));

/** Without this group the bundler cuts what every screen needs into several files (rolldown issue 10731). */
const firstLoad = { name: 'konto', tags: ['$initial' as const] };

/** Few files instead of many small ones: each group is one, with all that it needs. */
const everywhere = { name: 'everywhere', test: /problem-notice|use-connect|use-kept-scroll/ };
const signedIn = { name: 'signed-in', test: /signed-in-bar|routes.accounts/ };

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui({ failOnMissing: command === 'build', failOnCompileError: true }),
    kontoDevServer(),
    partFiles(),
    inlineBeforeFirstPaint('/web/boot.js'),
    precompress(),
    hosting(Object.values(routePaths)),
  ],
  // Lingui asks for what old React lacks, which React has had for long.
  resolve: { alias: { 'use-sync-external-store/shim': 'react' } },
  build: {
    target,
    cssTarget: target,
    sourcemap: false,
    assetsInlineLimit: 0,
    // Scripts are fetched before they are imported (web/load-part.ts). WebKit keeps one whose preload failed (bug 270357).
    modulePreload: false,
    // All styles are 5 kB: in the page they cost no request, and none that can fail later.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: [firstLoad, everywhere, signedIn] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/{shared,bff,repository}/**/*.test.ts'],
          environment: 'node',
          testTimeout,
        },
      },
      {
        extends: true,
        test: {
          name: 'redis', // needs a redis-server, and is not part of `npm test`
          include: ['tests/redis/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hosting', // needs nginx and the built pages, and is not part of `npm test` either
          include: ['tests/hosting/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines', // needs Firefox and WebKit, and is not part of `npm test` either
          include: ['tests/engines/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['tests/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout: 40_000,
          expect: { poll: { timeout: 10_000 } },
          setupFiles: ['tests/support/web-setup.ts'],
        },
      },
    ],
  },
}));
