import type { CalendarDate } from '../../../../shared/calendar-date.ts';
import { isNegative, type Money, negate } from '../../../../shared/money.ts';
import { element, escapeXml, textElement, type Xml } from '../xml.ts';

/** An amount never has a sign here. */
export const writeUnsigned = (money: Money): Xml =>
  `<Amt Ccy="${escapeXml(money.currency)}">${isNegative(money) ? negate(money).amount : money.amount}</Amt>`;

/** The amount, and beside it which way it went. */
export const writeAmount = (money: Money): Xml =>
  writeUnsigned(money) + textElement('CdtDbtInd', isNegative(money) ? 'DBIT' : 'CRDT');

export const writeDay = (name: string, day: CalendarDate | null): Xml =>
  element(name, textElement('Dt', day));
