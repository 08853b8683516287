import type { Habit } from '../habit.ts';

/** Texts escaped for a web page that they are not in: `"creditorName": "Tom &amp; Jerry&#39;s"`. */
export const escapedTexts: Partial<Habit> = {
  account: (account) => ({ ...account, product: 'Úspory &lt;plus&gt;' }),
  row: (row) => ({
    ...row,
    ...('creditorName' in row && { creditorName: 'Tom &amp; Jerry&#39;s' }),
    remittanceInformationUnstructured: 'Stolička &#x2013; 2 ks &amp;amp; stôl',
  }),
};
