import type { PageStop, TransactionEntry, TransactionPage } from '../../../shared/transaction-page.ts';
import type { History } from '../model/history.ts';
import type { SequenceFault } from '../model/known-range.ts';
import { joinPending } from './join-pending.ts';
import type { LoadWorld, Next } from './load-world.ts';
import { SequenceError } from './sequence-error.ts';
import { countNewer, countOverlap, placesById, type SettledRow, settlePage } from './settle-page.ts';

const mostRows = 1_000_000;
/** So many pages in a row without a new row are no history any more. */
const mostBarrenPages = 20;

const faultOf: Readonly<Record<PageStop, SequenceFault>> = {
  'link-unusable': 'unusable-next',
  'link-repeated': 'repeated-next',
  'pages-empty': 'no-new-rows',
};

type Read = (next: Next) => Promise<TransactionPage>;

/** The pages of one account, one after the other, joined into its history. */
export interface PageSequence {
  readonly pages: number;
  /** Takes the next page, and tells whether that was the last. Throws what `read` throws, and a `SequenceError`. */
  advance: (read: Read) => Promise<boolean>;
  /** Reads from the beginning what has come since, and what is pending now. */
  catchUp: (read: Read) => Promise<void>;
}

export function createPageSequence(history: History, { first, keyOf }: LoadWorld): PageSequence {
  const taken = new Set<string>();
  const pendingOf = new Map<string, readonly TransactionEntry[]>();
  let next: Next | null = first;
  /** How many rows are known to have come in front, less those that an overlap has shown. */
  let unseenShift = 0;
  let isShifted = false;
  let barrenPages = 0;
  let fault: SequenceFault | null = null;

  const keepPending = (place: Next, pending: readonly TransactionEntry[]) => {
    pendingOf.set(keyOf(place), pending);
    history.setPending(joinPending([...pendingOf.values()]));
  };

  async function catchUp(read: Read): Promise<void> {
    if (history.size === 0) return;
    const met: SettledRow[] = [];
    const places = new Set<string>();
    pendingOf.clear();
    for (let place: Next | null = first; place !== null && !places.has(keyOf(place)); ) {
      places.add(keyOf(place));
      const page: TransactionPage = await read(place);
      const { settled, pending } = settlePage(history, page);
      keepPending(place, pending);
      met.push(
        ...settled.filter(({ packed, id }) => id === null || !met.some((row) => row.packed === packed)),
      );
      const newer = countNewer(history, met);
      if (newer !== null) return putInFront(met.slice(0, newer));
      place = page.next;
    }
    throw new SequenceError('changed-meanwhile');
  }

  /** A row that the bank has amended since takes the place of what it was. */
  function putInFront(rows: readonly SettledRow[]): void {
    const places = placesById(history, rows.length);
    const added: string[] = [];
    for (const { packed, id } of rows) {
      const place = id === null ? undefined : places.get(id);
      if (place === undefined) added.push(packed);
      else history.replace(place, packed);
    }
    history.prepend(added);
    unseenShift += added.length;
    isShifted = false;
  }

  /** What of a page was loaded before. Where no id says so, only as much as has come in front. */
  async function findOverlap(settled: readonly SettledRow[], read: Read): Promise<number> {
    const overlap = countOverlap(history, settled);
    if (overlap === 0 || settled.slice(0, overlap).some(({ id }) => id !== null)) return overlap;
    if (overlap > unseenShift) await catchUp(read);
    return Math.max(Math.min(overlap, unseenShift), 0);
  }

  async function advance(read: Read): Promise<boolean> {
    if (next === null) return true;
    if (fault !== null) throw new SequenceError(fault);
    const page = await read(next);
    const isBarren = await take(page, next, read);
    barrenPages = isBarren ? barrenPages + 1 : 0;
    next = page.next;
    checkStop(page);
    if (next !== null) await checkProgress(next, isBarren && page.entries.length > 0, read);
    else if (isShifted) await catchUp(read);
    return next === null;
  }

  /** What names a next page all the same can be gone on with. */
  function checkStop({ stop, next: following }: TransactionPage): void {
    if (stop === null) return;
    if (following === null) fault = faultOf[stop];
    throw new SequenceError(faultOf[stop]);
  }

  /** Puts what is new on a page behind what is loaded. True where there is nothing new on it. */
  async function take(page: TransactionPage, place: Next, read: Read): Promise<boolean> {
    const { settled, pending } = settlePage(history, page);
    const overlap = await findOverlap(settled, read);
    const unknown = settled.slice(overlap).filter((row) => !isKnown(row));
    history.append(unknown.map(({ packed }) => packed));
    const isBarren = unknown.length === 0 && isRepeated(pending, place);
    keepPending(place, isBarren ? [] : pending);
    taken.add(keyOf(place));
    unseenShift -= overlap;
    isShifted ||= unknown.length < settled.length;
    return isBarren;
  }

  /** Whether other pages had each of these pending rows before, with an id or without. */
  function isRepeated(pending: readonly TransactionEntry[], place: Next): boolean {
    const others = [...pendingOf].filter(([key]) => key !== keyOf(place)).flatMap(([, rows]) => rows);
    const known = new Set(others.map(history.pack));
    return pending.every((row) => known.has(history.pack(row)));
  }

  const isKnown = ({ packed, id }: SettledRow) => id !== null && history.findPacked(packed) !== null;

  async function checkProgress(following: Next, isRepetition: boolean, read: Read): Promise<void> {
    fault = findFault(following);
    if (fault === null && isRepetition && !(await hasGrown(read))) fault = 'no-new-rows';
    if (fault !== null) throw new SequenceError(fault);
  }

  function findFault(following: Next): SequenceFault | null {
    if (taken.has(keyOf(following))) return 'repeated-next';
    if (history.size > mostRows) return 'endless';
    return barrenPages > mostBarrenPages ? 'no-new-rows' : null;
  }

  /** A page that was loaded before, row by row, has been pushed down; or else the bank repeats itself. */
  async function hasGrown(read: Read): Promise<boolean> {
    if (unseenShift > 0) return true;
    const known = history.size;
    await catchUp(read);
    return history.size > known;
  }

  return {
    get pages() {
      return taken.size;
    },
    advance,
    catchUp,
  };
}
