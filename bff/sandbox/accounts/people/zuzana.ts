import { duna } from '../bank-codes.ts';
import { buildIban } from '../build-iban.ts';
import { emptyPlan } from '../plan.ts';
import { planHousehold } from '../plans/household.ts';
import { planStudentLife } from '../plans/student-life.ts';
import { ownAccount } from '../sandbox-account.ts';
import { type SandboxPerson, testPassword } from './sandbox-person.ts';

const zuzanaCard = { number: '4035 XXXX XXXX 5521', holder: 'ZUZANA HRAŠKOVÁ' };

/** Accounts with something wrong beside one that is well. */
export const zuzana: SandboxPerson = {
  username: 'zuzana',
  password: testPassword,
  name: 'Zuzana Hrašková',
  about: 'trouble',
  accounts: [
    {
      ...ownAccount,
      key: 'current',
      serial: '3001',
      iban: buildIban(duna.bankCode, '2600300019'),
      name: 'Zuzana Hrašková',
      product: 'Účet Duna',
      plan: planHousehold('zuzana-current', zuzanaCard),
    },
    {
      ...ownAccount,
      key: 'malformed',
      serial: '3002',
      iban: buildIban(duna.bankCode, '2600300027'),
      name: 'Zuzana Hrašková',
      displayName: 'Účet s poškodeným riadkom',
      product: 'Účet Duna',
      plan: planStudentLife('zuzana-malformed', zuzanaCard),
      trouble: 'malformed-row',
    },
    {
      ...ownAccount,
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
      ...ownAccount,
      key: 'blocked',
      serial: '3004',
      iban: buildIban(duna.bankCode, '2600300043'),
      name: 'Zuzana Hrašková',
      displayName: 'Zablokovaný účet',
      product: 'Účet Duna',
      status: 'blocked',
      plan: planStudentLife('zuzana-blocked', zuzanaCard),
    },
  ],
};
