import { sandboxUsers } from '../sandbox/sandbox-bank.ts';

/** What a developer wants to know first: where to go, and who to be. */
export function formatBanner(url: string, sandboxUrl: string | null): string {
  const lines = [`Konto runs at ${url}`];
  if (sandboxUrl !== null) {
    lines.push(`Its sandbox bank runs at ${sandboxUrl}: invented people, invented money. Sign in there as`);
    for (const { name, username, password } of sandboxUsers)
      lines.push(`  ${name}: ${username} / ${password}`);
  }
  return `\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}
