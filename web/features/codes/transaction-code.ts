import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Domains, families and sub-families of bank transaction codes. (ISO 20022) */
const names = new Map<string, MessageDescriptor>([
  ['PMNT', msg`Payment`],
  ['PMNT-CCRD', msg`Card payment`],
  ['PMNT-CCRD-POSD', msg`Card payment at a point of sale`],
  ['PMNT-CCRD-CWDL', msg`Cash withdrawal by card`],
  ['PMNT-ICDT', msg`Outgoing credit transfer`],
  ['PMNT-ICDT-ESCT', msg`Outgoing SEPA credit transfer`],
  ['PMNT-ICDT-STDO', msg`Standing order`],
  ['PMNT-RCDT', msg`Incoming credit transfer`],
  ['PMNT-RCDT-ESCT', msg`Incoming SEPA credit transfer`],
  ['PMNT-RCDT-SALA', msg`Incoming salary`],
  ['PMNT-IDDT', msg`Direct debit that you collected`],
  ['PMNT-RDDT', msg`Direct debit`],
  ['PMNT-RDDT-ESDD', msg`SEPA direct debit`],
  ['PMNT-IRCT', msg`Outgoing instant transfer`],
  ['PMNT-RRCT', msg`Incoming instant transfer`],
  ['PMNT-CNTR', msg`Counter transaction`],
  ['ACMT', msg`Account management`],
  ['LDAS', msg`Loans and deposits`],
  ['SECU', msg`Securities`],
  ['FORX', msg`Foreign exchange`],
]);

/** Names the sub-family; where that is unknown the family, then the domain. Null where none of them is known. */
export function findTransactionCode(code: string): MessageDescriptor | null {
  const [domain = '', family, subFamily] = code.split('-');
  const keys = [`${domain}-${family}-${subFamily}`, `${domain}-${family}`, domain];
  const known = keys.find((key) => names.has(key));
  return known === undefined ? null : (names.get(known) ?? null);
}
