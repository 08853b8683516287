import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Account } from '../../../shared/account.ts';
import styles from './account-facts.module.css';

/** Product, holding bank, and what is out of the ordinary, in one line. */
export function AccountFacts({ account }: { account: Account }) {
  const { name, product, otherIdentification, usage, bankName } = account;
  const facts: ReactNode[] = [
    name === null ? null : product,
    bankName,
    otherIdentification,
    usage === 'business' && <Trans>business account</Trans>,
  ];
  return (
    <ul className={styles.facts}>
      {facts.filter(Boolean).map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts have their fixed places.
        <li key={index}>{fact}</li>
      ))}
      <StatusFact status={account.status} />
    </ul>
  );
}

function StatusFact({ status }: Pick<Account, 'status'>) {
  if (status === 'blocked')
    return (
      <li className={styles.warning}>
        <Trans>blocked</Trans>
      </li>
    );
  if (status === 'deleted')
    return (
      <li className={styles.warning}>
        <Trans>closed</Trans>
      </li>
    );
  return null;
}
