import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNegative } from '../../../../shared/money.ts';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { buildCamt053 } from '../../../../web/history/export/camt053/build-camt053.ts';
import { bookedRows, euros, row } from '../arbitrary-rows.ts';
import { asXmlText, groupRows, joined, parseXml, sourceOf, textsOf } from './export-samples.ts';

const build = (entries: readonly TransactionEntry[]) => parseXml(joined(buildCamt053(sourceOf(entries))));

/** The order of the elements that Konto writes, as the schema camt.053.001.08 has it. */
const order: Readonly<Record<string, readonly string[]>> = {
  BkToCstmrStmt: ['GrpHdr', 'Stmt'],
  GrpHdr: ['MsgId', 'CreDtTm'],
  Stmt: ['Id', 'CreDtTm', 'Acct', 'Bal', 'Ntry'],
  Acct: ['Id', 'Ccy', 'Ownr', 'Svcr'],
  Bal: ['Tp', 'Amt', 'CdtDbtInd', 'Dt'],
  Ntry: ['Amt', 'CdtDbtInd', 'RvslInd', 'Sts', 'BookgDt', 'ValDt', 'AcctSvcrRef', 'BkTxCd', 'NtryDtls'],
  BkTxCd: ['Domn', 'Prtry'],
  Domn: ['Cd', 'Fmly'],
  Fmly: ['Cd', 'SubFmlyCd'],
  TxDtls: ['Refs', 'Amt', 'CdtDbtInd', 'AmtDtls', 'RltdPties', 'RltdAgts', 'RmtInf', 'AddtlTxInf'],
  Refs: ['AcctSvcrRef', 'EndToEndId'],
  RltdPties: ['Dbtr', 'DbtrAcct', 'Cdtr', 'CdtrAcct'],
  RltdAgts: ['DbtrAgt', 'CdtrAgt'],
  FinInstnId: ['BICFI', 'Nm'],
  RmtInf: ['Ustrd', 'Strd'],
};

test('every element stands where the schema has it', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      for (const parent of build(entries).getElementsByTagName('*')) {
        const known = order[parent.localName];
        if (known === undefined) continue;
        const places = Array.from(parent.children, ({ localName }) => known.indexOf(localName));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((left, right) => left - right));
      }
    }),
  );
});

test('amounts, their direction, days and the whole text of every row are read back', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const rows = groupRows(entries);
      const read = [...build(entries).getElementsByTagName('Ntry')].map((entry) => ({
        amount: entry.querySelector(':scope > Amt')?.textContent,
        currency: entry.querySelector(':scope > Amt')?.getAttribute('Ccy'),
        direction: entry.querySelector(':scope > CdtDbtInd')?.textContent,
        day: entry.querySelector(':scope > BookgDt > Dt')?.textContent,
        text: textsOf(entry, 'Ustrd').join(''),
      }));
      expect(read).toEqual(
        rows.map(({ money, bookingDate, remittanceInformation }) => ({
          amount: money.amount.replace('-', ''),
          currency: money.currency,
          direction: isNegative(money) ? 'DBIT' : 'CRDT',
          day: bookingDate,
          text: asXmlText(remittanceInformation ?? ''),
        })),
      );
    }),
  );
});

test('texts are as long as the schema allows', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const document = build(entries);
      const most = { Ustrd: 140, Nm: 140, AddtlTxInf: 500, EndToEndId: 35, AcctSvcrRef: 36, Ref: 35 };
      for (const [name, length] of Object.entries(most))
        for (const text of textsOf(document, name)) expect([...text].length).toBeLessThanOrEqual(length);
    }),
  );
});

test('a statement says whose account it is, and its closing balance', () => {
  const document = build([row({ money: euros('-1.00'), bankTransactionCode: 'PMNT-CCRD-POSD' })]);
  expect(document.documentElement.namespaceURI).toBe('urn:iso:std:iso:20022:tech:xsd:camt.053.001.08');
  const [account] = document.getElementsByTagName('Acct');
  expect(account?.textContent).toBe('SK3112000000198742637541EURŽofia & synTATRSKBX');
  const [balance] = document.getElementsByTagName('Bal');
  expect(balance?.textContent).toBe('CLBD1234.50CRDT2026-03-16');
  expect(textsOf(document, 'Domn')).toEqual(['PMNTCCRDPOSD']);
});

test('symbols travel in the end-to-end id where the bank sent none', () => {
  const symbols = { variable: '123', specific: null, constant: '0308' };
  expect(textsOf(build([row({ symbols })]), 'EndToEndId')).toEqual(['/VS123/SS/KS0308']);
});
