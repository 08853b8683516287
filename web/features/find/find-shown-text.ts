import { groupIban } from '../../../shared/iban.ts';
import { findCounterparty, type Transaction } from '../../../shared/transaction.ts';
import { markMatches } from '../../history/find/mark-matches.ts';
import type { QueryWord } from '../../history/find/parse-query.ts';

interface ShownText {
  text: string;
  /** Its spaces are there for the eye alone. */
  isGrouped: boolean;
}

/** The words beside the title: those that were looked for, else the first that there are. */
export function findShownText(
  transaction: Transaction,
  title: string | null,
  words: readonly QueryWord[],
): ShownText | null {
  const texts = listTexts(transaction).filter(({ text }) => text !== title);
  const matching = texts.find(({ text, isGrouped }) => markMatches(text, words, isGrouped).length > 0);
  return matching ?? texts[0] ?? null;
}

function listTexts(transaction: Transaction): ShownText[] {
  const { remittanceInformation, additionalInformation, endToEndId, paymentReference, symbols } = transaction;
  const plain = (text: string | null) => (text === null ? [] : [{ text, isGrouped: false }]);
  const grouped = (text: string | null | undefined) => (text ? [{ text, isGrouped: true }] : []);
  const iban = findCounterparty(transaction)?.iban;
  return [
    ...plain(remittanceInformation),
    ...plain(additionalInformation),
    ...grouped(symbols.variable && `VS ${symbols.variable}`),
    ...grouped(symbols.specific && `SS ${symbols.specific}`),
    ...grouped(symbols.constant && `KS ${symbols.constant}`),
    ...grouped(iban && groupIban(iban)),
    ...plain(endToEndId),
    ...plain(paymentReference),
  ];
}
