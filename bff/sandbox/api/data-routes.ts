import type { Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { buildAccountBody } from './account-body.ts';
import { requireConsent } from './bearer.ts';
import { answer, dataDoor, listViews, requireAccount, requireRequestId } from './data-door.ts';
import { buildTransactionPage } from './transaction-page.ts';

/** The data API, first generation. */
export function createDataRoutes(bank: Bank): Hono {
  const routes = dataDoor();
  routes.use(async (c, next) => (bank.quirks.has('v1-switched-off') ? c.body(null, 404) : next()));

  routes.get('/accounts', observe(bank, 'accounts'), requireRequestId, (c) => {
    const consent = requireConsent(bank, c);
    const views = listViews(bank, consent);
    return answer(c, { accounts: views.map((view) => view.habit.listed(buildAccountBody(view))) });
  });

  routes.get('/accounts/:accountId', observe(bank, 'account'), requireRequestId, (c) => {
    const view = requireAccount(bank, c);
    return view.habit.answer(answer(c, buildAccountBody(view)));
  });

  routes.get('/accounts/:accountId/transactions', observe(bank, 'transactions'), requireRequestId, (c) => {
    const view = requireAccount(bank, c);
    return view.habit.answer(answer(c, buildTransactionPage(view, new URL(c.req.url).searchParams)));
  });

  routes.all('/accounts', (c) => c.body(null, 405));
  routes.all('/accounts/:accountId', (c) => c.body(null, 405));
  routes.all('/accounts/:accountId/transactions', (c) => c.body(null, 405));
  return routes;
}
