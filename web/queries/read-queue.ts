import { RequestFailure } from '../api/request-failure.ts';

/** For reads of which there may be hundreds: few at once, and no faster than the BFF lets a session read. */
export interface ReadQueue {
  /** Reads when its turn has come. Once nobody waits for it any more, it leaves the queue. */
  run<Answer>(name: string, signal: AbortSignal, read: () => Promise<Answer>): Promise<Answer>;
  /** What a person looks at comes first. */
  setInView(name: string, isInView: boolean): void;
}

/** Of the six connections that a browser has to a server without HTTP/2, two stay free for what a person does. */
const maximumRunning = 4;

/** In the 20 seconds for which the BFF counts 200 reads of a session, this takes 144 at most (docs/limits.md). */
const burst = 24;
const intervalMs = 1000 / 6;

/** No limit of the BFF's own lasts longer. */
const longestPauseMs = 60_000;

interface Turn {
  name: string;
  begin: () => void;
}

export function createReadQueue(now: () => number): ReadQueue {
  const waiting: Turn[] = [];
  const inView = new Set<string>();
  let running = 0;
  /** When the next may begin. Each that begins moves it on; a rest is worth a burst at most. */
  let dueAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function beginNext(): void {
    clearTimeout(timer);
    while (waiting.length > 0 && running < maximumRunning) {
      if (dueAt > now()) {
        timer = setTimeout(beginNext, dueAt - now());
        return;
      }
      dueAt = Math.max(dueAt, now() - burst * intervalMs) + intervalMs;
      running += 1;
      takeNext()?.begin();
    }
  }

  function takeNext(): Turn | undefined {
    const seen = waiting.findIndex(({ name }) => inView.has(name));
    return waiting.splice(Math.max(seen, 0), 1)[0];
  }

  const waitForTurn = (name: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const turn = { name, begin };
      const leave = () => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(turn);
      // Not at once: in development React opens each screen twice, and leaves the first before anything is asked.
      queueMicrotask(beginNext);
    });

  async function readInTurn<Answer>(name: string, signal: AbortSignal, read: () => Promise<Answer>) {
    await waitForTurn(name, signal);
    return read().finally(() => {
      running -= 1;
      beginNext();
    });
  }

  return {
    async run(name, signal, read) {
      try {
        return await readInTurn(name, signal, read);
      } catch (error) {
        const retryAt = findRetryAt(error);
        if (retryAt === null || retryAt > now() + longestPauseMs) throw error;
        // Another tab reads as well, or the operator allows less. All wait, and this one has another turn.
        dueAt = Math.max(dueAt, retryAt);
        return readInTurn(name, signal, read);
      }
    },
    setInView(name, isInView) {
      if (isInView) inView.add(name);
      else inView.delete(name);
    },
  };
}

const findRetryAt = (error: unknown): number | null =>
  error instanceof RequestFailure && error.code === 'rate_limited' ? (error.details.retryAt ?? null) : null;
