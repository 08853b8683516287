import { Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { buildLoginPage } from '../pages/login-page.ts';
import { buildEndedPage } from '../pages/message-page.ts';
import { chooseMessages } from '../pages/messages.ts';
import { addPageHeaders } from '../pages/page-headers.ts';

/** Where the application sends the person: on to the login page of the bank that was chosen. */
export function createStartRoutes(bank: Bank): Hono {
  const { settings, interactions } = bank;
  return new Hono().get('/start', addPageHeaders(settings.redirectUris), observe(bank, 'authorize'), (c) => {
    const interactionId = c.req.query('interaction') ?? '';
    if (!interactions.find(interactionId)) return c.html(buildEndedPage(chooseMessages(c)), 400);
    return c.html(buildLoginPage(chooseMessages(c), { interactionId, failedUsername: null }));
  });
}
