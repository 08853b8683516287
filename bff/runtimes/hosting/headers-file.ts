import type { HeaderRule } from './hosted-site.ts';

/** The `_headers` of Netlify and of Cloudflare Pages; lines of `extra` are put into the first rule. */
export function formatHeadersFile(rules: readonly HeaderRule[], extra: readonly string[] = []): string {
  const blocks = rules.map(({ path, headers }, index) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    return [path, ...[...(index === 0 ? extra : []), ...lines].map((line) => `  ${line}`)].join('\n');
  });
  return `# Made by the build: docs/static-hosts.md\n${blocks.join('\n')}\n`;
}
