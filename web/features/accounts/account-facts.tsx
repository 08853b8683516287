import { Trans } from '@lingui/react/macro';
import type { Account } from '../../../shared/account.ts';
import styles from './account-facts.module.css';
import { nameAccount } from './account-name.tsx';

interface AccountFactsProps {
  account: Account;
  /** Through whom it is shown. */
  bankName: string;
}

/** Holder, product, another holding bank, and what is out of the ordinary, in one line: nothing is said twice. */
export function AccountFacts({ account, bankName }: AccountFactsProps) {
  const said = [nameAccount(account), bankName];
  const facts = [account.name, account.product, account.bankName, account.otherIdentification];
  const unsaid = new Set(facts.filter((fact) => fact !== null && !said.includes(fact)));
  return (
    <ul className={styles.facts}>
      {[...unsaid].map((fact) => (
        <li key={fact}>
          <bdi>{fact}</bdi>
        </li>
      ))}
      {account.usage === 'business' && (
        <li>
          <Trans>business account</Trans>
        </li>
      )}
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
  if (status === null || status === 'enabled') return null;
  return (
    <li className={styles.warning} translate="no">
      <bdi>{status}</bdi>
    </li>
  );
}
