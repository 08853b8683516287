import type { Transaction } from '../../../../shared/transaction.ts';
import { findDay } from '../export-source.ts';
import { element, textElement, type Xml } from '../xml.ts';
import { writeAmount, writeDay } from './amount.ts';
import { writeTransaction } from './transaction.ts';

/** `ReportEntry10`: a row, with the one transaction that it is made of. */
export const writeEntry = (row: Transaction): Xml =>
  element(
    'Ntry',
    writeAmount(row.money),
    textElement('RvslInd', row.isReversal ? 'true' : null),
    '<Sts><Cd>BOOK</Cd></Sts>',
    writeDay('BookgDt', findDay(row)),
    writeDay('ValDt', row.valueDate),
    textElement('AcctSvcrRef', row.transactionId?.slice(0, 35)),
    writeCode(row.bankTransactionCode),
    element('NtryDtls', writeTransaction(row)),
  );

/** The bank's own code, or that of ISO 20022 where it has its three parts; the element must be there. */
function writeCode(code: string | null): Xml {
  const [, domain, family, subFamily] = /^([A-Z]{4})-([A-Z]{4})-([A-Z]{4})$/.exec(code ?? '') ?? [];
  if (domain === undefined) {
    const own = textElement('Cd', code?.slice(0, 35) ?? 'NOTPROVIDED');
    return element('BkTxCd', element('Prtry', own));
  }
  const inDomain = element('Fmly', textElement('Cd', family), textElement('SubFmlyCd', subFamily));
  return element('BkTxCd', element('Domn', textElement('Cd', domain), inDomain));
}
