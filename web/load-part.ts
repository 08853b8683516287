import { RequestFailure } from './api/request-failure.ts';
import { earlyFetch } from './early-answers.ts';

/** The files of each part of the application that is loaded later, by its source below `web/`, as the build names them. */
type PartFiles = Readonly<Record<string, readonly string[]>>;

interface PartSource {
  fetch: (file: string) => Promise<Response>;
  readFiles: () => PartFiles;
}

type LoadPart = <Module>(source: string, load: () => Promise<Module>) => Promise<Module>;

/**
 * A dynamic import that can be tried again. Browsers keep a module that did not come for as long as the page is open, and
 * do not say why it did not. So the part's files are fetched first, which fails by name and leaves nothing behind; the
 * import then finds them in the cache.
 */
export function createLoadPart({ fetch, readFiles }: PartSource): LoadPart {
  const arrivals = new Map<string, Promise<void>>();

  /** Each file is asked for once, unless it did not come. */
  function requireFile(file: string): Promise<void> {
    const arrival = arrivals.get(file) ?? receive(file);
    arrivals.set(file, arrival);
    arrival.catch(() => arrivals.delete(file));
    return arrival;
  }

  async function receive(file: string): Promise<void> {
    const response = await readWhole(file).catch((cause: unknown) => {
      throw new RequestFailure('offline', {}, cause);
    });
    if (!response.ok || isPage(response))
      throw new RequestFailure(response.status < 500 ? 'new_version' : 'server_unavailable');
  }

  /** So that it is in the cache. */
  async function readWhole(file: string): Promise<Response> {
    const response = await fetch(file);
    await response.arrayBuffer();
    return response;
  }

  return async (source, load) => {
    await Promise.all((readFiles()[source] ?? []).map(requireFile));
    return load();
  };
}

/** What some hosts send in the place of a file that a newer version has removed. */
const isPage = ({ headers }: Response): boolean => headers.get('content-type')?.includes('html') ?? false;

/** While developing there is no build that could have named its files. */
const readFilesOfPage = (): PartFiles =>
  JSON.parse(document.querySelector<HTMLMetaElement>('[name=parts]')?.content ?? '{}');

export const loadPart = createLoadPart({ fetch: earlyFetch, readFiles: readFilesOfPage });
