import { Trans } from '@lingui/react/macro';
import type { Account } from '../../../shared/account.ts';
import { groupIban } from '../../../shared/iban.ts';
import styles from './account-name.module.css';

/** What an account is called, as text: one IBAN may be several accounts, told apart by their currency. */
export const nameAccount = ({ displayName, name, product, iban }: Account): string | null =>
  displayName ?? name ?? product ?? (iban && groupIban(iban));

function NameOfAccount({ account }: { account: Account }) {
  const name = nameAccount(account);
  return name === null ? <Trans>Account without a name</Trans> : <bdi>{name}</bdi>;
}

export const AccountName = ({ account }: { account: Account }) => (
  <>
    <NameOfAccount account={account} />{' '}
    <span translate="no" className={styles.currency}>
      {account.currency}
    </span>
  </>
);
