import type { Account } from '../../../shared/account.ts';
import type { Connection } from '../../../shared/session-view.ts';
import { AccountFacts } from './account-facts.tsx';
import styles from './account-identity.module.css';
import { Iban } from './iban.tsx';

/** What tells an account from others, beside its name. */
export const AccountIdentity = ({ connection, account }: { connection: Connection; account: Account }) => (
  <div className={styles.identity}>
    <AccountFacts account={account} bankName={connection.bankName} />
    {account.iban && <Iban iban={account.iban} />}
  </div>
);
