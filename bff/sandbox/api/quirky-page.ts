import type { Quirks } from '../levers/quirks.ts';
import type { WireBody } from './json-body.ts';

/** The row as a careless bank sends it; `index` is its place on the page. */
export function breakRow(body: WireBody, index: number, quirks: Quirks): WireBody {
  return {
    ...body,
    ...(quirks.has('odd-states') && { transactionState: index % 2 === 0 ? 'Booked' : undefined }),
    ...(quirks.has('mixed-currencies') && index % 3 === 0 && { transactionAmount: crowns }),
    ...(quirks.has('odd-fields') && oddFields),
  };
}

const crowns = { currency: 'CZK', amount: '-250.00' };

/** Optional fields in forms that nobody has promised. */
const oddFields = {
  creditorAgent: 'TATRSKBX',
  remittanceInformationUnstructured: ['a', 'b'],
  isReversal: 'false',
  originalAmount: {},
};

/** The link as it arrives at times. */
export function breakLink(link: string, quirks: Quirks): string {
  if (quirks.has('foreign-links'))
    return link.replace(
      /^https?:\/\/.*?\/v5\/accounts\/[^/]+/,
      'https://elsewhere.invalid/v5/accounts/other',
    );
  return quirks.has('damaged-links') ? `${link.replace('&', '&&')}"` : link;
}
