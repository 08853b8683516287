import { Trans } from '@lingui/react/macro';
import { isNegative, isZero } from '../../../shared/money.ts';
import { findTitle, type Transaction } from '../../../shared/transaction.ts';

/** What this was, in the best words that there are: the bank's, or else its kind. */
export function TransactionTitle({ transaction }: { transaction: Transaction }) {
  const title = findTitle(transaction);
  return title === null ? <TransactionKind transaction={transaction} /> : <bdi>{title}</bdi>;
}

function TransactionKind({ transaction: { money, cardNumber } }: { transaction: Transaction }) {
  if (cardNumber !== null) return <Trans>Card payment</Trans>;
  if (isZero(money)) return <Trans>Entry without an amount</Trans>;
  return isNegative(money) ? <Trans>Outgoing payment</Trans> : <Trans>Incoming payment</Trans>;
}
