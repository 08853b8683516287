// Compresses the built pages once, as small as it goes, so that no server has to while somebody waits.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { compressedEndings } from './site-folder.ts';

const compressible = /\.(?:css|html|ico|js|json|svg|txt|webmanifest)$/;

export function precompress(): Plugin {
  return {
    name: 'konto-precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((each) => compressible.test(each))) compressFile(join(dir, name));
    },
  };
}

function compressFile(path: string) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(path + compressedEndings.br, brotliCompressSync(bytes, { params }));
  writeFileSync(path + compressedEndings.gzip, gzipSync(bytes, { level: 9 }));
}
