/** What a developer wants to know first: where to go, and who to be. */
export async function formatBanner(url: string, sandboxUrl: string | null): Promise<string> {
  const lines = [`Konto runs at ${url}`, ...(sandboxUrl === null ? [] : await introduceSandbox(sandboxUrl))];
  return `\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

async function introduceSandbox(url: string): Promise<string[]> {
  const { sandboxUsers } = await import('../sandbox/sandbox-bank.ts');
  return [
    `Its sandbox bank runs at ${url}: invented people, invented money. Sign in there as`,
    ...sandboxUsers.map(({ name, username, password }) => `  ${name}: ${username} / ${password}`),
  ];
}
