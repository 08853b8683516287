import type { Loader } from '../../history/load/loader.ts';

/** Which histories are loaded, and when: a few at a time, in the order in which they are asked for. */
export interface LoadingOrder {
  /** From now on these are loaded, and no others. */
  want: (loaders: readonly Loader[]) => void;
  /** By the person's own wish, until `resume`. */
  pause: () => void;
  /** Goes on, tries again what has failed, and asks for what has come since where all was loaded. */
  resume: () => void;
  /** Stops it for good. */
  forget: (loader: Loader) => void;
}

/** Each goes on page by page, and all of them stand in one queue with the other reads of the tab. */
const mostAtOnce = 3;

export function createLoadingOrder(): LoadingOrder {
  const followed = new Map<Loader, () => void>();
  const again = new Set<Loader>();
  let wanted: readonly Loader[] = [];
  let isPaused = false;

  const statusOf = ({ known }: Loader) => known.loading.status;
  const isBusy = (loader: Loader) => ['loading', 'waiting'].includes(statusOf(loader));
  const canBegin = (loader: Loader) =>
    again.has(loader) || ['not-started', 'paused', 'stopped'].includes(statusOf(loader));

  function beginNext(): void {
    if (isPaused) return;
    const free = mostAtOnce - [...followed.keys()].filter(isBusy).length;
    const next = wanted.filter((loader) => !isBusy(loader) && canBegin(loader));
    for (const loader of next.slice(0, Math.max(free, 0))) {
      again.delete(loader);
      loader.start();
    }
  }

  const pauseAll = (loaders: Iterable<Loader>) => {
    for (const loader of loaders) if (isBusy(loader)) loader.pause();
  };

  return {
    want(loaders) {
      wanted = loaders;
      for (const loader of loaders)
        if (!followed.has(loader)) followed.set(loader, loader.subscribe(beginNext));
      pauseAll([...followed.keys()].filter((loader) => !loaders.includes(loader)));
      beginNext();
    },
    pause() {
      isPaused = true;
      pauseAll(followed.keys());
    },
    resume() {
      isPaused = false;
      for (const loader of wanted) again.add(loader);
      beginNext();
    },
    forget(loader) {
      wanted = wanted.filter((other) => other !== loader);
      followed.get(loader)?.();
      followed.delete(loader);
      loader.stop();
    },
  };
}
