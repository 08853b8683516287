// A real Chromium: the system's own, or else the one that a development dependency ships inside itself.
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

export async function findChromium(): Promise<string> {
  return findOnPath() ?? (await unpackShipped());
}

function findOnPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => systemNames.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
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
