// The aggregator's API, as its OpenAPI document describes it: banks, authorizations, sessions and what they read.
import { Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { answerError } from './aggregator-error.ts';
import { requireApplication } from './application.ts';
import { listAspsps } from './aspsps.ts';
import { createAggregatorDataRoutes } from './data-routes.ts';
import { createSessionRoutes } from './session-routes.ts';
import { createStartRoutes } from './start-routes.ts';

export function createAggregatorRoutes(bank: Bank): Hono {
  const { settings } = bank;
  const routes = new Hono();
  routes.onError(answerError);
  // The one page that a person sees; everything else is for applications.
  routes.route('/', createStartRoutes(bank));
  routes.use(requireApplication(bank));
  routes.get('/aspsps', (c) => c.json({ aspsps: listAspsps(c.req.query('country')) }));
  routes.get('/application', (c) =>
    c.json({
      name: 'Konto',
      kid: settings.application?.applicationId,
      environment: 'SANDBOX',
      redirect_urls: settings.redirectUris,
      active: true,
      countries: ['CZ', 'SK'],
      services: ['AIS'],
    }),
  );
  routes.route('/', createSessionRoutes(bank));
  routes.route('/', createAggregatorDataRoutes(bank));
  return routes;
}
