import { type HabitName, habitNames } from '../../habits/habits.ts';
import { duna } from '../bank-codes.ts';
import { buildIban } from '../build-iban.ts';
import { createParty } from '../parties.ts';
import { emptyPlan, type Plan } from '../plan.ts';
import { planEverydayLife } from '../plans/everyday-life.ts';
import { ownAccount, type SandboxAccount } from '../sandbox-account.ts';
import { type SandboxPerson, testPassword } from './sandbox-person.ts';

const card = { number: '4035 XXXX XXXX 6640', holder: 'OSKAR BLAHO' };
const savings = createParty('Oskar Blaho', duna, '2600499007');

/** What each account is called: its name says what to look for. */
const named: Readonly<Record<HabitName, string>> = {
  'one-iban': 'One number for two accounts',
  'ids-to-escape': 'An id to escape',
  'balance-twice': 'Available twice, once with credit',
  'balance-unclear': 'Available twice, without a word',
  'balance-codes': 'Balance types by their codes',
  'balances-of-its-own': 'Balance types of its own',
  'balance-unreadable': 'A balance without its amount',
  'balances-in-detail-only': 'Balances in the detail only',
  'balances-of-another-form': 'Balances of another form',
  'status-in-capitals': 'Status in capitals',
  'status-of-its-own': 'A status of its own',
  'odd-account-fields': 'Odd fields of an account',
  'reference-as-text': 'A bare text for its number',
  'currency-of-its-own': 'A currency of its own',
  'invisible-name': 'A name not to be seen',
  'unreadable-account': 'An account without an id',
  'long-words': 'Long words and amounts',
  'turned-letters': 'Letters turned round',
  'escaped-texts': 'Texts escaped for a web page',
  'pages-from-zero': 'Pages counted from zero',
  'no-pages-counted': 'No pages counted',
  'page-numbers-as-texts': 'Page numbers as texts',
  'smaller-pages': 'Pages smaller than asked',
  'larger-pages': 'Pages larger than asked',
  'empty-pages': 'Pages without rows',
  'rows-that-vanish': 'Rows that vanish while paging',
  'rows-that-arrive': 'Rows that arrive while paging',
  'rows-twice': 'A row twice on a page',
  'next-links': 'Pages joined by links',
  'nothing-as-204': 'Nothing as 204',
  'nothing-as-blank': 'Nothing as a blank',
  'nothing-as-object': 'Nothing as an empty object',
  'nothing-as-null': 'Nothing as null',
  'dates-with-zone': 'Dates with a zone',
  'dates-that-are-none': 'Dates that are none',
  'unsigned-original-amounts': 'Original amounts without a sign',
  'turned-names': 'Names turned round',
  'own-names': 'One’s own name on both sides',
  'placeholder-names': 'Words for an unknown name',
  'broken-lines': 'Texts of several lines',
  'odd-row-fields': 'Odd fields of rows',
  'states-of-its-own': 'States of its own',
  'several-currencies': 'Rows in several currencies',
  'unreadable-rows': 'Rows that cannot be read',
  'rows-without-ids': 'Rows without ids',
  'windows-1250': 'Answers in Windows-1250',
  'plain-text': 'Answers as plain text',
  'coding-utf-8': 'A charset for a coding',
  'gzip-unasked': 'Compressed without being asked',
  'path-unknown': 'A path that is not there',
};

/** At a bank with bad habits: an account for each of them, and one more where it takes two. */
export const oskar: SandboxPerson = {
  username: 'oskar',
  password: testPassword,
  name: 'Oskar Blaho',
  about: 'habits',
  accounts: [
    ...habitNames.map((habit, index) => buildAccount(4001 + index, { habit, displayName: named[habit] })),
    buildAccount(4099, { habit: 'one-iban', displayName: 'The same number again' }),
  ],
};

interface Oddity {
  habit: HabitName;
  displayName: string;
}

function buildAccount(serial: number, { habit, displayName }: Oddity): SandboxAccount {
  const isFirst = displayName === named[habit];
  return {
    ...ownAccount,
    key: isFirst ? habit : `${habit}-again`,
    serial: String(serial),
    iban: buildIban(duna.bankCode, `260040${serial}`),
    name: 'Oskar Blaho',
    displayName,
    product: 'Účet Duna',
    plan: planFor(habit),
    keptRows: 110,
    habits: [habit],
  };
}

/** Some habits are those of an account on which nothing happens. */
function planFor(habit: HabitName): Plan {
  if (habit.startsWith('nothing-')) return emptyPlan;
  return planEverydayLife(`oskar-${habit}`, card, savings);
}
