import { balanceCodes } from './accounts/balance-codes.ts';
import { balanceTwice } from './accounts/balance-twice.ts';
import { balanceUnclear } from './accounts/balance-unclear.ts';
import { balanceUnreadable } from './accounts/balance-unreadable.ts';
import { balancesInDetailOnly } from './accounts/balances-in-detail-only.ts';
import { balancesOfAnotherForm } from './accounts/balances-of-another-form.ts';
import { balancesOfItsOwn } from './accounts/balances-of-its-own.ts';
import { currencyOfItsOwn } from './accounts/currency-of-its-own.ts';
import { idsToEscape } from './accounts/ids-to-escape.ts';
import { invisibleName } from './accounts/invisible-name.ts';
import { oddAccountFields } from './accounts/odd-account-fields.ts';
import { oneIban } from './accounts/one-iban.ts';
import { referenceAsText } from './accounts/reference-as-text.ts';
import { statusInCapitals } from './accounts/status-in-capitals.ts';
import { statusOfItsOwn } from './accounts/status-of-its-own.ts';
import { unreadableAccount } from './accounts/unreadable-account.ts';
import { codingUtf8 } from './answers/coding-utf-8.ts';
import { gzipUnasked } from './answers/gzip-unasked.ts';
import { pathUnknown } from './answers/path-unknown.ts';
import { plainText } from './answers/plain-text.ts';
import { windows1250 } from './answers/windows-1250.ts';
import { emptyPages } from './pages/empty-pages.ts';
import { largerPages } from './pages/larger-pages.ts';
import { nextLinks } from './pages/next-links.ts';
import { noPagesCounted } from './pages/no-pages-counted.ts';
import { nothingAs204 } from './pages/nothing-as-204.ts';
import { nothingAsBlank } from './pages/nothing-as-blank.ts';
import { nothingAsNull } from './pages/nothing-as-null.ts';
import { nothingAsObject } from './pages/nothing-as-object.ts';
import { pageNumbersAsTexts } from './pages/page-numbers-as-texts.ts';
import { pagesFromZero } from './pages/pages-from-zero.ts';
import { rowsThatArrive } from './pages/rows-that-arrive.ts';
import { rowsThatVanish } from './pages/rows-that-vanish.ts';
import { rowsTwice } from './pages/rows-twice.ts';
import { smallerPages } from './pages/smaller-pages.ts';
import { brokenLines } from './rows/broken-lines.ts';
import { datesThatAreNone } from './rows/dates-that-are-none.ts';
import { datesWithZone } from './rows/dates-with-zone.ts';
import { oddRowFields } from './rows/odd-row-fields.ts';
import { ownNames } from './rows/own-names.ts';
import { placeholderNames } from './rows/placeholder-names.ts';
import { rowsWithoutIds } from './rows/rows-without-ids.ts';
import { severalCurrencies } from './rows/several-currencies.ts';
import { statesOfItsOwn } from './rows/states-of-its-own.ts';
import { turnedNames } from './rows/turned-names.ts';
import { unreadableRows } from './rows/unreadable-rows.ts';
import { unsignedOriginalAmounts } from './rows/unsigned-original-amounts.ts';
import { escapedTexts } from './texts/escaped-texts.ts';
import { longWords } from './texts/long-words.ts';
import { turnedLetters } from './texts/turned-letters.ts';

/** Every habit by its name, as accounts and levers name it. */
export const habits = {
  'one-iban': oneIban,
  'ids-to-escape': idsToEscape,
  'balance-twice': balanceTwice,
  'balance-unclear': balanceUnclear,
  'balance-codes': balanceCodes,
  'balances-of-its-own': balancesOfItsOwn,
  'balance-unreadable': balanceUnreadable,
  'balances-in-detail-only': balancesInDetailOnly,
  'balances-of-another-form': balancesOfAnotherForm,
  'status-in-capitals': statusInCapitals,
  'status-of-its-own': statusOfItsOwn,
  'odd-account-fields': oddAccountFields,
  'reference-as-text': referenceAsText,
  'currency-of-its-own': currencyOfItsOwn,
  'invisible-name': invisibleName,
  'unreadable-account': unreadableAccount,
  'long-words': longWords,
  'turned-letters': turnedLetters,
  'escaped-texts': escapedTexts,
  'pages-from-zero': pagesFromZero,
  'no-pages-counted': noPagesCounted,
  'page-numbers-as-texts': pageNumbersAsTexts,
  'smaller-pages': smallerPages,
  'larger-pages': largerPages,
  'empty-pages': emptyPages,
  'rows-that-vanish': rowsThatVanish,
  'rows-that-arrive': rowsThatArrive,
  'rows-twice': rowsTwice,
  'next-links': nextLinks,
  'nothing-as-204': nothingAs204,
  'nothing-as-blank': nothingAsBlank,
  'nothing-as-object': nothingAsObject,
  'nothing-as-null': nothingAsNull,
  'dates-with-zone': datesWithZone,
  'dates-that-are-none': datesThatAreNone,
  'unsigned-original-amounts': unsignedOriginalAmounts,
  'turned-names': turnedNames,
  'own-names': ownNames,
  'placeholder-names': placeholderNames,
  'broken-lines': brokenLines,
  'odd-row-fields': oddRowFields,
  'states-of-its-own': statesOfItsOwn,
  'several-currencies': severalCurrencies,
  'unreadable-rows': unreadableRows,
  'rows-without-ids': rowsWithoutIds,
  'windows-1250': windows1250,
  'plain-text': plainText,
  'coding-utf-8': codingUtf8,
  'gzip-unasked': gzipUnasked,
  'path-unknown': pathUnknown,
};

export type HabitName = keyof typeof habits;

export const habitNames = Object.keys(habits).filter((name): name is HabitName => name in habits);
