import { nameAccounts } from '../../shared/account-key.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { paths } from '../../web/paths.ts';
import { responseProfiles } from '../../web/queries/response-profiles.ts';
import type { TestBrowser } from './test-browser.ts';

/** The address of an account of the first connection, by the name that people see. */
export async function findAccountPath(browser: TestBrowser, name: string): Promise<string> {
  const session = await browser.session();
  const [connection] = session.status === 'signed-in' ? session.connections : [];
  if (!connection) throw new Error('Not connected');
  const answer = await browser.fetch(endpoints.accounts(connection.connectionId));
  const { parseAccounts } = await responseProfiles[connection.profile]();
  const { accounts } = parseAccounts(await answer.text());
  const account = (await nameAccounts(accounts)).find((known) => (known.displayName ?? known.name) === name);
  if (!account) throw new Error(`No account ${name}`);
  return paths.account(account.accountKey);
}
