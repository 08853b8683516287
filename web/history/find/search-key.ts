import { normalizeIban } from '../../../shared/iban.ts';
import type { Party, Transaction } from '../../../shared/transaction.ts';
import { buildAmountKey, withoutReserved } from './amount-key.ts';
import { foldText } from './fold-text.ts';

/**
 * All that a row is found by, folded, one field a line. It is made once: a search is then a search for texts, of amounts
 * as well.
 */
export function buildSearchKey(transaction: Transaction): string {
  const { creditor, debtor, merchant, symbols, money, originalAmount } = transaction;
  const fields = [
    ...listParty(creditor),
    ...listParty(debtor),
    merchant?.identification,
    transaction.remittanceInformation,
    transaction.additionalInformation,
    transaction.endToEndId,
    transaction.paymentReference,
    transaction.transactionId,
    symbols.variable && `vs${symbols.variable}`,
    symbols.specific && `ss${symbols.specific}`,
    symbols.constant && `ks${symbols.constant}`,
  ];
  const texts = withoutReserved(foldText(fields.filter(Boolean).join('\n')));
  const amounts = [money, originalAmount].map((amount) => (amount === null ? '' : buildAmountKey(amount)));
  // Joined and not added up: engines search one flat string faster than one made of parts.
  return [texts, ...amounts].join('\n');
}

const listParty = (party: Party | null): (string | null)[] =>
  party === null ? [] : [party.name, party.iban && normalizeIban(party.iban)];
