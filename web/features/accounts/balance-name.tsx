import { useLingui } from '@lingui/react/macro';
import { TextElement } from '../../text-element.tsx';
import { findBalanceWords } from './balance-words.ts';

/** What a balance is called, or the bank's own word for it. */
export function BalanceName({ balanceType }: { balanceType: string }) {
  const { i18n } = useLingui();
  const words = findBalanceWords(balanceType);
  if (!words) return <bdi translate="no">{balanceType}</bdi>;
  return <TextElement>{i18n._(words.name)}</TextElement>;
}
