import { Trans } from '@lingui/react/macro';
import type { Account } from '../../../shared/account.ts';
import styles from './account-facts.module.css';
import { nameAccount } from './account-name.tsx';

/** Holder, product, holding bank, and what is out of the ordinary, in one line; the title is not said twice. */
export function AccountFacts({ account }: { account: Account }) {
  const { name, product, bankName, otherIdentification } = account;
  const title = nameAccount(account);
  const facts = [name, product, bankName, otherIdentification].filter((fact) => fact && fact !== title);
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
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
  return null;
}
