import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link, type To } from 'react-router';
import { type AccountAddress, transactionsKey } from '../../queries/transactions.ts';

/** What leads to another page of an account's transactions. */
export interface Turning {
  account: AccountAddress;
  addressOf: (page: number) => To;
  onTurn: () => void;
}

/** Leads to a page that is read anew, as is every page after it. */
export function ReadAgain({ account, from, addressOf, onTurn }: Turning & { from: number }) {
  const { i18n } = useLingui();
  const queryClient = useQueryClient();
  const page = i18n.number(from);
  const forget = () => {
    queryClient.removeQueries({ queryKey: transactionsKey(account), type: 'inactive' });
    onTurn();
  };
  return (
    <Link to={addressOf(from)} tabIndex={0} preventScrollReset onClick={forget}>
      <Trans>Read again from page {page}</Trans>
    </Link>
  );
}
