import fc from 'fast-check';
import { Ofx } from 'ofx-data-extractor';
import { expect, test } from 'vitest';
import { findCounterparty, findTitle, type Transaction } from '../../../../shared/transaction.ts';
import { buildOfx } from '../../../../web/history/export/build-ofx.ts';
import { buildQif } from '../../../../web/history/export/build-qif.ts';
import { bookedRows, euros, row } from '../arbitrary-rows.ts';
import { asXmlText, groupRows, joined, parseXml, sourceOf, textsOf } from './export-samples.ts';

const nameOf = (one: Transaction) => findCounterparty(one)?.name ?? findTitle(one) ?? '';

test('OFX is XML in which every row has its amount, its day and its whole text', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const rows = groupRows(entries);
      const document = parseXml(joined(buildOfx(sourceOf(entries))).replace(/^<\?xml.*\n<\?OFX.*\n/, ''));
      expect(textsOf(document, 'TRNAMT')).toEqual(rows.map(({ money }) => money.amount));
      expect(textsOf(document, 'DTPOSTED')).toEqual(
        rows.map(({ bookingDate }) => bookingDate?.replaceAll('-', '')),
      );
      for (const [index, element] of [...document.getElementsByTagName('STMTTRN')].entries()) {
        const one = rows[index];
        if (one === undefined) throw new Error('A row too many');
        const written = [...textsOf(element, 'NAME'), ...textsOf(element, 'MEMO')].join('\n');
        for (const text of [nameOf(one), one.remittanceInformation ?? ''])
          expect(written).toContain(asXmlText(text));
      }
      expect(new Set(textsOf(document, 'CURDEF'))).toEqual(new Set(rows.map(({ money }) => money.currency)));
    }),
  );
});

test('an OFX reader reads account, amounts, days, ids and balance', () => {
  const entries = [
    row({ transactionId: 'T2', money: euros('-12.30'), remittanceInformation: 'Faktúra 7' }),
    row({ transactionId: 'T1', money: euros('999999999999.99'), bookingDate: '2026-02-28' }),
  ];
  const response = new Ofx(joined(buildOfx(sourceOf(entries))));
  expect(response.getBankTransferList()).toMatchObject([
    { TRNTYPE: 'DEBIT', TRNAMT: '-12.30', FITID: 'T2', MEMO: 'Faktúra 7' },
    { TRNTYPE: 'CREDIT', TRNAMT: '999999999999.99', FITID: 'T1' },
  ]);
  const statement = response.toJson().OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS;
  expect(statement).toMatchObject({
    CURDEF: 'EUR',
    BANKACCTFROM: { ACCTID: 'SK3112000000198742637541' },
    LEDGERBAL: { BALAMT: '1234.50' },
  });
});

test('what is pending is in neither', () => {
  const entries = [row({ bookingStatus: 'pending', money: euros('7.77') })];
  expect(joined(buildOfx(sourceOf(entries)))).not.toContain('7.77');
  expect(joined(buildQif(sourceOf(entries)))).not.toContain('7.77');
});

/** A record of QIF: lines that begin with the letter of their field, up to a line with a circumflex. */
const readQif = (text: string): Map<string, string>[] =>
  text
    .split('\n^\n')
    .map((record) => record.replace(/^(?:!.*\n)+/, ''))
    .filter((record) => record !== '')
    .map((record) => new Map(record.split('\n').map((line) => [line.slice(0, 1), line.slice(1)])));

test('QIF has for every row its day, its amount, its name and its text on one line', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const records = readQif(joined(buildQif(sourceOf(entries)))).filter(
        (record) => record.has('T') && record.has('D'),
      );
      const rows = groupRows(entries);
      expect(records.map((record) => record.get('T'))).toEqual(rows.map(({ money }) => money.amount));
      expect(records.map((record) => record.get('M') ?? '')).toEqual(
        rows.map(({ remittanceInformation }) => (remittanceInformation ?? '').replace(/[\r\n]+/g, ' ')),
      );
    }),
  );
  expect(joined(buildQif(sourceOf([row({ bookingDate: '2026-03-09' })])))).toContain('\nD03/09/2026\n');
});
