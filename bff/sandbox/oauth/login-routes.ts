import { Hono } from 'hono';
import { sandboxPeople } from '../accounts/people/sandbox-people.ts';
import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import type { Bank } from '../bank.ts';
import { buildLoginPage } from '../pages/login-page.ts';
import { buildEndedPage } from '../pages/message-page.ts';
import { chooseMessages } from '../pages/messages.ts';
import { addPageHeaders } from '../pages/page-headers.ts';
import { authPath } from '../settings.ts';

/** What the login page sends: a test user's button, or a user name and password. */
export function createLoginRoutes({ settings, interactions }: Bank): Hono {
  const routes = new Hono();
  routes.post('/login', addPageHeaders(settings.redirectUris), async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const interactionId = form.get('interaction') ?? '';
    const interaction = interactions.find(interactionId);
    if (!interaction) return c.html(buildEndedPage(chooseMessages(c)), 400);
    const person = findPerson(form);
    if (!person) {
      const failedUsername = form.get('username') ?? '';
      return c.html(buildLoginPage(chooseMessages(c), { interactionId, failedUsername }), 422);
    }
    interactions.close(interactionId);
    const signedInId = interactions.open({ request: interaction.request, person });
    return c.redirect(`${authPath}/consent?interaction=${signedInId}`, 303);
  });
  return routes;
}

function findPerson(form: URLSearchParams): SandboxPerson | undefined {
  const testUser = form.get('testUser');
  if (testUser !== null) return sandboxPeople.find(({ username }) => username === testUser);
  return sandboxPeople.find(
    ({ username, password }) =>
      username === form.get('username')?.trim() && password === form.get('password'),
  );
}
