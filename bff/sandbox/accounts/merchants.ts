/** Where a card is used. All of them are invented. */
export interface Merchant {
  name: string;
  address: string;
  /** ISO 18245 */
  categoryCode: string;
  /** What people spend there, in hundredths of the merchant's currency. */
  cents: readonly [from: number, to: number];
}

export interface ForeignMerchant extends Merchant {
  currency: string;
  /** Euro for one unit. */
  rate: number;
}

export const everydayMerchants: readonly Merchant[] = [
  { name: 'Potraviny Klas', address: 'Mýtna 12, Bratislava', categoryCode: '5411', cents: [420, 6890] },
  { name: 'Potraviny Klas', address: 'Trhová 3, Trnava', categoryCode: '5411', cents: [310, 3570] },
  { name: 'Pekáreň U Žofky', address: 'Kupeckého 8, Pezinok', categoryCode: '5462', cents: [140, 980] },
  { name: 'Lekáreň Pod lipami', address: 'Šancová 41, Bratislava', categoryCode: '5912', cents: [390, 3240] },
  { name: 'Drogéria Čisto', address: 'Obchodná 57, Bratislava', categoryCode: '5977', cents: [510, 4120] },
  { name: 'Kaviareň Ôsma', address: 'Panenská 9, Bratislava', categoryCode: '5814', cents: [280, 1450] },
  { name: 'Bistro Štvrť', address: 'Páričkova 18, Bratislava', categoryCode: '5812', cents: [690, 2480] },
  { name: 'Kníhkupectvo Vŕba', address: 'Hlavná 30, Košice', categoryCode: '5942', cents: [890, 4290] },
  { name: 'Čerpacia stanica Ťava', address: 'Diaľničná 1, Senec', categoryCode: '5542', cents: [2500, 8900] },
  { name: 'Mestská doprava – lístky', address: 'Bratislava', categoryCode: '4111', cents: [90, 450] },
];

export const studentMerchants: readonly Merchant[] = [
  { name: 'Jedáleň Mlyny', address: 'Staré grunty 36, Bratislava', categoryCode: '5814', cents: [290, 690] },
  { name: 'Pekáreň U Žofky', address: 'Kupeckého 8, Pezinok', categoryCode: '5462', cents: [140, 620] },
  { name: 'Kaviareň Ôsma', address: 'Panenská 9, Bratislava', categoryCode: '5814', cents: [280, 950] },
  { name: 'Mestská doprava – lístky', address: 'Bratislava', categoryCode: '4111', cents: [90, 450] },
  { name: 'Potraviny Klas', address: 'Mýtna 12, Bratislava', categoryCode: '5411', cents: [320, 1890] },
];

const brno = { name: 'Knihy Na růžku', address: 'Veveří 24, Brno', categoryCode: '5942' };
const gyor = { name: 'Étterem a Kék Kacsához', address: 'Fő utca 11, Győr', categoryCode: '5812' };
const portland = { name: 'PAPERLANE STUDIO INC', address: 'Portland OR', categoryCode: '5734' };
const bath = { name: 'Fishbone & Daughters', address: '4 Mercer Row, Bath', categoryCode: '5812' };

export const foreignMerchants: readonly ForeignMerchant[] = [
  { ...brno, cents: [24_900, 129_000], currency: 'CZK', rate: 0.0401 },
  { ...gyor, cents: [420_000, 1_890_000], currency: 'HUF', rate: 0.00253 },
  { ...portland, cents: [900, 8_900], currency: 'USD', rate: 0.921 },
  { ...bath, cents: [850, 5_200], currency: 'GBP', rate: 1.168 },
];

export const typefoundry: Merchant = {
  name: 'TYPEFOUNDRY WEST',
  address: 'Oakland CA',
  categoryCode: '5734',
  cents: [1_200, 6_900],
};

export const cloudStorage: Merchant = {
  name: 'CLOUDSHED STORAGE',
  address: 'Seattle WA',
  categoryCode: '4816',
  cents: [999, 999],
};
