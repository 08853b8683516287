import { Trans, useLingui } from '@lingui/react/macro';
import { formatMoment } from '../../format/format-moment.ts';
import type { KnownRange } from '../../history/model/known-range.ts';
import { useWorld } from '../../world.tsx';
import { AccountName } from '../accounts/account-name.tsx';
import type { Coverage } from './coverage.ts';
import { historiesOf } from './histories.ts';
import { LoadedAmount } from './loaded-amount.tsx';
import styles from './loaded-range.module.css';
import { LoadingWords } from './loading-words.tsx';
import type { SearchedAccount } from './use-histories.ts';

interface LoadedRangeProps {
  accounts: readonly SearchedAccount[];
  coverage: Coverage;
}

/** How much of the history is loaded, and what can be done where that is not all: a search never knows more. */
export function LoadedRange({ accounts, coverage }: LoadedRangeProps) {
  if (coverage.status === 'reading') return null;
  return (
    <section className={styles.range}>
      <div className={styles.summary}>
        <p>
          <LoadedAmount ranges={accounts.map(rangeOf)} />{' '}
          <span role="status">
            <Summary coverage={coverage} accounts={accounts} />
          </span>
        </p>
        <LoadingButton coverage={coverage} />
      </div>
      <details>
        <summary>
          <Trans>By account</Trans>
        </summary>
        <ul className={styles.accounts}>
          {accounts.map((searched) => (
            <li key={searched.account.accountKey}>
              <AccountName account={searched.account} />: <LoadedAmount ranges={[rangeOf(searched)]} />{' '}
              <LoadingWords known={rangeOf(searched)} />
            </li>
          ))}
        </ul>
      </details>
      <Gaps accounts={accounts} />
    </section>
  );
}

const rangeOf = ({ history }: SearchedAccount): KnownRange => history.loader.known;

function Summary({ coverage, accounts }: LoadedRangeProps) {
  const { i18n } = useLingui();
  const { now } = useWorld();
  switch (coverage.status) {
    case 'reading':
      return null;
    case 'nothing':
      return <Trans>Type, or choose a filter, and the history is loaded.</Trans>;
    case 'loading':
      return <Trans>Older rows are being loaded.</Trans>;
    case 'partial':
      return <Trans>That is not everything.</Trans>;
    case 'whole': {
      const readAt = Math.min(...accounts.flatMap(({ history }) => history.completeAt() ?? []));
      const time = formatMoment(readAt, now(), i18n.locale);
      return <Trans>That is everything that the bank had at {time}.</Trans>;
    }
  }
}

function LoadingButton({ coverage }: { coverage: Coverage }) {
  const { order } = historiesOf(useWorld());
  if (coverage.status === 'nothing') return null;
  return (
    <button
      type="button"
      className="button"
      onClick={coverage.status === 'loading' ? order.pause : order.resume}
    >
      <ButtonWords coverage={coverage} />
    </button>
  );
}

function ButtonWords({ coverage }: { coverage: Coverage }) {
  if (coverage.status === 'loading') return <Trans>Pause</Trans>;
  if (coverage.status === 'partial' && coverage.canLoad) return <Trans>Continue loading</Trans>;
  return <Trans>Refresh</Trans>;
}

const isGap = ({ loading, unreadable }: KnownRange): boolean =>
  ['failed', 'bank-limit', 'waiting'].includes(loading.status) || unreadable > 0;

/** What keeps the history from being whole, without having to look for it. */
function Gaps({ accounts }: { accounts: readonly SearchedAccount[] }) {
  const gaps = accounts.filter((searched) => isGap(rangeOf(searched)));
  if (gaps.length === 0) return null;
  return (
    <ul role="alert" className={styles.gaps}>
      {gaps.map((searched) => (
        <li key={searched.account.accountKey}>
          <AccountName account={searched.account} />: <LoadingWords known={rangeOf(searched)} />
        </li>
      ))}
    </ul>
  );
}
