// Which of the configured banks a session means. It keeps an id that also says where the bank is reached.
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';

/** The id as the browser knows it. */
export const shortBankId = (bankId: string): string => bankId.replace(/@.*/, '');

/** The one that has the id, wherever it is reached now: a person may give it a new consent. */
export const findBank = (banks: readonly BankConfig[], bankId: string): BankConfig | undefined =>
  banks.find((bank) => bank.bankId === bankId) ??
  banks.find((bank) => shortBankId(bank.bankId) === shortBankId(bankId));

/**
 * The one that kept tokens are for. Throws `consent_required` where that id is reached elsewhere now, and
 * `connection_not_found` where nothing has it any more.
 */
export function requireBank(banks: readonly BankConfig[], bankId: string): BankConfig {
  const bank = findBank(banks, bankId);
  if (bank?.bankId === bankId) return bank;
  throw new Problem(bank ? 'consent_required' : 'connection_not_found');
}
