import { encodeAmount } from './amount-key.ts';
import { foldText } from './fold-text.ts';

/** One word of a query. A row has it if its key has one of the needles. */
export interface QueryWord {
  needles: readonly string[];
}

/**
 * Takes what somebody typed apart into words, which a row must all have, in any order. An IBAN in groups is one word, and
 * so is an amount with spaces between its thousands.
 */
export const parseQuery = (typed: string): QueryWord[] =>
  joinGroups(foldText(typed))
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ needles: listNeedles(word) }));

/** Letters only in the first group, as most countries have it: two more words could as well be names. */
const groupedIban = /(?<!\S)[a-z]{2}\d{2}(?:\s[a-z]{4})?(?:\s\d{4})+(?:\s\d{1,3}(?!\S))?/g;
const groupedAmount = /(?<!\S)[-+]?\d{1,3}(?:\s\d{3})+[.,]\d+(?!\S)/g;

const joinGroups = (text: string): string =>
  text.replace(groupedIban, joinWords).replace(groupedAmount, joinWords);

const joinWords = (text: string): string => text.replace(/\s/g, '');

/** A minus asks for what went out, and for nothing else; a plus stands before telephone numbers, too. */
function listNeedles(word: string): string[] {
  const amounts = listAmounts(word);
  return word.startsWith('-') && amounts.length > 0 ? amounts : [word, ...amounts];
}

const plain = /^([-+]?)0*(\d+)(?:[.,](\d*))?$/;
const withPoints = /^([-+]?)(\d{1,3}(?:\.\d{3})+)(?:,(\d*))?$/;
const withCommas = /^([-+]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/** The amounts that a word may mean. Digits behind the comma may still be coming: `12,3` is the beginning of 12.30. */
const listAmounts = (word: string): string[] =>
  [plain, withPoints, withCommas].flatMap((form) => {
    const [matched, sign, whole = '', fraction = ''] = form.exec(word) ?? [];
    if (matched === undefined) return [];
    return [encodeAmount(`${sign}${whole.replace(/[.,]/g, '')}.${fraction}`)];
  });
