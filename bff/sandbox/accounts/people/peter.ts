import { duna } from '../bank-codes.ts';
import { buildIban } from '../build-iban.ts';
import { planStudentLife } from '../plans/student-life.ts';
import { ownAccount } from '../sandbox-account.ts';
import { type SandboxPerson, testPassword } from './sandbox-person.ts';

/** A simple life. */
export const peter: SandboxPerson = {
  username: 'peter',
  password: testPassword,
  name: 'Peter Kováč',
  about: 'simple',
  accounts: [
    {
      ...ownAccount,
      key: 'current',
      serial: '2001',
      iban: buildIban(duna.bankCode, '2600200018'),
      name: 'Peter Kováč',
      product: 'Študentský účet',
      plan: planStudentLife('peter-current', { number: '4035 XXXX XXXX 7305', holder: 'PETER KOVÁČ' }),
    },
  ],
};
