import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Installs what a folder's own lockfile names, unless it is there already: the product needs none of it. */
export function installTools(folder: string): void {
  const locked = statSync(join(folder, 'package-lock.json')).mtimeMs;
  const installed = statSync(join(folder, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  if (installed && installed.mtimeMs >= locked) return;
  console.error(`── installing what ${folder} needs`);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}
