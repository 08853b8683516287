import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Sizes in bytes after gzip. */
export interface BuildSizes {
  firstLoad: { script: number; style: number };
  /** What each lazy part adds to what is there before it, by its source: see `signedIn`. */
  lazy: Record<string, number>;
}

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  isDynamicEntry?: boolean;
}

/** The chunk with the bar of every signed-in screen, and with what such screens share: all of them begin with it. */
const signedIn = 'signed-in';

/** Builds for production, as `npm run build` does, and measures what came out. */
export function measureBuild(root: string, outDir: string): BuildSizes {
  const options = ['--outDir', outDir, '--emptyOutDir', '--manifest', '--logLevel', 'error'];
  execFileSync('vite', ['build', root, ...options], { env: { ...process.env, NODE_ENV: 'production' } });
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'),
  );
  const chunks = new Map(Object.entries(manifest));
  const filesOf = (names: Iterable<string>) =>
    Array.from(names, (name) => chunks.get(name)?.file ?? []).flat();
  const sizeOf = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length, 0);

  const html = readFileSync(join(outDir, 'index.html'), 'utf8');
  const named = (isWanted: (chunk: Chunk) => boolean | undefined) =>
    [...chunks].flatMap(([name, chunk]) => (isWanted(chunk) ? [name] : []));
  const first = listReachable(
    chunks,
    named(({ file }) => file.endsWith('.js') && html.includes(`/${file}"`)),
  );
  const styles = Array.from(html.matchAll(/<style>([\s\S]*?)<\/style>/g), ([, text = '']) => text).join('');
  const begun = [
    ...listReachable(
      chunks,
      named(({ name }) => name === signedIn),
    ),
  ];
  const lazy = named(({ isDynamicEntry }) => isDynamicEntry).map((name): [string, number] => {
    const reachable = listReachable(chunks, [name]);
    const isSignedIn = begun.every((brought) => reachable.has(brought));
    const there = isSignedIn ? new Set([...first, ...begun]) : first;
    const added = [...reachable].filter((reached) => !there.has(reached));
    return [name, sizeOf(filesOf(added))];
  });
  return {
    firstLoad: { script: sizeOf(filesOf(first)), style: gzipSync(styles, { level: 9 }).length },
    lazy: {
      ...Object.fromEntries(lazy),
      [signedIn]: sizeOf(filesOf(begun.filter((name) => !first.has(name)))),
    },
  };
}

/** The named chunks and all that they import before they can run. */
function listReachable(chunks: ReadonlyMap<string, Chunk>, names: readonly string[]): Set<string> {
  const reached = new Set(names);
  for (const name of reached) for (const next of chunks.get(name)?.imports ?? []) reached.add(next);
  return reached;
}
