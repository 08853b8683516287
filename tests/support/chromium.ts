// A real Chromium: the one that a development dependency ships inside itself, the same everywhere. With
// CHROMIUM=system it is the system's own: what only that one forgives would pass unseen otherwise.
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const cache = resolve('node_modules/.cache/chromium');

/** Flags without which Chromium cannot run as root, or asks its maker's servers for things at every start. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function findChromium(wanted = process.env.CHROMIUM): Promise<string> {
  return wanted === 'system' ? findOnPath() : unpackShipped();
}

function findOnPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = folders.flatMap((folder) => systemNames.map((name) => join(folder, name)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined)
    throw new Error(`CHROMIUM=system finds none of ${systemNames.join(', ')} on the PATH`);
  return found;
}

/** The package unpacks into the temporary folder; it is kept beside the packages instead, so nothing is left over. */
async function unpackShipped(): Promise<string> {
  const unpacked = join(cache, 'chromium');
  if (existsSync(unpacked)) return unpacked;
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache;
  const { default: shipped } = await import('@sparticuz/chromium');
  const file = await shipped.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  return file;
}
