// Lays into the page what must be there before its first paint, so that nothing has to be asked for first: the script
// that runs before all others, and the styles. page-headers.ts allows exactly these, by their hashes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync, type Plugin, type Rolldown } from 'vite';

/** `script` is the address of the script in the page while developing, e.g. `/web/boot.js`. */
export function inlineBeforeFirstPaint(script: string): Plugin {
  let root = '';
  return {
    name: 'konto-inline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const code = minifySync(script, readFileSync(join(root, script), 'utf8')).code.trim();
        const withScript = replaceElement(html, script, `<script>${code}</script>`);
        return Object.values(bundle).filter(isStyleSheet).reduce(inlineStyleSheet(bundle), withScript);
      },
    },
  };
}

const isStyleSheet = (output: Rolldown.OutputAsset | Rolldown.OutputChunk): output is Rolldown.OutputAsset =>
  output.type === 'asset' && output.fileName.endsWith('.css');

const inlineStyleSheet =
  (bundle: Rolldown.OutputBundle) =>
  (html: string, { fileName, source }: Rolldown.OutputAsset): string => {
    delete bundle[fileName];
    return replaceElement(html, `/${fileName}`, `<style>${String(source).trim()}</style>`);
  };

/** The empty element that names the file. Where there is not exactly one, the page would miss its styles or its script. */
function replaceElement(html: string, file: string, replacement: string): string {
  const elements = html.match(/<(?:link[^>]*>|script[^>]*><\/script>)/g) ?? [];
  const [element, ...others] = elements.filter((each) => each.includes(`="${file}"`));
  if (element === undefined || others.length > 0) throw new Error(`The page should name ${file} once`);
  return html.replace(element, () => replacement);
}
