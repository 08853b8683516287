/** The server's clock as its answers tell it: sessions end by it, whatever this device's own clock says. */
export interface ServerClock {
  /** Milliseconds since the epoch, right to about a second. */
  now(): number;
  /** The same `fetch`, with every answer's `Date` noted. */
  listenTo(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

export function createServerClock(deviceNow: () => number): ServerClock {
  let ahead = 0;
  return {
    now: () => deviceNow() + ahead,
    listenTo: (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      const answeredAt = Date.parse(response.headers.get('Date') ?? '');
      if (!Number.isNaN(answeredAt)) ahead = answeredAt - deviceNow();
      return response;
    },
  };
}
