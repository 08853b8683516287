import { formatExactJson } from '../../../shared/exact-json.ts';
import type { ExportSource } from './export-source.ts';

/**
 * Everything, in Konto's own words: the account, and its rows with the bank's own object as `source`. Amounts are texts,
 * and the numbers of the source stand as the bank wrote them.
 */
export function* buildJson({
  account,
  rows,
  closing,
  closingDay,
  part,
  createdAt,
}: ExportSource): Generator<string> {
  const { iban, otherIdentification, currency, name, displayName, product } = account;
  const about = { iban, otherIdentification, currency, name, displayName, product };
  const head = {
    createdAt: new Date(createdAt).toISOString(),
    account: about,
    complete: part === null,
    closing,
    closingDay,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"transactions":[`;
  let divider = '\n';
  for (const { source, ...row } of rows) {
    yield `${divider}${JSON.stringify(row).slice(0, -1)},"source":${formatExactJson(source)}}`;
    divider = ',\n';
  }
  yield '\n]}\n';
}
