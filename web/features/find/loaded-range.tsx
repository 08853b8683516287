import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type CalendarDate, compareDays } from '../../../shared/calendar-date.ts';
import { formatDay } from '../../format/format-day.ts';
import type { KnownRange } from '../../history/model/known-range.ts';
import { AccountName } from '../accounts/account-name.tsx';
import styles from './loaded-range.module.css';
import { LoadingWords } from './loading-words.tsx';
import type { SearchedAccount } from './use-histories.ts';

/** How much of the history is loaded, and what can be done where that is not all: a search never knows more. */
export function LoadedRange({ accounts }: { accounts: readonly SearchedAccount[] }) {
  const loaders = accounts.map(({ history: { loader } }) => loader);
  const ranges = loaders.map(({ known }) => known);
  const state = summarize(ranges);
  const isRunning = state === 'loading';
  const pause = () => {
    for (const loader of loaders) loader.pause();
  };
  const resume = () => {
    for (const loader of loaders) if (loader.known.loading.status !== 'complete') loader.start();
  };
  return (
    <section className={styles.range}>
      <div className={styles.summary}>
        <p>
          <Amounts ranges={ranges} />{' '}
          <span role="status">
            <Summary state={state} />
          </span>
        </p>
        {state !== 'whole' && (
          <button type="button" className="button" onClick={isRunning ? pause : resume}>
            {isRunning ? (
              <Trans>Pause</Trans>
            ) : state === 'nothing' ? (
              <Trans>Load everything</Trans>
            ) : (
              <Trans>Go on loading</Trans>
            )}
          </button>
        )}
      </div>
      <details>
        <summary>
          <Trans>By account</Trans>
        </summary>
        <ul className={styles.accounts}>
          {accounts.map(({ account, history }) => (
            <li key={account.accountKey}>
              <AccountName account={account} />: <Amounts ranges={[history.loader.known]} />{' '}
              <LoadingWords known={history.loader.known} />
            </li>
          ))}
        </ul>
      </details>
      <Gaps accounts={accounts} />
    </section>
  );
}

type Summarized = 'nothing' | 'loading' | 'whole' | 'partial';

function summarize(ranges: readonly KnownRange[]): Summarized {
  const statuses = ranges.map(({ loading }) => loading.status);
  if (statuses.some((status) => status === 'loading' || status === 'waiting')) return 'loading';
  if (statuses.every((status) => status === 'complete')) return 'whole';
  return statuses.every((status) => status === 'not-started') ? 'nothing' : 'partial';
}

function Summary({ state }: { state: Summarized }) {
  if (state === 'loading') return <Trans>Older rows are being loaded.</Trans>;
  if (state === 'whole') return <Trans>That is everything the banks have.</Trans>;
  if (state === 'partial') return <Trans>That is not everything.</Trans>;
  return <Trans>Type, or choose a filter, and the history is loaded.</Trans>;
}

function Amounts({ ranges }: { ranges: readonly KnownRange[] }) {
  const { i18n } = useLingui();
  const rows = ranges.reduce((sum, known) => sum + known.rows + known.pending, 0);
  const days = ranges.flatMap((known) => known.days?.oldest ?? []).toSorted(compareDays);
  const [oldest] = days;
  const since = oldest && <Day day={oldest} />;
  return (
    <>
      <span>
        <Plural value={rows} one="# row is loaded" other={`${i18n.number(rows)} rows are loaded`} />
      </span>
      {since ? <Trans>, back to {since}.</Trans> : '.'}
    </>
  );
}

function Day({ day }: { day: CalendarDate }) {
  const { i18n } = useLingui();
  return <time dateTime={day}>{formatDay(day, i18n.locale, 'long')}</time>;
}

const isGap = ({ loading, unreadable }: KnownRange): boolean =>
  loading.status === 'failed' ||
  loading.status === 'bank-limit' ||
  loading.status === 'waiting' ||
  unreadable > 0;

/** What keeps the history from being whole, without having to look for it. */
function Gaps({ accounts }: { accounts: readonly SearchedAccount[] }) {
  const gaps = accounts.filter(({ history }) => isGap(history.loader.known));
  if (gaps.length === 0) return null;
  return (
    <ul role="alert" className={styles.gaps}>
      {gaps.map(({ account, history }) => (
        <li key={account.accountKey}>
          <AccountName account={account} />: <LoadingWords known={history.loader.known} />
        </li>
      ))}
    </ul>
  );
}
