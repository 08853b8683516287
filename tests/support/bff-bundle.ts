import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Builds the BFF into the folder, as `npm run build` does. */
export function buildBff(folder: string) {
  const options = ['--config', 'vite.bff.config.ts', '--outDir', folder, '--logLevel', 'error'];
  execFileSync(resolve('node_modules/.bin/vite'), ['build', '--app', ...options], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
