import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { kontoDevServer } from './bff/runtimes/vite-dev-server.ts';
import { precompress } from './bff/runtimes/vite-precompress.ts';

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    lingui({ macroTransform: true, failOnMissing: command === 'build', failOnCompileError: true }),
    kontoDevServer(),
    precompress(),
  ],
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Without this group the bundler cuts what the first screen needs into several files (rolldown issue 10731).
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'konto', tags: ['$initial'] }] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['tests/{shared,bff,repository}/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['tests/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['tests/support/web-setup.ts'],
        },
      },
    ],
  },
}));
