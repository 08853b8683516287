import { createServer, request } from 'node:http';
import { listen } from '../../bff/runtimes/listen.ts';

/** A line to a server, on which some files can be cut off. */
export interface CuttableLine {
  port: number;
  /** Whatever matches breaks off before its first byte, until null. */
  cut(path: RegExp | null): void;
  close(): void;
}

export async function openLine(findTarget: () => number): Promise<CuttableLine> {
  let cut: RegExp | null = null;
  const server = createServer((asked, answered) => {
    const { url = '/', method, headers } = asked;
    if (cut?.test(url)) return void asked.socket.destroy();
    const passed = request(
      { port: findTarget(), host: '127.0.0.1', path: url, method, headers },
      (answer) => {
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(answered);
      },
    );
    passed.on('error', () => answered.destroy());
    asked.pipe(passed);
  });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    port,
    cut(path) {
      cut = path;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
