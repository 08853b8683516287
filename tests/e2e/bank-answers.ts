import type { Page, Response } from '@playwright/test';
import { type ExactJson, parseExactJson } from '../../shared/exact-json.ts';

/** What the bank has answered to the page, as the BFF relayed it. */
export interface BankAnswers {
  /** The rows of the latest answer for a page of transactions; none where it is no such answer. */
  rowsOf: (page: number) => Promise<readonly ExactJson[]>;
  /** The accounts of the latest list. */
  accounts: () => Promise<readonly ExactJson[]>;
  forget: () => void;
}

export function recordBankAnswers(page: Page): BankAnswers {
  let responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  const read = async (isMeant: (url: URL) => boolean, field: string): Promise<readonly ExactJson[]> => {
    const found = responses.findLast((response) => isMeant(new URL(response.url())));
    if (!found) throw new Error(`The page has not asked for its ${field}`);
    return readList(await readText(found), field);
  };
  return {
    rowsOf: (number) =>
      read((url) => isTransactions(url) && url.searchParams.get('page') === String(number), 'transactions'),
    accounts: () => read(({ pathname }) => /\/connections\/[^/]+\/accounts$/.test(pathname), 'accounts'),
    forget: () => {
      responses = [];
    },
  };
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
