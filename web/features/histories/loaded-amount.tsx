import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type CalendarDate, compareDays } from '../../../shared/calendar-date.ts';
import type { KnownRange } from '../../history/model/known-range.ts';
import { DayName } from '../transactions/day-name.tsx';

/** How many rows are loaded, and since when all of them are: the same day for all accounts that are not complete. */
export function LoadedAmount({ ranges }: { ranges: readonly KnownRange[] }) {
  const { i18n } = useLingui();
  const rows = ranges.reduce((sum, known) => sum + known.rows + known.pending, 0);
  const day = findSince(ranges);
  const since = day && <DayName day={day} />;
  return (
    <>
      <span>
        <Plural value={rows} one="# row is loaded" other={`${i18n.number(rows)} rows are loaded`} />
      </span>
      <span>{since ? <Trans>, back to {since}.</Trans> : '.'}</span>
    </>
  );
}

function findSince(ranges: readonly KnownRange[]): CalendarDate | undefined {
  const oldest = (known: readonly KnownRange[]) =>
    known.flatMap(({ days }) => days?.oldest ?? []).toSorted(compareDays);
  const incomplete = ranges.filter(({ loading }) => loading.status !== 'complete');
  return incomplete.length > 0 ? oldest(incomplete).at(-1) : oldest(ranges)[0];
}
