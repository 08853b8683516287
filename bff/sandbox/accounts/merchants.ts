/** Where a card is used. `from` and `to` are hundredths of the merchant's currency. Shops and towns' streets are invented. */
export interface Merchant {
  name: string;
  address: string;
  /** ISO 18245 */
  categoryCode: string;
  from: number;
  to: number;
}

export interface ForeignMerchant extends Merchant {
  currency: string;
  /** Euro for one unit. */
  rate: number;
}

export const everydayMerchants: readonly Merchant[] = [
  { name: 'Potraviny Klas', address: 'Mýtna 12, Bratislava', categoryCode: '5411', from: 420, to: 6890 },
  {
    name: 'Potraviny Klas',
    address: 'Námestie slobody 3, Trnava',
    categoryCode: '5411',
    from: 310,
    to: 3570,
  },
  { name: 'Pekáreň U Žofky', address: 'Kupeckého 8, Pezinok', categoryCode: '5462', from: 140, to: 980 },
  {
    name: 'Lekáreň Pod lipami',
    address: 'Šancová 41, Bratislava',
    categoryCode: '5912',
    from: 390,
    to: 3240,
  },
  { name: 'Drogéria Čisto', address: 'Obchodná 57, Bratislava', categoryCode: '5977', from: 510, to: 4120 },
  { name: 'Kaviareň Ôsma', address: 'Panenská 9, Bratislava', categoryCode: '5814', from: 280, to: 1450 },
  { name: 'Bistro Štvrť', address: 'Páričkova 18, Bratislava', categoryCode: '5812', from: 690, to: 2480 },
  { name: 'Kníhkupectvo Vŕba', address: 'Hlavná 30, Košice', categoryCode: '5942', from: 890, to: 4290 },
  {
    name: 'Čerpacia stanica Ťava',
    address: 'Diaľničná 1, Senec',
    categoryCode: '5542',
    from: 2500,
    to: 8900,
  },
  { name: 'Mestská doprava – lístky', address: 'Bratislava', categoryCode: '4111', from: 90, to: 450 },
];

export const foreignMerchants: readonly ForeignMerchant[] = [
  {
    ...{ name: 'Knihy Na růžku', address: 'Veveří 24, Brno', categoryCode: '5942' },
    ...{ from: 24900, to: 129000, currency: 'CZK', rate: 0.0401 },
  },
  {
    ...{ name: 'Étterem a Kék Kacsához', address: 'Fő utca 11, Győr', categoryCode: '5812' },
    ...{ from: 420000, to: 1890000, currency: 'HUF', rate: 0.00253 },
  },
  {
    ...{ name: 'PAPERLANE STUDIO INC', address: 'Portland OR', categoryCode: '5734' },
    ...{ from: 900, to: 8900, currency: 'USD', rate: 0.921 },
  },
  {
    ...{ name: 'Fishbone & Daughters', address: '4 Mercer Row, Bath', categoryCode: '5812' },
    ...{ from: 850, to: 5200, currency: 'GBP', rate: 1.168 },
  },
];
