import { createHistory, type History } from '../model/history.ts';
import { describeRange, type KnownRange, type LoadingState } from '../model/known-range.ts';
import type { LoadWorld, Next } from './load-world.ts';
import { createPageSequence } from './page-sequence.ts';
import { Interrupted, readPatiently } from './read-patiently.ts';
import { SequenceError } from './sequence-error.ts';

/**
 * Loads the whole history of one account, page after page, for all who are interested in it. New rows may come in front
 * meanwhile, as long as they are fewer than a page from one read to the next.
 */
export interface Loader {
  readonly history: History;
  /** The same object until something changes. */
  readonly known: KnownRange;
  /** Returns the function that ends the subscription. A subscriber never delays a page: the next is asked for before. */
  subscribe: (listener: () => void) => () => void;
  /** Begins, or goes on after a pause, a stop or a failure. Once complete, it reads what has come since. */
  start: () => void;
  /** Asks for no further page; one that is on its way is still taken. */
  pause: () => void;
  /** Gives up what is on its way. What was loaded stays. */
  stop: () => void;
}

export function createLoader(world: LoadWorld): Loader {
  const history = createHistory();
  const sequence = createPageSequence(history, world);
  const listeners = new Set<() => void>();
  let known = describeRange(history, 0, { status: 'not-started' });
  let running: AbortController | null = null;
  let isPaused = false;

  const tell = (loading: LoadingState) => {
    known = describeRange(history, sequence.pages, loading);
    for (const listener of listeners) listener();
  };

  const end = (run: AbortController, loading: LoadingState) => {
    if (running !== run) return;
    running = null;
    tell(loading);
  };

  async function run(current: AbortController): Promise<void> {
    const { signal } = current;
    const onAsked = () => !isPaused && tell({ status: 'loading' });
    const onWait = (until: number) => tell({ status: 'waiting', until });
    const read = (next: Next) => readPatiently(world, next, { signal, onAsked, onWait });
    try {
      await sequence.catchUp(read);
      let isComplete = false;
      while (!isComplete && !isPaused) isComplete = await sequence.advance(read);
      end(current, { status: isComplete ? 'complete' : 'paused' });
    } catch (error) {
      if (!(error instanceof Interrupted)) end(current, nameEnd(error));
    }
  }

  function nameEnd(error: unknown): LoadingState {
    const row = history.size + 1;
    if (error instanceof SequenceError) return { status: 'failed', row, failure: { reason: error.fault } };
    const verdict = world.judge(error);
    if (verdict.kind === 'bank-limit')
      return { status: 'bank-limit', earliestDateFrom: verdict.earliestDateFrom };
    return { status: 'failed', row, failure: { reason: 'read', error } };
  }

  function halt(status: 'paused' | 'stopped'): void {
    running?.abort();
    running = null;
    tell({ status });
  }

  return {
    history,
    get known() {
      return known;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const wasPaused = isPaused;
      isPaused = false;
      if (running === null) {
        running = new AbortController();
        void run(running);
      } else if (wasPaused) tell({ status: 'loading' });
    },
    pause() {
      if (running === null) return;
      if (known.loading.status === 'waiting') return halt('paused');
      isPaused = true;
      tell({ status: 'paused' });
    },
    stop() {
      if (running !== null) halt('stopped');
    },
  };
}
