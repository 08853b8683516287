import { duna, podTatrami } from '../bank-codes.ts';
import { buildIban } from '../build-iban.ts';
import { createParty } from '../parties.ts';
import { emptyPlan } from '../plan.ts';
import { planEverydayLife } from '../plans/everyday-life.ts';
import { planCrowns, planDollars } from '../plans/foreign-currencies.ts';
import { planHousehold } from '../plans/household.ts';
import { planSavings } from '../plans/savings.ts';
import { planWebShop } from '../plans/web-shop.ts';
import { ownAccount } from '../sandbox-account.ts';
import { type SandboxPerson, testPassword } from './sandbox-person.ts';

const janaCard = { number: '4035 XXXX XXXX 1188', holder: 'JANA NOVÁKOVÁ' };
const janaEveryday = createParty('Jana Nováková', duna, '2600100017');
const janaSavings = createParty('Jana Nováková', duna, '2600100025');
const janaForeign = buildIban(duna.bankCode, '2600100033');

/** Everything that an account can be. */
export const jana: SandboxPerson = {
  username: 'jana',
  password: testPassword,
  name: 'Jana Nováková',
  about: 'everything',
  accounts: [
    {
      ...ownAccount,
      key: 'current',
      serial: '1001',
      iban: janaEveryday.account.iban,
      name: 'Jana Nováková',
      displayName: 'Bežný účet',
      product: 'Účet Duna Plus',
      plan: planEverydayLife('jana-current', janaCard, janaSavings),
    },
    {
      ...ownAccount,
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
      ...ownAccount,
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
      ...ownAccount,
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
      ...ownAccount,
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
      ...ownAccount,
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
      ...ownAccount,
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
