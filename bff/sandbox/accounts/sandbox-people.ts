import { duna, podTatrami } from './bank-codes.ts';
import { buildIban } from './build-iban.ts';
import { planWebShop } from './business-plan.ts';
import { createParty } from './parties.ts';
import {
  planCrowns,
  planDollars,
  planEverydayLife,
  planHousehold,
  planSavings,
  planSimpleLife,
} from './personal-plans.ts';
import { emptyPlan } from './plan.ts';
import type { SandboxAccount } from './sandbox-account.ts';

/** A test person; the password is public. */
export interface SandboxPerson {
  username: string;
  password: string;
  name: string;
  /** What this person is good for. */
  about: 'everything' | 'simple' | 'trouble';
  accounts: readonly SandboxAccount[];
}

const password = 'piesok';

const own = {
  bank: duna,
  usage: 'PRIV',
  status: 'enabled',
  cashAccountType: 'CACC',
  currency: 'EUR',
} as const;

const janaCard = { number: '4035 XXXX XXXX 1188', holder: 'JANA NOVÁKOVÁ' };
const janaEveryday = createParty('Jana Nováková', duna, '2600100017');
const janaSavings = createParty('Jana Nováková', duna, '2600100025');
const janaForeign = buildIban(duna.bankCode, '2600100033');

const jana: SandboxPerson = {
  username: 'jana',
  password,
  name: 'Jana Nováková',
  about: 'everything',
  accounts: [
    {
      ...own,
      key: 'current',
      serial: '1001',
      iban: janaEveryday.account.iban,
      name: 'Jana Nováková',
      displayName: 'Bežný účet',
      product: 'Účet Duna Plus',
      plan: planEverydayLife('jana-current', janaCard, janaSavings),
    },
    {
      ...own,
      key: 'savings',
      serial: '1002',
      iban: janaSavings.account.iban,
      name: 'Jana Nováková',
      displayName: 'Na chalupu',
      product: 'Sporiaci účet',
      cashAccountType: 'SVGS',
      plan: planSavings('jana-savings', janaEveryday),
    },
    {
      ...own,
      key: 'dollars',
      serial: '1003',
      iban: janaForeign,
      currency: 'USD',
      name: 'Jana Nováková',
      displayName: 'Zahraničie',
      product: 'Účet viacerých mien',
      plan: planDollars('jana-dollars', janaCard),
    },
    {
      ...own,
      key: 'crowns',
      serial: '1004',
      iban: janaForeign,
      currency: 'CZK',
      name: 'Jana Nováková',
      displayName: 'Zahraničie',
      product: 'Účet viacerých mien',
      plan: planCrowns('jana-crowns'),
    },
    {
      ...own,
      key: 'household',
      serial: '1005',
      iban: buildIban(podTatrami.bankCode, '5071220093'),
      name: 'Nováková Jana',
      displayName: 'Domácnosť',
      product: 'Osobný účet',
      bank: podTatrami,
      plan: planHousehold('jana-household', { number: '5167 XXXX XXXX 0042', holder: 'JANA NOVÁKOVÁ' }),
    },
    {
      ...own,
      key: 'empty',
      serial: '1006',
      iban: buildIban(duna.bankCode, '2600100041'),
      name: 'Jana Nováková',
      displayName: 'Rezerva',
      product: 'Sporiaci účet',
      cashAccountType: 'SVGS',
      plan: emptyPlan,
    },
    {
      ...own,
      key: 'business',
      serial: '1007',
      iban: buildIban(duna.bankCode, '2600900011'),
      name: 'Papiernictvo Nováková, s. r. o.',
      product: 'Podnikateľský účet',
      usage: 'ORGA',
      plan: planWebShop('jana-business'),
      keptRows: 100_000,
    },
  ],
};

const peter: SandboxPerson = {
  username: 'peter',
  password,
  name: 'Peter Kováč',
  about: 'simple',
  accounts: [
    {
      ...own,
      key: 'current',
      serial: '2001',
      iban: buildIban(duna.bankCode, '2600200018'),
      name: 'Peter Kováč',
      product: 'Študentský účet',
      plan: planSimpleLife('peter-current', { number: '4035 XXXX XXXX 7305', holder: 'PETER KOVÁČ' }),
    },
  ],
};

const zuzanaCard = { number: '4035 XXXX XXXX 5521', holder: 'ZUZANA HRAŠKOVÁ' };

const zuzana: SandboxPerson = {
  username: 'zuzana',
  password,
  name: 'Zuzana Hrašková',
  about: 'trouble',
  accounts: [
    {
      ...own,
      key: 'current',
      serial: '3001',
      iban: buildIban(duna.bankCode, '2600300019'),
      name: 'Zuzana Hrašková',
      product: 'Účet Duna',
      plan: planHousehold('zuzana-current', zuzanaCard),
    },
    {
      ...own,
      key: 'malformed',
      serial: '3002',
      iban: buildIban(duna.bankCode, '2600300027'),
      name: 'Zuzana Hrašková',
      displayName: 'Účet s poškodeným riadkom',
      product: 'Účet Duna',
      plan: planSimpleLife('zuzana-malformed', zuzanaCard),
      trouble: 'malformed-row',
    },
    {
      ...own,
      key: 'failing',
      serial: '3003',
      iban: buildIban(duna.bankCode, '2600300035'),
      name: 'Zuzana Hrašková',
      displayName: 'Účet, ktorý zlyháva',
      product: 'Účet Duna',
      plan: emptyPlan,
      trouble: 'fails',
    },
    {
      ...own,
      key: 'blocked',
      serial: '3004',
      iban: buildIban(duna.bankCode, '2600300043'),
      name: 'Zuzana Hrašková',
      displayName: 'Zablokovaný účet',
      product: 'Účet Duna',
      status: 'blocked',
      plan: planSimpleLife('zuzana-blocked', zuzanaCard),
    },
  ],
};

export const sandboxPeople: readonly SandboxPerson[] = [jana, peter, zuzana];
