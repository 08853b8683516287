import type { Context, Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { type AccountView, buildAccountBody, buildBalances } from './account-body.ts';
import { ApiError } from './api-error.ts';
import { requireConsent } from './bearer.ts';
import { buildCurrentPage } from './current-page.ts';
import { answer, dataDoor, listViews, requireAccount, requireRequestId } from './data-door.ts';
import type { WireBody } from './json-body.ts';
import { breakBalances } from './quirky-account.ts';

/** The data API, current generation: each endpoint has a version of its own. */
export function createCurrentDataRoutes(bank: Bank): Hono {
  const { settings, quirks } = bank;
  const routes = dataDoor();

  const build = (view: AccountView, withBalances: boolean): WireBody => {
    const { balances, ...body } = buildAccountBody(view);
    const href = `${settings.baseUrl}/v5/accounts/${encodeURIComponent(view.accountId)}/transactions`;
    return {
      ...body,
      ...(withBalances && balances !== undefined && { balances: breakBalances(balances, quirks) }),
      _links: { transactions: { href } },
    };
  };
  const requireShown = (c: Context): AccountView => {
    const view = requireAccount(bank, c);
    const last = [...view.consent.accounts.keys()].at(-1);
    if (quirks.has('one-account-refused') && view.accountId === last)
      throw new ApiError(403, 'NO_ACCOUNT', 'Account not found in consent');
    return view;
  };

  routes.get('/v3/accounts', observe(bank, 'accounts'), requireRequestId, (c) => {
    const consent = requireConsent(bank, c);
    const withBalances = c.req.query('withBalance') === 'true' && !quirks.has('no-balances-in-list');
    const accounts = listViews(bank, consent).map((view) => view.habit.listed(build(view, withBalances)));
    return answer(c, { accounts });
  });

  routes.get('/v3/accounts/:accountId', observe(bank, 'account'), requireRequestId, (c) => {
    const view = requireShown(c);
    const account = build(view, true);
    return view.habit.answer(answer(c, quirks.has('bare-detail') ? account : { account }));
  });

  routes.get('/v3/accounts/:accountId/balances', observe(bank, 'account'), requireRequestId, (c) => {
    const { account, now } = requireShown(c);
    return answer(c, { balances: buildBalances(account, now) });
  });

  routes.get('/v5/accounts/:accountId/transactions', observe(bank, 'transactions'), requireRequestId, (c) => {
    const view = requireShown(c);
    return view.habit.answer(answer(c, buildCurrentPage(view, new URL(c.req.url).searchParams, quirks)));
  });

  for (const path of ['/v3/accounts', '/v3/accounts/:accountId', '/v5/accounts/:accountId/transactions'])
    routes.all(path, (c) => c.body(null, 405));
  return routes;
}
