import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { localDayAt } from '../../../shared/calendar-date.ts';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { useWorld } from '../../world.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { listOwnedAccounts } from '../accounts/list-owned-accounts.ts';
import { useAccounts } from '../accounts/use-accounts.ts';
import { describeCoverage } from '../histories/coverage.ts';
import { LoadedRange } from '../histories/loaded-range.tsx';
import { useHistories } from '../histories/use-histories.ts';
import styles from './export-dialog.module.css';
import { ExportDialog } from './export-dialog.tsx';
import { exportPage, exportWhole } from './exported-rows.ts';

export interface AccountExportProps {
  owned: OwnedAccount;
  /** The page on the screen; undefined while it is being read. */
  page: TransactionPage | undefined;
  close: () => void;
}

type Scope = 'page' | 'account' | 'all';

/** Exports the page on the screen, the account, or all accounts. What is not loaded yet is, from now on. */
export function AccountExport({ owned, page, close }: AccountExportProps) {
  const { t } = useLingui();
  const [scope, setScope] = useState<Scope>('account');
  const today = localDayAt(useWorld().now());
  const lists = useAccounts();
  const wanted = scope === 'all' ? listOwnedAccounts(lists) : [owned];
  const accounts = useHistories(wanted, scope !== 'page');
  const coverage = describeCoverage({ lists, accounts, isOneAccount: scope === 'account' });
  const isReading = coverage.status === 'reading' || coverage.status === 'loading';

  const collect = () => {
    if (scope !== 'page') return accounts.map((account) => exportWhole(account, today));
    return page === undefined ? [] : [exportPage(owned.account, page, today)];
  };
  const isReady = scope === 'page' ? page !== undefined : !isReading;
  const choices: [Scope, string][] = [
    ['page', t`This page`],
    ['account', t`This account, its whole history`],
    ['all', t`All accounts, their whole history`],
  ];
  return (
    <ExportDialog close={close} collect={isReady ? collect : null}>
      <fieldset className={styles.scope}>
        <legend className="visually-hidden">
          <Trans>What to export</Trans>
        </legend>
        {choices.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="scope" checked={scope === value} onChange={() => setScope(value)} />
            {words}
          </label>
        ))}
      </fieldset>
      {scope !== 'page' && <LoadedRange accounts={accounts} coverage={coverage} />}
    </ExportDialog>
  );
}
