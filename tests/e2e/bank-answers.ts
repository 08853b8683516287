import type { Page, Response } from '@playwright/test';
import { type ExactJson, parseExactJson } from '../../shared/exact-json.ts';

/** What the bank has answered to the page, as the BFF relayed it. */
export interface BankAnswers {
  /** The rows of the first answer for a page of transactions: later ones are only compared. None where there are none. */
  rowsOf: (page: number) => Promise<readonly ExactJson[]>;
  /** The accounts of the latest list. */
  accounts: () => Promise<readonly ExactJson[]>;
  forget: () => void;
}

export function recordBankAnswers(page: Page): BankAnswers {
  let answers: Answer[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'fetch') return;
    const body = readText(response);
    // What nobody asks for may be lost to a reload; whoever does ask meets the error.
    body.catch(() => undefined);
    answers.push({ url: new URL(response.url()), body });
  });
  const read = async (found: Answer | undefined, field: string): Promise<readonly ExactJson[]> => {
    if (!found) throw new Error(`The page has not asked for its ${field}`);
    return readList(await found.body, field);
  };
  return {
    rowsOf: (number) =>
      read(
        answers.find(({ url }) => isTransactions(url) && url.searchParams.get('page') === String(number)),
        'transactions',
      ),
    accounts: () =>
      read(
        answers.findLast(({ url }) => /\/connections\/[^/]+\/accounts$/.test(url.pathname)),
        'accounts',
      ),
    forget: () => {
      answers = [];
    },
  };
}

interface Answer {
  url: URL;
  body: Promise<string>;
}

const isTransactions = ({ pathname }: URL): boolean => pathname.endsWith('/transactions');

/** The browser has undone the charset already. */
const readText = async (response: Response): Promise<string> =>
  response.status() === 204 ? '' : response.text();

function readList(body: string, field: string): readonly ExactJson[] {
  const answer = body === '' ? null : parseExactJson(body);
  const list = isObject(answer) ? answer[field] : null;
  return Array.isArray(list) ? list : [];
}

export const isObject = (value: ExactJson | undefined): value is { [name: string]: ExactJson } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value.constructor === Object;
