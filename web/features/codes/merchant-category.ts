import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The merchant categories that people meet most. (ISO 18245) */
const names: Readonly<Record<string, MessageDescriptor>> = {
  4111: msg`Local public transport`,
  4112: msg`Railways`,
  4121: msg`Taxis`,
  4131: msg`Bus lines`,
  4511: msg`Airlines`,
  4784: msg`Tolls`,
  4814: msg`Telephone services`,
  4899: msg`Television and streaming`,
  4900: msg`Electricity, gas and water`,
  5200: msg`Home improvement stores`,
  5311: msg`Department stores`,
  5411: msg`Groceries and supermarkets`,
  5462: msg`Bakeries`,
  5541: msg`Petrol stations`,
  5542: msg`Self-service petrol pumps`,
  5651: msg`Clothing for the family`,
  5661: msg`Shoe shops`,
  5691: msg`Clothing shops`,
  5712: msg`Furniture`,
  5732: msg`Electronics`,
  5812: msg`Restaurants`,
  5813: msg`Bars`,
  5814: msg`Fast food`,
  5912: msg`Pharmacies`,
  5942: msg`Bookshops`,
  5977: msg`Cosmetics`,
  6010: msg`Cash at a bank counter`,
  6011: msg`Cash from a machine`,
  6300: msg`Insurance`,
  7011: msg`Hotels`,
  7230: msg`Hairdressers and beauty salons`,
  7523: msg`Parking`,
  7832: msg`Cinemas`,
  7995: msg`Betting and lotteries`,
  8011: msg`Doctors`,
  8021: msg`Dentists`,
  8062: msg`Hospitals`,
};

/** Single companies have codes of their own: what they are is told by the range. */
const ranges: readonly { from: string; to: string; name: MessageDescriptor }[] = [
  { from: '3000', to: '3350', name: msg`Airlines` },
  { from: '3351', to: '3500', name: msg`Car rental` },
  { from: '3501', to: '3999', name: msg`Hotels` },
];

/** Null for a category without a name here: it is shown by its code, without a guess. */
export function findMerchantCategory(code: string): MessageDescriptor | null {
  if (!/^\d{4}$/.test(code)) return null;
  return names[code] ?? ranges.find(({ from, to }) => from <= code && code <= to)?.name ?? null;
}
