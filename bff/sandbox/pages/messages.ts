import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

const english = {
  sandbox: 'Sandbox: invented people, invented money.',
  loginTitle: 'Sign in to internet banking',
  loginAsk: 'Konto wants to read your accounts. Sign in to decide.',
  testUsers: 'Test users',
  testUsersHint: 'One click signs in. Everybody’s password is',
  about: {
    everything: 'every kind of account',
    simple: 'one account',
    trouble: 'accounts with faults',
    habits: 'an account for each bad habit of a bank',
  },
  credentials: 'Or with a user name',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  problem: 'There is a problem',
  wrongCredentials: 'The user name or the password is wrong.',
  consentTitle: 'May Konto read your accounts?',
  signedInAs: 'Signed in as',
  may: 'Konto will be able to see balances and transactions. It cannot move money.',
  accounts: 'Accounts',
  duration: 'For how long',
  durationHint: 'You can end it sooner in internet banking.',
  allow: 'Allow',
  refuse: 'Refuse',
  noAccount: 'Choose at least one account, or refuse.',
  endedTitle: 'This sign-in has ended',
  ended: 'It was finished, or it took longer than ten minutes. Go back to the application and start again.',
  untrustedTitle: 'This request cannot be trusted',
  untrusted: {
    invalid_client: 'The application that sent you here is not registered with this bank.',
    invalid_redirect_uri: 'The return address in the request is not one that the application registered.',
  },
  untrustedHint: 'You were not signed in, and nothing was sent to the application.',
};

export type Messages = typeof english & { language: 'en' | 'sk' };

const slovak: typeof english = {
  sandbox: 'Sandbox: vymyslení ľudia, vymyslené peniaze.',
  loginTitle: 'Prihlásenie do internet bankingu',
  loginAsk: 'Aplikácia Konto chce čítať vaše účty. Prihláste sa a rozhodnite.',
  testUsers: 'Testovací používatelia',
  testUsersHint: 'Stačí jedno kliknutie. Heslo má každý',
  about: {
    everything: 'účty každého druhu',
    simple: 'jeden účet',
    trouble: 'účty s poruchami',
    habits: 'účet pre každý zlozvyk banky',
  },
  credentials: 'Alebo menom a heslom',
  username: 'Používateľské meno',
  password: 'Heslo',
  signIn: 'Prihlásiť sa',
  problem: 'Niečo nie je v poriadku',
  wrongCredentials: 'Používateľské meno alebo heslo nie je správne.',
  consentTitle: 'Smie Konto čítať vaše účty?',
  signedInAs: 'Prihlásený používateľ:',
  may: 'Konto uvidí zostatky a transakcie. Peniaze presúvať nemôže.',
  accounts: 'Účty',
  duration: 'Na ako dlho',
  durationHint: 'Súhlas môžete v internet bankingu ukončiť aj skôr.',
  allow: 'Povoliť',
  refuse: 'Odmietnuť',
  noAccount: 'Vyberte aspoň jeden účet alebo žiadosť odmietnite.',
  endedTitle: 'Toto prihlásenie sa skončilo',
  ended: 'Už bolo dokončené alebo trvalo dlhšie ako desať minút. Vráťte sa do aplikácie a začnite znova.',
  untrustedTitle: 'Tejto žiadosti sa nedá veriť',
  untrusted: {
    invalid_client: 'Aplikácia, ktorá vás sem poslala, nie je v tejto banke registrovaná.',
    invalid_redirect_uri: 'Návratovú adresu v žiadosti si aplikácia nezaregistrovala.',
  },
  untrustedHint: 'Neprihlásili sme vás a aplikácii sme nič neposlali.',
};

/** In the browser's language, else English. */
export function chooseMessages(c: Context): Messages {
  const language = accepts(c, { header: 'Accept-Language', supports: ['en', 'sk', 'sk-SK'], default: 'en' });
  return language.startsWith('sk') ? { ...slovak, language: 'sk' } : { ...english, language: 'en' };
}
