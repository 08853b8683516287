import type { PagePosition, TransactionPage } from '../../../shared/transaction-page.ts';
import { readCursorPage } from '../../queries/cursor-page.ts';
import { findReadQueue } from '../../queries/read-queues.ts';
import { responseProfiles } from '../../queries/response-profiles.ts';
import { type AccountAddress, readPage } from '../../queries/transactions.ts';
import type { World } from '../../world.tsx';

/** Reads a page with all the rows that the bank sent for it, in its turn among the other reads of the tab. */
export async function readWholePage(
  world: World,
  address: AccountAddress & { position: PagePosition },
  signal: AbortSignal,
): Promise<TransactionPage> {
  const { client, now, sessionLife } = world;
  const { position, ...account } = address;
  const read = () =>
    'page' in position
      ? readPage(client, { ...account, ...position }, signal)
      : readCursorPage(client, { ...account, ...position }, signal);
  const page = await findReadQueue(client, now)
    .run('history', signal, read)
    .catch((error) => {
      sessionLife.notice(error);
      throw error;
    });
  return readAllRows(account, page);
}

async function readAllRows({ connection }: AccountAddress, page: TransactionPage): Promise<TransactionPage> {
  if (page.rest.length === 0) return page;
  const { readMoreRows } = await responseProfiles[connection.profile]();
  let whole = page;
  while (whole.rest.length > 0) whole = readMoreRows(whole);
  return whole;
}
