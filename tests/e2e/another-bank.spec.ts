import { serve } from '@hono/node-server';
import { createSandboxBank } from '../../bff/sandbox/sandbox-bank.ts';
import { findFreePort } from '../support/free-port.ts';
import { consent, expect, openAccount, test } from './konto.ts';
import { startServer } from './server.ts';

test('any bank that follows the contract is connected by environment variables alone', async ({ page }) => {
  const [port, bankPort] = [await findFreePort(), await findFreePort()];
  const client = {
    clientId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    clientSecret: 's:e/c+r%e t-_~',
    clientAuthentication: 'post',
  } as const;
  const bank = createSandboxBank({
    origin: `http://127.0.0.1:${bankPort}`,
    redirectUris: [`http://localhost:${port}/callback`],
    client,
  });
  const bankServer = serve({ fetch: bank.app.fetch, port: bankPort, hostname: '127.0.0.1' });
  const server = await startServer({
    PORT: String(port),
    BANK_BASE_URL: `${bank.baseUrl}/`,
    BANK_NAME: 'Moja banka',
    OAUTH_CLIENT_ID: client.clientId,
    OAUTH_CLIENT_SECRET: client.clientSecret,
    OAUTH_CLIENT_AUTH: client.clientAuthentication,
  });
  try {
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Continue to Moja banka' }).click();
    await consent(page, 'Peter Kováč');
    await openAccount(page, /Peter Kováč/);
    await expect(page.getByText(/Rows 1–50, page 1/)).toBeVisible();
  } finally {
    await server.stop();
    bankServer.close();
  }
});
