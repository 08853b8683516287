// The built pages, read once into memory with what the build compressed beside them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { page } from './site-rules.ts';

/** Smallest first. */
export const contentEncodings = ['br', 'gzip'] as const;
export type ContentEncoding = (typeof contentEncodings)[number];

export interface SiteFile {
  mediaType: string;
  etag: string;
  body: Uint8Array<ArrayBuffer>;
  /** Where the build made them. */
  compressed: Readonly<Partial<Record<ContentEncoding, Uint8Array<ArrayBuffer>>>>;
}

/** By URL path, such as `/assets/main-4f9a.js`. */
export type SiteFiles = ReadonlyMap<string, SiteFile>;

/** How the build names a compressed copy. */
export const compressedEndings: Readonly<Record<ContentEncoding, string>> = { br: '.br', gzip: '.gz' };

/** By the ending of the name. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Files whose type is not known stay out, and with them everything hidden and every compressed copy by itself. */
export function readSiteFolder(folder: string): SiteFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return new Map(
    paths.flatMap((path) => {
      const mediaType = mediaTypes[extname(path)];
      const urlPath = `/${relative(folder, path).split(sep).join('/')}`;
      return mediaType === undefined || urlPath.includes('/.')
        ? []
        : [[urlPath, readSiteFile(path, mediaType)]];
    }),
  );
}

/** The text of the one page; empty where the folder has none. */
export const readPage = (files: SiteFiles): string => new TextDecoder().decode(files.get(page)?.body);

function readSiteFile(path: string, mediaType: string): SiteFile {
  const body = new Uint8Array(readFileSync(path));
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const compressed = contentEncodings.flatMap((encoding) => {
    const copy = path + compressedEndings[encoding];
    return existsSync(copy) ? [[encoding, new Uint8Array(readFileSync(copy))]] : [];
  });
  return { mediaType, etag: `W/"${digest}"`, body, compressed: Object.fromEntries(compressed) };
}
