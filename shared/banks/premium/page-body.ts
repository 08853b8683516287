import type { ExactJson } from '../../exact-json.ts';
import { UnreadableResponse } from '../bank-responses.ts';
import { isEmptyBody, parseBody } from '../response-body.ts';

/**
 * The object of a page of transactions. One without rows may leave their field out, as long as it says nothing that is
 * not about the page. Throws `UnreadableResponse`.
 */
export function parsePageBody(body: string, pageFields: readonly string[]): ExactJson {
  const page = isEmptyBody(body) ? {} : parseBody(body);
  if (typeof page !== 'object' || page === null || Array.isArray(page)) throw new UnreadableResponse('shape');
  const says = Object.keys(page);
  if (says.includes('transactions') || says.every((field) => pageFields.includes(field))) return page;
  throw new UnreadableResponse('shape');
}
