import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createSandboxBank } from '../../bff/sandbox/sandbox-bank.ts';
import { findFreePort } from '../support/free-port.ts';
import { consent, expect, test } from './konto.ts';
import { startServer } from './server.ts';

async function startBank(id: string, appPort: number) {
  const port = await findFreePort();
  const client = { clientId: `konto-at-${id}`, clientSecret: `s-e-c-r-e-t-of-${id}` };
  const bank = createSandboxBank({
    origin: `http://127.0.0.1:${port}`,
    redirectUris: [`http://localhost:${appPort}/callback/${id}`],
    client,
  });
  const server = serve({ fetch: bank.app.fetch, port, hostname: '127.0.0.1' });
  const clientSecret = { env: `SECRET_${id.toUpperCase()}` };
  const entry = { id, profile: 'premium-v1', baseUrl: bank.baseUrl, name: `Banka ${id}` };
  return {
    levers: bank.levers,
    entry: { ...entry, clientId: client.clientId, clientSecret },
    secret: { [clientSecret.env]: client.clientSecret },
    close: () => server.close(),
  };
}

test('two banks of one file are connected side by side, and one that is down takes nothing from the other', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'konto-banks-'));
  const port = await findFreePort();
  const [duna, morava] = [await startBank('duna', port), await startBank('morava', port)];
  writeFileSync(join(folder, 'banks.json'), JSON.stringify([duna.entry, morava.entry]));
  const env = { ...duna.secret, ...morava.secret, BANKS_FILE: join(folder, 'banks.json') };
  const server = await startServer({ PORT: String(port), ...env });
  try {
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Continue to Banka duna' }).click();
    await consent(page, 'Jana Nováková');
    await expect(page.getByRole('heading', { level: 2, name: 'Banka duna' })).toBeVisible();
    await page.goto(`${server.url}/connections`);
    await page.getByRole('main').getByRole('link', { name: 'Connect another bank' }).click();
    await page.getByRole('button', { name: 'Continue to Banka morava' }).click();
    await consent(page, 'Peter Kováč');
    await expect(page.getByRole('heading', { level: 2, name: 'Banka morava' })).toBeVisible();

    duna.levers.disturb({ endpoint: 'accounts', times: 99, disturbance: { kind: 'status', status: 503 } });
    await page.goto(`${server.url}/accounts`);
    const [down, up] = [
      page.getByRole('region', { name: 'Banka duna' }),
      page.getByRole('region', { name: 'Banka morava' }),
    ];
    await expect(up.getByRole('link', { name: /Peter Kováč/ })).toBeVisible();
    await expect(down.getByText('service is not available at the moment')).toBeVisible();
    await expect(up.getByRole('alert')).toHaveCount(0);
  } finally {
    await server.stop();
    for (const bank of [duna, morava]) bank.close();
    rmSync(folder, { recursive: true });
  }
});
