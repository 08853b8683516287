// One instance of the BFF as a process of its own: it prints its port, and refreshes under the lease that it is given.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { parseConfig } from '../../bff/config/parse-config.ts';
import { listen } from '../../bff/runtimes/listen.ts';
import { createNodeBff } from '../../bff/runtimes/node-bff.ts';

const skewMs = Number(process.env.SKEW_MS);
const clock = Date.now;
Date.now = () => clock() + skewMs; // what this machine takes for the time
const leaseMs = Number(process.env.LEASE_MS);
const { app } = await createNodeBff(parseConfig(process.env), () => {}, { leaseMs });
const server = createServer(getRequestListener(app.fetch));
console.log(await listen(server, { host: '127.0.0.1', port: 0 }));
