import type { ServerOptions } from 'node:http';

/**
 * How Node serves the BFF. Connections are kept longer than proxies keep theirs, so that none is closed while a request is
 * on its way. A request without a body, as every read is, has no events of one: they would be a twelfth of what it costs.
 */
export const serverOptions: ServerOptions = {
  keepAliveTimeout: 75_000,
  requestTimeout: 30_000,
  optimizeEmptyRequests: true,
};

/** On this machine, where the cookies of all programs that somebody develops come with every request. */
export const localServerOptions: ServerOptions = { ...serverOptions, maxHeaderSize: 64 * 1024 };

/** Each takes a descriptor. A process may usually have many times as many, and further ones are closed at once. */
export const mostConnections = 10_000;
