import type { Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { type AccountView, buildAccountBody } from './account-body.ts';
import { requireConsent } from './bearer.ts';
import { answer, dataDoor, requireAccount, requireRequestId } from './data-door.ts';
import { buildTransactionPage } from './transaction-page.ts';

/** The data API, first generation. */
export function createDataRoutes(bank: Bank): Hono {
  const routes = dataDoor();
  routes.use(async (c, next) => (bank.quirks.has('v1-switched-off') ? c.body(null, 404) : next()));

  routes.get('/accounts', observe(bank, 'accounts'), requireRequestId, (c) => {
    const consent = requireConsent(bank, c);
    const views = [...consent.accounts].map(([accountId, account]): AccountView => {
      return { accountId, account, consent, baseUrl: bank.settings.baseUrl, now: bank.clock.now() };
    });
    return answer(c, { accounts: views.map(buildAccountBody) });
  });

  routes.get('/accounts/:accountId', observe(bank, 'account'), requireRequestId, (c) =>
    answer(c, buildAccountBody(requireAccount(bank, c))),
  );

  routes.get('/accounts/:accountId/transactions', observe(bank, 'transactions'), requireRequestId, (c) =>
    answer(c, buildTransactionPage(requireAccount(bank, c), new URL(c.req.url).searchParams)),
  );

  routes.all('/accounts', (c) => c.body(null, 405));
  routes.all('/accounts/:accountId', (c) => c.body(null, 405));
  routes.all('/accounts/:accountId/transactions', (c) => c.body(null, 405));
  return routes;
}
