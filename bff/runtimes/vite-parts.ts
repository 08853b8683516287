// Writes into the page which files belong to each part that is loaded later, so that the application can fetch them
// before it imports them, and say why one did not come.
import { relative } from 'node:path';
import { normalizePath, type Plugin, type Rolldown } from 'vite';

/** Where the page says so, below its encoding, which has to stand in the first 1024 bytes. */
const emptyElement = '<meta name="parts" content="{}" />';

/** What Vite lays around each dynamic import to load its styles first: ours are in the page already. */
const preloadHelper = '\0vite/preload-helper.js';

export function partFiles(): Plugin {
  let parts: string[] = [];
  return {
    name: 'konto-parts',
    apply: 'build',
    load: {
      order: 'pre',
      filter: { id: preloadHelper },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    renderStart() {
      const isPart = (id: string) => (this.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0;
      parts = [...this.getModuleIds()].filter(isPart);
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const content = JSON.stringify(findParts(parts, bundle)).replaceAll('"', '&quot;');
        return html.replace(emptyElement, () => `<meta name="parts" content="${content}" />`);
      },
    },
  };
}

/** By the source of each part: its own script and those that it imports, but for what the page loads itself. */
function findParts(parts: readonly string[], bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const first = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap((entry) => findFiles(entry, chunks)));
  return Object.fromEntries(
    parts.map((part) => {
      const holding = chunks.filter(({ moduleIds }) => moduleIds.includes(part));
      const files = holding.flatMap((chunk) => findFiles(chunk, chunks));
      return [normalizePath(relative('web', part)), files.filter((file) => !first.has(file))];
    }),
  );
}

function findFiles(
  chunk: Rolldown.OutputChunk,
  chunks: readonly Rolldown.OutputChunk[],
  seen = new Set<string>(),
): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const imported = chunks.filter(({ fileName }) => chunk.imports.includes(fileName));
  return [`/${chunk.fileName}`, ...imported.flatMap((other) => findFiles(other, chunks, seen))];
}
