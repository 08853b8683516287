// The least that any relay on Konto's packages costs: every request goes to the bank, and its answer back. No session,
// no check, no limit, no log.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { collectBody } from '../../bff/bank/collect-body.ts';
import { createUndiciTransport } from '../../bff/bank/undici-transport.ts';
import { serverOptions } from '../../bff/runtimes/server-options.ts';

const { PORT, BANK_URL } = process.env;
const { signal } = new AbortController();
const transport = createUndiciTransport();

const app = new Hono().get('*', async (c) => {
  const url = `${BANK_URL}${c.req.path}`;
  const answer = await transport.send({ call: 'transactions', method: 'GET', url, headers: {}, signal });
  const body = answer.body.whole() ?? (await collectBody(answer.body));
  return new Response(body, { headers: { 'Content-Type': answer.header('content-type') ?? '' } });
});
createServer(serverOptions, getRequestListener(app.fetch)).listen(Number(PORT), '127.0.0.1');
