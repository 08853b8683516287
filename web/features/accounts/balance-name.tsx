import { useLingui } from '@lingui/react/macro';
import { findBalanceWords } from './balance-words.ts';

/** What a balance is called, or the bank's own word for it. */
export function BalanceName({ balanceType }: { balanceType: string }) {
  const { i18n } = useLingui();
  const words = findBalanceWords(balanceType);
  return words ? i18n._(words.name) : <bdi translate="no">{balanceType}</bdi>;
}
