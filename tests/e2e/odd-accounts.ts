// The accounts of the one whose bank has bad habits, a few for each test, and what is to be found behind them.

/** By the kind of what is odd: how many pages of which size are looked at. */
export const oddAccounts = {
  accounts: {
    pageSize: 10,
    most: 1,
    keys: [
      'one-iban',
      'one-iban-again',
      'ids-to-escape',
      'balance-twice',
      'balance-unclear',
      'balance-codes',
      'balances-of-its-own',
      'balance-unreadable',
      'balances-in-detail-only',
      'balances-of-another-form',
      'status-in-capitals',
      'status-of-its-own',
      'odd-account-fields',
      'reference-as-text',
      'currency-of-its-own',
      'invisible-name',
      'unreadable-account',
    ],
  },
  pages: {
    pageSize: 50,
    most: 20,
    keys: [
      'pages-from-zero',
      'no-pages-counted',
      'page-numbers-as-texts',
      'smaller-pages',
      'larger-pages',
      'empty-pages',
      'rows-that-vanish',
      'rows-that-arrive',
      'rows-twice',
      'next-links',
      'nothing-as-204',
      'nothing-as-blank',
      'nothing-as-object',
      'nothing-as-null',
    ],
  },
  rows: {
    pageSize: 50,
    most: 1,
    keys: [
      'dates-with-zone',
      'dates-that-are-none',
      'unsigned-original-amounts',
      'odd-row-fields',
      'states-of-its-own',
      'several-currencies',
      'unreadable-rows',
      'rows-without-ids',
      'windows-1250',
      'plain-text',
    ],
  },
  texts: {
    pageSize: 50,
    most: 1,
    keys: [
      'long-words',
      'turned-letters',
      'escaped-texts',
      'placeholder-names',
      'own-names',
      'turned-names',
      'broken-lines',
      'coding-utf-8',
      'gzip-unasked',
    ],
  },
} as const;

/** What is found by whoever turns the pages of an account. */
export interface Walk {
  rows: number;
  /** Pages that are said not to follow the one before. */
  disjoint: number;
  isEnd: boolean;
}

const kept = 110;

const others: Readonly<Record<string, Partial<Walk>>> = {
  // Over a gap there is no end.
  'rows-that-vanish': { rows: 107, disjoint: 1, isEnd: false },
  'rows-that-arrive': { rows: 113, disjoint: 1 },
  'rows-twice': { rows: 113 },
  'nothing-as-204': { rows: 0 },
  'nothing-as-blank': { rows: 0 },
  'nothing-as-object': { rows: 0 },
  'nothing-as-null': { rows: 0 },
};

export function expectedWalk(key: string, pageSize: number, most: number): Walk {
  const rows = Math.min(kept, pageSize * most);
  return { rows, disjoint: 0, isEnd: rows === kept, ...others[key] };
}
