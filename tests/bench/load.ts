// The clients: connections that are kept, one request at a time on each, in raw bytes. Status and length of every answer
// are checked, because a fast refusal would look like a fast relay.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Target {
  port: number;
  /** The whole request. */
  request: Buffer;
  /** Of the body that has to come. */
  length: number;
}

const connections = 16;

/** As many requests as are wanted, each connection sending its next one when it has its answer. */
export async function sendAll(target: Target, wanted: number): Promise<void> {
  const clients = await openClients(target);
  let left = wanted;
  await Promise.all(
    clients.map(async ({ ask }) => {
      while (left-- > 0) await ask();
    }),
  );
  for (const { close } of clients) close();
}

/** Milliseconds from sending to the last byte, for requests that start `rate` times a second, evenly. */
export async function measureLatencies(target: Target, rate: number, seconds: number): Promise<number[]> {
  const clients = await openClients(target);
  const latencies: Promise<number>[] = [];
  const startedAt = performance.now();
  for (let sent = 0; sent < rate * seconds; sent += 1) {
    const delay = startedAt + (sent * 1000) / rate - performance.now();
    if (delay > 0) await wait(delay);
    const client = clients[sent % connections];
    if (client) latencies.push(time(client.ask));
  }
  const measured = await Promise.all(latencies);
  for (const { close } of clients) close();
  return measured;
}

async function time(ask: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await ask();
  return performance.now() - startedAt;
}

interface Client {
  /** In its turn: one that has to wait for the answer before is late from the moment when it was due. */
  ask(): Promise<void>;
  close(): void;
}

const openClients = (target: Target): Promise<Client[]> =>
  Promise.all(Array.from({ length: connections }, () => openClient(target)));

async function openClient({ port, request, length }: Target): Promise<Client> {
  let answered: PromiseWithResolvers<void> | undefined;
  let missing = 0;
  const buffer = Buffer.alloc(64 * 1024);
  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer,
      callback(received) {
        if (missing === 0) missing = readHead(buffer.subarray(0, received), length);
        else missing -= received;
        if (missing === 0) answered?.resolve();
        return true;
      },
    },
  });
  socket.on('close', () => answered?.reject(new Error('The connection was closed')));
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const send = () => {
    answered = Promise.withResolvers();
    socket.write(request);
    return answered.promise;
  };
  let last = Promise.resolve();
  return {
    ask() {
      last = last.then(send);
      return last;
    },
    close() {
      answered = undefined;
      socket.destroy();
    },
  };
}

/** How many bytes of the body are still to come. The head comes in one piece: it is short. */
function readHead(received: Buffer, length: number): number {
  const end = received.indexOf('\r\n\r\n');
  const head = received.toString('latin1', 0, end).toLowerCase();
  if (!head.startsWith('http/1.1 200 ') || Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1]) !== length)
    throw new Error(`Not the answer that was expected: ${head}`);
  return length - (received.length - end - 4);
}
