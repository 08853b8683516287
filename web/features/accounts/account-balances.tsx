import { Trans, useLingui } from '@lingui/react/macro';
import { type Query, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { type Balance, orderBalances } from '../../../shared/account.ts';
import { formatDay } from '../../format/format-day.ts';
import { accountQuery } from '../../queries/account.ts';
import { bankDataKey } from '../../queries/bank-data.ts';
import { useWorld } from '../../world.tsx';
import { Amount } from '../amount/amount.tsx';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import styles from './account-balances.module.css';
import { balanceKey } from './balance-key.ts';
import { BalanceName } from './balance-name.tsx';
import { findBalanceWords } from './balance-words.ts';
import type { OwnedAccount } from './find-owned-account.ts';
import { UnreadableBalances } from './unreadable-balances.tsx';

const isFailed = ({ state }: Query): boolean => state.status === 'error';

/** Every balance that the bank gives, and what each one counts. Its retry reads whatever failed on the screen. */
export function AccountBalances({ owned: { connection, account } }: { owned: OwnedAccount }) {
  const titleId = useId();
  const { client, queryClient } = useWorld();
  const detail = useQuery(accountQuery(client, connection, account.accountId));
  const { balances, unreadableBalances } = detail.data ?? account;
  const retry = () =>
    queryClient.refetchQueries({
      queryKey: bankDataKey(connection.connectionId),
      type: 'active',
      predicate: isFailed,
    });
  return (
    <section aria-labelledby={titleId} aria-busy={detail.isPending}>
      <h2 id={titleId} className="visually-hidden">
        <Trans>Balances</Trans>
      </h2>
      <ReadFailure connection={connection} failure={detail.error} retry={retry} />
      {detail.isPending && balances.length === 0 && <div aria-hidden="true" className={styles.placeholder} />}
      <dl className={styles.balances}>
        {orderBalances(balances).map((balance, index) => (
          <BalanceEntry key={balanceKey(balance, index)} balance={balance} />
        ))}
      </dl>
      <UnreadableBalances count={unreadableBalances.length} />
      {detail.data && balances.length + unreadableBalances.length === 0 && (
        <p className={styles.remark}>
          <Trans>The bank gives no balance for this account.</Trans>
        </p>
      )}
    </section>
  );
}

function BalanceEntry({ balance }: { balance: Balance }) {
  const { balanceType, money, referenceDate, creditLimitIncluded } = balance;
  const { i18n } = useLingui();
  const words = findBalanceWords(balanceType);
  return (
    <div className={styles.balance}>
      <dt>
        <BalanceName balanceType={balanceType} />
        {creditLimitIncluded && (
          <span className={styles.day}>
            <Trans>with the credit line</Trans>
          </span>
        )}
        {referenceDate && (
          <time dateTime={referenceDate} className={styles.day}>
            {formatDay(referenceDate, i18n.locale)}
          </time>
        )}
      </dt>
      <dd className={styles.amount}>
        <Amount money={money} />
      </dd>
      {words && <dd className={styles.meaning}>{i18n._(words.meaning)}</dd>}
    </div>
  );
}
